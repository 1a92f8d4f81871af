package document

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

var at = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func evaluated(tb testing.TB) (*scenario.Engine, scenario.Evaluation) {
	tb.Helper()
	book, err := law.Load()
	if err != nil {
		tb.Fatal(err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		tb.Fatal(err)
	}
	draft := scenario.TypedDraft(map[string]string{
		"current.base": "$400k", "current.equity.0.grant_value": "$800k", "offer.base": "2억", "policy.cap": "5,000만", "goals.gap_closed": "50",
		"candidate.children_ages": "3, 7",
	})
	s, errs := engine.Parse(draft)
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	return engine, engine.Evaluate(s, scenario.Options{Record: true, Sweep: true, Solve: true})
}

func TestDocumentSurvivesItsBytes(t *testing.T) {
	t.Parallel()
	engine, evaluation := evaluated(t)
	d := New(engine, evaluation, at)
	body, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := New(engine, evaluation, at).Encode()
	if err != nil || !bytes.Equal(body, again) {
		t.Error("the same evaluation gave other bytes")
	}
	back, err := Decode(body)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, back, cmp.AllowUnexported(money.Money{}, money.Rate{})); diff != "" {
		t.Errorf("decoded document differs (-made +decoded):\n%s", diff)
	}
	t.Logf("%d bytes, %d steps, %d law values", len(body), len(d.Working.Steps), len(d.Laws))
}

func TestInputParsesBackToTheScenario(t *testing.T) {
	t.Parallel()
	engine, evaluation := evaluated(t)
	d := New(engine, evaluation, at)
	s, errs := d.Scenario(engine)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	before, _ := evaluation.Scenario.MarshalJSON()
	after, _ := s.MarshalJSON()
	if !bytes.Equal(before, after) {
		t.Errorf("input changed:\n%s\n%s", before, after)
	}
	if !json.Valid(before) {
		t.Errorf("input is no JSON: %s", before)
	}
	typed := map[string]string{}
	for _, f := range evaluation.Scenario.Typed() {
		typed[f.Path] = f.Text
	}
	fromForm, errs := engine.Parse(scenario.TypedDraft(typed))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	form, _ := fromForm.MarshalJSON()
	if !bytes.Equal(before, form) {
		t.Errorf("the form's fields changed the input:\n%s\n%s", before, form)
	}
}

func TestDecodeRefusesAnUnknownSchema(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"schema":99}`, `{}`, `nonsense`} {
		if _, err := Decode([]byte(body)); err == nil {
			t.Errorf("%s was decoded", body)
		}
	}
}

func TestAmountsAreExactNumbers(t *testing.T) {
	t.Parallel()
	got, _ := json.Marshal([]any{Won(250_000_000), Dollars(1_143_900), Dollars(1_143_950), Dollars(-5), Rate{money.MustRate("0.5")}, Rate{money.Fraction(1, 3)}})
	if want := `[250000000,11439,11439.50,-0.05,0.5,0.333333333]`; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func BenchmarkNewAndEncode(b *testing.B) {
	engine, evaluation := evaluated(b)
	for b.Loop() {
		_, _ = New(engine, evaluation, at).Encode()
	}
}
