package handlers

import (
	"maps"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// doLiving takes a cited amount into its field: living.household.rent_us.
const doLiving = "living."

// ofHousehold are the fields whose cited amounts stand with the household.
var ofHousehold = map[string]bool{
	"household.rent_us": true, "household.childcare_us": true, "household.school_fees": true, "settling.rent": true,
}

// citedLiving are cited amounts for the fields that were left out.
func (p dealPresenter) citedLiving(here func(field string) bool) []views.DealOffer {
	if !p.live {
		return nil
	}
	typed := map[string]bool{}
	for _, f := range p.deal.Typed() {
		typed[f.Path] = f.Text != "" && f.Text != "0"
	}
	var out []views.DealOffer
	for _, d := range deal.LivingDefaults(p.engine, &p.deal) {
		if typed[d.Field] || !here(d.Field) {
			continue
		}
		out = append(out, views.DealOffer{
			Text:   p.say("living.text", text.With("field", p.lang.Field(d.Field)), p.amount("amount", d.Amount), text.With("what", labelIn(p.lang, d.Use.Param.Label))),
			Source: views.Link{Text: d.Use.Value.Source.Title, URL: d.Use.Value.Source.URL},
			Button: ui.Button{Label: p.say("living.take"), Do: doLiving + d.Field},
		})
	}
	return out
}

// withLiving are the texts of the form with the cited amount that its button
// asks for.
func (s *Server) withLiving(do string, shown, last typed, sc scenario.Scenario) typed {
	field, asked := strings.CutPrefix(do, doLiving)
	if !asked {
		return shown
	}
	_, d, _ := s.settleDeal(shown, last, sc)
	for _, cited := range deal.LivingDefaults(s.Engine, &d) {
		if cited.Field == field {
			shown = maps.Clone(shown)
			shown[field] = text.Digits(cited.Amount)
		}
	}
	return shown
}
