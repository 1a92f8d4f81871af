package handlers

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
)

func TestOpenAPIDescribesEveryRoute(t *testing.T) {
	t.Parallel()
	var want, got []string
	parameter := regexp.MustCompile(`:([a-z_]+)`)
	for _, route := range New(newConfig(t)).router().Routes() {
		if strings.HasPrefix(route.Path, "/api/") && route.Method != http.MethodHead {
			want = append(want, strings.ToLower(route.Method)+" "+parameter.ReplaceAllString(route.Path, "{$1}"))
		}
	}
	d := describe(t)
	if !strings.HasPrefix(d.OpenAPI, "3.1.") {
		t.Errorf("openapi %q", d.OpenAPI)
	}
	d.operations(t, func(path, method string, op operation) {
		got = append(got, method+" "+path)
		if op.OperationID == "" || len(op.Responses) == 0 {
			t.Errorf("%s %s: no id or no answers", method, path)
		}
	})
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("routes and description (-routes +description):\n%s", diff)
	}
}

func TestOpenAPIIsServed(t *testing.T) {
	t.Parallel()
	w := ask(newHandler(t), http.MethodGet, "/api/openapi.json", "")
	if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), openAPI) {
		t.Errorf("status %d, %d bytes", w.Code, w.Body.Len())
	}
}

// Every example of a request is sent; the answer, and the example that bears
// the same name, must be as described.
func TestOpenAPIExamplesAndLiveAnswers(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	d := describe(t)
	sent := 0
	d.operations(t, func(path, method string, op operation) {
		for status, r := range op.Responses {
			for content, m := range r.Content {
				for name, example := range m.Examples {
					validator(t, m.Schema.fragment(t))(t, example.Value)
					if status == "200" && content == "application/json" {
						body := op.RequestBody.Content[content].Examples[name].Value
						sameButParameters(t, example.Value, ask(h, http.MethodPost, path, string(body)).Body.Bytes())
					}
				}
			}
		}
		for name, example := range op.RequestBody.Content["application/json"].Examples {
			validator(t, op.RequestBody.Content["application/json"].Schema.fragment(t))(t, example.Value)
			w := ask(h, strings.ToUpper(method), path, string(example.Value))
			answer, described := op.Responses[map[int]string{http.StatusOK: "200", http.StatusCreated: "201"}[w.Code]]
			if !described {
				t.Fatalf("%s %s %s: status %d: %s", method, path, name, w.Code, w.Body)
			}
			validator(t, answer.Content["application/json"].Schema.fragment(t))(t, w.Body.Bytes())
			sent++
		}
	})
	if sent < 6 {
		t.Errorf("%d examples of requests, want 6 or more", sent)
	}
	for name, r := range d.Components.Responses {
		for _, m := range r.Content {
			for _, example := range m.Examples {
				validator(t, m.Schema.fragment(t))(t, example.Value)
			}
		}
		if r.Description == "" {
			t.Errorf("answer %s has no description", name)
		}
	}
}

// sameButParameters compares an example with the live answer; the version of
// the law book may differ.
func sameButParameters(tb testing.TB, example, live []byte) {
	tb.Helper()
	var want, got map[string]any
	if err := json.Unmarshal(example, &want); err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(live, &got); err != nil {
		tb.Fatal(err)
	}
	delete(want, "parameters")
	delete(got, "parameters")
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Errorf("example and live answer (-example +live):\n%s", diff)
	}
}

func TestSavedAnswersAreAsDescribed(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	validProblem := validator(t, "#/components/schemas/Problem")
	saved := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/scenarios", shortest))
	at := "/api/v1/scenarios/" + saved.ID
	validator(t, "#/components/schemas/Scenario")(t, ask(h, http.MethodGet, at, "").Body.Bytes())
	validator(t, "#/components/schemas/Document")(t, ask(h, http.MethodGet, at+"/document", "").Body.Bytes())
	validator(t, "#/components/schemas/WorkingAnswer")(t, ask(h, http.MethodGet, at+"/working", "").Body.Bytes())
	validProblem(t, ask(h, http.MethodDelete, at, "").Body.Bytes())
	validProblem(t, ask(h, http.MethodPost, "/api/v1/tax", `{"jurisdiction": "kr", "x": 1}`).Body.Bytes())
	validProblem(t, ask(h, http.MethodPost, "/api/v1/tax", `[`).Body.Bytes())
}

