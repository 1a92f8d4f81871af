package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// scenarios are the designs under named changes: the additional hires and the
// net cost of each.
func (p labPresenter) scenarios() views.Figure {
	stresses := p.result.scenarios
	in := chart.PairsInput{ID: "scenarios-c", Title: p.lang.T("policy.scenarios.name")}
	section := chart.PairSection{Heading: p.lang.T("policy.designs.marked", text.With("mark", mark(p.in.focus)), text.With("design", p.designName(p.in.focus)))}
	t := ui.Table{Caption: p.lang.T("policy.scenarios.caption"), Head: []ui.Column{{Text: p.lang.T("policy.scenarios.row")}}}
	for i := range p.in.study.Designs {
		for _, key := range []string{"hires", "net"} {
			t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.scenarios."+key, text.With("mark", mark(i))), Numeric: true})
		}
	}
	asIs := stresses[0].Cells[p.in.focus].AdditionalHires.Central
	worst := 0
	for n, s := range stresses {
		name := p.scenarioName(s)
		row := ui.Row{Head: name}
		for i, c := range s.Cells {
			net := int64(c.NetCost.Central)
			if s.Insiders != nil { // what the rises cost companies comes on top
				net += s.Insiders[i].PayRise
			}
			row.Cells = append(row.Cells, p.people(c.AdditionalHires.Central), p.won(net))
			for _, figure := range []string{"additional", "net"} {
				row.Links = append(row.Links, p.workingURL(i, figure, scenarioAsked, s.Scenario))
			}
		}
		t.Rows = append(t.Rows, row)
		hires := s.Cells[p.in.focus].AdditionalHires.Central
		if hires < stresses[worst].Cells[p.in.focus].AdditionalHires.Central {
			worst = n
		}
		if n > 0 {
			section.Rows = append(section.Rows, chart.PairRow{Label: name, Before: asIs, After: hires, BeforeText: p.people(asIs), AfterText: p.people(hires)})
		}
	}
	in.Sections = []chart.PairSection{section}
	message := p.lang.T("policy.scenarios.none")
	if worst > 0 {
		message = p.lang.T("policy.scenarios.title", text.With("scenario", p.scenarioName(stresses[worst])),
			text.With("before", p.people(asIs)), text.With("after", p.people(stresses[worst].Cells[p.in.focus].AdditionalHires.Central)))
	}
	in.Desc = message
	return views.Figure{
		Message: message, Sub: p.lang.T("policy.scenarios.sub"), Drawing: chart.Pairs(in), Table: t,
		Key: []views.KeyItem{{Tone: "ref-mid", Name: p.lang.T("policy.scenarios.as_is")}, {Tone: "state", Name: p.lang.T("policy.scenarios.changed")}},
	}
}

// scenarioName is a scenario in words, with the value that it takes: of the
// exchange rate, by how much it moves.
func (p labPresenter) scenarioName(s policy.Stress) string {
	value := 0.0
	if s.Value != nil {
		value = *s.Value
	}
	if s.Scenario == "won_weaker" || s.Scenario == "won_stronger" {
		value = math.Abs(value - 1)
	}
	return p.lang.T("policy.scenario."+s.Scenario, text.With("value", text.Percent(value)))
}
