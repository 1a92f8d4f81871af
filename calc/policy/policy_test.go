package policy

import (
	"context"
	"testing"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/subsidy"
)

const eok = 100_000_000

func newEngine(tb testing.TB) *scenario.Engine {
	tb.Helper()
	book, err := law.Load()
	if err != nil {
		tb.Fatal(err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		tb.Fatal(err)
	}
	return engine
}

func krw(won int64) *money.Money         { m := money.KRW(won); return &m }
func number(x float64) *float64          { return &x }
func share(text string) *money.Rate      { r := money.MustRate(text); return &r }
func rate(text string) money.Rate        { return money.MustRate(text) }
func near(got, want, bound float64) bool { return got-want <= bound && want-got <= bound }

// half is the proposal: half of the employer's cost.
func half(name string) Design {
	return Design{Name: name, Policy: scenario.Policy{Rate: rate("0.5"), Base: subsidy.EmployerCost, Floor: money.KRW(0), Years: 4}, PassThrough: share("1"), VacancyElasticity: number(0)}
}

// pool is a study of so many candidates with the designs.
func pool(tb testing.TB, engine *scenario.Engine, size, draws int, designs ...Design) Study {
	tb.Helper()
	mixed, ok := CohortNamed("mixed_500")
	if !ok {
		tb.Fatal("no cohort mixed_500")
	}
	cases, err := mixed.Draw(engine, 7, size)
	if err != nil {
		tb.Fatal(err)
	}
	return Study{TaxYear: 2026, Seed: 7, Draws: draws, Horizon: 4, Cohort: cases, Designs: designs, Market: engine.Defaults().Market}
}

func prepare(tb testing.TB, engine *scenario.Engine, s Study) *Lab {
	tb.Helper()
	l, err := Prepare(context.Background(), engine, s)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func run(tb testing.TB, engine *scenario.Engine, s Study) Findings {
	tb.Helper()
	f, err := Run(context.Background(), engine, s, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}
