package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// breakdown is each design's arithmetic: people × amount a head × months, and
// what becomes of it.
func (p budgetPresenter) breakdown() []views.BudgetBlock {
	blocks := []views.BudgetBlock{{Paragraphs: []string{p.lang.T("budget.formula.due")}, Points: []string{
		p.lang.T("budget.formula.executed"), p.lang.T("budget.formula.fee"), p.lang.T("budget.formula.claw_back"), p.lang.T("budget.formula.forgone"),
	}}}
	for i := range p.findings {
		blocks = append(blocks, views.BudgetBlock{Title: p.designTitle(i), Table: p.breakdownTable(i), Note: p.laterNote(i)})
	}
	return blocks
}

// breakdownTable are people and amounts a head, above the lines of the cost.
func (p budgetPresenter) breakdownTable(i int) *ui.Table {
	b := &p.findings[i].BudgetTable
	t := p.yearTable("breakdown", i, costLines)
	people := func(id string, of func(*policy.BudgetYear) float64) ui.Row {
		row := ui.Row{Head: p.lang.T("budget.row." + id)}
		for n := range b.Years {
			row.Cells = append(row.Cells, text.Decimal(of(&b.Years[n]), 2))
		}
		row.Cells = append(row.Cells, "")
		return row
	}
	months, aHead := ui.Row{Head: p.lang.T("budget.row.months")}, ui.Row{Head: p.lang.T("budget.row.a_head")}
	for n := range b.Years {
		first := b.MonthsFirstYear
		cell := strconv.Itoa(first)
		if n > 0 && first < monthsOfYear {
			cell = p.lang.T("budget.row.months_split", text.Count("now", first), text.Count("before", monthsOfYear-first))
		}
		months.Cells = append(months.Cells, cell)
		aHead.Cells = append(aHead.Cells, text.Decimal(headLines[0].aHead(&b.Basis.Years[n], b)/million, 2))
	}
	months.Cells, aHead.Cells = append(months.Cells, ""), append(aHead.Cells, "")
	t.Rows = append([]ui.Row{
		people("new", func(y *policy.BudgetYear) float64 { return y.New }),
		people("continuing", func(y *policy.BudgetYear) float64 { return y.Continuing }),
		people("supported", func(y *policy.BudgetYear) float64 { return y.New + y.Continuing }),
		people("leaving", func(y *policy.BudgetYear) float64 { return y.Leaving }), months, aHead,
	}, t.Rows...)
	return t
}

// monthsOfYear is in which months are parts of a year.
const monthsOfYear = 12

// laterNote says what is owed after the last year.
func (p budgetPresenter) laterNote(i int) string {
	b := &p.findings[i].BudgetTable
	if len(b.Later) == 0 {
		return p.lang.T("budget.note.nothing_later", text.Count("year", p.lastYear()))
	}
	list := ""
	for n, later := range b.Later {
		if n > 0 {
			list += ", "
		}
		list += p.lang.T("budget.note.later_year", text.Count("year", later.Year), text.With("amount", text.Whole(later.Amount)))
	}
	return p.lang.T("budget.note.later", text.Count("year", p.lastYear()), text.With("amount", text.Whole(b.LaterSum)), text.With("list", list))
}

// finance says who bears the cost and what returns to whom.
func (p budgetPresenter) finance() []views.BudgetBlock {
	blocks := []views.BudgetBlock{{Paragraphs: []string{p.lang.T("budget.finance.revenue"), p.lang.T("budget.finance.grants",
		text.With("allocation", text.Decimal(p.findings[0].BudgetTable.Basis.AllocationTaxShare*100, 2)+"%"),
		text.With("education", text.Decimal(p.findings[0].BudgetTable.Basis.EducationGrantShare*100, 2)+"%"),
		text.With("consumption", text.Percent(p.findings[0].BudgetTable.Basis.LocalConsumptionShare)))}}}
	for i := range p.findings {
		blocks = append(blocks, views.BudgetBlock{Title: p.designTitle(i), Table: p.yearTable("finance", i, revenueLines, financeLines)})
	}
	return blocks
}

// funds are the ledgers of social insurance, which are no part of the net cost.
func (p budgetPresenter) funds() []views.BudgetBlock {
	blocks := []views.BudgetBlock{{Paragraphs: []string{p.lang.T("budget.funds.apart"), p.lang.T("budget.funds.accrued")}}}
	for i := range p.findings {
		blocks = append(blocks, views.BudgetBlock{Title: p.designTitle(i), Table: p.yearTable("funds", i, fundLines)})
	}
	return blocks
}

// expenditures are taxes that are not collected, as 조세지출예산서 lists them:
// of designs that are one, and of others where companies' credit changes.
func (p budgetPresenter) expenditures() []views.BudgetBlock {
	blocks := []views.BudgetBlock{{Paragraphs: []string{p.lang.T("budget.expenditure.rule")}}}
	for i, f := range p.findings {
		if p.in.study.Designs[i].Instrument.Spends() && f.BudgetTable.Sum.RDCredit == 0 {
			continue
		}
		blocks = append(blocks, views.BudgetBlock{Title: p.designTitle(i), Paragraphs: []string{p.expenditureNote(i)}, Table: p.yearTable("expenditure", i, expenditureLines)})
	}
	if len(blocks) == 1 {
		blocks[0].Paragraphs = append(blocks[0].Paragraphs, p.lang.T("budget.expenditure.nothing"))
	}
	return blocks
}

// expenditureNote is the tax item and the way of relief.
func (p budgetPresenter) expenditureNote(i int) string {
	switch p.in.study.Designs[i].Instrument {
	case policy.TaxRelief:
		return p.lang.T("budget.expenditure.relief")
	case policy.RDCredit:
		return p.lang.T("budget.expenditure.credit")
	}
	return p.lang.T("budget.expenditure.change")
}
