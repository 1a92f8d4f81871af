package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// riskSection says what the estimate does not know. Its tables take draws, and
// come after the page.
func (p budgetPresenter) riskSection() views.BudgetSection {
	section := p.section("risk", views.BudgetBlock{Paragraphs: []string{p.lang.T("budget.risk.text"), p.lang.T("budget.risk.same_base")}})
	section.Lazy = &views.LazyFigure{ID: "risk", Title: p.lang.T("budget.risk.waiting"), Link: views.Link{Text: p.lang.T("policy.show"), URL: p.in.query.path(budgetRiskPath)}}
	return section
}

// inMillion cuts won to the unit of the tables.
func inMillion(won float64) string { return text.Whole(int64(math.Round(won / million))) }

// bandTable are the ranges of the designs' sums.
func (p budgetPresenter) bandTable(bands []policy.Bands) *ui.Table {
	t := &ui.Table{Caption: p.lang.T("budget.caption.bands", text.Count("draws", p.in.study.Draws)), Head: []ui.Column{{Text: p.lang.T("budget.item")}}}
	for _, name := range []string{"central", "p10", "median", "p90"} {
		t.Head = append(t.Head, ui.Column{Text: p.lang.T("budget.band." + name), Numeric: true})
	}
	for i, b := range bands {
		t.Rows = append(t.Rows,
			p.bandRow("hires", i, b.AdditionalHires, func(people float64) string { return text.Decimal(people, 1) }),
			p.bandRow("gross", i, b.GrossCost, inMillion), p.bandRow("net", i, b.NetCost, inMillion))
	}
	return t
}

func (p budgetPresenter) bandRow(id string, i int, b policy.Band, print func(float64) string) ui.Row {
	row := ui.Row{Head: p.lang.T("budget.band_row."+id, text.With("mark", mark(i)))}
	for _, value := range []*float64{&b.Central, b.P10, &b.Median, b.P90} {
		if value == nil {
			row.Cells = append(row.Cells, p.lang.T("policy.none"))
			continue
		}
		row.Cells = append(row.Cells, print(*value))
	}
	return row
}

// stressTable are the designs under named changes.
func (p budgetPresenter) stressTable(stresses []policy.Stress) *ui.Table {
	t := &ui.Table{Caption: p.lang.T("budget.caption.scenarios"), Head: []ui.Column{{Text: p.lang.T("policy.scenarios.row")}}}
	for i := range p.in.study.Designs {
		for _, id := range []string{"hires", "net"} {
			t.Head = append(t.Head, ui.Column{Text: p.lang.T("budget.band_row."+id, text.With("mark", mark(i))), Numeric: true})
		}
	}
	for _, s := range stresses {
		row := ui.Row{Head: p.lang.T("policy.scenario." + s.Scenario)}
		for i, c := range s.Cells {
			net := c.NetCost.Central
			if s.Insiders != nil { // what the rises cost companies comes on top
				net += float64(s.Insiders[i].PayRise)
			}
			row.Cells = append(row.Cells, text.Decimal(c.AdditionalHires.Central, 1), inMillion(net))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// budgetRules are the statutes that ask for the parts of the estimate.
var budgetRules = []string{"assembly", "rule", "finance", "expenditure"}

func (p budgetPresenter) rules() []string {
	var rules []string
	for _, id := range budgetRules {
		rules = append(rules, p.lang.T("budget.rule."+id))
	}
	return rules
}

// sourceBlocks are the statutes, and the parameters with their grades.
func (p budgetPresenter) sourceBlocks() []views.BudgetBlock {
	t := &ui.Table{Caption: p.lang.T("budget.caption.sources")}
	for _, name := range p.assumed.Columns {
		t.Head = append(t.Head, ui.Column{Text: name})
	}
	for _, item := range p.assumed.Items {
		t.Rows = append(t.Rows, ui.Row{Head: item.Name, Cells: []string{item.Value, item.Grade.Text, item.Source.Text}})
	}
	return []views.BudgetBlock{
		{Title: p.lang.T("budget.rules_title"), Points: p.rules()},
		{Title: p.lang.T("budget.assumed_title"), Paragraphs: []string{p.lang.T("policy.assumptions.sub")}, Table: t, More: p.assumed.All},
	}
}

// styles are the names of the workbook's styles.
func (p budgetPresenter) styles() tabular.CellStyles {
	var names tabular.CellStyles
	for style, id := range map[tabular.CellStyle]string{
		tabular.TextStyle: "text", tabular.TitleStyle: "title", tabular.NoteStyle: "note", tabular.SectionStyle: "section", tabular.HeadStyle: "head",
		tabular.InputStyle: "input", tabular.InputPeopleStyle: "input_people", tabular.InputShareStyle: "input_share", tabular.FigureStyle: "figure",
		tabular.PeopleStyle: "people", tabular.SumStyle: "sum", tabular.YearStyle: "year",
	} {
		names[style] = p.lang.T("budget.style." + id)
	}
	return names
}
