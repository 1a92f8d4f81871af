package handlers

import "github.com/offergap/offergap/calc/policy"

// budgetLine is a line of the budget office's tables: how a spreadsheet reckons
// it from others, and, where the page prints it, the figure that it must be.
//
// In a formula {x} is line x in the same year, {<x} in the year before, {$x} a
// term, and {@x} line x a head turned from years of the programme into calendar
// years. A line that the design has not counts nothing.
type budgetLine struct {
	id      string
	formula string
	kind    lineKind
	of      func(*policy.BudgetLines) int64 // in millions; nil: not printed
	only    instrumentKind
}

// lineKind is in what a line counts.
type lineKind uint8

const (
	inWon lineKind = iota
	inMillions
	sumInMillions
)

// instrumentKind are the designs that have a line.
type instrumentKind uint8

const (
	everyDesign  instrumentKind = iota
	whereSpent                  // paid from a budget
	whereForgone                // tax that is not collected
)

// has tells whether designs of the instrument have the line.
func (k instrumentKind) has(i policy.Instrument) bool {
	return k == everyDesign || (k == whereSpent) == i.Spends()
}

// printed cuts won to the unit of the table.
func printed(expression string) string { return "ROUND((" + expression + ")/{$unit},0)" }

func millionLine(id, formula string, of func(*policy.BudgetLines) int64) budgetLine {
	return budgetLine{id: id, formula: formula, kind: inMillions, of: of}
}

func sumOfLines(id, formula string, of func(*policy.BudgetLines) int64) budgetLine {
	return budgetLine{id: id, formula: formula, kind: sumInMillions, of: of}
}

func (l budgetLine) where(only instrumentKind) budgetLine {
	l.only = only
	return l
}

// costWon are the exact amounts behind the cost.
var costWon = []budgetLine{
	{id: "due_won", formula: "{@support}", only: whereSpent},
	{id: "executed_won", formula: "{$execution_rate}*{due_won}", only: whereSpent},
	{id: "carried_over_won", formula: "{$carry_over}*(1-{$execution_rate})*{due_won}", only: whereSpent},
	{id: "carried_in_won", formula: "{<carried_over_won}", only: whereSpent},
	{id: "paid_won", formula: "{executed_won}+{carried_in_won}", only: whereSpent},
	{id: "agency_fee_won", formula: "{$agency_fee}*{paid_won}", only: whereSpent},
	{id: "forgone_won", formula: "{@support}", only: whereForgone},
	{id: "forgone_local_won", formula: "{@local_forgone}", only: whereForgone},
	{id: "rd_credit_won", formula: "{@rd_credit}"},
	{id: "claw_back_won", formula: "{$claw_back_share}*{@claw_back}"},
	{id: "net_won", formula: "{paid_won}+{agency_fee_won}+{forgone_won}+{rd_credit_won}-{claw_back_won}-{income_tax_won}-{local_income_tax_won}-{consumption_tax_won}"},
}

// costLines are the yearly table (연도별 소요예산) down to its net.
var costLines = []budgetLine{
	millionLine("due", printed("{due_won}"), func(l *policy.BudgetLines) int64 { return l.Due }).where(whereSpent),
	millionLine("executed", printed("{executed_won}"), func(l *policy.BudgetLines) int64 { return l.Executed }).where(whereSpent),
	millionLine("carried_over", printed("{carried_over_won}"), func(l *policy.BudgetLines) int64 { return l.CarriedOver }).where(whereSpent),
	millionLine("lapsed", "{due}-{executed}-{carried_over}", func(l *policy.BudgetLines) int64 { return l.Lapsed }).where(whereSpent),
	millionLine("carried_in", "{<carried_over}", func(l *policy.BudgetLines) int64 { return l.CarriedIn }).where(whereSpent),
	sumOfLines("support", "{executed}+{carried_in}", func(l *policy.BudgetLines) int64 { return l.Support }).where(whereSpent),
	millionLine("agency_fee", printed("{agency_fee_won}"), func(l *policy.BudgetLines) int64 { return l.AgencyFee }).where(whereSpent),
	millionLine("tax_expenditure_national", printed("{forgone_won}-{forgone_local_won}"), func(l *policy.BudgetLines) int64 { return l.TaxExpenditureNational }).where(whereForgone),
	millionLine("tax_expenditure_local", printed("{forgone_local_won}"), func(l *policy.BudgetLines) int64 { return l.TaxExpenditureLocal }).where(whereForgone),
	millionLine("rd_credit", printed("{rd_credit_won}"), func(l *policy.BudgetLines) int64 { return l.RDCredit }),
	millionLine("claw_back", printed("{claw_back_won}"), func(l *policy.BudgetLines) int64 { return l.ClawBack }),
	sumOfLines("cost", "{support}+{agency_fee}+{tax_expenditure_national}+{tax_expenditure_local}+{rd_credit}-{claw_back}", func(l *policy.BudgetLines) int64 { return l.Cost }),
}

// resultLines are what follows from the cost.
var resultLines = []budgetLine{
	millionLine("revenue_total", "{revenue}", func(l *policy.BudgetLines) int64 { return l.Revenue }),
	sumOfLines("net", "{cost}-{revenue}", func(l *policy.BudgetLines) int64 { return l.Net }),
}

// remainderLine is what cutting to the unit leaves of the exact net.
var remainderLine = budgetLine{id: "remainder", formula: "ROUND({net_won},0)-{$unit}*{net}"}

