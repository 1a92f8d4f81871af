package handlers

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/policy"
)

// askPolicy answers a study that is right.
func askPolicy(tb testing.TB, body string) policyAnswer {
	tb.Helper()
	w := ask(newHandler(tb), http.MethodPost, policyPath, body)
	if w.Code != http.StatusOK {
		tb.Fatalf("status %d: %s", w.Code, w.Body)
	}
	return decode[policyAnswer](tb, w)
}

func TestPolicySameSeedSameBytes(t *testing.T) {
	t.Parallel()
	const study = `{"seed": 7, "draws": 60, "cohort": {"size": 40}, "designs": [{"name": "half", "rate": 0.5}, {"name": "lottery", "rate": 0.5, "budget": 100000000, "rationing": "lottery"}]}`
	first, second := ask(newHandler(t), http.MethodPost, policyPath, study), ask(newHandler(t), http.MethodPost, policyPath, study)
	if first.Code != http.StatusOK || !bytes.Equal(first.Body.Bytes(), second.Body.Bytes()) {
		t.Errorf("status %d, the bytes differ", first.Code)
	}
	other := ask(newHandler(t), http.MethodPost, policyPath, strings.Replace(study, `"seed": 7`, `"seed": 8`, 1))
	if bytes.Equal(first.Body.Bytes(), other.Body.Bytes()) {
		t.Error("another seed gives the same draws")
	}
}

// A design of nothing adds nobody: what is per additional hire is null.
func TestPolicyOfNothingIsNull(t *testing.T) {
	t.Parallel()
	w := ask(newHandler(t), http.MethodPost, policyPath, `{"draws": 20, "cohort": {"size": 10}, "designs": [{"name": "nothing", "rate": 0}]}`)
	var answer struct{ Designs []map[string]json.RawMessage }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
		t.Fatalf("status %d, %v", w.Code, err)
	}
	d := answer.Designs[0]
	if got, want := string(d["cost_per_additional_hire"]), `{"gross":null,"net":null,"unit":"hire"}`; got != want {
		t.Errorf("cost per additional hire %s, want %s", got, want)
	}
	for _, key := range []string{"mvpf", "exhaustion_month", "payback_year", "spillover_break_even"} {
		if string(d[key]) != "null" {
			t.Errorf("%s is %s, want null", key, d[key])
		}
	}
}

func TestPolicySplitSums(t *testing.T) {
	t.Parallel()
	for _, d := range askPolicy(t, `{"cohort": {"size": 30}, "designs": [{"rate": 0.5}, {"rate": 0.5, "pass_through": 0}, {"programme": "kr_senior_researcher"}]}`).Designs {
		s := d.Split
		lines := s.Researcher + s.NationalTax + s.LocalTax + s.EmployeeContributions + s.EmployerContributions + s.Severance + s.Company + s.Rounding
		if lines != s.Total || s.Total <= 0 {
			t.Errorf("%s: lines sum to %d, total %d", d.Name, lines, s.Total)
		}
	}
}

// A programme's terms are those of the policy preset, and what the design says
// besides wins over them: 50 % of cash pay, at most 50 million won, 3 years.
func TestPolicyProgrammeTerms(t *testing.T) {
	t.Parallel()
	a := askPolicy(t, `{"cohort": {"size": 20}, "designs": [
		{"programme": "kr_senior_researcher"},
		{"rate": 0.5, "base": "cash", "cap": 50000000, "years": 3, "pass_through": 1, "program": "employment"},
		{"programme": "kr_senior_researcher", "cap": 10000000}]}`)
	if diff := cmp.Diff(a.Designs[1], a.Designs[0]); diff != "" {
		t.Errorf("typed terms and the programme's (-typed +programme):\n%s", diff)
	}
	if a.Designs[2].GrossCost.Central >= a.Designs[0].GrossCost.Central {
		t.Error("a lower cap costs no less")
	}
}

func TestPolicyGivenCases(t *testing.T) {
	t.Parallel()
	const one = `{"current": {"jurisdiction": "us-ca", "base": 300000}, "offer": {"jurisdiction": "kr", "base": 200000000}`
	a := askPolicy(t, `{"cohort": {"cases": [`+one+`, "weight": 3}]}, "designs": [{"rate": 0.5}]}`).Designs[0]
	b := askPolicy(t, `{"cohort": {"cases": [`+one+`}, `+one+`}, `+one+`}]}, "designs": [{"rate": 0.5}]}`).Designs[0]
	near := func(x, y float64) bool { return x-y < 1e-5 && y-x < 1e-5 }
	if !near(a.HiresWith, b.HiresWith) || !near(a.HiresWithout, b.HiresWithout) || a.HiresWithout <= 0 {
		t.Errorf("a case of weight 3 gives %v and %v, three cases %v and %v", a.HiresWithout, a.HiresWith, b.HiresWithout, b.HiresWith)
	}
}

func TestPolicyNamesEveryField(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		status     int
		want       []string // field: code
	}{
		{"no JSON", `[1]`, http.StatusBadRequest, nil},
		{"no designs", `{}`, http.StatusUnprocessableEntity, []string{"designs: missing"}},
		{"no list", `{"designs": {}}`, http.StatusUnprocessableEntity, []string{"designs: wrong_type"}},
		{"too many designs", `{"designs": [{},{},{},{},{}]}`, http.StatusUnprocessableEntity, []string{"designs: too_many"}},
		{"no object", `{"designs": [1]}`, http.StatusUnprocessableEntity, []string{"designs.0: wrong_type"}},
		{"out of bounds", `{"draws": 2001, "cohort": {"size": 501}, "designs": [{"rate": 0.96}]}`, http.StatusUnprocessableEntity,
			[]string{"draws: out_of_range", "cohort.size: out_of_range", "designs.0.rate: out_of_range"}},
		{"unknown", `{"seeds": 1, "designs": [{"name": "a"}, {"cost": 1, "programme": "none such"}]}`, http.StatusUnprocessableEntity,
			[]string{"seeds: unknown_field", "designs.1.programme: not_an_option", "designs.1.cost: unknown_field"}},
		{"a case of no pay", `{"cohort": {"cases": [{"offer": {"base": 1}, "policy": {"rate": 0.5}}]}, "designs": [{}]}`, http.StatusUnprocessableEntity,
			[]string{"cohort.cases.0.policy.rate: unknown_field", "cohort.cases.0.current.base: missing"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := ask(newHandler(t), http.MethodPost, policyPath, tt.body)
			var got []string
			for _, e := range decode[problem](t, w).Errors {
				got = append(got, e.Field+": "+e.Code)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || w.Code != tt.status {
				t.Errorf("status %d, want %d (-want +got):\n%s", w.Code, tt.status, diff)
			}
		})
	}
}

// The bounds of this answer are those that the description gives.
func TestPolicyInstrumentsAreDescribed(t *testing.T) {
	t.Parallel()
	described := describe(t).Components.Schemas["PolicyRequest"].Properties["designs"].Items.Properties["instrument"].Enum
	var want []any
	for _, name := range policy.Instruments {
		want = append(want, name)
	}
	if diff := cmp.Diff(want, described); diff != "" {
		t.Errorf("instruments (-engine +description):\n%s", diff)
	}
}
