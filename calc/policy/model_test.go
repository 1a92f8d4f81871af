package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
	"github.com/offergap/offergap/calc/subsidy"
)

// all instruments at once, with everything that can be set.
func everyDesign() []Design {
	floored := half("match above a floor, capped, tapered")
	floored.Policy.Base, floored.Policy.Floor, floored.Policy.Cap = subsidy.Cash, money.KRW(eok), krw(3*eok)
	floored.Policy.Years, floored.Policy.Taper = 3, []money.Rate{rate("1"), rate("0.8"), rate("0.6")}
	floored.PassThrough, floored.VacancyElasticity = share("0.6"), number(0.55)
	floored.Budget, floored.Rationing = krw(100*eok), Score
	return []Design{
		half("match"), floored,
		{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 10}},
		{Name: "lump sum", Instrument: LumpSum, Amount: money.KRW(eok), Policy: scenario.Policy{Years: 1}},
		{Name: "taxed lump sum", Instrument: LumpSum, Amount: money.KRW(eok), Taxable: true, Policy: scenario.Policy{Years: 1}},
		{Name: "R&D credit", Instrument: RDCredit, UsableShare: rate("1"), Policy: scenario.Policy{Rate: rate("0.4"), Years: 4}},
		{Name: "settlement", Instrument: Settlement, Amount: money.KRW(eok / 2), Package: Package{Items: []string{"housing", "compute"}}, Policy: scenario.Policy{Years: 4}},
	}
}

// The split of every design sums to the subsidy: to the won for each hire and
// year, and as shown.
func TestSplitsSumExactly(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 60, 0, everyDesign()...))
	for i := range l.study.Designs {
		p := l.planOf(&l.study.Designs[i])
		w := l.at(p.parameters.central())
		var s scratch
		for j := range l.cohort {
			c := &l.cohort[j]
			for _, by := range []solver{exact, nearly} {
				s.solve(c, &p, &w, by)
				for y := range c.years {
					part := splitOf(&s.with[y], &c.spans[c.years[y].span].without)
					sum := part.researcher + part.national + part.local + part.employeeDues + part.employerDues + part.severance + part.company + part.rounding
					if sum != float64(s.with[y].subsidy) {
						t.Fatalf("%s, case %d, year %d: parts sum to %v of %d", p.design.Name, j, y, sum, s.with[y].subsidy)
					}
				}
			}
		}
	}
	for _, f := range run(t, engine, l.study).Designs {
		for what, s := range map[string]Split{"all": f.Split, "anyway": f.SplitOfAnyway, "additional": f.SplitOfAdditional} {
			sum := s.Researcher + s.NationalTax + s.LocalTax + s.EmployeeContributions + s.EmployerContributions + s.Severance + s.Company + s.Rounding
			if sum != s.Total {
				t.Errorf("%s, %s: lines sum to %d of %d", f.Name, what, sum, s.Total)
			}
		}
		if got := float64(f.Split.Total); !near(got, f.GrossCost.Central, 2) {
			t.Errorf("%s: the split is of %v, the gross cost %v", f.Name, got, f.GrossCost.Central)
		}
	}
}

// Nothing passed on moves nobody without a vacancy margin, at any cost; with
// one, more are hired, and more the more elastic offers are.
func TestNothingPassedOn(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	still, moving, livelier := half("still"), half("moving"), half("livelier")
	for _, d := range []*Design{&still, &moving, &livelier} {
		d.PassThrough = share("0")
	}
	moving.VacancyElasticity, livelier.VacancyElasticity = number(0.2), number(1)
	f := run(t, engine, pool(t, engine, 40, 0, still, moving, livelier)).Designs
	if f[0].AdditionalHires.Central != 0 || f[0].HiresWith != f[0].HiresWithout || f[0].GrossCost.Central <= 0 {
		t.Errorf("additional hires %v at a cost of %v", f[0].AdditionalHires.Central, f[0].GrossCost.Central)
	}
	if f[0].CostPerAdditionalHire.Gross != nil || f[0].CostPerAdditionalHire.Net != nil || f[0].SpilloverBreakEven != nil {
		t.Error("a cost per additional hire where nobody is additional")
	}
	if !(f[1].AdditionalHires.Central > 0 && f[2].AdditionalHires.Central > f[1].AdditionalHires.Central) {
		t.Errorf("additional hires %v and %v", f[1].AdditionalHires.Central, f[2].AdditionalHires.Central)
	}
}

