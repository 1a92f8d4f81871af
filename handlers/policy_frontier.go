package handlers

import (
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// eokWon is the unit of the frontier's axis: a hundred million won.
const eokWon = 100_000_000

// frontierReach is how many times the dearest design the axis reaches: lines that
// cost many times as much would press the designs into a corner.
const frontierReach = 2.5

// frontierCaps are the rows of the grid that the frontier draws: all would lie on
// one another.
var frontierCaps = []int64{0, 300_000_000, 100_000_000, 50_000_000}

// frontier sets gross cost against additional hires: a line for each cap, with
// the designs as points. A package in kind is a range.
func (p labPresenter) frontier() views.Figure {
	in := chart.FrontierInput{
		ID: "frontier-c", Title: p.lang.T("policy.frontier.name"), YTick: p.peopleTick,
		XTick: func(v float64) string { return text.WithoutCurrency(p.won(int64(v * eokWon))) },
	}
	t := ui.Table{Caption: p.lang.T("policy.frontier.caption"), Head: []ui.Column{{Text: p.lang.T("policy.frontier.row")}}}
	t.Head = append(t.Head, p.cellHead(p.lang.T("policy.measure.intensity"), false)...)
	for _, row := range policy.Frontier(slices.Clone(p.result.views.Grid.Cells)) {
		name := p.capText(nil)
		if row[0].Cap != nil {
			name = p.lang.T("policy.frontier.cap", text.With("cap", text.WithoutCurrency(p.given(money.KRW(*row[0].Cap)))))
		}
		line := chart.FrontierLine{Label: name, Points: []chart.Point{{}}}
		for _, c := range row {
			line.Points = append(line.Points, chart.Point{X: c.GrossCost.Central / eokWon, Y: c.AdditionalHires.Central})
			t.Rows = append(t.Rows, ui.Row{Head: name, Cells: append([]string{text.Percent(c.Intensity)}, p.cellTexts(c, false)...), Links: p.cellLinks(c, false)})
		}
		if drawsCap(row[0].Cap) {
			in.Lines = append(in.Lines, line)
		}
	}
	for i, f := range p.result.findings.Designs {
		in.Marks = append(in.Marks, p.frontierMark(i, f))
		t.Rows = append(t.Rows, p.frontierRow(i, f))
	}
	slices.Reverse(in.Lines) // the one without a cap ends highest, and its label stands first
	in.Right = frontierReach * p.dearest() / eokWon
	in.Desc = p.frontierTitle()
	return views.Figure{ID: "frontier", Message: in.Desc, Sub: p.lang.T("policy.frontier.sub", text.With("mark", mark(p.in.focus))), Drawing: chart.Frontier(in), Table: t, CSV: p.csvLink("frontier")}
}

// dearest is the gross cost of the design that costs the most.
func (p labPresenter) dearest() float64 {
	most := 0.0
	for _, f := range p.result.findings.Designs {
		most = max(most, f.GrossCost.Central)
	}
	return most
}

func drawsCap(most *int64) bool {
	for _, drawn := range frontierCaps {
		if most == nil && drawn == 0 || most != nil && *most == drawn {
			return true
		}
	}
	return false
}

func (p labPresenter) frontierMark(i int, f policy.DesignFinding) chart.FrontierMark {
	m := chart.FrontierMark{
		Letter: mark(i), Emphasis: i == p.in.focus, At: chart.Point{X: f.GrossCost.Central / eokWon, Y: f.AdditionalHires.Central},
		Title: p.lang.T("policy.frontier.mark", text.With("mark", mark(i)), text.With("design", p.designName(i)), text.With("hires", p.people(f.AdditionalHires.Central)), text.With("cost", p.won(int64(f.GrossCost.Central)))),
	}
	if f.InKind != nil {
		m.Low, m.High = f.InKind.AdditionalHires[0], f.InKind.AdditionalHires[2]
	}
	return m
}

func (p labPresenter) frontierRow(i int, f policy.DesignFinding) ui.Row {
	hires := p.people(f.AdditionalHires.Central)
	if f.InKind != nil {
		hires = p.lang.Range(text.Decimal(f.InKind.AdditionalHires[0], 0), text.Decimal(f.InKind.AdditionalHires[2], 0))
	}
	intensity, _ := intensityMeasure(p, i, f)
	links := []string{p.workingURL(i, "intensity"), p.workingURL(i, "additional"), p.workingURL(i, "gross"), p.workingURL(i, "net"), p.workingURL(i, "cost")}
	return ui.Row{Head: p.lang.T("policy.designs.marked", text.With("mark", mark(i)), text.With("design", p.designName(i))), Links: links, Cells: []string{
		intensity, hires, p.won(int64(f.GrossCost.Central)), p.won(int64(f.NetCost.Central)), p.wonOrNone(f.CostPerAdditionalHire.Net),
	}}
}

// frontierTitle says what the next people cost: the cost of the design in focus
// by head, and of the next head.
func (p labPresenter) frontierTitle() string {
	f := p.inFocus()
	if f.MarginalCost == nil || f.MarginalCost.Gross == nil || f.CostPerAdditionalHire.Gross == nil {
		return p.lang.T("policy.frontier.title")
	}
	return p.lang.T("policy.frontier.next", text.With("mark", mark(p.in.focus)),
		text.With("average", p.won(*f.CostPerAdditionalHire.Gross)), text.With("next", p.won(*f.MarginalCost.Gross)))
}
