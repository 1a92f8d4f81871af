package deal_test

import (
	"encoding/json"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// exampleDeal is the first case with the first example of a negotiation.
func exampleDeal(t testing.TB, e *scenario.Engine) deal.Deal {
	t.Helper()
	fields := map[string]string{}
	for _, f := range append(preset.Cases()[0].Fields, preset.Deals()[0].Fields...) {
		fields[f.Path] = f.Text
	}
	d, errs := deal.Parse(e, scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return d
}

func TestResultPrintsAmountsAsNumbers(t *testing.T) {
	t.Parallel()
	e := engine(t)
	body, err := json.Marshal(deal.Evaluate(e, exampleDeal(t, e), deal.Options{}).Result)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Entry   struct{ FirstDay string } `json:"entry"`
		Leaving struct {
			Day       string
			Forfeited float64
		} `json:"leaving"`
		Options []any `json:"options"`
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	// Of 4,800 units from 2024-02-20, 11 of 16 quarters have vested by 2027-01-31: 1,500 are left. Of 1,600 from
	// 2026-02-20 without a cliff, 3 of 16 have: 1,300 are left. 2,800 × $170.
	if answer.Leaving.Day != "2027-01-31" || answer.Leaving.Forfeited != 476_000 || answer.Options == nil {
		t.Errorf("leaving %s forfeits %v, options %v; want 2027-01-31, 476000, an empty list", answer.Leaving.Day, answer.Leaving.Forfeited, answer.Options)
	}
}

// TestEvaluateIsTotal: whatever parses has a result, recorded or not, and the
// record changes no figure.
func TestEvaluateIsTotal(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, c := range preset.Cases() {
		for _, d := range preset.Deals() {
			fields := map[string]string{}
			for _, f := range append(c.Fields, d.Fields...) {
				fields[f.Path] = f.Text
			}
			parsed, errs := deal.Parse(e, scenario.TypedDraft(fields))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			plain, _ := json.Marshal(deal.Evaluate(e, parsed, deal.Options{}).Result)
			recorded, _ := json.Marshal(deal.Evaluate(e, parsed, deal.Options{Record: true}).Result)
			if string(plain) != string(recorded) {
				t.Errorf("%s: the recorded result differs", c.ID)
			}
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	e := engine(b)
	d := exampleDeal(b, e)
	for b.Loop() {
		deal.Evaluate(e, d, deal.Options{})
	}
}
