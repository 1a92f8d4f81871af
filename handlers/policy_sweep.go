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

// sweepDraws are those behind the band of each of the sweep's points: fewer than
// the page's, for there are twenty points.
const sweepDraws = 60

// sweep shows the additional hires at every intensity of the design in focus,
// with their band.
func (p labPresenter) sweep() views.Figure {
	cells, draws := p.result.views.Sweep, p.result.views.SweepDraws
	name := text.With("design", p.designName(p.in.focus))
	in := chart.LineInput{
		ID: "sweep-c", Title: p.lang.T("policy.sweep.name"), XTick: p.intensity, Tick: p.peopleTick,
		XTicks: rateTicks,
	}
	last := cells[len(cells)-1]
	own := p.result.views.Centre
	label := p.lang.T("policy.sweep.now", text.With("mark", mark(p.in.focus)), text.With("hires", p.people(own.AdditionalHires.Central)))
	in.Now = &chart.Pin{Rate: own.Intensity, Ratio: own.AdditionalHires.Central, Label: label, Title: label}
	if !p.in.hasRate() {
		in.XTicks = []float64{0, last.Intensity / 2, last.Intensity}
	}
	t := ui.Table{Caption: p.lang.T("policy.sweep.caption", name), Head: p.cellHead(p.lang.T("policy.measure.intensity"), true)}
	for _, c := range cells {
		in.Xs, in.Values = append(in.Xs, c.Intensity), append(in.Values, c.AdditionalHires.Central)
		if b := c.AdditionalHires; b.P10 != nil {
			in.Low, in.High = append(in.Low, *b.P10), append(in.High, *b.P90)
		}
		t.Rows = append(t.Rows, ui.Row{Head: p.intensity(c.Intensity), Cells: p.cellTexts(c, true), Links: p.cellLinks(c, true)[1:]})
	}
	message := p.lang.T("policy.sweep.title", name,
		text.With("most", p.intensity(last.Intensity)), text.With("last", p.people(last.AdditionalHires.Central)),
		text.With("half", p.intensity(cells[len(cells)/2].Intensity)), text.With("middle", p.people(cells[len(cells)/2].AdditionalHires.Central)))
	in.Desc = message
	return views.Figure{
		Message: message, Sub: p.lang.T("policy.sweep.sub", name, text.Count("draws", draws)),
		Drawing: chart.LineCurve(in), Table: t,
	}
}

// intensity prints a rate, or the amount of a design that has one.
func (p labPresenter) intensity(v float64) string {
	if p.in.hasRate() {
		return text.Percent(v)
	}
	return p.won(int64(v))
}

func (p labPresenter) peopleTick(v float64) string {
	return p.lang.T("policy.people", text.With("count", text.Decimal(v, tickDecimals(v))))
}

// cellHead are the columns of a table of designs: people, costs, and a band
// where it was drawn.
func (p labPresenter) cellHead(first string, band bool) []ui.Column {
	head := []ui.Column{{Text: first}, {Text: p.lang.T("policy.measure.additional"), Numeric: true}}
	if band {
		head = append(head, ui.Column{Text: p.lang.T("policy.designs.band"), Numeric: true})
	}
	for _, id := range []string{"gross", "net", "cost"} {
		head = append(head, ui.Column{Text: p.lang.T("policy.measure." + id), Numeric: true})
	}
	return head
}

// cellTexts are the cell's figures under the heads of cellHead.
func (p labPresenter) cellTexts(c policy.Cell, band bool) []string {
	texts := []string{p.people(c.AdditionalHires.Central)}
	if band {
		texts = append(texts, p.peopleBand(c.AdditionalHires))
	}
	var net *int64 // of the central values, like what stands beside it
	if people := c.AdditionalHires.Central; people > 0 {
		per := int64(c.NetCost.Central / people)
		net = &per
	}
	return append(texts, p.won(int64(c.GrossCost.Central)), p.won(int64(c.NetCost.Central)), p.wonOrNone(net))
}

// cellLinks are the workings of the cell's figures: those of the design in focus
// with the cell's terms, as designed.
func (p labPresenter) cellLinks(c policy.Cell, band bool) []string {
	changed := typed{"amount": text.Whole(int64(c.Intensity)), "cap": ""}
	if p.in.hasRate() {
		changed = typed{"reading": "share", "rate": strconv.FormatFloat(math.Round(c.Intensity*1e8)/1e6, 'f', -1, 64), "cap": ""}
	}
	if c.Cap != nil {
		changed["cap"] = text.Whole(*c.Cap)
	}
	varied := p
	if p.in.same { // its budget is for the cost of all years, which the cell does not heed
		varied.in.query = p.in.query.with(typed{"compare": "", "budget": ""})
	}
	varied.in.query = varied.in.query.withDesign(p.in.focus, changed)
	link := func(figure string) string { return varied.workingURL(p.in.focus, figure) }
	links := []string{link("intensity"), link("additional")}
	if band {
		links = append(links, "")
	}
	return append(links, link("gross"), link("net"), link("cost"))
}
