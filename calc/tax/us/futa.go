package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type futaRules struct {
	wageBase        worksheet.Amount
	rate, credit    worksheet.Rate
	creditReduction [jurisdictions]worksheet.Rate
}

func bindFUTA(read *law.Reader) futaRules {
	r := futaRules{
		wageBase: read.Amount("us.futa.wage_base"),
		rate:     read.Rate("us.futa.rate"),
		credit:   read.Rate("us.futa.credit"),
	}
	for _, j := range Jurisdictions {
		r.creditReduction[j] = read.Rate("us.futa.credit_reduction", stateKeys[j])
	}
	return r
}

var (
	lineFUTATaxable   = worksheet.NewLine("us.employer.futa.taxable")
	lineFUTAGross     = worksheet.NewLine("us.employer.futa.gross")
	lineFUTACredit    = worksheet.NewLine("us.employer.futa.credit")
	lineFUTAReduction = worksheet.NewLine("us.employer.futa.credit_reduction")
	lineFUTADue       = worksheet.NewLine("us.employer.futa.before_credit")
	lineFUTA          = worksheet.NewLine("us.employer.futa")
)

// compute is the federal unemployment tax that the employer pays: the full
// credit for contributions to the state is taken, less the reduction for
// states in debt to the federal fund.
//
// law: 26 USC 3301, 26 USC 3302, 26 USC 3302(c)(2), 26 USC 3306(b)(1)
func (r *futaRules) compute(s *worksheet.Sheet, j Jurisdiction, wages worksheet.Amount) worksheet.Amount {
	taxable := s.Min(lineFUTATaxable, wages, r.wageBase)
	gross := s.Mul(lineFUTAGross, taxable, r.rate, money.CentHalfUp)
	credit := s.Mul(lineFUTACredit, taxable, r.credit, money.CentHalfUp)
	reduction := s.Mul(lineFUTAReduction, taxable, r.creditReduction[j], money.CentHalfUp)
	return s.Sub(lineFUTA, s.Sum(lineFUTADue, gross, reduction), credit)
}
