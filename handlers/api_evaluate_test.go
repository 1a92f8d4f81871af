package handlers

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// shortest is the least that a scenario needs, in the article's case.
const shortest = `{"current": {"base": 400000, "equity_annual": 1007000}, "offer": {"base": 200000000}}`

// figures are those of expected.yaml that the API must show.
type figures struct {
	Best  string `yaml:"best_regime"`
	Years []struct {
		Current map[string]string
		Offer   map[string]any
		Policy  map[string]any `yaml:"offer_with_policy"`
	}
	Summary map[string]any
}

func TestEveryPresetShowsItsWorkedFigures(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../calc/preset/testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]figures
	if err := yaml.Unmarshal(content, &expected); err != nil {
		t.Fatal(err)
	}
	h := newHandler(t)
	for _, c := range preset.Cases() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			w := ask(h, http.MethodPost, "/api/v1/evaluate", bodyOf(t, c))
			if w.Code != http.StatusOK {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			got, want := decode[map[string]any](t, w), expected[c.ID]
			years := got["years"].([]any)
			if len(years) != len(want.Years) {
				t.Fatalf("%d years, want %d", len(years), len(want.Years))
			}
			for i, y := range want.Years {
				year := years[i].(map[string]any)
				compareDollars(t, year["current"].(map[string]any), y.Current)
				compareWon(t, year["offer"].(map[string]any), y.Offer, want.Best)
				compareWon(t, year["offer_with_policy"].(map[string]any), y.Policy, want.Best)
			}
			compareWon(t, got["summary"].(map[string]any), want.Summary, "")
		})
	}
}

