package kr

import (
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Result is every line of both sides, of a year or, from Payslip, of a month.
type Result struct {
	Regime tax.Regime

	IncomeTax, LocalIncomeTax             worksheet.Amount
	NationalPension, HealthInsurance      worksheet.Amount
	LongTermCare, EmploymentInsurance     worksheet.Amount
	EmployeeDues, TakeHome                worksheet.Amount
	EmployerPension, EmployerHealth       worksheet.Amount
	EmployerCare, EmployerEmployment      worksheet.Amount // unemployment and stability
	IndustrialAccident, WageClaimLevy     worksheet.Amount
	Severance, EmployerDues, EmployerCost worksheet.Amount
}

var (
	lineEmployeeDues = worksheet.NewLine("kr.contributions")
	lineTakeHome     = worksheet.NewLine("kr.take_home")
	lineGross        = worksheet.NewLine("kr.gross_pay")
	lineEmployerCost = worksheet.NewLine("kr.employer.cost")
)

// settle adds the lines up: take-home pay = pay − taxes − contributions, and
// employer cost = cash + the employer's contributions + severance.
func settle(s *worksheet.Sheet, regime tax.Regime, pay tax.Pay, incomeTax, localTax worksheet.Amount, d dues, e employerSide) Result {
	result := Result{
		Regime: regime, IncomeTax: incomeTax, LocalIncomeTax: localTax,
		NationalPension: d.pension, HealthInsurance: d.health, LongTermCare: d.care, EmploymentInsurance: d.employment,
		EmployerPension: e.pension, EmployerHealth: e.health, EmployerCare: e.care, EmployerEmployment: e.employment,
		IndustrialAccident: e.accident, WageClaimLevy: e.levy, Severance: e.severance, EmployerDues: e.dues,
	}
	gross := s.Sum(lineGross, pay.Cash, pay.Equity, pay.ExemptEquity)
	result.EmployeeDues = s.Sum(lineEmployeeDues, d.pension, d.health, d.care, d.employment)
	result.TakeHome = s.Sub(lineTakeHome, gross, incomeTax, localTax, result.EmployeeDues)
	result.EmployerCost = s.Sum(lineEmployerCost, pay.Cash, e.dues, e.severance)
	return result
}

// Employee are the employee's lines in the order of a payslip.
func (r *Result) Employee() []tax.Line {
	return []tax.Line{
		{ID: lineIncomeTax, Amount: r.IncomeTax},
		{ID: lineLocalTax, Amount: r.LocalIncomeTax},
		{ID: linesPension.year, Amount: r.NationalPension},
		{ID: linesHealth.year, Amount: r.HealthInsurance},
		{ID: linesCare.year, Amount: r.LongTermCare},
		{ID: linesEmployment.year, Amount: r.EmploymentInsurance},
	}
}

// Employer are the employer's lines in the order of the insurances.
func (r *Result) Employer() []tax.Line {
	return []tax.Line{
		{ID: linesEmployerPension.year, Amount: r.EmployerPension},
		{ID: linesEmployerHealth.year, Amount: r.EmployerHealth},
		{ID: linesEmployerCare.year, Amount: r.EmployerCare},
		{ID: lineEmployerEmployment, Amount: r.EmployerEmployment},
		{ID: lineAccident, Amount: r.IndustrialAccident},
		{ID: lineLevy, Amount: r.WageClaimLevy},
		{ID: lineSeverance, Amount: r.Severance},
	}
}

// Burden is the result in the terms that all jurisdictions share.
func (r *Result) Burden() tax.Burden {
	return tax.Burden{
		TakeHome: r.TakeHome, NationalTax: r.IncomeTax, LocalTax: r.LocalIncomeTax,
		EmployeeDues: r.EmployeeDues, EmployerDues: r.EmployerDues, Severance: r.Severance,
		EmployerCost: r.EmployerCost, Regime: r.Regime,
	}
}
