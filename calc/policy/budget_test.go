package policy

import (
	"context"
	"math"
	"testing"

	"github.com/offergap/offergap/calc/money"
)

// A budget of 500 eok pays for 50 at 10 eok each, and for 142 at 3.5.
func TestBudgetVectors(t *testing.T) {
	t.Parallel()
	for each, want := range map[float64]int{10: 50, 3.5: 142} {
		left := ration{500}
		served := 0
		for left.share(each) == 1 {
			served++
		}
		if served != want {
			t.Errorf("at %v each: %d, want %d", each, served, want)
		}
	}
	left := ration{10}
	if got := []float64{left.share(8), left.share(8), left.share(8), left.share(0)}; got[0] != 1 || got[1] != 0.25 || got[2] != 0 || got[3] != 1 {
		t.Errorf("shares of 10 in eights: %v, want 1, 0.25, 0 and 1 for nothing", got)
	}
}

// With half of what is asked for, half of each is granted, the budget is spent
// in the sixth month, and half as many are additional.
func TestRationingProRata(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	free := run(t, engine, pool(t, engine, 40, 0, half("free"))).Designs[0]
	asked := free.Years[0].Spending
	limited := half("limited")
	limited.Budget = krw(asked / 2)
	got := run(t, engine, pool(t, engine, 40, 0, limited)).Designs[0]
	if !near(got.AwardShare, 0.5, 1e-6) || got.ExhaustionMonth == nil || !near(*got.ExhaustionMonth, 6, 0.05) {
		t.Errorf("share %v, month %v", got.AwardShare, got.ExhaustionMonth)
	}
	if !near(got.AdditionalHires.Central, free.AdditionalHires.Central/2, 1e-4) || !near(got.GrossCost.Central, free.GrossCost.Central/2, 10) {
		t.Errorf("%v hires at %v, want half of %v at %v", got.AdditionalHires.Central, got.GrossCost.Central, free.AdditionalHires.Central, free.GrossCost.Central)
	}
	if free.AwardShare != 1 || free.ExhaustionMonth != nil || free.UnspentFirstYear != nil {
		t.Error("a budget where there is none")
	}
	for _, y := range got.Years {
		if y.Spending > asked/2+1 {
			t.Errorf("%d spends %d of %d", y.Year, y.Spending, asked/2)
		}
	}
	ample := half("ample")
	ample.Budget = krw(asked * 2)
	if got := run(t, engine, pool(t, engine, 40, 0, ample)).Designs[0]; got.ExhaustionMonth != nil || *got.UnspentFirstYear != asked*2-asked {
		t.Errorf("month %v, unspent %v, want none and %d", got.ExhaustionMonth, *got.UnspentFirstYear, asked)
	}
}

// In order of application large employers are served before small ones; by
// score the best-paid.
func TestRationingInOrder(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	first, score := half("first come"), half("score")
	first.Budget, first.Rationing = krw(10*eok), FirstCome
	score.Budget, score.Rationing = krw(10*eok), Score
	f := run(t, engine, pool(t, engine, 100, 0, first, score)).Designs
	spent := func(f DesignFinding, grouping, name string) int64 {
		for _, g := range f.Groups {
			if g.Grouping == grouping && g.Name == name {
				return g.GrossCost
			}
		}
		t.Fatalf("no group %s %s", grouping, name)
		return 0
	}
	if spent(f[0], "company_size", "sme") != 0 || spent(f[0], "company_size", "large") == 0 {
		t.Errorf("first come: small firms get %d, large ones %d", spent(f[0], "company_size", "sme"), spent(f[0], "company_size", "large"))
	}
	if spent(f[1], "persona", "postdoc") != 0 || spent(f[1], "persona", "staff_research_scientist") == 0 {
		t.Errorf("score: postdocs get %d, staff scientists %d", spent(f[1], "persona", "postdoc"), spent(f[1], "persona", "staff_research_scientist"))
	}
	for _, d := range f {
		if got := d.Years[0].Spending; got < 10*eok-1 || got > 10*eok+1 {
			t.Errorf("%s spends %d in its first year", d.Name, got)
		}
	}
}

