package handlers

import "github.com/offergap/offergap/calc/policy"

// budgetTerm is a value that holds for all years: of the scheme, or of its
// design. A share is printed in percent.
type budgetTerm struct {
	id      string
	isShare bool
	of      func(*policy.BudgetTable) float64
	only    instrumentKind
}

func shareTerm(id string, of func(*policy.BudgetTable) float64) budgetTerm {
	return budgetTerm{id: id, isShare: true, of: of}
}

func countTerm(id string, of func(*policy.BudgetTable) float64) budgetTerm {
	return budgetTerm{id: id, of: of}
}

func (t budgetTerm) where(only instrumentKind) budgetTerm {
	t.only = only
	return t
}

// commonTerms are the same for all designs.
var commonTerms = []budgetTerm{
	countTerm("unit", func(t *policy.BudgetTable) float64 { return float64(t.Unit) }),
	countTerm("months", func(t *policy.BudgetTable) float64 { return float64(t.MonthsFirstYear) }),
	shareTerm("local_consumption_share", func(t *policy.BudgetTable) float64 { return t.Basis.LocalConsumptionShare }),
	shareTerm("allocation_tax_share", func(t *policy.BudgetTable) float64 { return t.Basis.AllocationTaxShare }),
	shareTerm("education_grant_share", func(t *policy.BudgetTable) float64 { return t.Basis.EducationGrantShare }),
	countTerm("pension_claims", func(t *policy.BudgetTable) float64 { return t.Basis.PensionClaims }),
	countTerm("health_claims", func(t *policy.BudgetTable) float64 { return t.Basis.HealthClaims }),
	countTerm("employment_claims", func(t *policy.BudgetTable) float64 { return t.Basis.EmploymentClaims }),
	countTerm("accident_claims", func(t *policy.BudgetTable) float64 { return t.Basis.AccidentClaims }),
}

// designTerms are each design's own.
var designTerms = []budgetTerm{
	shareTerm("execution_rate", func(t *policy.BudgetTable) float64 { return t.ExecutionRate }).where(whereSpent),
	shareTerm("carry_over", func(t *policy.BudgetTable) float64 { return t.CarryOver }).where(whereSpent),
	shareTerm("agency_fee", func(t *policy.BudgetTable) float64 { return t.AgencyFeeRate }).where(whereSpent),
	shareTerm("local_share", func(t *policy.BudgetTable) float64 { return t.LocalShare }),
	shareTerm("claw_back_share", func(t *policy.BudgetTable) float64 { return t.ClawBackShare }),
}

// headLine is an amount a supported person and year of the programme.
type headLine struct {
	id   string
	of   func(*policy.BasisYear, *policy.BudgetTable) float64 // all people's
	only instrumentKind
}

// headLines are the unit costs: the support first, then what comes with it.
var headLines = []headLine{
	{id: "support", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.Support }},
	{id: "local_forgone", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.LocalForgone }, only: whereForgone},
	{id: "rd_credit", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.RDCredit }},
	{id: "claw_back", of: fullClawBack},
	{id: "income_tax", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.NationalTax }},
	{id: "local_income_tax", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.LocalTax }},
	{id: "consumption_tax", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.ConsumptionTax }},
	{id: "pension", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.Pension }},
	{id: "health", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.Health }},
	{id: "employment", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.Employment }},
	{id: "industrial_accident", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.IndustrialAccident }},
	{id: "severance", of: func(y *policy.BasisYear, _ *policy.BudgetTable) float64 { return y.Severance }},
}

// fullClawBack is what those who leave too early were paid, of which the share
// is recovered.
func fullClawBack(y *policy.BasisYear, t *policy.BudgetTable) float64 {
	if t.ClawBackShare == 0 {
		return 0
	}
	return y.ClawBack / t.ClawBackShare
}

// aHead is the line's amount a supported person and year; nothing where nobody
// is supported.
func (h headLine) aHead(y *policy.BasisYear, t *policy.BudgetTable) float64 {
	if y.Supported == 0 {
		return 0
	}
	return h.of(y, t) / y.Supported
}
