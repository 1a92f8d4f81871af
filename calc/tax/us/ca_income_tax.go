package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type californiaRules struct {
	noDeduction

	brackets          schedules
	standardDeduction byStatus
	exemption         exemptionRules
	healthRate        worksheet.Rate
	healthOver        worksheet.Amount
	sdiRate           worksheet.Rate
}

func bindCalifornia(read *law.Reader, _ *Rules) state {
	return &californiaRules{
		brackets:          bindSchedules(read, "us.ca_income_tax.brackets"),
		standardDeduction: amounts(read, "us.ca_standard_deduction.amount"),
		exemption:         bindExemption(read),
		healthRate:        read.Rate("us.ca_behavioral_health.rate"),
		healthOver:        read.Amount("us.ca_behavioral_health.over"),
		sdiRate:           read.Rate("us.ca_sdi.rate"),
	}
}

// californiaLines are those of a California return.
type californiaLines struct {
	taxable, beforeCredits, afterCredits, healthOver, healthTax, incomeTax worksheet.LineID

	exemption exemptionLines
}

var californiaReturns = returns(newCaliforniaLines, func(joint *californiaLines) {
	joint.incomeTax = worksheet.NewLine("us.joint.ca.income_tax")
})

func newCaliforniaLines(prefix string) californiaLines {
	return californiaLines{
		taxable:       worksheet.NewLine(prefix + "ca.income_tax.taxable"),
		beforeCredits: worksheet.NewLine(prefix + "ca.income_tax.before_credits"),
		exemption:     newExemptionLines(prefix),
		afterCredits:  worksheet.NewLine(prefix + "ca.income_tax.after_credits"),
		healthOver:    worksheet.NewLine(prefix + "ca.behavioral_health.over"),
		healthTax:     worksheet.NewLine(prefix + "ca.behavioral_health"),
		incomeTax:     worksheet.NewLine(prefix + "ca.income_tax"),
	}
}

// incomeTax is the California income tax of a return, with the tax above a
// million of taxable income, which credits cannot reduce. The deduction is
// always the standard one: California allows neither state income tax nor its
// own insurance as an itemised deduction.
//
// law: Cal. Rev. & Tax. Code 17041, Cal. Rev. & Tax. Code 17073.5
func (r *californiaRules) incomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages, _ worksheet.Amount) (own, city, total worksheet.Amount) {
	l := &californiaReturns[kind]
	taxable := s.Excess(l.taxable, wages, r.standardDeduction[h.Status])
	before := s.Schedule(l.beforeCredits, taxable, r.brackets[h.Status], money.CentHalfUp)
	after := s.Excess(l.afterCredits, before, r.exemption.credits(s, &l.exemption, h, wages))
	own = s.Sum(l.incomeTax, after, r.healthTax(s, l, taxable))
	return own, worksheet.Amount{}, own
}

// healthTax is the Behavioral Health Services Tax.
//
// law: Cal. Rev. & Tax. Code 17043
func (r *californiaRules) healthTax(s *worksheet.Sheet, l *californiaLines, taxable worksheet.Amount) worksheet.Amount {
	return s.Mul(l.healthTax, s.Excess(l.healthOver, taxable, r.healthOver), r.healthRate, money.CentHalfUp)
}
