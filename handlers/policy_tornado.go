package handlers

import (
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// tornado shows what drives the additional hires of the design in focus: each
// uncertain parameter alone, from its low to its high.
func (p labPresenter) tornado() views.Figure {
	swings := p.result.views.Tornado
	name := text.With("design", p.designName(p.in.focus))
	in := chart.TornadoInput{ID: "tornado-c", Title: p.lang.T("policy.tornado.name"), Centre: p.result.views.Centre.AdditionalHires.Central, Tick: p.people}
	t := ui.Table{Caption: p.lang.T("policy.tornado.caption", name), Head: []ui.Column{{Text: p.lang.T("policy.assumptions.name")}}}
	for _, key := range []string{"range", "low", "high", "net_low", "net_high"} {
		t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.tornado." + key), Numeric: true})
	}
	for _, s := range swings {
		label := p.lang.T("policy.parameter." + s.Parameter)
		limits := p.lang.Range(p.parameterValue(s.Parameter, s.Low), p.parameterValue(s.Parameter, s.High))
		if s.AdditionalHires[0] != s.AdditionalHires[1] {
			in.Swings = append(in.Swings, chart.Swing{
				Label: p.lang.T("policy.tornado.label", text.With("parameter", label), text.With("range", limits)),
				Low:   s.AdditionalHires[0], High: s.AdditionalHires[1], LowText: p.people(s.AdditionalHires[0]), HighText: p.people(s.AdditionalHires[1]),
			})
		}
		var links []string
		for _, figure := range []string{"additional", "net"} {
			for _, end := range []string{"low", "high"} {
				links = append(links, p.workingURL(p.in.focus, figure, swingAsked, s.Parameter, endAsked, end))
			}
		}
		t.Rows = append(t.Rows, ui.Row{Head: label, Links: append([]string{p.swungURL(s.Parameter)}, links...), Cells: []string{
			limits, p.people(s.AdditionalHires[0]), p.people(s.AdditionalHires[1]), p.won(s.NetCost[0]), p.won(s.NetCost[1]),
		}})
	}
	message := p.lang.T("policy.tornado.none")
	if len(in.Swings) > 0 {
		message = p.lang.T("policy.tornado.title", text.With("parameter", p.lang.T("policy.parameter."+swings[0].Parameter)),
			text.With("low", p.people(swings[0].AdditionalHires[0])), text.With("high", p.people(swings[0].AdditionalHires[1])))
	}
	in.Desc = message
	return views.Figure{
		Message: message, Sub: p.lang.T("policy.tornado.sub", name, text.With("hires", p.people(in.Centre))), Drawing: chart.Tornado(in), Table: t,
		Key: []views.KeyItem{{Tone: "ref-mid", Name: p.lang.T("policy.tornado.less")}, {Tone: "state", Name: p.lang.T("policy.tornado.more")}},
	}
}

// swungPaths are the parameters of a tornado in the law book; the pass-through
// is the instrument's.
var swungPaths = map[string]string{
	"home_sd": "response.home_spread", "stay_in_job": "response.stay_in_job", "stay_in_korea": "response.stay_in_korea",
	"consumption_tax_share": "fiscal.consumption_recapture", "vacancy_elasticity": "response.vacancy_elasticity", "displacement": "fiscal.displacement",
	"other_korean_job": "response.other_korean_job", "equity_scale": "response.equity_value_scale", "local_spend_share": "assumptions.local_spend_share",
	"items_scale": "response.home_items_scale", "beta": "response.money_weight", "alpha": "response.return_intent",
}

// passThroughPaths are the instruments' ranges of the pass-through.
var passThroughPaths = map[policy.Instrument]string{
	policy.Match: "response.pass_through_negotiated", policy.TaxRelief: "response.pass_through_relief", policy.RDCredit: "response.pass_through_rd_credit",
}

// swungURL is the page of a parameter; empty in a file.
func (p labPresenter) swungURL(name string) string {
	path := swungPaths[name]
	if name == "pass_through" {
		path = passThroughPaths[p.focused().Instrument]
	}
	if path == "" || p.plain {
		return ""
	}
	return parameterURL("market." + path)
}

// shareParameters are shares; the others are plain numbers.
var shareParameters = map[string]bool{
	"pass_through": true, "stay_in_job": true, "stay_in_korea": true, "consumption_tax_share": true, "displacement": true,
	"other_korean_job": true, "equity_scale": true, "local_spend_share": true, "items_scale": true,
}

// parameterValue prints an end of a parameter's range. alpha is swung as the
// stated intent to return, unless it is given.
func (p labPresenter) parameterValue(name string, v float64) string {
	if shareParameters[name] || name == "alpha" && p.in.study.Response.Alpha == nil {
		return text.Percent(v)
	}
	return text.Decimal(v, 2)
}
