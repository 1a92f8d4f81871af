package handlers

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// plainQuery are the fields of the address that an address leads to.
func plainQuery(tb testing.TB, query string) map[string]string {
	tb.Helper()
	w := ask(newHandler(tb), http.MethodGet, "/policy?"+query, "")
	if w.Code != http.StatusFound {
		tb.Fatalf("%s: status %d, want a redirection", query, w.Code)
	}
	u, err := url.Parse(w.Header().Get("Location"))
	if err != nil {
		tb.Fatal(err)
	}
	got := map[string]string{}
	for name := range u.Query() {
		got[name] = u.Query().Get(name)
	}
	return got
}

// Addresses of the time when the page had one match and two programmes keep
// their meaning: the match under policy is the first design, the programmes
// follow it, and a pass-through holds for all.
func TestOlderAddressesKeepTheirMeaning(t *testing.T) {
	t.Parallel()
	senior := map[string]string{"design.2.instrument": "match", "design.2.base": "cash", "design.2.cap": "50,000,000"}
	for query, want := range map[string]map[string]string{
		"cohort.size=20": {"cohort.size": "20", "design.1.instrument": "match"},
		"policy.rate=30&policy.cap=1억&budget=100억": {"design.1.instrument": "match", "design.1.rate": "30", "design.1.cap": "1억", "budget": "100억"},
		"policy.pass_through=80&policy.years=5":    {"design.1.instrument": "match", "design.1.pass_through": "80", "design.1.years": "5", "design.2.pass_through": "80"},
	} {
		for name, value := range senior {
			want[name] = value
		}
		if diff := cmp.Diff(want, plainQuery(t, query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	want := map[string]string{"design.1.instrument": "match", "design.2.instrument": "match", "design.2.reading": "on_top", "design.2.years": "4"}
	if diff := cmp.Diff(want, plainQuery(t, "programme.1=none&programme.2=proposal_on_top")); diff != "" {
		t.Errorf("two programmes (-want +got):\n%s", diff)
	}
}

// What goes without saying, and what an instrument does not have, is left out of
// the address; designs are numbered anew.
func TestPolicyAddressIsPlain(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]map[string]string{
		"design.2.instrument=lump_sum&design.2.rate=40&design.2.amount=100,000,000&design.4.instrument=match&design.4.rate=40": {
			"design.1.instrument": "lump_sum", "design.2.instrument": "match", "design.2.rate": "40",
		},
		"design.1.instrument=settlement&design.1.items=housing&design.1.items=compute&compare=as_designed&design.1.eligible.sme_only=false": {
			"design.1.instrument": "settlement", "design.1.items": "housing,compute",
		},
		"do=add&design.1.instrument=rd_credit":                  {"design.1.instrument": "rd_credit", "design.2.instrument": "match"},
		"do=copy.1&design.1.instrument=match&design.1.rate=35":  {"design.1.instrument": "match", "design.1.rate": "35", "design.2.instrument": "match", "design.2.rate": "35"},
		"do=remove.1&design.1.rate=35&design.2.rate=45&focus=2": {"design.1.instrument": "match", "design.1.rate": "45"},
		"do=programme.1&design.1.programme=kr_bpplus_person_pay&design.1.instrument=lump_sum": {
			"design.1.instrument": "match", "design.1.rate": "95", "design.1.years": "5", "design.1.cap": "1,000,000,000", "design.1.program": "rd_grant",
		},
	} {
		if diff := cmp.Diff(want, plainQuery(t, query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}

// A plain address leads to itself, whatever was typed: a redirection never goes
// round in circles.
func TestPlainAddressIsItsOwn(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	s := New(newConfig(t))
	names := append(labFields(), "policy.rate", "policy.cap", "programme.1")
	for n := 1; n <= maxStudyDesigns; n++ {
		for _, name := range designFields {
			names = append(names, designPrefix(n)+name)
		}
	}
	values := rapid.SampledFrom([]string{"", "50", "3", "match", "lump_sum", "settlement", "housing", "true", "false", "100,000,000", "2", "none", "kr_new_researcher"})
	rapid.Check(t, func(t *rapid.T) {
		query := url.Values{}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 12).Draw(t, "names") {
			query.Set(name, values.Draw(t, "value"))
		}
		plain := s.readLab(readQuery(query), nil).query.values()
		if again := s.readLab(readQuery(plain), nil).query; !again.isPlain(plain) {
			t.Errorf("%v leads to %v, and that to %v", query, plain, again.values())
		}
	})
}
