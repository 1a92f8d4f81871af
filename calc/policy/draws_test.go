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
	"github.com/offergap/offergap/calc/sim"
	"github.com/offergap/offergap/calc/subsidy"
)

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
		if last = done; done > 20_000 { // the cohort is prepared
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
