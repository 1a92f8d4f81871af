package policy

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
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
