package handlers

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/views/text"
)

// typed are the texts of a form by the path of their field, as typed. A field
// that is not there takes its default. basisField is kept among them.
type typed map[string]string

// basisField is the one field of a draft that is no input: on which basis the
// gap is shown.
const basisField = "view.basis"

// priceLevelField is the input whose default depends on another input, the
// place where the candidate lives.
const priceLevelField = "market.us_price_level"

// draft is what a visitor has typed so far. Valid parses; Wrong is what stands
// in the form instead where the last text could not be read, empty where a
// field was emptied.
type draft struct {
	Valid typed `json:"v"`
	Wrong typed `json:"w,omitempty"`
}

// shown are the texts that stand in the form.
func (d draft) shown() typed {
	shown := maps.Clone(d.Valid)
	for path, wrong := range d.Wrong {
		shown[path] = wrong
		if wrong == "" {
			delete(shown, path)
		}
	}
	return shown
}

// draftOf takes the texts of a form and the ones that are valid in their place.
func draftOf(shown, valid typed) draft {
	d := draft{Valid: valid, Wrong: typed{}}
	for path := range union(shown, valid) {
		if _, known := fieldAt(path); known && shown[path] != valid[path] {
			d.Wrong[path] = shown[path]
		}
	}
	return d
}

// changedPaths are the paths of the inputs that differ, in order.
func changedPaths(before, after typed) []string {
	var paths []string
	for path := range union(before, after) {
		if path != basisField && before[path] != after[path] {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

func union(a, b typed) typed {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// without are the fields but those whose path begins so.
func (t typed) without(prefixes ...string) typed {
	rest := maps.Clone(t)
	maps.DeleteFunc(rest, func(path, _ string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(path, prefix) })
	})
	return rest
}

// known are the fields that the calculator has.
func (t typed) known() typed {
	rest := maps.Clone(t)
	maps.DeleteFunc(rest, func(path, _ string) bool {
		_, known := fieldAt(path)
		return (!known || deal.Owns(path)) && path != basisField
	})
	return rest
}

// parse reads the fields. What is shown but is no input is left out.
func (s *Server) parse(t typed) (scenario.Scenario, []scenario.FieldError) {
	return s.Engine.Parse(scenario.TypedDraft(t.without("view.")))
}

// tidy leaves out the fields that say no more than their default, so that the
// result names the default's source. A required field is never left out.
func (s *Server) tidy(t typed) typed {
	tidied := maps.Clone(t)
	for _, d := range s.Engine.Defaults().Typed() {
		if f, _ := fieldAt(d.Path); !f.Required && tidied[d.Path] == d.Text {
			delete(tidied, d.Path)
		}
	}
	for _, j := range us.Jurisdictions {
		// A price level that is a place's own follows the place.
		if tidied[priceLevelField] == s.Engine.DefaultsFor(livingAt(j)).Market.USPriceLevel.String() {
			delete(tidied, priceLevelField)
		}
	}
	maps.DeleteFunc(tidied, func(path, text string) bool { return text == "" })
	return tidied
}

// livingAt is a scenario that says nothing but where the candidate lives.
func livingAt(j us.Jurisdiction) scenario.Scenario {
	s := scenario.Scenario{TaxYear: scenario.DefaultTaxYear}
	s.Current.Jurisdiction = j
	return s
}

// settle finds the valid texts nearest to those shown: a field that cannot be
// read falls back to what it was, else to its default; where that is not
// enough, all of them do.
func (s *Server) settle(shown, last typed) (typed, scenario.Scenario, []scenario.FieldError) {
	read, errs := s.parse(shown)
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
		if read, still := s.parse(candidate); len(still) == 0 {
			return candidate, read, errs
		}
	}
	opening := s.openingDraft().Valid
	read, _ = s.parse(opening) // a test sees to it that every case parses
	return opening, read, errs
}

// openingDraft is the first case, which the opening page shows.
func (s *Server) openingDraft() draft {
	return draft{Valid: s.tidy(withCase(typed{}, preset.Cases()[0]))}
}

// withCase puts a case in the place of candidate, pay, offer and employer. The
// policy, the market and the period stay: they are questions of their own.
func withCase(t typed, c preset.Case) typed {
	return withFields(t.without(caseParts...), c.Fields)
}

// withPolicy puts the terms of a policy in the place of those there are.
func withPolicy(t typed, p preset.Policy) typed { return withFields(t.without(doPolicy), p.Fields) }

func withFields(t typed, fields []preset.Field) typed {
	for _, f := range fields {
		t[f.Path] = f.Text
	}
	return t
}

// startFrom makes the fields of a saved result the visitor's draft, and leads
// to the calculator.
func (s *Server) startFrom(c echo.Context, fields []scenario.TypedField) error {
	before := s.keptDraft(c)
	next := typed{}
	for _, f := range fields {
		next[f.Path] = grouped(f)
	}
	return s.restart(c, before, next)
}

// restart replaces the draft by fields that did not come from its form, and
// leads to the page, so that nothing of them stays in the address bar.
func (s *Server) restart(c echo.Context, before draft, next typed) error {
	shown := s.tidy(next)
	valid, _, _ := s.settle(shown, before.Valid)
	s.keepDraft(c, draftOf(shown, valid))
	s.keepUndo(c, before.Valid, valid, false)
	return c.Redirect(seeOther, "/")
}

// grouped writes an amount with commas, as people read it.
func grouped(f scenario.TypedField) string {
	field, known := fieldAt(f.Path)
	if !known || field.Kind != scenario.MoneyField {
		return f.Text
	}
	amount, err := money.Read(f.Text, field.Currency)
	if err != nil {
		return f.Text
	}
	return text.Digits(amount)
}

// undoable is the draft before the last change. Field is the one that has
// changed since, empty where several have; At is when it last did.
type undoable struct {
	Valid typed  `json:"v"`
	Field string `json:"f,omitempty"`
	At    int64  `json:"t"` // seconds since 1970
}

// undoPause is how long a field may rest before further typing in it counts as
// another change: undo takes back a number, not its last digit.
const undoPause = 10 * time.Second

// after is the undo that a change leaves behind. Field is the one that was
// typed in, empty where a button changed it or several did.
func (u undoable) after(before typed, field string, now time.Time) undoable {
	if field != "" && field == u.Field && now.Sub(time.Unix(u.At, 0)) < undoPause {
		before = u.Valid
	}
	return undoable{Valid: before, Field: field, At: now.Unix()}
}

// fieldAt describes the input at the path, of a scenario or of a negotiation;
// false if there is none. Entries of lists have a position in theirs
// (offer.equity.0.kind).
func fieldAt(path string) (scenario.Field, bool) {
	f, known := inputs()[withoutPosition(path)]
	f.Path = path
	return f, known
}

var inputs = sync.OnceValue(func() map[string]scenario.Field {
	byPath := map[string]scenario.Field{}
	for _, f := range append(scenario.Fields(), deal.Fields()...) {
		byPath[f.Path] = f
	}
	return byPath
})

// inLists are the beginnings of paths that go on with a position.
var inLists = []string{"current.equity.", "offer.equity.", "held.", "options.", "alternatives."}

// withoutPosition is the path with N in the place of an entry's position; empty
// where something else stands there.
func withoutPosition(path string) string {
	for _, list := range inLists {
		rest, is := strings.CutPrefix(path, list)
		if !is {
			continue
		}
		position, name, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(position); err != nil || n < 0 || strconv.Itoa(n) != position {
			return ""
		}
		return list + "N." + name
	}
	return path
}
