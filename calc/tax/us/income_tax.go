package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type incomeTaxRules struct{ brackets schedules }

func bindIncomeTax(read *law.Reader) incomeTaxRules {
	return incomeTaxRules{bindSchedules(read, "us.income_tax.brackets")}
}

// incomeTaxLines are those of a federal return.
type incomeTaxLines struct {
	statePaid, deduction, taxable, beforeCredits, tax worksheet.LineID

	salt        saltLines
	itemized    itemizedLines
	childCredit childCreditLines
}

var incomeTaxReturns = returns(newIncomeTaxLines, func(joint *incomeTaxLines) {
	joint.tax = worksheet.NewLine("us.joint.income_tax")
})

func newIncomeTaxLines(prefix string) incomeTaxLines {
	return incomeTaxLines{
		statePaid:     worksheet.NewLine(prefix + "salt.paid"),
		salt:          newSALTLines(prefix),
		itemized:      newItemizedLines(prefix),
		deduction:     worksheet.NewLine(prefix + "income_tax.deduction"),
		taxable:       worksheet.NewLine(prefix + "income_tax.taxable"),
		beforeCredits: worksheet.NewLine(prefix + "income_tax.before_credits"),
		childCredit:   newChildCreditLines(prefix),
		tax:           worksheet.NewLine(prefix + "income_tax"),
	}
}

// federalIncomeTax is the income tax of a return on its wages, of which the
// state took its income tax and its insurance.
//
// law: 26 USC 1(j), 26 USC 63(c)
func (r *Rules) federalIncomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages, stateTax, stateInsurance worksheet.Amount) worksheet.Amount {
	l := &incomeTaxReturns[kind]
	deduction := r.deduction(s, l, h, wages, stateTax, stateInsurance)
	taxable := s.Excess(l.taxable, wages, deduction)
	before := s.Schedule(l.beforeCredits, taxable, r.incomeTax.brackets[h.Status], money.CentHalfUp)
	return s.Excess(l.tax, before, r.childCredit.credit(s, &l.childCredit, h, wages))
}

// deduction is the standard deduction, the state tax that may be itemised, or
// the larger of the two.
func (r *Rules) deduction(s *worksheet.Sheet, l *incomeTaxLines, h Household, wages, stateTax, stateInsurance worksheet.Amount) worksheet.Amount {
	standard := r.standardDeduction[h.Status]
	if h.Deduction == Standard {
		return standard
	}
	paid := s.Sum(l.statePaid, stateTax, stateInsurance)
	deductible := r.salt.allowed(s, &l.salt, h.Status, wages, paid)
	itemized := r.itemized.allowed(s, &l.itemized, wages, deductible, r.incomeTax.brackets[h.Status].Last())
	if h.Deduction == Itemized {
		return itemized
	}
	return s.Max(l.deduction, standard, itemized)
}
