package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// splitPart is a line of the split with whose money it is.
type splitPart struct {
	id, swatch string
	tone       chart.Tone
	of         func(policy.Split) int64
}

var splitParts = []splitPart{
	{"researcher", "candidate", chart.Candidate, func(s policy.Split) int64 { return s.Researcher }},
	{"severance", "candidate-mid", chart.CandidateMid, func(s policy.Split) int64 { return s.Severance }},
	{"company", "company", chart.Company, func(s policy.Split) int64 { return s.Company + s.Rounding }},
	{"national_tax", "state", chart.State, func(s policy.Split) int64 { return s.NationalTax }},
	{"local_tax", "state", chart.State, func(s policy.Split) int64 { return s.LocalTax }},
	{"employee_contributions", "state-mid", chart.StateMid, func(s policy.Split) int64 { return s.EmployeeContributions }},
	{"employer_contributions", "state-mid", chart.StateMid, func(s policy.Split) int64 { return s.EmployerContributions }},
}

// split shows where each won of the support of the design in focus goes.
func (p labPresenter) split() views.Figure {
	f := p.inFocus()
	name := text.With("design", p.designName(p.in.focus))
	t := ui.Table{Caption: p.lang.T("policy.split.caption", name), Head: []ui.Column{{Text: p.lang.T("policy.split.row")}}}
	for _, key := range []string{"share", "all", "anyway", "additional"} {
		t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.split." + key), Numeric: true})
	}
	bar := chart.Group{}
	at := 0.0
	for _, part := range splitParts {
		share := shareOf(part.of(f.Split), f.Split.Total)
		partName := p.lang.T("policy.part." + part.id)
		t.Rows = append(t.Rows, ui.Row{Head: partName, Swatch: part.swatch, Links: p.splitLinks(part.id), Cells: []string{
			text.Percent(share), text.Whole(part.of(f.Split)), text.Whole(part.of(f.SplitOfAnyway)), text.Whole(part.of(f.SplitOfAdditional)),
		}})
		width := 100 * math.Max(0, share)
		bar.Bars = append(bar.Bars, chart.Bar{X: at, Y: 0, W: width, H: 36, Tone: part.tone, Title: partName + " " + text.Percent(share)})
		at += width
	}
	t.Foot = []ui.Row{{Head: p.lang.T("policy.split.total"), Sum: true, Links: p.splitLinks("total"), Cells: []string{
		text.Percent(1), text.Whole(f.Split.Total), text.Whole(f.SplitOfAnyway.Total), text.Whole(f.SplitOfAdditional.Total),
	}}}
	message := p.splitTitle(f.Split)
	sub := p.lang.T("policy.split.sub", name)
	return views.Figure{
		ID: "split", Message: message, Sub: sub, Table: t, TableInSight: true, CSV: p.csvLink("split"),
		Drawing: chart.Drawing{ID: "split-bar", Title: message, Desc: sub, Height: 36, Groups: []chart.Group{bar}},
	}
}

// splitLinks are the workings of a part's cells.
func (p labPresenter) splitLinks(part string) []string {
	var links []string
	for _, column := range []string{"share", "all", "anyway", "additional"} {
		links = append(links, p.workingURL(p.in.focus, "split."+part+"."+column))
	}
	return links
}

func (p labPresenter) splitTitle(s policy.Split) string {
	if s.Total == 0 {
		return p.lang.T("policy.split.none")
	}
	researcher, company := shareOf(s.Researcher+s.Severance, s.Total), shareOf(s.Company+s.Rounding, s.Total)
	return p.lang.T("policy.split.title", text.With("researcher", p.shareOrNone(&researcher)), text.With("company", p.shareOrNone(&company)))
}

// shareOf is the part of the whole; nothing of nothing.
func shareOf(part, whole int64) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