// bodyOf is a case under the proposal as a share of the cost.
func bodyOf(t *testing.T, c preset.Case) string {
	t.Helper()
	fields := map[string]string{}
	policy, _ := preset.PolicyNamed("proposal_share")
	for _, f := range append(append([]preset.Field{}, c.Fields...), policy.Fields...) {
		fields[f.Path] = f.Text
	}
	s, errs := newEngine(t).Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	body, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func compareDollars(t *testing.T, got map[string]any, want map[string]string) {
	t.Helper()
	for name, value := range want {
		if text := got[name].(json.Number).String(); text != strings.TrimSuffix(value, ".00") {
			t.Errorf("current.%s = %s, want %s", name, text, value)
		}
	}
}

// names in the API of what the worked figures name otherwise.
var apiNames = map[string]string{"employee_dues": "employee_contributions", "employer_dues": "employer_contributions"}

// compareWon compares whole numbers, and those that stand under the regime.
func compareWon(t *testing.T, got, want map[string]any, regime string) {
	t.Helper()
	for name, value := range want {
		if name == regime {
			compareWon(t, got, value.(map[string]any), "")
			continue
		}
		whole, isWhole := value.(uint64)
		if !isWhole {
			continue
		}
		if other, renamed := apiNames[name]; renamed {
			name = other
		}
		shown, there := got[name]
		if state, has := got["state"].(map[string]any); !there && has {
			shown, there = state[name]
		}
		switch number, isNumber := shown.(json.Number); {
		case !there && name == "consumption_tax": // shown with the policy alone
		case !isNumber:
			t.Errorf("%s is %v, want %d", name, shown, whole)
		default:
			if n, err := number.Int64(); err != nil || uint64(n) != whole {
				t.Errorf("%s = %s, want %d", name, number, whole)
			}
		}
	}
}

// wrong are values that the field must refuse, with the code. Each differs from
// what the field takes in one respect.
func wrong(f scenario.Field) map[string]string {
	out := map[string]string{}
	if !f.Nullable {
		out["null"] = "null_value"
	}
	out[`{"x": 1}`] = "" // refused as a field of its own
	switch f.Kind {
	case scenario.MoneyField:
		out[`"1"`], out["-1"], out[f.Max+"1"], out["0.001"], out["true"] = "wrong_type", "out_of_range", "out_of_range", "too_precise", "wrong_type"
	case scenario.PercentField, scenario.DecimalField:
		out[`"1"`], out["-1"], out[f.Max+"1"], out["0.00000000001"] = "wrong_type", "out_of_range", "out_of_range", "too_many_decimals"
	case scenario.CountField:
		out[`"1"`], out["-1"], out[f.Max+"1"], out["1.5"], out["1e400"] = "wrong_type", "out_of_range", "out_of_range", "not_a_number", "out_of_range"
	case scenario.BoolField:
		out["1"], out[`"true"`] = "wrong_type", "wrong_type"
	case scenario.OptionField:
		out[`"other than all"`], out["1"], out[`""`] = "not_an_option", "wrong_type", "not_an_option"
	case scenario.CountsField, scenario.PercentsField:
		out["1"], out[`["a"]`], out["[null]"], out["[-1]"], out["[1000000]"] = "wrong_type", "wrong_type", "null_value", "out_of_range", "out_of_range"
		out["["+strings.Repeat("0,", f.Most)+"0]"] = "too_many"
	}
	return out
}

// with is the shortest body with one field more.
func with(path, value string) string {
	if rest, under := strings.CutPrefix(path, "current."); under {
		return `{"current": ` + nested(rest, value, `"base": 1`) + `, "offer": {"base": 1}}`
	}
	if rest, under := strings.CutPrefix(path, "offer."); under {
		return `{"current": {"base": 1}, "offer": ` + nested(rest, value, `"base": 1`) + `}`
	}
	return nested(path, value, `"current": {"base": 1}, "offer": {"base": 1}`)
}

// nested is an object that holds the value at the path, beside what else it
// must have.
func nested(path, value, beside string) string {
	name, rest, deeper := strings.Cut(path, ".")
	switch {
	case deeper && strings.HasPrefix(rest, "N."):
		value = "[" + nested(strings.TrimPrefix(rest, "N."), value, "") + "]"
	case deeper:
		value = nested(rest, value, "")
	}
	if beside != "" && !strings.HasPrefix(beside, `"`+name+`"`) {
		value += ", " + beside
	}
	return `{"` + name + `": ` + value + "}"
}

func TestEveryFieldWrongOnce(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, f := range scenario.Fields() {
		t.Run(f.Path, func(t *testing.T) {
			t.Parallel()
			path := strings.Replace(f.Path, ".N.", ".0.", 1)
			for value, code := range wrong(f) {
				for _, lang := range text.Langs() {
					body := with(f.Path, value)
					p := problemOf(t, ask(h, http.MethodPost, "/api/v1/evaluate", body, "Accept-Language", lang.Code()), http.StatusUnprocessableEntity)
					named, found := p.fields()[path]
					if code == "" {
						_, found = p.fields()[path+".x"]
					}
					if !found || named != code && code != "" {
						t.Errorf("%s: errors %v, want %s at %s", body, p.Errors, code, path)
					}
					for _, e := range p.Errors {
						if e.Message == "" || strings.ContainsAny(e.Message, "{}[]") && code != "" {
							t.Errorf("%s in %s: message %q", body, lang, e.Message)
						}
					}
				}
			}
		})
	}
}

func TestEvaluateRefuses(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, body := range []string{"", "null", "1", `"a"`, "[]", "{", `{"current": {"base": 1}`, "{}{}", "\xff", strings.Repeat("[", 100_000)} {
		if p := problemOf(t, ask(h, http.MethodPost, "/api/v1/evaluate", body), http.StatusBadRequest); len(p.Errors) > 0 {
			t.Errorf("%.20q: errors %v", body, p.Errors)
		}
	}
	tests := map[string]map[string]string{
		`{}`: {"current.base": "missing", "offer.base": "missing"},
		`{"current": {"base": "x", "bonus": -1}, "offer": {"base": null}, "policy": {"rate": 0.96}, "extra": 1}`: {
			"current.base": "wrong_type", "current.bonus": "out_of_range", "offer.base": "null_value", "policy.rate": "out_of_range", "extra": "unknown_field"},
		`{"current": {"base": 1, "equity": [{"vesting": [0.5, 0.6]}]}, "offer": {"base": 1}}`:                                       {"current.equity.0.vesting": "shares_over_one"},
		`{"current": {"base": 1, "equity": [` + strings.Repeat(`{"kind": "rsu"},`, 20) + `{"kind": "rsu"}]}, "offer": {"base": 1}}`: {"current.equity": "too_many"},
		`{"current": {"base": 1}, "offer": {"base": 1, "non_taxable_monthly": 1}}`:                                                  {"offer.base": "below_non_taxable"},
	}
	for body, want := range tests {
		p := problemOf(t, ask(h, http.MethodPost, "/api/v1/evaluate", body), http.StatusUnprocessableEntity)
		got := p.fields()
		for field, code := range want {
			if got[field] != code {
				t.Errorf("%.80s: %s is %q, want %q (all: %v)", body, field, got[field], code, got)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%.80s: errors %v, want %v", body, got, want)
		}
	}
}

func TestProblemsSpeakTheClientsLanguage(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for accept, want := range map[string]string{
		"":                           "en",
		"en":                         "en",
		"ko":                         "ko",
		"ko-KR,ko;q=0.9,en;q=0.8":    "ko",
		"en-US,en;q=0.9,ko;q=0.1":    "en",
		"fr, ko;q=0.5":               "ko",
		"fr":                         "en",
		"*":                          "en",
		"no language; at = all \x00": "en",
	} {
		w := ask(h, http.MethodPost, "/api/v1/evaluate", `{}`, "Accept-Language", accept)
		if got := w.Header().Get("Content-Language"); got != want {
			t.Errorf("Accept-Language %q: answered in %q, want %q", accept, got, want)
		}
		if got := w.Header().Get("Vary"); got != "Accept-Language" {
			t.Errorf("Vary %q", got)
		}
	}
	if got := decode[problem](t, ask(h, http.MethodPost, "/api/v1/evaluate", `{"offer": {"base": 1}}`, "Accept-Language", "ko")); got.Errors[0].Message != text.Korean.T("errors.missing", text.With("field", text.Korean.Field("current.base"))) {
		t.Errorf("message %q", got.Errors[0].Message)
	}
}
