package policy

import (
	"context"
	"math"
	"strconv"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// ladder are n rates up to the limit of a match.
func ladder(n int) []money.Rate {
	rates := make([]money.Rate, n)
	for i := range rates {
		rates[i] = money.Fraction(int64(95*i), int64(100*(n-1)))
	}
	return rates
}

// capLadder are n caps, the last of which is none.
func capLadder(n int) []*money.Money {
	caps := make([]*money.Money, n)
	for i := range n - 1 {
		caps[i] = krw(int64(i+1) * eok / 2)
	}
	return caps
}

func TestGridAndFrontier(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 50, 0, half("match")))
	rates, caps := ladder(6), capLadder(4)
	told := 0
	cells, err := l.Grid(context.Background(), 0, rates, caps, func(done, total int) { told = total - done })
	if err != nil || told != 0 || len(cells) != 24 {
		t.Fatalf("%d cells, %d left, %v", len(cells), told, err)
	}
	for n, c := range cells {
		if c.AdditionalHires.Central < 0 || (c.GapClosed == nil) || (n%6 == 0) != (c.AdditionalHires.Central == 0) {
			t.Errorf("cell %d: %+v", n, c)
		}
		if n%6 > 0 && c.AdditionalHires.Central < cells[n-1].AdditionalHires.Central-1e-3 {
			t.Errorf("cell %d has fewer than the one before", n)
		}
		if n >= 6 && c.AdditionalHires.Central < cells[n-6].AdditionalHires.Central-1e-3 {
			t.Errorf("cell %d has fewer than under a lower cap", n)
		}
	}
	rows := Frontier(cells)
	if len(rows) != 4 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		for i := range row[1:] {
			if row[i+1].GrossCost.Central < row[i].GrossCost.Central || row[i+1].AdditionalHires.Central <= row[i].AdditionalHires.Central {
				t.Errorf("%v is beaten by %v", row[i+1], row[i])
			}
		}
	}
	budget := money.KRW(20 * eok)
	best, err := l.MostHires(context.Background(), 0, budget, rates, caps)
	if err != nil || best == nil || best.FirstYear > budget.Minor()+1 {
		t.Fatalf("best %+v, %v", best, err)
	}
	for _, c := range cells {
		if c.FirstYear <= budget.Minor() && c.AdditionalHires.Central > best.AdditionalHires.Central {
			t.Errorf("%+v beats %+v", c, best)
		}
	}
	if l.study.Designs[0].Budget != nil {
		t.Error("asking changed the study")
	}
}

// A sample stands for as many people and comes near the whole: every
// fourth of each persona along its pay, so only the offers differ by chance.
func TestSampleStandsForThePool(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 400, 0, half("match")))
	small := l.Sample(100)
	people, whole := 0.0, 0.0
	for i := range small.cohort {
		people += small.cohort[i].weight
	}
	for i := range l.cohort {
		whole += l.cohort[i].weight
	}
	if len(small.cohort) != 100 || !near(people, whole, 1e-9) {
		t.Errorf("%d candidates stand for %v people, want 100 for %v", len(small.cohort), people, whole)
	}
	p := l.planOf(&l.study.Designs[0])
	w := l.at(p.parameters.central())
	all, part := l.totals(new(scratch), &p, &w, nil, 0), small.totals(new(scratch), &p, &w, nil, 0)
	if !near(part.national/all.national, 1, 0.05) || !near(part.net/all.net, 1, 0.05) {
		t.Errorf("the sample finds %v at %v, the pool %v at %v", part.national, part.net, all.national, all.net)
	}
	if l.Sample(400) != l || l.Sample(0) != l {
		t.Error("a sample of all is not all")
	}
}