// A match with everything passed on equals an untaxed transfer of the rise in
// take-home pay, in the general form: it moves as many, and what it costs beyond
// the transfer is what taxes, insurance and severance get and rounding leaves
// to the company.
func TestMatchAgainstAnUntaxedTransfer(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 40, 0, half("match")))
	p := l.planOf(&l.study.Designs[0])
	w := l.at(p.parameters.central())
	for j := range l.cohort {
		c := &l.cohort[j]
		var match, transfer scratch
		match.solve(c, &p, &w, exact)
		transfer.solve(c, &p, &w, exact)
		for y := range c.years {
			with, without := &match.with[y], &c.spans[c.years[y].span].without
			rise := with.takeHome - without.takeHome
			given := *without
			given.subsidy, given.takeHome = rise, without.takeHome+rise
			transfer.with[y] = given
			beyond := with.national - without.national + with.local - without.local + with.employeeDues - without.employeeDues +
				with.employerDues - without.employerDues + with.severance - without.severance + with.rounding
			if with.subsidy-beyond != rise {
				t.Fatalf("case %d, year %d: subsidy %d less %d is not the transfer of %d", j, y, with.subsidy, beyond, rise)
			}
		}
		a, b := match.outcome(l, c, &p, &w), transfer.outcome(l, c, &p, &w)
		if a.with != b.with {
			t.Errorf("case %d: the match moves %v, the transfer %v", j, a.with, b.with)
		}
		// Without insurance and severance the net costs are the same.
		funds := 0.0
		for y := range c.years {
			with, without := &match.with[y], &c.spans[c.years[y].span].without
			funds += w.worth[y] * w.job[y] * float64(with.employeeDues-without.employeeDues+with.employerDues-without.employerDues+with.severance-without.severance+with.rounding)
		}
		if off := a.net(l, &w) - a.with*funds - b.net(l, &w); !near(off, 0, 1) {
			t.Errorf("case %d: net cost differs by %v", j, off)
		}
	}
}

// More rate, cap, pass-through or years never move fewer, never cost less
// gross; a floor never moves more.
func TestMoreSupportMovesMore(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	ladders := map[string]func(d *Design, step int64){
		"rate":         func(d *Design, n int64) { d.Policy.Rate = money.Fraction(n, 10) },
		"cap":          func(d *Design, n int64) { d.Policy.Cap = krw(n * eok / 3) },
		"pass-through": func(d *Design, n int64) { r := money.Fraction(n, 10); d.PassThrough = &r },
		"years":        func(d *Design, n int64) { d.Policy.Years = 1 + int(n)/3 },
		"floor":        func(d *Design, n int64) { d.Policy.Floor = money.KRW((10 - n) * eok / 5) },
	}
	for name, set := range ladders {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var designs []Design
			for n := range int64(10) {
				d := half(name)
				set(&d, n)
				designs = append(designs, d)
			}
			f := run(t, engine, pool(t, engine, 30, 0, designs...)).Designs
			for i := range f[1:] {
				// A cap may bind within the rounding of a won of pay.
				if f[i+1].AdditionalHires.Central < f[i].AdditionalHires.Central-1e-6 {
					t.Errorf("step %d: %v hires after %v", i+1, f[i+1].AdditionalHires.Central, f[i].AdditionalHires.Central)
				}
				if name != "pass-through" && f[i+1].GrossCost.Central < f[i].GrossCost.Central-1 {
					t.Errorf("step %d: gross %v after %v", i+1, f[i+1].GrossCost.Central, f[i].GrossCost.Central)
				}
			}
		})
	}
}

// Where nothing but alpha is drawn, the mean of the draws agrees with the
// closed form over a spread of both, √(1² + 0.75²) = 1.25, within 5 standard
// errors.
func TestDrawsAgreeWithTheClosedForm(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	s := pool(t, engine, 20, 0, half("match"))
	s.Response = Response{Alpha: number(-0.3), Beta: number(1.2), HomeSD: number(1.25)}
	s.Fiscal = Fiscal{ConsumptionTaxShare: number(0.033), Displacement: number(0), StayInJob: number(0.85), StayInKorea: number(0.92)}
	l := prepare(t, engine, s)
	p := l.planOf(&l.study.Designs[0])
	hold := func(parameter Parameter) { p.parameters.of[parameter] = held(p.parameters.of[parameter].centre) }
	hold(EquityScale)
	hold(LocalSpendShare)
	hold(ItemsScale)
	w := l.at(p.parameters.central())
	want := l.totals(new(scratch), &p, &w, nil, 0)

	p.parameters.of[HomeSD] = held(1)
	p.parameters.of[Alpha].drawn = sim.Normal{Centre: -0.3, SD: 0.75}
	const n = 4000
	rows, err := l.draws(context.Background(), &p, n, nil)
	if err != nil {
		t.Fatal(err)
	}
	for what, of := range map[string]struct {
		number func(*totals) float64
		want   float64
	}{
		"additional hires": {func(t *totals) float64 { return t.national }, want.national},
		"gross cost":       {func(t *totals) float64 { return t.gross }, want.gross},
		"net cost":         {func(t *totals) float64 { return t.net }, want.net},
	} {
		var sum, squares float64
		for i := range rows {
			x := of.number(&rows[i])
			sum, squares = sum+x, squares+x*x
		}
		mean := sum / n
		se := math.Sqrt((squares/n - mean*mean) / n)
		if !near(mean, of.want, 5*se) {
			t.Errorf("%s: drawn %v ± %v, closed form %v", what, mean, se, of.want)
		}
	}
}

