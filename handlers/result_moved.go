package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// todays is a saved result's input as a visitor would enter it today: fields
// that were left out take today's defaults.
func (s *Server) todays(saved presenter) scenario.Scenario {
	draft, errs := scenario.DraftFromJSON(saved.doc.Input)
	if len(errs) > 0 {
		return saved.scenario
	}
	for _, d := range saved.doc.Result.Parameters.DefaultsUsed {
		delete(draft, d.Field)
	}
	sc, errs := s.Engine.Parse(draft)
	if len(errs) > 0 {
		return saved.scenario // a default that is no more
	}
	return sc
}

// movedDefault is a default that a saved result took and what it would take
// today.
type movedDefault struct{ then, now document.Default }

// movedDefaults are the defaults whose values have moved, of the fields that the
// audience sees.
func (p presenter) movedDefaults(today presenter) []movedDefault {
	var moved []movedDefault
	for _, then := range p.doc.Result.Parameters.DefaultsUsed {
		now, has := defaultOf(today.doc, then.Field)
		then.Value, now.Value = p.scenario.Value(then.Field), today.scenario.Value(then.Field) // as computed with
		if has && now.Value != then.Value && (p.full() || forCandidates(then.Field)) {
			moved = append(moved, movedDefault{then, now})
		}
	}
	return moved
}

// defaultValue is the line of a default that has moved.
func (s *Server) defaultValue(lang text.Lang, m movedDefault) views.SinceValue {
	line := views.SinceValue{
		Label: views.Link{Text: lang.Field(m.then.Field)}, Entry: lang.T("result.since.default"),
		Then: defaultText(m.then), Now: defaultText(m.now), ThenFrom: fromText(lang, &document.LawUse{From: m.then.From}), NowFrom: fromText(lang, &document.LawUse{From: m.now.From}),
	}
	if s.Engine.Book().Param(m.now.Parameter) != nil {
		line.Label.URL = parameterURL(m.now.Parameter)
	}
	return line
}

// defaultText is a default as people read it: a share in percent.
func defaultText(d document.Default) string {
	input, known := fieldAt(d.Field)
	rate, err := money.ParseRate(d.Value)
	if known && err == nil && input.Kind == scenario.PercentField {
		return text.ExactPercent(rate)
	}
	return strings.Trim(d.Value, `"`)
}

// movedParts are what has moved between a saved result and today.
type movedParts struct {
	laws     []movedLaw
	defaults []movedDefault
}

// causes are the names of the values that moved and that a figure builds on, in
// either document. A figure that they leave alone differs for another reason.
func (m movedParts) causes(saved, today presenter, k document.Key) []string {
	thenLaws, thenInputs := buildsOn(saved.doc, k)
	nowLaws, nowInputs := buildsOn(today.doc, k)
	var names []string
	for _, l := range m.laws {
		use := l.now
		if use == nil {
			use = l.then
		}
		if name := labelIn(saved.lang, use.Label); (thenLaws[use.Path] || nowLaws[use.Path]) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, d := range m.defaults {
		if thenInputs[d.then.Field] || nowInputs[d.then.Field] {
			names = append(names, saved.lang.Field(d.then.Field))
		}
	}
	return names
}

// buildsOn are the paths of the law values and the fields behind a figure.
func buildsOn(d document.Document, k document.Key) (laws, fields map[string]bool) {
	laws, fields = map[string]bool{}, map[string]bool{}
	at, known := d.Figure(k)
	if !known {
		return laws, fields
	}
	keep := make([]bool, len(d.Working.Steps))
	keep[at] = true
	d.Closure(keep)
	working, uses := d.Part(keep)
	for _, use := range uses {
		laws[use.Path] = true
	}
	full := workingView{}
	for _, input := range working.Inputs {
		for _, path := range full.fieldsOf(input) {
			fields[path] = true
		}
	}
	return laws, fields
}
