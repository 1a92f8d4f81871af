package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// savedThen is a saved result as if it had been computed under other law: the
// document of today is changed before it is stored.
func savedThen(tb testing.TB, audience db.Audience, change func(*document.Document)) (*Server, db.Saved) {
	tb.Helper()
	s := New(newConfig(tb))
	d := s.evaluate(scenarioOf(tb, s, articleWith()), scenario.Options{Record: true, Sweep: true, Solve: true})
	change(&d)
	body, err := d.Encode()
	if err != nil {
		tb.Fatal(err)
	}
	saved, err := s.Store.Save(tb.Context(), db.NewDocument{Kind: scenarioKind, Schema: document.Schema, Body: body, Audience: audience}, s.Now())
	if err != nil {
		tb.Fatal(err)
	}
	return s, saved
}

// withLaw changes a law value that the document used.
func withLaw(tb testing.TB, path string, change func(*document.LawUse)) func(*document.Document) {
	return func(d *document.Document) {
		found := false
		for i := range d.Laws {
			if d.Laws[i].Path == path {
				change(&d.Laws[i])
				found = true
			}
		}
		if !found {
			tb.Fatalf("the document does not use %s", path)
		}
	}
}

func TestSinceShowsThenAndNow(t *testing.T) {
	t.Parallel()
	base := withLaw(t, "us.social_security.wage_base", func(u *document.LawUse) { u.Value = "176_100" })
	for _, c := range []struct {
		name     string
		audience db.Audience
		change   func(*document.Document)
		section  []string // what the section says, none: there is no section
		absent   string
		facts    map[text.Lang]string
	}{
		{"nothing", db.Full, func(*document.Document) {}, nil, "", map[text.Lang]string{text.Korean: "오늘도 같은 결과", text.English: "same result today"}},
		{"another book, the same values", db.Full, func(d *document.Document) { d.Result.Parameters.Version = "0123456789ab" }, nil, "",
			map[text.Lang]string{text.Korean: "없습니다", text.English: "Nothing"}},
		{"a value", db.Full, base, []string{"$176,100", "$184,500"}, "−", map[text.Lang]string{text.Korean: "1개 값이 바뀌었습니다", text.English: "1 value has changed"}},
		{"a day", db.Full, withLaw(t, "us.social_security.wage_base", func(u *document.LawUse) { u.From, u.Value = "2025-01-01", "176_100" }),
			[]string{"$176,100", "2025", "$184,500", "2026"}, "", nil},
		{"an entry of a table", db.Full, withLaw(t, "kr.income_tax.brackets", func(u *document.LawUse) { u.Value = strings.Replace(u.Value, "rate:0.45", "rate:0.42", 1) }),
			[]string{"42%", "45%"}, "6%", nil},
		{"a parameter that is no more", db.Full, withLaw(t, "us.social_security.wage_base", func(u *document.LawUse) { u.Path, u.Unit, u.Value = "us.gone", "1", "0.5" }),
			[]string{"50%", "$184,500"}, "", nil},
		{"figures too", db.Full, func(d *document.Document) {
			base(d)
			*d.Result.Summary.Ratio.PurchasingPower = 5.4
		}, []string{"$176,100", "5.4", "4.0"}, "", nil},
		{"figures by the method alone", db.Full, func(d *document.Document) { *d.Result.Summary.Ratio.PurchasingPower = 5.4 },
			[]string{"5.4", "4.0"}, "$184,500", map[text.Lang]string{text.Korean: "계산 방법이 고쳐져", text.English: "method was corrected"}},
		{"what a candidate does not see", db.Candidate, withLaw(t, "kr.wage_claim_levy.rate", func(u *document.LawUse) { u.Value = "0.5" }), nil, "", nil},
		{"what a candidate sees", db.Candidate, base, []string{"$176,100"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, saved := savedThen(t, c.audience, c.change)
			for _, lang := range text.Langs() {
				doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"?lang="+lang.Code(), ""), http.StatusOK)
				section := textOf(doc.Find("#since"))
				if (section != "") != (c.section != nil) {
					t.Fatalf("%v: the section says %q", lang, section)
				}
				for _, want := range c.section {
					if !strings.Contains(section, want) {
						t.Errorf("%v: the section lacks %q: %s", lang, want, section)
					}
				}
				if c.absent != "" && strings.Contains(section, c.absent) {
					t.Errorf("%v: the section has %q: %s", lang, c.absent, section)
				}
				if facts := textOf(doc.Find(".facts")); !strings.Contains(facts, c.facts[lang]) {
					t.Errorf("%v: the facts lack %q: %s", lang, c.facts[lang], facts)
				}
			}
		})
	}
}

func TestMovedLaws(t *testing.T) {
	t.Parallel()
	use := func(path, from, value string) document.LawUse {
		return document.LawUse{Path: path, From: from, Value: value}
	}
	carried := use("a", "2026-01-01", "1")
	carried.Carried = true
	for _, c := range []struct {
		name      string
		then, now []document.LawUse
		want      []string
	}{
		{"the same", []document.LawUse{use("a", "2026-01-01", "1")}, []document.LawUse{use("a", "2026-01-01", "1")}, nil},
		{"carried, and now known to stay", []document.LawUse{carried}, []document.LawUse{use("a", "2026-01-01", "1")}, nil},
		{"corrected", []document.LawUse{use("a", "2026-01-01", "1")}, []document.LawUse{use("a", "2026-01-01", "2")}, []string{"a 2026-01-01 1 → 2026-01-01 2"}},
		{"carried, and published since", []document.LawUse{carried}, []document.LawUse{use("a", "2026-01-01", "1"), use("a", "2027-01-01", "2")},
			[]string{"a 2026-01-01 1 → 2027-01-01 2"}},
		{"two years published since", []document.LawUse{carried}, []document.LawUse{use("a", "2026-01-01", "1"), use("a", "2027-01-01", "2"), use("a", "2028-01-01", "3")},
			[]string{"a 2026-01-01 1 → 2027-01-01 2", "a 2026-01-01 1 → 2028-01-01 3"}},
		{"begun on another day", []document.LawUse{use("a", "2026-01-01", "1")}, []document.LawUse{use("a", "2026-07-01", "1")}, []string{"a 2026-01-01 1 → 2026-07-01 1"}},
		{"no more", []document.LawUse{use("a", "2026-01-01", "1"), use("b", "2026-01-01", "1")}, []document.LawUse{use("b", "2026-01-01", "1")}, []string{"a 2026-01-01 1 → "}},
		{"new", nil, []document.LawUse{use("a", "2026-01-01", "1")}, []string{" → a 2026-01-01 1"}},
	} {
		var got []string
		for _, m := range movedLaws(c.then, c.now) {
			switch {
			case m.now == nil:
				got = append(got, m.then.Path+" "+m.then.From+" "+m.then.Value+" → ")
			case m.then == nil:
				got = append(got, " → "+m.now.Path+" "+m.now.From+" "+m.now.Value)
			default:
				got = append(got, m.then.Path+" "+m.then.From+" "+m.then.Value+" → "+m.now.From+" "+m.now.Value)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
