package handlers

import (
	"math"
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// years are the five years of the design in focus: what leaves the treasury and
// what of it is not won back, with the table of the budget office.
func (p labPresenter) years() views.Figure {
	f := p.inFocus()
	name := text.With("design", p.designName(p.in.focus))
	in := chart.YearBarsInput{ID: "years-c", Title: p.lang.T("policy.years.name")}
	t := ui.Table{Caption: p.lang.T("policy.years.caption", name), Head: []ui.Column{{Text: p.lang.T("policy.years.row")}}}
	for _, y := range f.BudgetTable.Years {
		t.Head = append(t.Head, ui.Column{Text: strconv.Itoa(y.Year), Numeric: true})
		in.Years = append(in.Years, p.yearBars(y))
	}
	t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.years.sum"), Numeric: true})
	for _, line := range yearLines {
		row := ui.Row{Head: p.lang.T("policy.year_line." + line.id), Sum: line.sum}
		for _, y := range f.BudgetTable.Years {
			row.Cells = append(row.Cells, line.of(y))
			row.Links = append(row.Links, p.workingURL(p.in.focus, "years."+line.id+"."+strconv.Itoa(y.Year)))
		}
		row.Cells = append(row.Cells, line.total(f.BudgetTable.Sum))
		if line.amount != nil {
			row.Links = append(row.Links, p.workingURL(p.in.focus, "years."+line.id+".sum"))
		}
		t.Rows = append(t.Rows, row)
	}
	sum := f.BudgetTable.Sum
	message := p.lang.T("policy.years.title", text.With("cost", p.millions(sum.Cost)), text.With("revenue", p.millions(sum.Revenue)), text.With("net", p.millions(sum.Net)))
	in.Desc = message
	return views.Figure{
		ID: "years", Message: message, Table: t, TableInSight: true, Drawing: chart.YearBars(in), CSV: p.csvLink("years"),
		Sub: p.lang.T("policy.years.sub", name, text.With("amount", p.won(f.CommittedLater))),
		Key: []views.KeyItem{{Tone: "state", Name: p.lang.T("policy.years.cost")}, {Tone: "ref", Name: p.lang.T("policy.years.net")}},
	}
}

// yearBars are the year's cost beside what of it remains.
func (p labPresenter) yearBars(y policy.BudgetYear) chart.YearGroup {
	bar := func(amount int64, tone chart.Tone, key, ink string) chart.StackedBar {
		printed := text.WithoutCurrency(p.millions(amount))
		return chart.StackedBar{Total: printed, Ink: ink, Parts: []chart.Part{{
			Value: math.Max(0, float64(amount)), Tone: tone, Title: p.lang.T("policy.years."+key) + " " + printed,
		}}}
	}
	return chart.YearGroup{
		Label: strconv.Itoa(y.Year), Note: p.lang.T("policy.years.hired", text.With("people", p.people(y.New))),
		Left: bar(y.Cost, chart.State, "cost", "ts"), Right: bar(y.Net, chart.Reference, "net", "tr"),
	}
}

// millions prints an amount of a budget table, which is in millions of won.
func (p labPresenter) millions(amount int64) string { return p.won(amount * million) }

// million is the unit of a budget table.
const million = 1_000_000

// yearLine is a line of the table: people, or an amount in millions.
type yearLine struct {
	id     string
	sum    bool
	people func(policy.BudgetYear) float64
	amount func(policy.BudgetLines) int64
}

// of prints the line of a year.
func (l yearLine) of(y policy.BudgetYear) string {
	if l.people != nil {
		return text.Decimal(l.people(y), 1)
	}
	return text.Whole(l.amount(y.BudgetLines))
}

// total prints the line of all years; people are counted once a year, so they
// have none.
func (l yearLine) total(sum policy.BudgetLines) string {
	if l.people != nil {
		return ""
	}
	return text.Whole(l.amount(sum))
}

func peopleLine(id string, of func(policy.BudgetYear) float64) yearLine {
	return yearLine{id: id, people: of}
}

func amountLine(id string, of func(policy.BudgetLines) int64) yearLine {
	return yearLine{id: id, amount: of}
}

func sumLine(id string, of func(policy.BudgetLines) int64) yearLine {
	return yearLine{id: id, amount: of, sum: true}
}

// yearLines are the lines that fit a page; the budget office's own page has all.
var yearLines = []yearLine{
	peopleLine("new", func(y policy.BudgetYear) float64 { return y.New }),
	peopleLine("continuing", func(y policy.BudgetYear) float64 { return y.Continuing }),
	peopleLine("leaving", func(y policy.BudgetYear) float64 { return y.Leaving }),
	amountLine("support", func(l policy.BudgetLines) int64 { return l.Support }),
	amountLine("agency_fee", func(l policy.BudgetLines) int64 { return l.AgencyFee }),
	amountLine("tax_expenditure", func(l policy.BudgetLines) int64 { return l.TaxExpenditureNational + l.TaxExpenditureLocal }),
	amountLine("rd_credit", func(l policy.BudgetLines) int64 { return l.RDCredit }),
	sumLine("cost", func(l policy.BudgetLines) int64 { return l.Cost }),
	amountLine("income_tax", func(l policy.BudgetLines) int64 { return l.IncomeTax }),
	amountLine("vat", func(l policy.BudgetLines) int64 { return l.VAT }),
	amountLine("local_income_tax", func(l policy.BudgetLines) int64 { return l.LocalIncomeTax }),
	amountLine("local_consumption_tax", func(l policy.BudgetLines) int64 { return l.LocalConsumptionTax }),
	sumLine("revenue", func(l policy.BudgetLines) int64 { return l.Revenue }),
	sumLine("net", func(l policy.BudgetLines) int64 { return l.Net }),
	amountLine("contributions", func(l policy.BudgetLines) int64 { return l.Contributions }),
}
