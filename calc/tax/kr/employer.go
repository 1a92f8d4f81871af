package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// employerLaw is what the employer alone bears: by the year, on taxable pay,
// and severance on cash.
type employerLaw struct {
	stability employmentStability
	accident  worksheet.Rate // of software and research
	levy      worksheet.Rate
	severance worksheet.Rate
}

func bindEmployerLaw(b *binder) employerLaw {
	r := b.annual()
	return employerLaw{
		stability: bindEmploymentStability(b),
		accident:  r.Rate("kr.industrial_accident.software_it"),
		levy:      r.Rate("kr.wage_claim_levy.rate"),
		severance: r.Rate("kr.severance.share_of_pay"),
	}
}

// accidentField is the input field of the firm's own industrial accident rate.
const accidentField = "employer.industrial_accident_rate"

var (
	lineAccident     = worksheet.NewLine("kr.employer.industrial_accident")
	lineLevy         = worksheet.NewLine("kr.employer.wage_claim_levy")
	lineSeverance    = worksheet.NewLine("kr.employer.severance")
	lineEmployerDues = worksheet.NewLine("kr.employer.contributions")
	lineOnCost       = worksheet.NewLine("kr.employer.on_cost")
)

// employerSide is the employer's lines.
type employerSide struct {
	halves
	unemployment worksheet.Amount
	employment   worksheet.Amount // unemployment and stability
	accident     worksheet.Amount
	levy         worksheet.Amount
	severance    worksheet.Amount
	dues         worksheet.Amount // all but severance
}

// levies are the lines that follow the taxable pay of the period: a year's, or
// a month's in a payslip.
// law: 고용산재보험료징수법 시행령 제12조제1항, 고용노동부고시 사업종류별 산재보험료율, 임금채권보장법 제9조, 근로자퇴직급여보장법 제20조제1항
func (l *employerLaw) levies(s *worksheet.Sheet, f Firm, e *employerSide, taxable, cash worksheet.Amount) {
	accident := l.accident
	if f.HasAccidentRate {
		accident = s.InputRate(accidentField, f.AccidentRate)
	}
	stability := s.Mul(lineStability, taxable, l.stability.rate(f), money.TruncateTo10Won)
	e.employment = s.Sum(lineEmployerEmployment, e.unemployment, stability)
	e.accident = s.Mul(lineAccident, taxable, accident, money.TruncateTo10Won)
	e.levy = s.Mul(lineLevy, taxable, l.levy, money.TruncateTo10Won)
	e.severance = s.Mul(lineSeverance, cash, l.severance, money.TruncateToWon)
}

// equalTo are the employer's halves, beside the employee's.
func (h halves) equalTo(s *worksheet.Sheet) halves {
	return halves{
		pension: s.Sum(linesEmployerPension.year, h.pension),
		health:  s.Sum(linesEmployerHealth.year, h.health),
		care:    s.Sum(linesEmployerCare.year, h.care),
	}
}

// total adds up the lines, once they are there.
func (e *employerSide) total(s *worksheet.Sheet) {
	e.dues = s.Sum(lineEmployerDues, e.pension, e.health, e.care, e.employment, e.accident, e.levy)
}

// OnCost is the employer's side alone, bound to the firm: contributions,
// levies and the severance accrual on a year's pay.
func (r *Rules) OnCost(f Firm) tax.OnCost {
	return func(s *worksheet.Sheet, pay tax.Pay) worksheet.Amount {
		if !employed(pay) {
			return worksheet.Amount{}
		}
		taxable := taxablePay(s, pay)
		e := employerSide{halves: r.halvesOf(s, &linesOfEmployer, taxable), unemployment: r.unemploymentOfEmployer(s, taxable)}
		r.employer.levies(s, f, &e, taxable, pay.Cash)
		e.total(s)
		return s.Sum(lineOnCost, e.dues, e.severance)
	}
}
