package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// rdCredit is the company's tax credit for research and development, at the
// rates for national strategic technology, in years in which artificial
// intelligence is listed as one.
type rdCredit struct{ sme, other worksheet.Rate }

func bindRDCredit(b *binder) rdCredit {
	const path = "kr.rd_credit.national_strategic"
	r := b.annual()
	if !r.Holds("kr.rd_credit.ai_is_national_strategic") {
		return rdCredit{}
	}
	return rdCredit{sme: r.Rate(path, "sme"), other: r.Rate(path, "other")}
}

// RDCreditRate is the credit's rate for national strategic technology, zero
// for years in which the law did not list artificial intelligence.
func (r *Rules) RDCreditRate(sme bool) worksheet.Rate {
	if sme {
		return r.research.sme
	}
	return r.research.other
}

// RDClaim is what a company claims on one researcher. The rate is the
// company's own or RDCreditRate.
type RDClaim struct {
	Rate        worksheet.Rate
	UsableShare worksheet.Rate   // share of the credit that the company's tax can use, 0 to 1
	Grant       worksheet.Amount // labour cost paid from a research grant; not an employment subsidy
}

var (
	lineLabourCost = worksheet.NewLine("kr.rd_credit.labour_cost")
	lineRDBase     = worksheet.NewLine("kr.rd_credit.base")
	lineRDCredit   = worksheet.NewLine("kr.rd_credit.full")
	lineRDUsable   = worksheet.NewLine("kr.rd_credit")
)

// RDCredit is the company's credit on the labour cost behind a result: cash
// pay and the employer's pension, health, care and employment contributions
// less what a research grant pays. It is not refundable. What counts as labour
// cost is recalled: the present wording of 별표 6 was not read.
// law: 조세특례제한법 제10조제1항, 조세특례제한법 시행령 별표 6
func (r *Rules) RDCredit(s *worksheet.Sheet, result Result, cash worksheet.Amount, claim RDClaim) worksheet.Amount {
	labour := s.Sum(lineLabourCost, cash, result.EmployerPension, result.EmployerHealth, result.EmployerCare, result.EmployerEmployment)
	base := s.Excess(lineRDBase, labour, claim.Grant)
	credit := s.Mul(lineRDCredit, base, claim.Rate, money.TruncateToWon)
	return s.Mul(lineRDUsable, credit, claim.UsableShare, money.TruncateToWon)
}
