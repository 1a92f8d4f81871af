package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	lineJointWages     = worksheet.NewLine("us.joint.wages")
	lineJointInsurance = worksheet.NewLine("us.joint.state_insurance")
	lineJointDeducted  = worksheet.NewLine("us.joint.ma.fica_deduction")
)

// Compute is the year of one person with the given wages. With a nil sheet it
// does not allocate.
func (r *Rules) Compute(s *worksheet.Sheet, j Jurisdiction, h Household, wages worksheet.Amount) (out Result) {
	out.jurisdiction = j
	var f filed
	var on taxBase
	r.withhold(s, &out, wages, &on)
	r.fileReturn(s, ownReturn, j, h, &on, &f)
	r.settle(s, &out, wages, &f)
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
	out.jurisdiction = j
	var joint, spouse filed
	var own taxBase
	r.withhold(s, &out, wages, &own)
	first, _, total, _ := r.states[j].insurance(s, spouseReturn, spouseWages)
	alone := taxBase{spouseWages, asTax(j, first, total), r.states[j].deducted(s, spouseReturn, spouseWages, worksheet.Amount{}, worksheet.Amount{})}
	r.fileReturn(s, spouseReturn, j, h, &alone, &spouse)
	both := together(s, &own, &alone)
	r.fileReturn(s, jointReturn, j, h, &both, &joint)
	part := marginal(s, j, &joint, &spouse)
	r.settle(s, &out, wages, &part)
	return out
}

// withhold fills in what follows from the person's wages alone, and what the
// person files on.
func (r *Rules) withhold(s *worksheet.Sheet, out *Result, wages worksheet.Amount, on *taxBase) {
	j := out.jurisdiction
	out.SocialSecurity, out.EmployerSocialSecurity = r.socialSecurity.compute(s, wages)
	out.Medicare, out.EmployerMedicare = r.medicare.regular(s, wages)
	first, second, total, employer := r.states[j].insurance(s, ownReturn, wages)
	out.StateInsurance[0], out.StateInsurance[1], out.stateInsurance = first, second, total
	out.EmployerStateInsurance = employer
	out.FUTA = r.futa.compute(s, j, wages)
	on.wages, on.stateInsurance = wages, asTax(j, first, total)
	on.deducted = r.states[j].deducted(s, ownReturn, wages, out.SocialSecurity, out.Medicare)
}

// taxBase is what a return is filed on. Wages are adjusted gross income.
type taxBase struct {
	wages          worksheet.Amount
	stateInsurance worksheet.Amount // what counts as state tax paid on the federal return
	deducted       worksheet.Amount // what the state's return deducts because of federal insurance
}

// together is what a couple files on.
func together(s *worksheet.Sheet, own, spouse *taxBase) taxBase {
	both := taxBase{
		wages:          s.Sum(lineJointWages, own.wages, spouse.wages),
		stateInsurance: s.Sum(lineJointInsurance, own.stateInsurance, spouse.stateInsurance),
		deducted:       own.deducted,
	}
	if spouse.deducted.Sign() > 0 {
		both.deducted = s.Sum(lineJointDeducted, own.deducted, spouse.deducted)
	}
	return both
}

// filed are the taxes that returns determine.
type filed struct {
	stateTax, cityTax, localTax   worksheet.Amount
	incomeTax, additionalMedicare worksheet.Amount
}

// fileReturn computes the state's return, then the federal one, which deducts
// what the state took.
func (r *Rules) fileReturn(s *worksheet.Sheet, kind returnKind, j Jurisdiction, h Household, on *taxBase, f *filed) {
	f.stateTax, f.cityTax, f.localTax = r.states[j].incomeTax(s, kind, h, on.wages, on.deducted)
	f.incomeTax = r.federalIncomeTax(s, kind, h, on.wages, f.localTax, on.stateInsurance)
	f.additionalMedicare = r.medicare.additional(s, kind, h.Status, on.wages)
}

// marginal is the person's part of the couple's taxes.
func marginal(s *worksheet.Sheet, j Jurisdiction, joint, spouse *filed) (part filed) {
	l := &linesOf[j]
	part.stateTax = s.Sub(l.incomeTax, joint.stateTax, spouse.stateTax)
	part.localTax = part.stateTax
	if l.cityIncomeTax != 0 {
		part.cityTax = s.Sub(l.cityIncomeTax, joint.cityTax, spouse.cityTax)
		part.localTax = s.Sum(l.bothTaxes, part.stateTax, part.cityTax)
	}
	part.incomeTax = s.Sub(incomeTaxReturns[ownReturn].tax, joint.incomeTax, spouse.incomeTax)
	part.additionalMedicare = s.Sub(additionalReturns[ownReturn].tax, joint.additionalMedicare, spouse.additionalMedicare)
	return part
}

// settle fills in the taxes that were filed, and the totals.
func (r *Rules) settle(s *worksheet.Sheet, out *Result, wages worksheet.Amount, f *filed) {
	out.IncomeTax, out.StateIncomeTax, out.CityIncomeTax, out.localTax = f.incomeTax, f.stateTax, f.cityTax, f.localTax
	out.Medicare = s.Sum(lineMedicare, out.Medicare, f.additionalMedicare)
	out.EmployeeDues = s.Sum(lineEmployeeDues, out.SocialSecurity, out.Medicare, out.stateInsurance)
	out.TakeHome = s.Sub(lineTakeHome, wages, f.incomeTax, f.localTax, out.EmployeeDues)
	if linesOf[out.jurisdiction].employerInsurance == 0 {
		out.EmployerDues = s.Sum(lineEmployerDues, out.EmployerSocialSecurity, out.EmployerMedicare, out.FUTA)
	} else {
		out.EmployerDues = s.Sum(lineEmployerDues, out.EmployerSocialSecurity, out.EmployerMedicare, out.FUTA, out.EmployerStateInsurance)
	}
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
