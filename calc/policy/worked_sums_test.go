package policy

import (
	"context"
	"math"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// What a design is taken apart into sums up to its findings: to the won, and to
// a millionth of a person.
func TestWorkedSumsUp(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	free := half("match")
	free.PassThrough, free.VacancyElasticity = nil, nil
	limited := half("limited")
	limited.Budget = krw(20 * eok)
	claws := half("claws")
	claws.ClawBack = ClawBack{Years: 3, Share: money.MustRate("0.5")}
	relief := Design{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 3}}
	lump := Design{Name: "lump", Instrument: LumpSum, Amount: money.KRW(eok), Taxable: true}
	s := pool(t, engine, 60, 0, free, limited, claws, relief, lump)
	l := prepare(t, engine, s)
	findings := run(t, engine, s)
	for i, f := range findings.Designs {
		w, err := l.Work(context.Background(), i, Swung{})
		if err != nil {
			t.Fatal(err)
		}
		var support, taxes, credit, clawed float64
		for n, y := range w.Years {
			support += w.Worth[n] * y.Support
			taxes += w.Worth[n] * (y.NationalTax + y.LocalTax + y.ConsumptionTax)
			credit += w.Worth[n] * y.RDCredit
			clawed += w.Worth[n] * y.ClawBack
		}
		for what, pair := range map[string][2]float64{
			"support":          {support, f.GrossCost.Central},
			"net cost":         {w.Gross + credit + w.Displaced + w.Elsewhere + w.Services - clawed - taxes, f.NetCost.Central},
			"other costs":      {w.Displaced + w.Elsewhere + w.Services, float64(f.Account.OtherCosts)},
			"additional hires": {w.More * (1 - w.Values[OtherKoreanJob]) * (1 - w.Values[Displacement]), f.AdditionalHires.Central},
			"gap closed":       {1 - w.GapWith/w.GapWithout, *f.GapClosed},
			"a hire":           {w.Net / w.National, float64(*f.CostPerAdditionalHire.Net)},
			"a hire-year":      {w.Net / w.JobYears, float64(*f.CostPerOtherUnit[0].Net)},
			"a person-year":    {w.Net / w.KoreaYears, float64(*f.CostPerOtherUnit[1].Net)},
			"deadweight":       {w.Anyway / w.Awarded, *f.DeadweightShare},
			"retention":        {w.Staying / w.Awarded, *f.RetentionAtEnd},
		} {
			bound := 2e-6 // people and shares are cut to a millionth
			if math.Abs(pair[1]) > 1e5 {
				bound = 10 // won: each of ten lines is cut to one
			}
			if !near(pair[0], pair[1], bound) {
				t.Errorf("%s: %s is %v, the finding %v", f.Name, what, pair[0], pair[1])
			}
		}
		if c := f.MarginalCost; c != nil && !near((w.Stronger.Net-w.Unlimited.Net)/(w.Stronger.National-w.Unlimited.National), float64(*c.Net), 1) {
			t.Errorf("%s: the marginal cost", f.Name)
		}
		if i == 1 && !near(12*w.Budget/w.Asked, *f.ExhaustionMonth, 0.06) {
			t.Errorf("%s: month %v, the finding %v", f.Name, 12*w.Budget/w.Asked, *f.ExhaustionMonth)
		}
	}
}

// A design taken apart with a parameter swung, or under a named change, is the
// design as the tornado and the scenarios have it.
func TestWorkedUnderChanges(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 30, 0, half("match")))
	swings, err := l.Tornado(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	// Pays are found nearly in the views, and exactly here.
	const bound = 1e-3
	for _, s := range swings {
		for end, want := range s.AdditionalHires {
			w, err := l.Work(context.Background(), 0, Swung{s.Parameter, end == 1})
			if err != nil || !near(w.National/want, 1, bound) {
				t.Errorf("%s, end %d: %v, the tornado %v, %v", s.Parameter, end, w.National, want, err)
			}
		}
	}
	stresses, err := l.Stresses(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stresses {
		changed, rise, known, err := l.Stressed(context.Background(), s.Scenario)
		if err != nil || !known || (rise != 0) != (s.Insiders != nil) {
			t.Fatalf("%s: known %v, rise %v, %v", s.Scenario, known, rise, err)
		}
		w, err := changed.Work(context.Background(), 0, Swung{})
		if want := s.Cells[0].AdditionalHires.Central; err != nil || !near(w.National, want, bound*want+1e-6) {
			t.Errorf("%s: %v, the scenario %v, %v", s.Scenario, w.National, want, err)
		}
	}
	if _, _, known, err := l.Stressed(context.Background(), "nothing"); known || err != nil {
		t.Error("a change of no name")
	}
}

func TestMiddleCase(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	s := pool(t, engine, 60, 0, half("match"), Design{Instrument: LumpSum, Amount: money.KRW(eok)})
	l := prepare(t, engine, s)
	match, lump := l.MiddleCase(0), l.MiddleCase(1)
	if match.Persona != lump.Persona || match.Weight != lump.Weight || match.Reference != lump.Reference {
		t.Errorf("two designs have two cases: %+v and %+v", match, lump)
	}
	if !(match.AcceptWith > match.AcceptWithout) || !(lump.AcceptWith > lump.AcceptWithout) || match.Offers != 1 {
		t.Errorf("acceptance: %+v", match)
	}
	// At θ = 1 the match at half of the cost doubles it, so pay rises by about its own.
	y := match.Years[0]
	if share := float64(y.PayWith) / float64(y.PayWithout); share < 1.9 || share > 2.1 || !y.Supported || y.Subsidy <= 0 {
		t.Errorf("the match's first year: %+v", y)
	}
	if got := lump.Years[0]; got.Subsidy != eok || got.PayWith != got.PayWithout || lump.Years[1].Supported {
		t.Errorf("the lump sum's first year: %+v", got)
	}
	// The recorded worksheet has the same pay.
	e := engine.Evaluate(match.Scenario, scenario.Options{Record: true})
	if len(e.Result.Years) != s.Horizon {
		t.Errorf("%d years", len(e.Result.Years))
	}
	engine.Evaluate(lump.Scenario, scenario.Options{Record: true})
}
