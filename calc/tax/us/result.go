package us

import (
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Result is what a year's wages become.
//
// TakeHome = wages − IncomeTax − StateIncomeTax − CityIncomeTax − EmployeeDues,
// and EmployerCost = wages + EmployerDues, which counts all wages as cash:
// where a part of them is equity, the payer's cash cost is less by that part.
type Result struct {
	IncomeTax      worksheet.Amount // federal
	SocialSecurity worksheet.Amount
	Medicare       worksheet.Amount // with the additional tax
	StateIncomeTax worksheet.Amount
	CityIncomeTax  worksheet.Amount                // nothing where the city has none
	StateInsurance [maxInsurances]worksheet.Amount // in the order of Employee; nothing where the state has fewer
	EmployeeDues   worksheet.Amount                // Social Security, Medicare and the state's insurance
	TakeHome       worksheet.Amount

	EmployerSocialSecurity worksheet.Amount
	EmployerMedicare       worksheet.Amount
	FUTA                   worksheet.Amount
	EmployerStateInsurance worksheet.Amount // nothing where the employer has no share
	EmployerDues           worksheet.Amount
	EmployerCost           worksheet.Amount

	jurisdiction             Jurisdiction
	localTax, stateInsurance worksheet.Amount // the totals
}

var (
	lineEmployeeDues = worksheet.NewLine("us.employee_dues")
	lineTakeHome     = worksheet.NewLine("us.take_home")
	lineEmployerDues = worksheet.NewLine("us.employer_dues")
	lineEmployerCost = worksheet.NewLine("us.employer_cost")
)

// Employee are the lines that come off the wages, in the order of a payslip.
func (r Result) Employee() []tax.Line {
	state := &linesOf[r.jurisdiction]
	lines := []tax.Line{
		{ID: incomeTaxReturns[ownReturn].tax, Amount: r.IncomeTax},
		{ID: lineSocialSecurity, Amount: r.SocialSecurity},
		{ID: lineMedicare, Amount: r.Medicare},
		{ID: state.incomeTax, Amount: r.StateIncomeTax},
	}
	if state.cityIncomeTax != 0 {
		lines = append(lines, tax.Line{ID: state.cityIncomeTax, Amount: r.CityIncomeTax})
	}
	for i, id := range state.insurance {
		if id != 0 {
			lines = append(lines, tax.Line{ID: id, Amount: r.StateInsurance[i]})
		}
	}
	return lines
}

// Employer are the lines that the employer pays on top of the wages.
func (r Result) Employer() []tax.Line {
	lines := []tax.Line{
		{ID: lineEmployerSocialSecurity, Amount: r.EmployerSocialSecurity},
		{ID: lineEmployerMedicare, Amount: r.EmployerMedicare},
		{ID: lineFUTA, Amount: r.FUTA},
	}
	if id := linesOf[r.jurisdiction].employerInsurance; id != 0 {
		lines = append(lines, tax.Line{ID: id, Amount: r.EmployerStateInsurance})
	}
	return lines
}

// Burden is the result in the words that all jurisdictions share.
func (r Result) Burden() tax.Burden {
	return tax.Burden{
		TakeHome:     r.TakeHome,
		NationalTax:  r.IncomeTax,
		LocalTax:     r.localTax,
		EmployeeDues: r.EmployeeDues,
		EmployerDues: r.EmployerDues,
		EmployerCost: r.EmployerCost,
	}
}