// A drawn run along the curves agrees with one that computes every year's pay
// and tax, in every draw, within a two-thousandth.
func TestCurvesAgreeWithEveryYearsTax(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	for name, set := range map[string]func(*Design){
		"half":        func(*Design) {},
		"nine tenths": func(d *Design) { d.Policy.Rate = rate("0.9") },
		"capped, tapered": func(d *Design) {
			d.Policy.Cap, d.Policy.Taper = krw(eok), []money.Rate{rate("1"), rate("0.7"), rate("0.5")}
		},
		"floor on cash": func(d *Design) { d.Policy.Base, d.Policy.Floor = subsidy.Cash, money.KRW(eok) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := half(name)
			d.PassThrough, d.VacancyElasticity = nil, nil
			set(&d)
			l := prepare(t, engine, pool(t, engine, 40, 0, d))
			p := l.planOf(&l.study.Designs[0])
			rows, err := l.draws(context.Background(), &p, 100, nil)
			if err != nil {
				t.Fatal(err)
			}
			s := new(scratch)
			for i := range rows {
				w := l.at(p.parameters.draw(rand.New(rand.NewPCG(l.study.Seed, uint64(i)))))
				want := l.totals(s, &p, &w, nil, 0)
				for what, pair := range map[string][2]float64{"more": {rows[i].more, want.more}, "gross": {rows[i].gross, want.gross}, "net": {rows[i].net, want.net}} {
					if !near(pair[0], pair[1], 5e-4*math.Max(math.Abs(want.gross), 1)) && what != "more" || what == "more" && !near(pair[0], pair[1], 5e-4*want.more) {
						t.Fatalf("draw %d: %s %v, want %v", i, what, pair[0], pair[1])
					}
				}
			}
		})
	}
}

// Near pays in a closed form agree with exact ones.
func TestNearPaysAgreeWithExactOnes(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 100, 0, everyDesign()...))
	for i := range l.study.Designs {
		p := l.planOf(&l.study.Designs[i])
		w := l.at(p.parameters.central())
		var a, b scratch
		for j := range l.cohort {
			c := &l.cohort[j]
			a.solve(c, &p, &w, exact)
			b.solve(c, &p, &w, nearly)
			for y := range c.years {
				budget := float64(c.spans[c.years[y].span].near.Budget())
				if off := float64(a.with[y].pay - b.with[y].pay); !near(off, 0, 1e-4*budget+2000) {
					t.Errorf("%s, case %d, year %d: pay %d, exact %d", p.design.Name, j, y, b.with[y].pay, a.with[y].pay)
				}
			}
		}
	}
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	engine := newEngine(t)
	designs := everyDesign()
	designs[0].PassThrough = nil
	designs[0].Budget, designs[0].Rationing = krw(30*eok), Lottery
	s := pool(t, engine, 70, 100, designs...)
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	one, err := json.Marshal(run(t, engine, s))
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(2)
	two, _ := json.Marshal(run(t, engine, s))
	if !bytes.Equal(one, two) {
		t.Error("the bytes depend on the number of cores")
	}
	if strings.Contains(string(one), "NaN") || strings.Contains(string(one), "Inf") {
		t.Error("a figure is not a number")
	}
	s.Seed++
	if other, _ := json.Marshal(run(t, engine, s)); bytes.Equal(one, other) {
		t.Error("another seed gives the same bytes")
	}
}

func TestRunStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	d := half("match")
	d.PassThrough = nil
	s := pool(t, engine, 50, 1_000_000, d)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	last := 0
	_, err := Run(ctx, engine, s, func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		if last = done; done > stepsOfSetup+stepsOfTable {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if _, err := Run(context.Background(), engine, Study{}, nil); !errors.Is(err, errNoCases) {
		t.Errorf("an empty study: %v", err)
	}
}

func TestDrawsAllocateNothing(t *testing.T) {
	engine := newEngine(t)
	d := half("match")
	d.PassThrough, d.VacancyElasticity = nil, nil
	l := prepare(t, engine, pool(t, engine, 30, 0, d))
	p := l.planOf(&l.study.Designs[0])
	curves, err := l.curves(context.Background(), &p)
	if err != nil {
		t.Fatal(err)
	}
	s, w := new(scratch), l.at(p.parameters.central())
	if n := testing.AllocsPerRun(20, func() { l.totals(s, &p, &w, curves, 0); l.totals(s, &p, &w, nil, 0) }); n != 0 {
		t.Errorf("%v allocations in a draw", n)
	}
}
