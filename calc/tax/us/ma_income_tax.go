package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type massachusettsRules struct {
	federal            *Rules
	rate, surtaxRate   worksheet.Rate
	surtaxOver         worksheet.Amount
	exemption          byStatus
	dependentExemption worksheet.Amount
	ficaLimit          worksheet.Amount
	leaveEmployee      worksheet.Rate
	leaveEmployer      worksheet.Rate
}

func bindMassachusetts(read *law.Reader, federal *Rules) state {
	return &massachusettsRules{
		federal:            federal,
		rate:               read.Rate("us.ma_income_tax.rate"),
		surtaxRate:         read.Rate("us.ma_income_tax.surtax_rate"),
		surtaxOver:         read.Amount("us.ma_income_tax.surtax_over"),
		exemption:          amounts(read, "us.ma_personal_exemption.amount"),
		dependentExemption: read.Amount("us.ma_personal_exemption.dependent"),
		ficaLimit:          read.Amount("us.ma_fica_deduction.limit"),
		leaveEmployee:      read.Rate("us.ma_pfml.employee_rate"),
		leaveEmployer:      read.Rate("us.ma_pfml.employer_rate"),
	}
}

// massachusettsLines are those of a Massachusetts return.
type massachusettsLines struct {
	dependents, deductions, taxable, beforeSurtax, surtaxOver, surtax, incomeTax worksheet.LineID
}

var massachusettsReturns = returns(newMassachusettsLines, func(joint *massachusettsLines) {
	joint.incomeTax = worksheet.NewLine("us.joint.ma.income_tax")
})

func newMassachusettsLines(prefix string) massachusettsLines {
	return massachusettsLines{
		dependents:   worksheet.NewLine(prefix + "ma.dependent_exemptions"),
		deductions:   worksheet.NewLine(prefix + "ma.income_tax.deductions"),
		taxable:      worksheet.NewLine(prefix + "ma.income_tax.taxable"),
		beforeSurtax: worksheet.NewLine(prefix + "ma.income_tax.before_surtax"),
		surtaxOver:   worksheet.NewLine(prefix + "ma.surtax.over"),
		surtax:       worksheet.NewLine(prefix + "ma.surtax"),
		incomeTax:    worksheet.NewLine(prefix + "ma.income_tax"),
	}
}

// incomeTax is the Massachusetts income tax of a return, with the surtax.
//
// law: M.G.L. c. 62 s. 4
func (r *massachusettsRules) incomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages, fica worksheet.Amount) (own, city, total worksheet.Amount) {
	l := &massachusettsReturns[kind]
	taxable := s.Excess(l.taxable, wages, r.deductions(s, l, h, fica))
	before := s.Mul(l.beforeSurtax, taxable, r.rate, money.CentHalfUp)
	surtax := s.Mul(l.surtax, s.Excess(l.surtaxOver, taxable, r.surtaxOver), r.surtaxRate, money.CentHalfUp)
	own = s.Sum(l.incomeTax, before, surtax)
	return own, worksheet.Amount{}, own
}

// deductions are the exemptions of the household and what federal insurance
// took. Massachusetts has no standard deduction.
//
// law: M.G.L. c. 62 s. 3
func (r *massachusettsRules) deductions(s *worksheet.Sheet, l *massachusettsLines, h Household, fica worksheet.Amount) worksheet.Amount {
	count := h.ChildrenUnder17 + h.OtherDependents
	if count == 0 {
		return s.Sum(l.deductions, r.exemption[h.Status], fica)
	}
	return s.Sum(l.deductions, r.exemption[h.Status], fica, s.Times(l.dependents, r.dependentExemption, int64(count)))
}
