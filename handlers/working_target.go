package handlers

import (
	"net/url"
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
)

// target is a figure whose working is asked for: its key and, where the figure
// is not of the input as it stands, what is different. Its address is short,
// since a page has a hundred of them.
type target struct {
	document.Key
	change change
}

// change is what a figure's input has in place of the typed one: empty where it
// is the same. The texts are JSON numbers, checked like any input.
type change struct {
	rate   string // policy.rate, a share of the cost
	krw    string // market.krw_per_usd
	base   string // offer.base
	passes string // policy.pass_through
	years  string // horizon_years
}

// changeFields are a change's names in addresses with the fields that they
// replace.
var changeFields = []struct {
	name, field string
	of          func(*change) *string
}{
	{"rate", "policy.rate", func(c *change) *string { return &c.rate }},
	{"krw", "market.krw_per_usd", func(c *change) *string { return &c.krw }},
	{"base", "offer.base", func(c *change) *string { return &c.base }},
	{"passes", "policy.pass_through", func(c *change) *string { return &c.passes }},
	{"years", "horizon_years", func(c *change) *string { return &c.years }},
}

func (c change) none() bool { return c == change{} }

// readTarget reads a figure from an address. asked is false where the address
// names none.
func readTarget(query url.Values) (t target, asked bool) {
	t.Line, t.Side, t.Lens, t.Regime = query.Get("line"), query.Get("side"), query.Get("lens"), query.Get("regime")
	for name, to := range map[string]*int{"year": &t.Year, "segment": &t.Segment} {
		if number := query.Get(name); number != "" {
			n, err := strconv.Atoi(number)
			if *to = n; err != nil || n < 0 {
				*to = len(query.Encode()) // no horizon has it
			}
		}
	}
	for _, f := range changeFields {
		*f.of(&t.change) = query.Get(f.name)
	}
	return t, t.Line != ""
}

// query is the target as an address has it.
func (t target) query() string { return t.values().Encode() }

func (t target) values() url.Values {
	values := url.Values{}
	set := func(name, value string) {
		if value != "" {
			values.Set(name, value)
		}
	}
	set("line", t.Line)
	set("side", t.Side)
	set("lens", t.Lens)
	set("regime", t.Regime)
	for name, n := range map[string]int{"year": t.Year, "segment": t.Segment} {
		if n > 0 {
			set(name, strconv.Itoa(n))
		}
	}
	for _, f := range changeFields {
		set(f.name, *f.of(&t.change))
	}
	return values
}

// changed is the scenario with the change made; false where no such input is
// allowed.
func (s *Server) changed(sc scenario.Scenario, c change) (scenario.Scenario, bool) {
	body, err := sc.MarshalJSON()
	if err != nil {
		return sc, false
	}
	draft, errs := scenario.DraftFromJSON(body)
	if len(errs) > 0 {
		return sc, false
	}
	for _, path := range sc.Defaulted {
		delete(draft, path)
	}
	for _, f := range changeFields {
		if value := *f.of(&c); value != "" {
			draft[f.field] = scenario.Value{Kind: scenario.Number, Text: value}
		}
	}
	if c.rate != "" {
		draft["policy.reading"] = scenario.Value{Kind: scenario.String, Text: "share"}
	}
	out, errs := s.Engine.Parse(draft)
	return out, len(errs) == 0
}

// documentOf is the document that holds the figure: the source's own, or that of
// the changed input. A saved result under other law than today's has none of
// those: nothing of it is computed anew.
func (s *Server) documentOf(from workingSource, c change) (document.Document, scenario.Scenario, bool) {
	if c.none() {
		return from.doc, from.scenario, true
	}
	if s.Engine.Book().Version() != from.doc.Result.Parameters.Version || !from.full() && (c.rate != "" || c.passes != "") {
		return document.Document{}, from.scenario, false
	}
	sc, ok := s.changed(from.scenario, c)
	if !ok {
		return document.Document{}, sc, false
	}
	return s.evaluate(sc, scenario.Options{Record: true}), sc, true
}