// 20 rates × 200 draws × 500 cases: the band of the sweep.
func BenchmarkSweep(b *testing.B) {
	engine := newEngine(b)
	free := half("match")
	free.PassThrough, free.VacancyElasticity = nil, nil
	l := prepare(b, engine, pool(b, engine, 500, 0, free))
	for _, size := range []int{500, 100} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			part := l.Sample(size)
			for b.Loop() {
				if _, err := part.Sweep(context.Background(), 0, 200, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestSweepRisesFromNothing(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 20, 0, half("match"), Design{Name: "lump", Instrument: LumpSum, Amount: money.KRW(eok), VacancyElasticity: number(0)}))
	for i := range 2 {
		cells, err := l.Sweep(context.Background(), i, 40, nil)
		if err != nil {
			t.Fatal(err)
		}
		if first := cells[0]; first.Intensity != 0 || first.AdditionalHires.Central != 0 || first.Cost.Gross != nil || *first.AdditionalHires.P90 != 0 {
			t.Errorf("at nothing: %+v", first)
		}
		last := cells[len(cells)-1]
		if i == 0 && last.Intensity != 0.95 || i == 1 && last.Intensity != 2*eok || *last.AdditionalHires.P10 <= 0 {
			t.Errorf("at the end: %+v", last)
		}
	}
}

// An answer, put back in, gives its target; a step less does not.
func TestInverseQuestions(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	l := prepare(t, engine, pool(t, engine, 31, 0, half("match")))
	ctx := context.Background()
	rate, err := l.RateForGap(ctx, 0, 0.5)
	if err != nil || rate == nil {
		t.Fatal(rate, err)
	}
	most, err := l.CapForGap(ctx, 0, 0.3)
	if err != nil || most == nil {
		t.Fatal(most, err)
	}
	closed := func(d Design) float64 {
		s := l.study
		s.Designs = []Design{d}
		return *run(t, engine, s).Designs[0].GapClosed
	}
	byRate := func(r money.Rate) float64 { d := half("r"); d.Policy.Rate = r; return closed(d) }
	byCap := func(m money.Money) float64 { d := half("c"); d.Policy.Cap = &m; return closed(d) }
	if byRate(*rate) < 0.5-1e-6 || byRate(rate.Sub(money.Fraction(1, 1000))) >= 0.5 {
		t.Errorf("rate %v closes %v", *rate, byRate(*rate))
	}
	if byCap(*most) < 0.3-1e-6 || byCap(most.Sub(money.KRW(1_000_000))) >= 0.3 {
		t.Errorf("cap %v closes %v", *most, byCap(*most))
	}
	if never, err := l.CapForGap(ctx, 0, 50); never != nil || err != nil {
		t.Errorf("a cap of %v closes fifty times the gap (%v)", never, err)
	}
}

// The same budget is spent by every design that can; a capped one says what it
// leaves.
func TestSameBudget(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	capped := half("capped")
	capped.Policy.Cap = krw(eok / 10)
	relief := Design{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 10}}
	lump := Design{Name: "lump", Instrument: LumpSum, Amount: money.KRW(eok)}
	l := prepare(t, engine, pool(t, engine, 40, 0, half("match"), relief, lump, capped))
	budget := money.KRW(8 * eok)
	got, err := l.SameBudget(context.Background(), budget)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range got {
		if m.Unspent == 0 && math.Abs(float64(m.NetCost-budget.Minor())) > float64(budget.Minor())/1000 {
			t.Errorf("%s costs %d of %d", m.Name, m.NetCost, budget.Minor())
		}
		if m.NetCost+m.Unspent > budget.Minor()+1 || (m.Spending == 0) == (m.TaxExpenditure == 0) {
			t.Errorf("%s: %+v", m.Name, m)
		}
	}
	if got[0].Unspent != 0 || got[3].Unspent == 0 || got[3].Intensity < 0.9499 {
		t.Errorf("unspent %d and %d at a rate of %v", got[0].Unspent, got[3].Unspent, got[3].Intensity)
	}
}

func TestTornadoAndStresses(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	d := half("match")
	d.PassThrough, d.VacancyElasticity = nil, nil
	l := prepare(t, engine, pool(t, engine, 40, 0, d))
	swings, err := l.Tornado(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, s := range swings {
		seen[s.Parameter] = true
		if i > 0 && s.width() > swings[i-1].width() {
			t.Errorf("%s stands behind %s", s.Parameter, swings[i-1].Parameter)
		}
	}
	for _, want := range []string{"beta", "alpha", "pass_through", "home_sd", "stay_in_korea", "consumption_tax_share", "displacement"} {
		if !seen[want] {
			t.Errorf("no swing of %s", want)
		}
	}
	if seen["other_korean_job"] {
		t.Error("what is never drawn has a swing")
	}
	stresses, err := l.Stresses(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]float64{}
	for _, s := range stresses {
		by[s.Scenario] = s.Cells[0].AdditionalHires.Central
	}
	// A share q of decliners who would have taken another Korean job is not new.
	if got := by["other_korean_job_high"] / by["none"]; !near(got, 0.51, 1e-4) {
		t.Errorf("with q = 0.49 the hires are %v of what they were, want 0.51", got)
	}
	if !near(by["poaching"]/by["none"], 0.6875, 1e-4) { // 125 of 400 were at home
		t.Errorf("with poaching the hires are %v of what they were", by["poaching"]/by["none"])
	}
	if !near(by["already_in_korea"]/by["none"], 0.3975, 1e-4) || by["won_weaker"] == by["none"] || by["relief_lapsed"] == by["none"] {
		t.Errorf("stresses %v", by)
	}
}

func BenchmarkGrid(b *testing.B) {
	engine := newEngine(b)
	l := prepare(b, engine, pool(b, engine, 500, 0, half("match")))
	rates, caps := ladder(21), capLadder(21)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Grid(context.Background(), 0, rates, caps, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// A rise of 10 % for a fifth of the payroll of 57,000 people at 65 million won,
// four years at 4.5 %: 3.705 trillion · 0.02 · (1 + 1/1.045 + 1/1.045² +
// 1/1.045³) = 74.1 billion · 3.748964 = 277.8 billion won.
func TestInsidersPayRise(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	s := pool(t, engine, 20, 0, half("match"), Design{Name: "none"})
	s.Insiders = Insiders{Share: number(0.2), Rise: number(0.1)}
	stresses, err := prepare(t, engine, s).Stresses(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, stress := range stresses {
		if stress.Grade == "" && stress.Scenario != "none" {
			t.Errorf("%s has no grade", stress.Scenario)
		}
		if (stress.Insiders != nil) != (stress.Scenario == insiderRise) {
			t.Errorf("%s: insiders %v", stress.Scenario, stress.Insiders)
		}
		if stress.Insiders == nil {
			continue
		}
		rise, cell := 74.1e9*3.748964, stress.Cells[0]
		got := stress.Insiders[0]
		if !near(float64(got.PayRise), rise, 1e5) || !near(float64(*got.Cost.Net), (cell.NetCost.Central+rise)/cell.AdditionalHires.Central, 1e6) {
			t.Errorf("%+v, want a rise of %v", got, rise)
		}
		if none := stress.Insiders[1]; none.PayRise != 0 || none.Cost.Net != nil {
			t.Errorf("nobody comes, and insiders get %+v", none)
		}
	}
}
