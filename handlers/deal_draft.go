package handlers

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// dealCookie holds what a visitor has typed of a negotiation, sealed like the
// draft of the calculator, which holds the scenario of both pages.
const dealCookie = "deal"

// keptDeal is the visitor's negotiation, the example without one.
func (s *Server) keptDeal(c echo.Context) draft {
	var d draft
	if !s.readCookie(c, dealCookie, &d) || d.Valid == nil {
		return draft{Valid: openingDeal()}
	}
	return draft{Valid: d.Valid.ofDeals(), Wrong: d.Wrong.ofDeals()}
}

// openingDeal is the first example.
func openingDeal() typed { return withFields(typed{}, preset.Deals()[0].Fields) }

// ofDeals are the fields that negotiations have.
func (t typed) ofDeals() typed {
	kept := maps.Clone(t)
	maps.DeleteFunc(kept, func(path, _ string) bool {
		_, known := fieldAt(path)
		return !known || !deal.Owns(path)
	})
	return kept
}

// ofScenarios are the fields that scenarios have, and what else the calculator
// keeps.
func (t typed) ofScenarios() typed {
	kept := maps.Clone(t)
	maps.DeleteFunc(kept, func(path, _ string) bool { return deal.Owns(path) })
	return kept
}

// settleDeal finds the valid texts nearest to those shown, as settle does.
func (s *Server) settleDeal(shown, last typed, sc scenario.Scenario) (typed, deal.Deal, []scenario.FieldError) {
	read, errs := deal.Read(scenario.TypedDraft(shown), sc)
	if len(errs) == 0 {
		return shown, read, nil
	}
	valid := maps.Clone(shown)
	for _, e := range errs {
		delete(valid, e.Field)
		if was, had := last[e.Field]; had {
			valid[e.Field] = was
		}
	}
	for _, candidate := range []typed{valid, last} {
		if read, still := deal.Read(scenario.TypedDraft(candidate), sc); len(still) == 0 {
			return candidate, read, errs
		}
	}
	return typed{}, deal.New(sc), errs
}

// What the buttons of the page ask for: entry.add.held, entry.remove.held.2,
// example.two_grants, clear.
const (
	doAddEntry    = "entry.add."
	doRemoveEntry = "entry.remove."
	doExample     = "example."
	doClear       = "clear"
)

// dealLists are the lists of the form with how many entries each may have and
// what a new entry says.
var dealLists = map[string]struct {
	most  int
	first typed
}{
	"held":         {12, typed{"kind": "rsu", "vest_months": "48", "cliff_months": "12", "every_months": "3", "liquid": "no"}},
	"options":      {5, typed{"growth": "0"}},
	"alternatives": {5, typed{"kind": "us_lab"}},
}

// doneToDeal are the texts of the form after what its button asks for.
func doneToDeal(f form) typed {
	t := f.typed.ofDeals()
	if list, is := strings.CutPrefix(f.do, doAddEntry); is {
		return withEntry(t, list)
	}
	if entry, is := strings.CutPrefix(f.do, doRemoveEntry); is {
		if list, position, _ := strings.Cut(entry, "."); position != "" && dealLists[list].most > 0 {
			return t.without(entry + ".")
		}
	}
	if id, is := strings.CutPrefix(f.do, doExample); is {
		for _, d := range preset.Deals() {
			if d.ID == id {
				return withFields(typed{}, d.Fields)
			}
		}
	}
	if which, is := strings.CutPrefix(f.do, doBeat); is {
		return withBeat(t, which)
	}
	if f.do == doClear {
		return typed{}
	}
	return t
}

// withEntry adds an entry at the end of a list.
func withEntry(t typed, list string) typed {
	positions, spec := entryPositions(t, list), dealLists[list]
	if len(positions) >= spec.most {
		return t
	}
	next := 0
	if len(positions) > 0 {
		next = positions[len(positions)-1] + 1
	}
	t = maps.Clone(t)
	for name, text := range spec.first {
		t[list+"."+strconv.Itoa(next)+"."+name] = text
	}
	return t
}

// entryPositions are the positions of a list's entries, in order.
func entryPositions(t typed, list string) []int {
	var positions []int
	for path := range t {
		rest, under := strings.CutPrefix(path, list+".")
		if !under {
			continue
		}
		position, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(position); err == nil && !slices.Contains(positions, n) {
			positions = append(positions, n)
		}
	}
	slices.Sort(positions)
	return positions
}