// revenueWon are the exact amounts behind the revenue.
var revenueWon = []budgetLine{
	{id: "income_tax_won", formula: "{@income_tax}"},
	{id: "local_income_tax_won", formula: "{@local_income_tax}"},
	{id: "consumption_tax_won", formula: "{@consumption_tax}"},
	{id: "internal_won", formula: "{income_tax_won}+(1-{$local_consumption_share})*{consumption_tax_won}-{rd_credit_won}-{forgone_won}+{forgone_local_won}"},
}

// revenueLines are what returns in taxes, by whose it is.
var revenueLines = []budgetLine{
	millionLine("income_tax", printed("{income_tax_won}"), func(l *policy.BudgetLines) int64 { return l.IncomeTax }),
	millionLine("vat", printed("(1-{$local_consumption_share})*{consumption_tax_won}"), func(l *policy.BudgetLines) int64 { return l.VAT }),
	millionLine("local_income_tax", printed("{local_income_tax_won}"), func(l *policy.BudgetLines) int64 { return l.LocalIncomeTax }),
	millionLine("local_consumption_tax", printed("{$local_consumption_share}*{consumption_tax_won}"), func(l *policy.BudgetLines) int64 { return l.LocalConsumptionTax }),
	sumOfLines("revenue", "{income_tax}+{vat}+{local_income_tax}+{local_consumption_tax}", func(l *policy.BudgetLines) int64 { return l.Revenue }),
}

// financeLines are who bears the cost, and what the nation passes on.
var financeLines = []budgetLine{
	millionLine("support_local", "ROUND({$local_share}*{support},0)", func(l *policy.BudgetLines) int64 { return l.SupportLocal }).where(whereSpent),
	millionLine("support_national", "{support}-{support_local}", func(l *policy.BudgetLines) int64 { return l.SupportNational }).where(whereSpent),
	millionLine("local_allocation_tax", printed("{$allocation_tax_share}*{internal_won}"), func(l *policy.BudgetLines) int64 { return l.LocalAllocationTax }),
	millionLine("education_grant", printed("{$education_grant_share}*{internal_won}"), func(l *policy.BudgetLines) int64 { return l.EducationGrant }),
	sumOfLines("net_local", "{support_local}+{tax_expenditure_local}-ROUND({$local_share}*{claw_back},0)-{local_income_tax}-{local_consumption_tax}-{local_allocation_tax}-{education_grant}",
		func(l *policy.BudgetLines) int64 { return l.NetLocal }),
	sumOfLines("net_national", "{net}-{net_local}", func(l *policy.BudgetLines) int64 { return l.NetNational }),
}

// fundWon are the exact amounts behind the funds' lines.
var fundWon = []budgetLine{
	{id: "pension_won", formula: "{@pension}"}, {id: "health_won", formula: "{@health}"}, {id: "employment_won", formula: "{@employment}"},
	{id: "industrial_accident_won", formula: "{@industrial_accident}"}, {id: "severance_won", formula: "{@severance}"},
}

// fundLines are contributions, the claims that accrue from them, and severance.
var fundLines = []budgetLine{
	millionLine("pension", printed("{pension_won}"), func(l *policy.BudgetLines) int64 { return l.Pension }),
	millionLine("health", printed("{health_won}"), func(l *policy.BudgetLines) int64 { return l.Health }),
	millionLine("employment", printed("{employment_won}"), func(l *policy.BudgetLines) int64 { return l.Employment }),
	millionLine("industrial_accident", printed("{industrial_accident_won}"), func(l *policy.BudgetLines) int64 { return l.IndustrialAccident }),
	sumOfLines("contributions", "{pension}+{health}+{employment}+{industrial_accident}", func(l *policy.BudgetLines) int64 { return l.Contributions }),
	millionLine("pension_accrued", printed("{$pension_claims}*{pension_won}"), func(l *policy.BudgetLines) int64 { return l.PensionAccrued }),
	millionLine("health_accrued", printed("{$health_claims}*{health_won}"), func(l *policy.BudgetLines) int64 { return l.HealthAccrued }),
	millionLine("employment_accrued", printed("{$employment_claims}*{employment_won}"), func(l *policy.BudgetLines) int64 { return l.EmploymentAccrued }),
	millionLine("industrial_accident_accrued", printed("{$accident_claims}*{industrial_accident_won}"), func(l *policy.BudgetLines) int64 { return l.AccidentAccrued }),
	sumOfLines("accrued", "{pension_accrued}+{health_accrued}+{employment_accrued}+{industrial_accident_accrued}", func(l *policy.BudgetLines) int64 { return l.Accrued }),
	millionLine("severance", printed("{severance_won}"), func(l *policy.BudgetLines) int64 { return l.Severance }),
}

// expenditureLines are taxes that are not collected (조세지출).
var expenditureLines = []budgetLine{
	millionLine("expenditure_national", "{tax_expenditure_national}", func(l *policy.BudgetLines) int64 { return l.TaxExpenditureNational }).where(whereForgone),
	millionLine("expenditure_local", "{tax_expenditure_local}", func(l *policy.BudgetLines) int64 { return l.TaxExpenditureLocal }).where(whereForgone),
	millionLine("expenditure_credit", "{rd_credit}", func(l *policy.BudgetLines) int64 { return l.RDCredit }),
	sumOfLines("expenditure", "{expenditure_national}+{expenditure_local}+{expenditure_credit}",
		func(l *policy.BudgetLines) int64 {
			return l.TaxExpenditureNational + l.TaxExpenditureLocal + l.RDCredit
		}),
}

// linesOf are those of the lists that the instrument's designs have.
func linesOf(i policy.Instrument, lists ...[]budgetLine) []budgetLine {
	var lines []budgetLine
	for _, list := range lists {
		for _, line := range list {
			if line.only.has(i) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}
