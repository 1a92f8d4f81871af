package document_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// A document gives its negotiation back as it was computed: nothing of it is
// reckoned again.
func TestDocumentKeepsItsNegotiation(t *testing.T) {
	t.Parallel()
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]string{}
	for _, f := range append(preset.Cases()[0].Fields, preset.Deals()[0].Fields...) {
		fields[f.Path] = f.Text
	}
	d, errs := deal.Parse(engine, scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	e := deal.Evaluate(engine, d, deal.Options{Record: true})
	doc := document.New(engine, engine.Evaluate(d.Scenario, scenario.Options{Record: true}), time.Unix(1_800_000_000, 0)).WithDeal(book, e)
	body, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := document.Decode(body)
	if err != nil {
		t.Fatal(err)
	}
	sc, errs := back.Scenario(engine)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	read, result, has, err := back.Negotiation(sc)
	if err != nil || !has {
		t.Fatalf("Negotiation: %t, %v", has, err)
	}
	if diff := cmp.Diff(d.Typed(), read.Typed()); diff != "" {
		t.Errorf("input (-made +read):\n%s", diff)
	}
	want, _ := json.Marshal(e.Result)
	got, _ := json.Marshal(result)
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("result (-made +read):\n%s", diff)
	}
	t.Logf("%d bytes, %d steps of the negotiation", len(body), len(back.Deal.Working.Steps))
}

// A document that was saved before alternatives, packages and schemes were
// computed opens without them.
func TestDocumentOfAnOlderNegotiationOpens(t *testing.T) {
	t.Parallel()
	var stored deal.Stored
	if err := json.Unmarshal([]byte(`{"entry": {}, "leaving": {}, "buy_out": {}, "retention": null, "move": {}, "options": [], "ties": {}, "household": {}, "settling": {}, "severance": {}}`), &stored); err != nil {
		t.Fatal(err)
	}
	if r := deal.Result(stored); r.Alternatives != nil || r.Levers != nil || r.Design != nil || r.Costs != nil || r.Approval != nil || r.Schemes != nil {
		t.Errorf("%+v", r)
	}
}