// A lottery's mean is that of pro rata, and its band is no narrower.
func TestLotteryAddsLuck(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	even, lottery := half("pro rata"), half("lottery")
	even.Budget, lottery.Budget, lottery.Rationing = krw(10*eok), krw(10*eok), Lottery
	f := run(t, engine, pool(t, engine, 100, 400, even, lottery)).Designs
	if f[0].AdditionalHires.Central != f[1].AdditionalHires.Central {
		t.Error("the closed forms differ")
	}
	if a, b := f[0].AdditionalHires, f[1].AdditionalHires; *b.P90-*b.P10 <= *a.P90-*a.P10 {
		t.Errorf("lottery from %v to %v, pro rata from %v to %v", *b.P10, *b.P90, *a.P10, *a.P90)
	}
}

// Nobody is supported who is not eligible.
func TestEligibility(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	small, well, nobody := half("small firms"), half("well paid"), half("nobody")
	small.Eligible.SMEOnly = true
	well.Eligible.LeastPay = money.KRW(2 * eok)
	nobody.Eligible.LeastYearsAway = 60
	f := run(t, engine, pool(t, engine, 100, 20, small, well, nobody)).Designs
	for _, g := range f[0].Groups {
		if g.Name == "large" && g.GrossCost != 0 {
			t.Errorf("large firms get %d", g.GrossCost)
		}
	}
	for _, g := range f[1].Groups {
		if g.Name == "postdoc" && g.GrossCost != 0 {
			t.Errorf("postdocs get %d", g.GrossCost)
		}
	}
	n := f[2]
	if n.AdditionalHires.Central != 0 || n.DeadweightShare != nil || n.MVPF != nil || n.MVPFInfinite || n.SpilloverBreakEven != nil ||
		n.CostPerAdditionalHire.Gross != nil || n.NetPerHire.Expected != nil || n.PaybackYear != nil || n.MedianPayRise != nil {
		t.Errorf("nobody is served, and yet %+v", n)
	}
}

// The table spends what its cohorts are owed: with one cohort's yearly spending
// S_t, year y holds S_0 + … + S_y where every cohort is the same, and what is
// left of the last four lies beyond.
func TestTableAddsCohortsUp(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	s := pool(t, engine, 20, 0, half("match"))
	l := prepare(t, engine, s)
	p := l.planOf(&l.study.Designs[0])
	w := l.at(p.parameters.central())
	var want [tableYears + maxYears]float64
	for n := range tableYears {
		cohort, err := l.cohortOf(context.Background(), s.TaxYear+n, nil)
		if err != nil {
			t.Fatal(err)
		}
		for t := range s.Horizon {
			var sc scratch
			for i := range cohort {
				sc.solve(&cohort[i], &p, &w, exact)
				o := sc.outcome(l, &cohort[i], &p, &w)
				want[n+t] += cohort[i].weight * o.with * w.job[t] * float64(sc.with[t].subsidy)
			}
		}
	}
	f := run(t, engine, s).Designs[0]
	later := 0.0
	for n, y := range f.Years {
		if !near(float64(y.Spending), want[n], 2) || y.Year != 2026+n {
			t.Errorf("%d spends %d, want %v", y.Year, y.Spending, want[n])
		}
		if y.Net != y.Spending+y.TaxExpenditure+y.AgencyFee+y.RDCredit-y.ClawBack-y.NationalTax-y.LocalTax-y.ConsumptionTax {
			t.Errorf("%d does not add up", y.Year)
		}
	}
	for _, x := range want[tableYears:] {
		later += x
	}
	if !near(float64(f.CommittedLater), later, 2) {
		t.Errorf("%d is committed later, want %v", f.CommittedLater, later)
	}
	// A start in October leaves three months of the first year.
	s.StartMonth = 10
	autumn := run(t, engine, s).Designs[0]
	sum := func(f DesignFinding) (all float64) {
		for _, y := range f.Years {
			all += float64(y.Spending)
		}
		return all + float64(f.CommittedLater)
	}
	if got := autumn.Years[0].Spending; !near(float64(got), want[0]/4, 2) || math.Abs(sum(autumn)-sum(f)) > 10 {
		t.Errorf("in autumn %d is spent, want a quarter of %v; in all %v, want %v", got, want[0], sum(autumn), sum(f))
	}
}
