package kr

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// No won is lost: pay is take-home pay, taxes and contributions, and employer
// cost is cash, contributions and severance.
func TestLinesAddUp(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2024, 2025, 2026, 2027} {
		rules := rulesOf(t, year)
		rapid.Check(t, func(t *rapid.T) {
			p := someone(t)
			result := rules.Compute(nil, p.person(), p.firm(), p.regime, p.pay(nil))
			kept := result.TakeHome.Minor()
			for _, line := range result.Employee() {
				kept += line.Amount.Minor()
			}
			if pay := p.cash + p.equity + p.exempt; kept != pay {
				t.Fatalf("%d %+v: take-home, taxes and contributions are %d of %d", year, p, kept, pay)
			}
			cost := p.cash
			for _, line := range result.Employer() {
				cost += line.Amount.Minor()
			}
			if cost != result.EmployerCost.Minor() {
				t.Fatalf("%d %+v: employer cost %d, lines sum to %d", year, p, result.EmployerCost.Minor(), cost)
			}
			b := result.Burden()
			if b.TakeHome.Minor()+b.NationalTax.Minor()+b.LocalTax.Minor()+b.EmployeeDues.Minor() != p.cash+p.equity+p.exempt ||
				p.cash+b.EmployerDues.Minor()+b.Severance.Minor() != b.EmployerCost.Minor() || b.Regime != p.regime {
				t.Fatalf("%d %+v: burden %+v does not add up", year, p, b)
			}
		})
	}
}

// What is recorded can be recomputed step by step, and recording changes
// nothing.
func TestRecordedSheetsAreHonest(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2024, 2026, 2027} {
		rules := rulesOf(t, year)
		rapid.Check(t, func(t *rapid.T) {
			p := someone(t)
			sheet := worksheet.New(128)
			recorded := rules.Compute(sheet, p.person(), p.firm(), p.regime, p.pay(sheet))
			if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
				t.Fatal(err)
			}
			keys := map[worksheet.Key]bool{}
			for _, step := range sheet.Steps() {
				if keys[step.Key] {
					t.Fatalf("%v is recorded twice in one scope", step.Line)
				}
				keys[step.Key] = true
				if step.Scope.Regime != uint8(p.regime) {
					t.Fatalf("%v is recorded under regime %d", step.Line, step.Scope.Regime)
				}
			}
			silent := rules.Compute(nil, p.person(), p.firm(), p.regime, p.pay(nil))
			if diff := cmp.Diff(figures(silent), figures(recorded)); diff != "" {
				t.Fatalf("(-silent +recorded):\n%s", diff)
			}
			onCost := worksheet.New(64)
			rules.OnCost(p.firm())(onCost, p.pay(onCost))
			if err := honest.Check(onCost.Steps(), onCost.Inputs()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// More pay never means less take-home pay within a regime, in steps of 12,000
// won and more, but across a cliff that the rules list.
func TestMorePayNeverMeansLessTakeHome(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2024, 2025, 2026, 2027, 2033} {
		rules := rulesOf(t, year)
		rapid.Check(t, func(t *rapid.T) {
			p := someone(t)
			more := p
			more.cash += rapid.Int64Range(12_000, 2_000_000).Draw(t, "raise")
			for _, cliff := range rules.Cliffs() {
				if from := cliff.From.Minor(); p.cash+p.equity <= from && from < more.cash+more.equity {
					return
				}
			}
			before := rules.Compute(nil, p.person(), p.firm(), p.regime, p.pay(nil)).TakeHome.Minor()
			after := rules.Compute(nil, p.person(), p.firm(), p.regime, more.pay(nil)).TakeHome.Minor()
			if after < before {
				t.Fatalf("%d %+v: %d more pay leaves %d instead of %d", year, p, more.cash-p.cash, after, before)
			}
		})
	}
}

// The steepest stretches, where the cap of the earned income credit falls by
// half a won for each won, are walked in the least step.
func TestTakeHomeRisesWhereTheCreditFalls(t *testing.T) {
	t.Parallel()
	const step = 12_000
	for _, year := range []int{2024, 2026, 2033} {
		rules := rulesOf(t, year)
		for _, regime := range tax.Regimes {
			for _, from := range []int64{12_000, 33_000_000, 69_900_000, 119_900_000} {
				before := int64(-1 << 62)
				for won := from; won < from+1_200_000; won += step {
					pay := tax.Pay{Cash: worksheet.Plain(money.KRW(won))}
					takeHome := rules.Compute(nil, Person{}, Firm{}, regime, pay).TakeHome.Minor()
					if takeHome < before {
						t.Errorf("%d %v: take-home falls from %d to %d at %d", year, regime, before, takeHome, won)
					}
					before = takeHome
				}
			}
		}
	}
}

// The left side of the subsidy's identity never falls: neither does the
// employer's cost as pay rises by any amount.
func TestMorePayNeverCostsLess(t *testing.T) {
	t.Parallel()
	onCost := rulesOf(t, 2026).OnCost(Firm{Employees: 300})
	rapid.Check(t, func(t *rapid.T) {
		p := someone(t)
		p.nonTaxable = 0
		more := p
		more.cash += rapid.Int64Range(1, 100_000).Draw(t, "raise")
		if onCost(nil, more.pay(nil)).Minor() < onCost(nil, p.pay(nil)).Minor() {
			t.Fatalf("%+v: a raise of %d lowers the on-cost", p, more.cash-p.cash)
		}
	})
}

func TestMarginalRateIsTheDifferenceQuotient(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		p := someone(t)
		raised := p
		raised.cash += 1_000_000
		before, after := naive(2026, p), naive(2026, raised)
		want := money.Fraction(1_000_000-(after["take_home"]-before["take_home"]), 1_000_000)
		if got := rules.MarginalRate(p.person(), p.firm(), p.regime, p.pay(nil)); got != want {
			t.Fatalf("%+v: marginal rate %v, want %v", p, got, want)
		}
	})
}

// In the top bracket, past every cap but those of employment insurance:
// 45 % × (1 − 0.9 %) with the local tenth, and 0.9 %.
func TestMarginalRateInTheTopBracket(t *testing.T) {
	t.Parallel()
	rate := rulesOf(t, 2026).MarginalRate(Person{}, Firm{}, tax.Resident, tax.Pay{Cash: worksheet.Plain(money.KRW(3_000_000_000))})
	// 1,000,000 × 0.9 % = 9,000; 991,000 × 45 % = 445,950; local 44,595, each
	// but for a few 10 won of rounding.
	if got := rate.Float(); got < 0.49950 || got > 0.49960 {
		t.Errorf("marginal rate %v, want 0.499545 but for rounding", got)
	}
}

func TestWithoutSheetNothingIsAllocated(t *testing.T) {
	rules := rulesOf(t, 2026)
	payroll, onCost := rules.Payroll(Person{Dependents: 3, CreditChildren: 3}, Firm{}, tax.ReturningTalent), rules.OnCost(Firm{Employees: 200})
	flat := rules.Payroll(Person{}, Firm{}, tax.ForeignFlat)
	pay := naivePerson{cash: 90_000_000, nonTaxable: 2_400_000, equity: 10_000_000}.pay(nil)
	if n := testing.AllocsPerRun(100, func() { payroll(nil, pay); flat(nil, pay); onCost(nil, pay) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
