package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// lineSlack is how far a figure may lie beyond a line and still be on it: an
// intensity that was searched for is cut to its step.
const lineSlack = 1e-4

// shades are how many shades a heatmap has above the lightest.
const shades = 5

// grid are the additional hires at each rate under each cap, with the lines of
// the same budget and of the share of the gap that is asked for.
func (p labPresenter) grid() views.Heatmap {
	name := text.With("design", p.designName(p.in.focus))
	h := views.Heatmap{
		ID: "grid", Title: p.gridTitle(), Sub: p.lang.T("policy.grid.sub", name, text.With("mark", mark(p.in.focus))),
		Caption: p.lang.T("policy.grid.caption", name), Corner: p.lang.T("policy.grid.corner"),
		BudgetKey: p.budgetLine(), GapKey: p.lang.T("policy.grid.gap_line", text.With("share", percent(p.in.ask.gap))), CSV: p.csvLink("grid"),
	}
	g := p.result.views.Grid
	for j := range g.Rates {
		h.Columns = append(h.Columns, p.rateName(j)+"%")
	}
	most := 0.0
	for _, c := range g.Cells {
		most = math.Max(most, c.AdditionalHires.Central)
	}
	for i := range g.Caps {
		row := views.HeatRow{Name: p.capName(i)}
		for j := range g.Rates {
			row.Cells = append(row.Cells, p.heatCell(i, j, most))
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

// gridTitle says from which cap on a lower one takes away less than a tenth of
// the people at the rate of the design, where there is such a cap.
func (p labPresenter) gridTitle() string {
	g, column := p.result.views.Grid, 0
	for j, rate := range g.Rates {
		if math.Abs(rate-p.inFocus().Intensity) < math.Abs(g.Rates[column]-p.inFocus().Intensity) {
			column = j
		}
	}
	open := p.gridCell(len(g.Caps)-1, column)
	for i := range g.Caps[:len(g.Caps)-1] {
		c := p.gridCell(i, column)
		if open.AdditionalHires.Central > 0 && c.AdditionalHires.Central >= 0.9*open.AdditionalHires.Central {
			return p.lang.T("policy.grid.enough", text.With("rate", p.rateName(column)+"%"), text.With("cap", p.capName(i)),
				text.With("hires", p.people(c.AdditionalHires.Central)), text.With("open", p.people(open.AdditionalHires.Central)))
		}
	}
	return p.lang.T("policy.grid.title")
}

func (p labPresenter) gridCell(row, column int) policy.Cell {
	return p.result.views.Grid.Cells[row*len(p.result.views.Grid.Rates)+column]
}

// rateName is the rate of a column, typed in percent.
func (p labPresenter) rateName(column int) string {
	return text.Decimal(100*p.result.views.Grid.Rates[column], 0)
}

// capName is the cap of a row in words.
func (p labPresenter) capName(row int) string {
	most := p.result.views.Grid.Caps[row]
	if most == nil {
		return p.lang.T("policy.no_cap")
	}
	return text.WithoutCurrency(p.given(money.KRW(*most)))
}

// budgetLine names the line of the same budget: the first year's that is given,
// else what the design itself costs.
func (p labPresenter) budgetLine() string {
	if p.focused().Budget != nil {
		return p.lang.T("policy.grid.budget_line", text.With("amount", p.lang.Words(*p.focused().Budget)))
	}
	return p.lang.T("policy.grid.cost_line", text.With("mark", mark(p.in.focus)), text.With("amount", p.won(int64(p.inFocus().GrossCost.Central))))
}

// isWithin tells whether a cell stays within the budget of the line.
func (p labPresenter) isWithin(c policy.Cell) bool {
	if p.focused().Budget != nil {
		return c.AwardShare >= 1
	}
	return c.GrossCost.Central <= p.inFocus().GrossCost.Central*(1+lineSlack)
}

// closes tells whether a cell closes the share of the gap that is asked for.
func (p labPresenter) closes(c policy.Cell) bool {
	return c.GapClosed != nil && *c.GapClosed >= p.in.ask.gap.Float()
}

func (p labPresenter) heatCell(row, column int, most float64) views.HeatCell {
	c := p.gridCell(row, column)
	g, percent := p.result.views.Grid, p.rateName(column)
	typedCap := ""
	if g.Caps[row] != nil {
		typedCap = text.Whole(*g.Caps[row])
	}
	cell := views.HeatCell{
		Text: text.Decimal(c.AdditionalHires.Central, 0), URL: p.cellURL(percent, typedCap), Chosen: p.isChosen(g.Rates[column], c.Cap),
		Label: p.lang.T("policy.grid.cell", text.With("rate", percent+"%"), text.With("cap", p.capName(row)),
			text.With("hires", p.people(c.AdditionalHires.Central)), text.With("cost", p.won(int64(c.NetCost.Central)))),
	}
	if most > 0 {
		cell.Level = int(math.Round(shades * math.Max(0, c.AdditionalHires.Central) / most))
	}
	if column+1 < len(g.Rates) {
		next := p.gridCell(row, column+1)
		cell.BudgetRight, cell.GapRight = p.isWithin(c) != p.isWithin(next), p.closes(c) != p.closes(next)
	}
	if row+1 < len(g.Caps) {
		below := p.gridCell(row+1, column)
		cell.BudgetBelow, cell.GapBelow = p.isWithin(c) != p.isWithin(below), p.closes(c) != p.closes(below)
	}
	return cell
}

// cellURL is the page of one cell: the rate as a share, and the cap. What is
// saved leads nowhere else.
func (p labPresenter) cellURL(rate, most string) string {
	if p.isStored() {
		return ""
	}
	return p.in.query.withDesign(p.in.focus, typed{"reading": "share", "rate": rate, "cap": most}).path("/policy")
}

// isChosen tells whether the cell is the design in focus itself.
func (p labPresenter) isChosen(rate float64, most *int64) bool {
	own := p.focused().Policy.Cap
	if math.Abs(p.inFocus().Intensity-rate) > lineSlack || (most == nil) != (own == nil) {
		return false
	}
	return most == nil || *most == own.Minor()
}

// gridTable is the grid as a file: a line for each rate and cap.
func (p labPresenter) gridTable() ui.Table {
	t := ui.Table{Head: append([]ui.Column{{Text: asLabel(p.lang.Field("designs.cap"))}}, p.cellHead(p.lang.T("policy.sweep.rate"), false)...)}
	t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.measure.gap_closed")})
	for i := range p.result.views.Grid.Caps {
		for j := range p.result.views.Grid.Rates {
			c := p.gridCell(i, j)
			cells := append([]string{text.Percent(c.Intensity)}, p.cellTexts(c, false)...)
			t.Rows = append(t.Rows, ui.Row{Head: p.capName(i), Cells: append(cells, p.shareOrNone(c.GapClosed))})
		}
	}
	return t
}
