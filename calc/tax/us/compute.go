package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	lineJointInsurance = worksheet.NewLine("us.joint.state_insurance")
	lineJointWages     = worksheet.NewLine("us.joint.wages")
)

// Compute is the year of one person with the given wages. With a nil sheet it
// does not allocate.
func (r *Rules) Compute(s *worksheet.Sheet, j Jurisdiction, h Household, wages worksheet.Amount) (out Result) {
	insurance := r.states[j].insurance(s, ownReturn, wages)
	f := r.fileReturn(s, ownReturn, j, h, wages, insurance)
	r.settle(s, &out, j, wages, insurance, f)
	return out
}

// ComputeWithSpouse is the year of one person whose spouse has wages too. On a
// joint return the person's part of the household's taxes is what they add to
// those on the spouse's wages alone; Social Security, regular Medicare and
// state insurance are each person's own. Other returns do not see the wages of
// a spouse.
func (r *Rules) ComputeWithSpouse(s *worksheet.Sheet, j Jurisdiction, h Household, wages, spouseWages worksheet.Amount) (out Result) {
	if h.Status != tax.MarriedJoint || spouseWages.Sign() == 0 {
		return r.Compute(s, j, h, wages)
	}
	insurance := r.states[j].insurance(s, ownReturn, wages)
	spouseInsurance := r.states[j].insurance(s, spouseReturn, spouseWages)
	spouse := r.fileReturn(s, spouseReturn, j, h, spouseWages, spouseInsurance)
	joint := r.fileReturn(s, jointReturn, j, h,
		s.Sum(lineJointWages, wages, spouseWages), s.Sum(lineJointInsurance, insurance, spouseInsurance))
	r.settle(s, &out, j, wages, insurance, filed{
		stateIncomeTax:     s.Sub(stateLines[j].incomeTax, joint.stateIncomeTax, spouse.stateIncomeTax),
		incomeTax:          s.Sub(incomeTaxReturns[ownReturn].tax, joint.incomeTax, spouse.incomeTax),
		additionalMedicare: s.Sub(additionalReturns[ownReturn].tax, joint.additionalMedicare, spouse.additionalMedicare),
	})
	return out
}

// filed are the taxes that returns determine.
type filed struct{ stateIncomeTax, incomeTax, additionalMedicare worksheet.Amount }

// fileReturn computes the state's return, then the federal one, which deducts
// what the state took.
func (r *Rules) fileReturn(s *worksheet.Sheet, kind returnKind, j Jurisdiction, h Household, wages, stateInsurance worksheet.Amount) filed {
	stateTax := r.states[j].incomeTax(s, kind, h, wages)
	return filed{
		stateIncomeTax:     stateTax,
		incomeTax:          r.federalIncomeTax(s, kind, h, wages, stateTax, stateInsurance),
		additionalMedicare: r.medicare.additional(s, kind, h.Status, wages),
	}
}

// settle fills in what follows from the person's wages alone, and the totals.
func (r *Rules) settle(s *worksheet.Sheet, out *Result, j Jurisdiction, wages, insurance worksheet.Amount, f filed) {
	out.jurisdiction = j
	out.IncomeTax, out.StateIncomeTax, out.SDI = f.incomeTax, f.stateIncomeTax, insurance
	out.SocialSecurity, out.EmployerSocialSecurity = r.socialSecurity.compute(s, wages)
	regular, employer := r.medicare.regular(s, wages)
	out.Medicare, out.EmployerMedicare = s.Sum(lineMedicare, regular, f.additionalMedicare), employer
	out.EmployeeDues = s.Sum(lineEmployeeDues, out.SocialSecurity, out.Medicare, insurance)
	out.TakeHome = s.Sub(lineTakeHome, wages, f.incomeTax, f.stateIncomeTax, out.EmployeeDues)
	out.FUTA = r.futa.compute(s, j, wages)
	out.EmployerDues = s.Sum(lineEmployerDues, out.EmployerSocialSecurity, out.EmployerMedicare, out.FUTA)
	out.EmployerCost = s.Sum(lineEmployerCost, wages, out.EmployerDues)
}

// marginalRaise is the raise over which the marginal rate is measured.
var marginalRaise = money.USD(1_000_00)

// MarginalRate is the share of a raise of 1,000 dollars a year that taxes and
// employee contributions take, as ComputeWithSpouse gives them.
func (r *Rules) MarginalRate(j Jurisdiction, h Household, wages, spouseWages worksheet.Amount) money.Rate {
	raised := worksheet.Plain(wages.Money().Add(marginalRaise))
	before := r.ComputeWithSpouse(nil, j, h, wages, spouseWages).TakeHome
	after := r.ComputeWithSpouse(nil, j, h, raised, spouseWages).TakeHome
	kept := after.Minor() - before.Minor()
	return money.Fraction(marginalRaise.Minor()-kept, marginalRaise.Minor())
}
