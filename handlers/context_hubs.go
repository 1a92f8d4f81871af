package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// hubPay is the group of the pay in other places: gross alone, since no tax of
// these places is known here.
const hubPay = "market.hub_pay."

// hubs sets the pay of other places side by side: the quarter below, the middle
// and the quarter above, and the middle in won where it is in dollars.
func (s *Server) hubs(lang text.Lang) views.HubPanel {
	panel := views.HubPanel{
		ID: "hubs", Title: lang.T("context.hubs.title"), Sub: lang.T("context.hubs.sub"),
		Note: lang.T("context.hubs.note"), Caption: lang.T("context.hubs.caption"),
	}
	for _, column := range []string{"place", "lower", "middle", "upper", "won"} {
		panel.Columns = append(panel.Columns, lang.T("context.hubs."+column))
	}
	rate := s.Engine.DefaultsFor(scenario.Scenario{TaxYear: scenario.DefaultTaxYear}).Market.KRWPerUSD
	for _, p := range s.Engine.Book().Params() {
		if strings.HasPrefix(p.Path, hubPay) {
			panel.Rows = append(panel.Rows, hubRow(lang, p, p.Values[len(p.Values)-1], rate))
		}
	}
	return panel
}

func hubRow(lang text.Lang, p *law.Param, v law.Value, krwPerUSD money.Rate) views.HubRow {
	of := func(keys ...string) string {
		for _, key := range keys {
			if n, has := v.Node.ByKey[key]; has {
				return printScalar(lang, p.Unit, n.Scalar)
			}
		}
		return lang.T("context.hubs.none")
	}
	row := views.HubRow{
		ID: p.Path, Name: labelIn(lang, p.Label), Note: hubNote(lang, p, v), All: parameterURL(p.Path),
		Source: views.Link{Text: v.Source.Title, URL: v.Source.URL},
		Cells:  []string{of("p25", "low"), of("p50"), of("p75", "high"), lang.T("context.hubs.none")},
	}
	middle, err := money.Read(v.Node.ByKey["p50"].Scalar, money.USDCurrency)
	if err == nil && p.Unit == "USD/year" {
		row.Cells[3] = lang.Words(money.Convert(middle, money.KRWCurrency, money.Quote{KRWPerUSD: krwPerUSD}))
	}
	return row
}

// hubNote says the unit, the year and the sample.
func hubNote(lang text.Lang, p *law.Param, v law.Value) string {
	note := unitText(lang, p.Unit) + " · " + lang.T("context.year", text.Count("year", v.From.Year()))
	if n, has := v.Node.ByKey["n"]; has {
		note += " · n=" + n.Scalar
	}
	return note
}
