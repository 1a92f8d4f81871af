package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type newYorkRules struct {
	noDeduction

	brackets           schedules
	standardDeduction  byStatus
	dependentExemption worksheet.Amount
	supplemental       supplementalRules
	city               cityRules
	sdi, pfl           limitedRate
}

func bindNewYork(read *law.Reader, _ *Rules) state {
	return &newYorkRules{
		brackets:           bindSchedules(read, "us.ny_income_tax.brackets"),
		standardDeduction:  amounts(read, "us.ny_standard_deduction.amount"),
		dependentExemption: read.Amount("us.ny_dependent_exemption.each"),
		supplemental:       bindSupplemental(read),
		city:               bindCity(read),
		sdi:                bindLimitedRate(read, "us.ny_sdi"),
		pfl:                bindLimitedRate(read, "us.ny_pfl"),
	}
}

// newYorkLines are those of a New York return.
type newYorkLines struct {
	dependents, deductions, taxable, scheduled, incomeTax, bothTaxes worksheet.LineID

	supplemental supplementalLines
	city         cityLines
}

var newYorkReturns = returns(newNewYorkLines, func(joint *newYorkLines) {
	joint.incomeTax = worksheet.NewLine("us.joint.ny.income_tax")
	joint.city.incomeTax = worksheet.NewLine("us.joint.ny.nyc_income_tax")
	joint.bothTaxes = worksheet.NewLine("us.joint.ny.state_and_city_tax")
})

func newNewYorkLines(prefix string) newYorkLines {
	return newYorkLines{
		dependents:   worksheet.NewLine(prefix + "ny.dependent_exemptions"),
		deductions:   worksheet.NewLine(prefix + "ny.income_tax.deductions"),
		taxable:      worksheet.NewLine(prefix + "ny.income_tax.taxable"),
		scheduled:    worksheet.NewLine(prefix + "ny.income_tax.scheduled"),
		supplemental: newSupplementalLines(prefix),
		incomeTax:    worksheet.NewLine(prefix + "ny.income_tax"),
		city:         newCityLines(prefix),
		bothTaxes:    worksheet.NewLine(prefix + "ny.state_and_city_tax"),
	}
}

// incomeTax is the income tax of New York State and of New York City, which
// taxes its residents on the state's taxable income.
func (r *newYorkRules) incomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages, _ worksheet.Amount) (own, city, total worksheet.Amount) {
	l := &newYorkReturns[kind]
	taxable := r.taxable(s, l, h, wages)
	own = r.stateTax(s, l, h.Status, wages, taxable)
	city = r.city.incomeTax(s, &l.city, h.Status, wages, taxable)
	return own, city, s.Sum(l.bothTaxes, own, city)
}

// taxable is wages less the standard deduction and the exemption for each
// dependent. The deduction is always the standard one: New York allows neither
// income tax nor its own insurance as an itemised deduction.
//
// law: N.Y. Tax Law 614, N.Y. Tax Law 616
func (r *newYorkRules) taxable(s *worksheet.Sheet, l *newYorkLines, h Household, wages worksheet.Amount) worksheet.Amount {
	deductions := r.standardDeduction[h.Status]
	if count := h.ChildrenUnder17 + h.OtherDependents; count > 0 {
		deductions = s.Sum(l.deductions, deductions, s.Times(l.dependents, r.dependentExemption, int64(count)))
	}
	return s.Excess(l.taxable, wages, deductions)
}

// stateTax is the tax by schedule with the supplemental tax, or the top rate on
// everything where income is so high that nothing is left of the lower
// brackets.
//
// law: N.Y. Tax Law 601
func (r *newYorkRules) stateTax(s *worksheet.Sheet, l *newYorkLines, status tax.FilingStatus, wages, taxable worksheet.Amount) worksheet.Amount {
	if r.supplemental.flatOver.Less(wages) {
		return s.Mul(l.incomeTax, taxable, r.supplemental.flatRate, money.CentHalfUp)
	}
	scheduled := s.Schedule(l.scheduled, taxable, r.brackets[status], money.CentHalfUp)
	return s.Sum(l.incomeTax, scheduled, r.supplemental.tax(s, &l.supplemental, status, wages, taxable))
}
