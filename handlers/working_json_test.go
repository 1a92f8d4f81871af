package handlers

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/db"
)

// stepOf is the one step of the line, with the paths of the law that it cites.
func stepOf(tb testing.TB, a workingAnswer, line string) (document.Step, []string) {
	tb.Helper()
	for _, step := range a.Working.Steps {
		if step.Line != line {
			continue
		}
		var cited []string
		for _, o := range step.Operands {
			if o.Law != nil {
				cited = append(cited, a.Laws[*o.Law].Path)
			}
		}
		return step, cited
	}
	tb.Fatalf("no step %s among %d", line, len(a.Working.Steps))
	return document.Step{}, nil
}

func TestTaxWithItsWorking(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	validTax := validator(t, "#/components/schemas/TaxResult")
	for _, c := range []struct {
		name, body, line, result string
		cited                    []string
	}{
		// 184,500 × 6.2 % = 11,439.00
		{"California", `{"jurisdiction": "us-ca", "year": 2026, "wages": 1407000, "working": true}`,
			"us.social_security", "USD 11439", []string{"us.social_security.employee_rate"}},
		// 2,400,000 is twelve times 200,000.
		{"Korea", `{"jurisdiction": "kr", "year": 2026, "wages": 200000000, "non_taxable_monthly": 200000, "working": true}`,
			"pay.non_taxable", "KRW 2400000", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := ask(h, http.MethodPost, "/api/v1/tax", c.body)
			validTax(t, w.Body.Bytes())
			step, cited := stepOf(t, decode[workingAnswer](t, w), c.line)
			if got, _ := step.Result.MarshalText(); string(got) != c.result {
				t.Errorf("%s is %s, want %s", c.line, got, c.result)
			}
			if diff := cmp.Diff(c.cited, cited); diff != "" {
				t.Errorf("%s cites (-want +got):\n%s", c.line, diff)
			}
		})
	}
}

// Of the regimes that 'best' compares, the working holds the chosen one.
func TestTheWorkingIsOfTheChosenRegime(t *testing.T) {
	t.Parallel()
	body := func(regime string) string {
		return `{"jurisdiction": "kr", ` + regime + `, "wages": 200000000, "working": true}`
	}
	h := newHandler(t)
	chosen := decode[workingAnswer](t, ask(h, http.MethodPost, "/api/v1/tax", body(`"regime": "best", "open_regimes": ["resident", "returning_talent"]`)))
	named := decode[workingAnswer](t, ask(h, http.MethodPost, "/api/v1/tax", body(`"regime": "returning_talent"`)))
	if diff := cmp.Diff(named, chosen, cmp.AllowUnexported(money.Money{}, money.Rate{})); diff != "" {
		t.Errorf("working (-named +chosen):\n%s", diff)
	}
}

func TestNoWorkingUnlessAsked(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for path, body := range map[string]string{
		"/api/v1/tax":      `{"jurisdiction": "us-ca", "wages": 300000`,
		"/api/v1/payslip":  `{"jurisdiction": "kr", "monthly_gross": 10000000`,
		"/api/v1/evaluate": `{"current": {"base": 400000}, "offer": {"base": 200000000}`,
	} {
		for suffix, want := range map[string]bool{`}`: false, `, "working": false}`: false, `, "working": true}`: true} {
			w := ask(h, http.MethodPost, path, body+suffix)
			if got := strings.Contains(w.Body.String(), `"working":`) && strings.Contains(w.Body.String(), `"laws":`); w.Code != http.StatusOK || got != want {
				t.Errorf("%s%s: status %d, a working: %v, want %v", path, suffix, w.Code, got, want)
			}
		}
		p := problemOf(t, ask(h, http.MethodPost, path, body+`, "working": 1}`), http.StatusUnprocessableEntity)
		if p.fields()["working"] == "" {
			t.Errorf("%s: a number as working is not refused: %+v", path, p)
		}
	}
}

func TestWorkingOfASavedResultAsJSON(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := s.Handler()
	at := "/s/" + saved.LinkID + "/working"
	stored := decode[document.Document](t, ask(h, http.MethodGet, "/s/"+saved.LinkID+"/document", ""))
	answers := map[string]*httptest.ResponseRecorder{
		"by its end":          ask(h, http.MethodGet, at+".json", ""),
		"by what is accepted": ask(h, http.MethodGet, at, "", "Accept", "application/json"),
		"by the API":          ask(h, http.MethodGet, "/api/v1/scenarios/"+saved.LinkID+"/working", ""),
	}
	for name, w := range answers {
		a := decode[workingAnswer](t, w)
		if diff := cmp.Diff(stored.Laws, a.Laws); diff != "" || len(a.Working.Steps) != len(stored.Working.Steps) {
			t.Errorf("%s: %d steps of %d; laws:\n%s", name, len(a.Working.Steps), len(stored.Working.Steps), diff)
		}
	}
	line := decode[workingAnswer](t, ask(h, http.MethodGet, at+".json?line=us.social_security&side=current&year=1", ""))
	step, _ := stepOf(t, line, "us.social_security")
	if got, _ := step.Result.MarshalText(); string(got) != "USD 11439" || len(line.Working.Steps) > 20 {
		t.Errorf("the line is %s after %d steps", got, len(line.Working.Steps))
	}
	problemOf(t, ask(h, http.MethodGet, at+".json?line=nothing", ""), http.StatusNotFound)
	if kind := ask(h, http.MethodGet, at, "", "Accept", "text/html,application/json;q=0.9").Header().Get("Content-Type"); !strings.HasPrefix(kind, "text/html") {
		t.Errorf("a browser gets %s", kind)
	}
}

func TestACandidatesWorkingAsJSONHoldsNoCost(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Candidate, time.Time{}, articleWith())
	for _, path := range []string{"/s/" + saved.LinkID + "/working.json", "/api/v1/scenarios/" + saved.LinkID + "/working"} {
		a := decode[workingAnswer](t, ask(s.Handler(), http.MethodGet, path, ""))
		if len(a.Working.Steps) < 50 {
			t.Errorf("%s: %d steps", path, len(a.Working.Steps))
		}
		for _, step := range a.Working.Steps {
			if strings.HasPrefix(step.Line, "state.") || strings.HasPrefix(step.Line, "subsidy.") && step.Line != "subsidy.pay" {
				t.Errorf("%s: a candidate sees %s", path, step.Line)
			}
		}
	}
}

func TestWorkingOfTheDraftAsJSON(t *testing.T) {
	t.Parallel()
	a := decode[workingAnswer](t, ask(newHandler(t), http.MethodGet, "/working.json?line=us.social_security&side=current&year=1", ""))
	if step, cited := stepOf(t, a, "us.social_security"); step.Year != 1 || len(cited) != 1 {
		t.Errorf("year %d, cites %v", step.Year, cited)
	}
}
