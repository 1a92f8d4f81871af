package us

import (
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Result is what a year's wages become.
//
// TakeHome = wages − IncomeTax − StateIncomeTax − EmployeeDues, and
// EmployerCost = wages + EmployerDues, which counts all wages as cash: where a
// part of them is equity, the payer's cash cost is less by that part.
type Result struct {
	IncomeTax      worksheet.Amount // federal
	SocialSecurity worksheet.Amount
	Medicare       worksheet.Amount // with the additional tax
	StateIncomeTax worksheet.Amount
	SDI            worksheet.Amount // state disability insurance
	EmployeeDues   worksheet.Amount // Social Security, Medicare and SDI
	TakeHome       worksheet.Amount

	EmployerSocialSecurity worksheet.Amount
	EmployerMedicare       worksheet.Amount
	FUTA                   worksheet.Amount
	EmployerDues           worksheet.Amount
	EmployerCost           worksheet.Amount

	jurisdiction Jurisdiction
}

var (
	lineEmployeeDues = worksheet.NewLine("us.employee_dues")
	lineTakeHome     = worksheet.NewLine("us.take_home")
	lineEmployerDues = worksheet.NewLine("us.employer_dues")
	lineEmployerCost = worksheet.NewLine("us.employer_cost")
)

// Employee are the lines that come off the wages, in the order of a payslip.
func (r Result) Employee() []tax.Line {
	state := stateLines[r.jurisdiction]
	return []tax.Line{
		{ID: incomeTaxReturns[ownReturn].tax, Amount: r.IncomeTax},
		{ID: lineSocialSecurity, Amount: r.SocialSecurity},
		{ID: lineMedicare, Amount: r.Medicare},
		{ID: state.incomeTax, Amount: r.StateIncomeTax},
		{ID: state.insurance, Amount: r.SDI},
	}
}

// Employer are the lines that the employer pays on top of the wages.
func (r Result) Employer() []tax.Line {
	return []tax.Line{
		{ID: lineEmployerSocialSecurity, Amount: r.EmployerSocialSecurity},
		{ID: lineEmployerMedicare, Amount: r.EmployerMedicare},
		{ID: lineFUTA, Amount: r.FUTA},
	}
}

// Burden is the result in the words that all jurisdictions share.
func (r Result) Burden() tax.Burden {
	return tax.Burden{
		TakeHome:     r.TakeHome,
		NationalTax:  r.IncomeTax,
		LocalTax:     r.StateIncomeTax,
		EmployeeDues: r.EmployeeDues,
		EmployerDues: r.EmployerDues,
		EmployerCost: r.EmployerCost,
	}
}
