package handlers

import (
	"math"
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// paper is the whole estimate. What it must hold, and in which order, is said in
// 의안의 비용추계 등에 관한 규칙 제4조 제1항: the result, the factors, the premises,
// and of what the government submits the funding.
func (p budgetPresenter) paper() views.BudgetPage {
	page := views.BudgetPage{
		Heading: p.lang.T("budget.heading"), Subject: p.lang.T("budget.subject"), PrintHint: p.lang.T("budget.print_hint"),
		Back:     views.Link{Text: p.lang.T("budget.back"), URL: p.in.query.path("/policy")},
		Workbook: views.Link{Text: p.lang.T("budget.workbook"), URL: p.in.query.path(budgetBookPath)},
		Facts:    p.facts(),
	}
	if len(p.in.errors) > 0 {
		page.Notice = p.lang.T("policy.notice")
	}
	page.Parts = []views.BudgetPart{
		{ID: "summary", Title: p.lang.T("budget.part.summary"), Lead: p.lead(), Sections: []views.BudgetSection{
			p.section("causes", p.causes()), p.section("premises", p.premises()...), p.section("results", p.results()...),
		}},
		{ID: "details", Title: p.lang.T("budget.part.details"), Sections: []views.BudgetSection{
			p.section("breakdown", p.breakdown()...), p.section("finance", p.finance()...), p.section("funds", p.funds()...),
			p.section("expenditure", p.expenditures()...), p.riskSection(), p.section("sources", p.sourceBlocks()...),
		}},
	}
	return page
}

func (p budgetPresenter) section(id string, blocks ...views.BudgetBlock) views.BudgetSection {
	return views.BudgetSection{ID: id, Title: p.lang.T("budget.section." + id), Blocks: blocks}
}

// facts are the head. Who answers for the estimate is written in by hand.
func (p budgetPresenter) facts() []views.BudgetFact {
	table := &p.findings[0].BudgetTable
	fact := func(id, value string) views.BudgetFact {
		return views.BudgetFact{Name: p.lang.T("budget.fact." + id), Value: value}
	}
	return []views.BudgetFact{
		fact("cohort", p.lang.T("budget.fact.cohort_value", text.With("cohort", p.cohortName()), text.With("people", text.Whole(int64(p.in.size))))),
		fact("period", p.lang.T("budget.fact.period_value", text.Count("from", p.in.study.TaxYear), text.Count("to", p.lastYear()), text.Count("years", len(table.Years)))),
		fact("unit", p.lang.T("budget.fact.unit_value")),
		fact("law", p.lang.T("budget.fact.law_value", text.Count("year", scenario.DefaultTaxYear), text.With("version", p.book.Version()))),
		fact("author", ""),
	}
}

func (p budgetPresenter) lastYear() int {
	years := p.findings[0].BudgetTable.Years
	return years[len(years)-1].Year
}

// designTitle is the design's mark and name, with its intensity where the
// comparison changed it.
func (p budgetPresenter) designTitle(i int) string {
	title := p.lang.T("budget.design", text.With("mark", mark(i)), text.With("design", p.designName(i)))
	if p.findings[i].SameBudget == nil {
		return title
	}
	value, note := intensityMeasure(p.labPresenter, i, p.findings[i])
	return p.lang.T("budget.design_same", text.With("title", title), text.With("value", value), text.With("note", note))
}

// lead is the result in a sentence for each design.
func (p budgetPresenter) lead() []string {
	var lead []string
	for i, f := range p.findings {
		sum, years := f.BudgetTable.Sum, float64(len(f.BudgetTable.Years))
		key := "spent"
		if !p.in.study.Designs[i].Instrument.Spends() {
			key = "forgone"
		}
		lead = append(lead, p.lang.T("budget.lead."+key,
			text.With("mark", mark(i)), text.With("design", p.designName(i)), text.Count("from", p.in.study.TaxYear), text.Count("to", p.lastYear()),
			text.With("cost", text.Whole(sum.Cost)), text.With("average", text.Whole(int64(math.Round(float64(sum.Cost)/years)))),
			text.With("revenue", text.Whole(sum.Revenue)), text.With("net", text.Whole(sum.Net)),
			text.With("national", text.Whole(sum.NetNational)), text.With("local", text.Whole(sum.NetLocal))))
	}
	return lead
}

// causes are why the state spends more or takes in less, a design each. The
// article is not ours to write: there is no bill yet.
func (p budgetPresenter) causes() views.BudgetBlock {
	b := views.BudgetBlock{Note: p.lang.T("budget.cause.article")}
	for i, d := range p.in.study.Designs {
		b.Points = append(b.Points, p.lang.T("budget.cause."+d.Instrument.String(),
			text.With("title", p.designTitle(i)), text.With("rate", text.Percent(p.findings[i].Intensity)), text.With("amount", p.won(int64(p.findings[i].Intensity))),
			text.With("terms", p.terms(i))))
	}
	return b
}

// premises are what the estimate is reckoned on, and each design's terms.
func (p budgetPresenter) premises() []views.BudgetBlock {
	table := &p.findings[0].BudgetTable
	points := []string{
		p.lang.T("budget.premise.period", text.Count("from", p.in.study.TaxYear), text.Count("to", p.lastYear()), text.Count("months", table.MonthsFirstYear)),
		p.lang.T("budget.premise.cohort", text.With("people", text.Whole(int64(p.in.size)))),
		p.lang.T("budget.premise.nominal"), p.lang.T("budget.premise.rounding"), p.lang.T("budget.premise.central"),
	}
	if p.in.same {
		points = append(points, p.lang.T("budget.premise.same", text.With("amount", p.won(p.findings[0].SameBudget.Budget))))
	}
	return []views.BudgetBlock{{Points: points}, {Table: p.termTable()}}
}

// termTable are the terms, designs side by side.
func (p budgetPresenter) termTable() *ui.Table {
	t := &ui.Table{Caption: p.lang.T("budget.caption.terms"), Head: p.designHead()}
	for _, term := range designTerms {
		row := ui.Row{Head: p.lang.T("budget.term." + term.id)}
		for i := range p.findings {
			cell := p.lang.T("policy.none")
			if term.only.has(p.in.study.Designs[i].Instrument) {
				cell = text.Percent(term.of(&p.findings[i].BudgetTable))
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	owed, limit := ui.Row{Head: p.lang.T("budget.term.claw_back_years")}, ui.Row{Head: p.lang.T("budget.term.budget")}
	for i, f := range p.findings {
		owed.Cells = append(owed.Cells, strconv.Itoa(f.BudgetTable.ClawBackYears))
		cell := p.lang.T("budget.no_limit")
		if b := p.in.study.Designs[i].Budget; b != nil {
			cell = text.Whole(int64(math.Round(float64(b.Minor()) / million)))
		}
		limit.Cells = append(limit.Cells, cell)
	}
	t.Rows = append(t.Rows, owed, limit)
	return t
}

// designHead is the head of a table of designs.
func (p budgetPresenter) designHead() []ui.Column {
	head := []ui.Column{{Text: p.lang.T("budget.item")}}
	for i := range p.findings {
		head = append(head, ui.Column{Text: p.lang.T("budget.design", text.With("mark", mark(i)), text.With("design", p.designName(i))), Numeric: true})
	}
	return head
}

// results are the five years' sums of the designs side by side, then each
// design's years.
func (p budgetPresenter) results() []views.BudgetBlock {
	t := &ui.Table{Caption: p.lang.T("budget.caption.compare", text.Count("from", p.in.study.TaxYear), text.Count("to", p.lastYear())), Head: p.designHead()}
	for _, line := range linesOfAll(costLines, resultLines, financeLines) {
		row := ui.Row{Head: p.lang.T("budget.line." + line.id), Sum: line.kind == sumInMillions}
		some := row.Sum
		for i := range p.findings {
			amount := line.of(&p.findings[i].BudgetTable.Sum)
			some = some || amount != 0
			row.Cells = append(row.Cells, text.Whole(amount))
		}
		if some {
			t.Rows = append(t.Rows, row)
		}
	}
	blocks := []views.BudgetBlock{{Table: t, Note: p.lang.T("budget.note.compare")}}
	for i := range p.findings {
		table := p.yearTable("years", i, costLines, resultLines)
		blocks = append(blocks, views.BudgetBlock{Title: p.designTitle(i), Table: table, Note: p.remainderNote(i)})
	}
	return blocks
}

// yearTable is a table of one design's years with their sum. Lines that are
// nothing in every year are left out, but for sums.
func (p budgetPresenter) yearTable(caption string, i int, lists ...[]budgetLine) *ui.Table {
	b := &p.findings[i].BudgetTable
	t := &ui.Table{Caption: p.lang.T("budget.caption."+caption, text.With("mark", mark(i))), Head: p.yearHead(b, p.lang.T("budget.sum"))}
	for _, line := range linesOf(p.in.study.Designs[i].Instrument, lists...) {
		row := ui.Row{Head: p.lang.T("budget.line." + line.id), Sum: line.kind == sumInMillions}
		some := row.Sum
		for n := range b.Years {
			amount := line.of(&b.Years[n].BudgetLines)
			some = some || amount != 0
			row.Cells = append(row.Cells, text.Whole(amount))
		}
		row.Cells = append(row.Cells, text.Whole(line.of(&b.Sum)))
		if some {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func (p budgetPresenter) yearHead(b *policy.BudgetTable, more ...string) []ui.Column {
	head := []ui.Column{{Text: p.lang.T("budget.item")}}
	for _, y := range b.Years {
		head = append(head, ui.Column{Text: strconv.Itoa(y.Year), Numeric: true})
	}
	for _, name := range more {
		head = append(head, ui.Column{Text: name, Numeric: true})
	}
	return head
}

// remainderNote says how far the printed net is from the exact one.
func (p budgetPresenter) remainderNote(i int) string {
	b := &p.findings[i].BudgetTable
	return p.lang.T("budget.note.remainder", text.With("exact", text.Whole(b.Unit*b.Sum.Net+b.Remainder)), text.With("remainder", text.Whole(b.Remainder)))
}