// The description's fields, bounds and options are those of the parser.
func TestOpenAPIKnowsEveryField(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	var at int
	jurisdiction := func(names ...string) scenario.Field { return required(scenario.OptionInto("jurisdiction", names, &at)) }
	korea := jurisdiction(korea)
	for name, fields := range map[string][]scenario.Field{
		"EvaluateRequest":   append(scenario.Fields(), workingInto(new(bool))),
		"SaveRequest":       new(saveInput).fields(),
		"InvitationRequest": newInvitationInput().fields(),
		"AnswerRequest":     newAnswerInput().fields(),
		"DealRequest":       deal.Fields(),
		"TaxRequestUS":      append(newTaxInputUS().fields(), jurisdiction(taxJurisdictions[:len(taxJurisdictions)-1]...)),
		"TaxRequestKR":      append(s.newTaxInputKR().fields(), korea),
		"PayslipRequest":    s.newPayslipInput().fields(),
	} {
		root := describe(t).Components.Schemas[name]
		described := map[string]schema{}
		root.leaves("", described)
		for _, f := range fields {
			s, found := described[f.Path]
			if !found {
				t.Errorf("%s: %s is not described", name, f.Path)
				continue
			}
			delete(described, f.Path)
			if strings.HasPrefix(f.Path, "alternatives.") && f.Kind == scenario.MoneyField {
				f.Max = "1000000000000" // dollars or won, by its kind
			}
			compareField(t, f, s)
			if required := root.requires(strings.Split(f.Path, ".")); required != f.Required {
				t.Errorf("%s: %s: required %t, want %t", name, f.Path, required, f.Required)
			}
		}
		for path, s := range described {
			if strings.HasPrefix(s.Ref, "#/components/schemas/EvaluateRequest/") {
				continue // a part of the scenario
			}
			t.Errorf("%s: %s is described, but no field", name, path)
		}
	}
}

func compareField(t *testing.T, f scenario.Field, s schema) {
	t.Helper()
	bounds, kind := s, map[scenario.FieldKind]string{scenario.CountField: "integer", scenario.BoolField: "boolean"}[f.Kind]
	switch f.Kind {
	case scenario.OptionField, scenario.OptionsField:
		if f.Kind == scenario.OptionsField {
			s = *s.Items
		}
		var options []any
		for _, name := range f.Options {
			if name != "" {
				options = append(options, name)
			}
		}
		if f.Nullable {
			options = append(options, nil)
		}
		if diff := cmp.Diff(options, s.Enum); diff != "" {
			t.Errorf("%s options (-want +got):\n%s", f.Path, diff)
		}
		return
	case scenario.CountsField, scenario.PercentsField:
		bounds, kind = *s.Items, "array"
		if s.MaxItems != f.Most {
			t.Errorf("%s: at most %d, want %d", f.Path, s.MaxItems, f.Most)
		}
	case scenario.PercentField, scenario.DecimalField:
		kind = "number"
	case scenario.DateField: // a schema has no bounds for days
		kind, f.Min, f.Max = "string", "", ""
		if s.Format != "date" {
			t.Errorf("%s: format %q, want date", f.Path, s.Format)
		}
	case scenario.MoneyField:
		kind = map[int]string{0: "integer", 2: "number"}[f.Currency.Digits()]
	}
	if bounds.Minimum.String() != f.Min || bounds.Maximum.String() != f.Max {
		t.Errorf("%s: from %s to %s, want %s to %s", f.Path, bounds.Minimum, bounds.Maximum, f.Min, f.Max)
	}
	var want any = kind
	if f.Nullable {
		want = []any{kind, "null"}
	}
	if diff := cmp.Diff(want, s.Type); diff != "" {
		t.Errorf("%s type (-want +got):\n%s", f.Path, diff)
	}
	if s.Default != f.Default {
		t.Errorf("%s: x-default %q, want %q", f.Path, s.Default, f.Default)
	}
}
