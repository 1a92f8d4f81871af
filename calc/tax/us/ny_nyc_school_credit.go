package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type schoolCreditRules struct {
	fixed              byStatus
	fixedLimit         worksheet.Amount // of income
	rateReduction      schedules
	rateReductionLimit worksheet.Amount // of taxable income
}

func bindSchoolCredit(read *law.Reader) schoolCreditRules {
	return schoolCreditRules{
		fixed:              amounts(read, "us.ny_nyc_school_credit.fixed"),
		fixedLimit:         read.Amount("us.ny_nyc_school_credit.fixed_limit"),
		rateReduction:      bindSchedules(read, "us.ny_nyc_school_credit.rate_reduction"),
		rateReductionLimit: read.Amount("us.ny_nyc_school_credit.rate_reduction_limit"),
	}
}

// schoolCreditLines are those of the credits within a return.
type schoolCreditLines struct{ rateReduction, credits worksheet.LineID }

func newSchoolCreditLines(prefix string) schoolCreditLines {
	return schoolCreditLines{
		rateReduction: worksheet.NewLine(prefix + "ny.nyc_school_credit.rate_reduction"),
		credits:       worksheet.NewLine(prefix + "ny.nyc_school_credit"),
	}
}

// credits are the two school tax credits: the rate reduction, up to a limit of
// taxable income, and the fixed amount, up to a lower limit of wages. Each is
// lost at once above its limit.
//
// law: N.Y. Tax Law 1310(e), N.Y. Tax Law 606(ggg)
func (r *schoolCreditRules) credits(s *worksheet.Sheet, l *schoolCreditLines, status tax.FilingStatus, wages, taxable worksheet.Amount) worksheet.Amount {
	if r.rateReductionLimit.Less(taxable) {
		return worksheet.Amount{}
	}
	reduction := s.Schedule(l.rateReduction, taxable, r.rateReduction[status], money.CentHalfUp)
	if r.fixedLimit.Less(wages) {
		return reduction
	}
	return s.Sum(l.credits, r.fixed[status], reduction)
}
