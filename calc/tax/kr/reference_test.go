package kr

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// A second engine, written from the statutes without the package under test:
// month by month over twelve months, in fractions, with figures of its own.

type naiveYear struct {
	pension                   string
	floor1, ceiling1          int64 // January to June
	floor2, ceiling2          int64 // July to December
	health                    string
	healthCap, healthFloor    int64
	care, careLate            string // share of the health premium, and from November
	levy                      string
	oneChild, twoChildren, up int64
}

var naiveYears = map[int]naiveYear{
	2024: {"0.045", 370_000, 5_900_000, 390_000, 6_170_000, "0.03545", 4_240_710, 9_890, "9182/70900", "9182/70900", "0.0006", 150_000, 350_000, 300_000},
	2025: {"0.045", 390_000, 6_170_000, 400_000, 6_370_000, "0.03545", 4_504_170, 9_890, "9182/70900", "9182/70900", "0.0006", 250_000, 550_000, 400_000},
	2026: {"0.0475", 400_000, 6_370_000, 410_000, 6_590_000, "0.03595", 4_591_740, 10_080, "9448/71900", "0.1314", "0.0009", 250_000, 550_000, 400_000},
	2027: {"0.05", 410_000, 6_590_000, 410_000, 6_590_000, "0.03595", 4_591_740, 10_080, "0.1314", "0.1314", "0.0009", 250_000, 550_000, 400_000},
	2031: {"0.06", 410_000, 6_590_000, 410_000, 6_590_000, "0.03595", 4_591_740, 10_080, "0.1314", "0.1314", "0.0009", 250_000, 550_000, 400_000},
}

// times is amount × rate ÷ over, cut down to a multiple of unit.
func times(amount int64, rate string, over, unit int64) int64 {
	r, ok := new(big.Rat).SetString(rate)
	if !ok {
		panic(rate)
	}
	r.Mul(r, big.NewRat(amount, over*unit))
	whole := new(big.Int).Quo(r.Num(), r.Denom())
	return whole.Int64() * unit
}

type naivePerson struct {
	cash, nonTaxable, equity, exempt int64
	dependents, children             int
	employees                        int
	priority                         bool
	regime                           tax.Regime
}

// naive is the year's lines by id, with take-home pay and employer cost.
func naive(year int, p naivePerson) map[string]int64 {
	y := naiveYears[year]
	taxable := max(0, p.cash+p.equity-p.nonTaxable)
	var pension, health, care, employment int64
	for month := 1; month <= 12 && p.cash+p.equity > 0; month++ {
		floor, ceiling, share := y.floor1, y.ceiling1, y.care
		if month > 6 {
			floor, ceiling = y.floor2, y.ceiling2
		}
		if month > 10 {
			share = y.careLate
		}
		base := taxable / 12 / 1000 * 1000
		base = max(floor, min(ceiling, base))
		pension += times(base, y.pension, 1, 10)
		premium := max(y.healthFloor, min(y.healthCap, times(taxable, y.health, 12, 10)))
		health += premium
		care += times(premium, share, 1, 10)
		employment += times(taxable, "0.009", 12, 10)
	}
	out := map[string]int64{
		"kr.national_pension": pension, "kr.health_insurance": health, "kr.long_term_care": care, "kr.employment_insurance": employment,
		"kr.employer.national_pension": pension, "kr.employer.health_insurance": health, "kr.employer.long_term_care": care,
	}
	stability := map[bool]string{true: "0.0045", false: "0.0065"}[p.priority]
	if p.employees >= 1000 && !p.priority {
		stability = "0.0085"
	}
	if p.employees < 150 {
		stability = "0.0025"
	}
	out["kr.employer.employment_insurance"] = employment + times(taxable, stability, 1, 10)
	out["kr.employer.industrial_accident"] = times(taxable, "0.0066", 1, 10)
	out["kr.employer.wage_claim_levy"] = times(taxable, y.levy, 1, 10)
	out["kr.employer.severance"] = p.cash / 12

	incomeTax := naiveTax(y, p, taxable, pension, health+care+employment)
	if p.regime == tax.ForeignFlat {
		incomeTax = times(p.cash+p.equity+p.exempt+health+care+employment, "0.19", 1, 10)
	}
	out["kr.income_tax"] = incomeTax
	out["kr.local_income_tax"] = incomeTax / 100 * 10
	out["take_home"] = p.cash + p.equity + p.exempt - incomeTax - out["kr.local_income_tax"] - pension - health - care - employment
	out["employer_cost"] = p.cash
	for _, id := range []string{"national_pension", "health_insurance", "long_term_care", "employment_insurance", "industrial_accident", "wage_claim_levy", "severance"} {
		out["employer_cost"] += out["kr.employer."+id]
	}
	return out
}

func naiveTax(y naiveYear, p naivePerson, taxable, pension, premiums int64) int64 {
	var deduction int64
	switch {
	case taxable <= 5_000_000:
		deduction = times(taxable, "0.7", 1, 1)
	case taxable <= 15_000_000:
		deduction = 3_500_000 + times(taxable-5_000_000, "0.4", 1, 1)
	case taxable <= 45_000_000:
		deduction = 7_500_000 + times(taxable-15_000_000, "0.15", 1, 1)
	case taxable <= 100_000_000:
		deduction = 12_000_000 + times(taxable-45_000_000, "0.05", 1, 1)
	default:
		deduction = min(20_000_000, 14_750_000+times(taxable-100_000_000, "0.02", 1, 1))
	}
	base := max(0, max(0, taxable-deduction-1_500_000*int64(1+p.dependents))-pension)
	a := naiveFinal(y, p, taxable, max(0, base-premiums), 0)
	b := naiveFinal(y, p, taxable, base, 130_000)
	return min(a, b) / 10 * 10
}

func naiveFinal(y naiveYear, p naivePerson, taxable, base, standard int64) int64 {
	var computed int64
	for _, step := range []struct {
		upTo      int64
		rate      string
		deduction int64
	}{
		{14_000_000, "0.06", 0}, {50_000_000, "0.15", 1_260_000}, {88_000_000, "0.24", 5_760_000}, {150_000_000, "0.35", 15_440_000},
		{300_000_000, "0.38", 19_940_000}, {500_000_000, "0.40", 25_940_000}, {1_000_000_000, "0.42", 35_940_000}, {1 << 62, "0.45", 65_940_000},
	} {
		if base <= step.upTo {
			computed = times(base, step.rate, 1, 1) - step.deduction
			break
		}
	}
	credit := times(computed, "0.55", 1, 1)
	if computed > 1_300_000 {
		credit = 715_000 + times(computed-1_300_000, "0.3", 1, 1)
	}
	limit := int64(740_000)
	switch {
	case taxable > 120_000_000:
		limit = max(200_000, 500_000-times(taxable-120_000_000, "0.5", 1, 1))
	case taxable > 70_000_000:
		limit = max(500_000, 660_000-times(taxable-70_000_000, "0.5", 1, 1))
	case taxable > 33_000_000:
		limit = max(660_000, 740_000-times(taxable-33_000_000, "0.008", 1, 1))
	}
	children := int64(0)
	switch {
	case p.children == 1:
		children = y.oneChild
	case p.children >= 2:
		children = y.twoChildren + y.up*int64(p.children-2)
	}
	due := computed
	if p.regime == tax.ReturningTalent || p.regime == tax.ForeignEngineer {
		due -= computed / 2
	}
	return max(0, due-min(credit, limit)-children-standard)
}

// someone draws a person with pay, most of it where the law has its steps.
func someone(t *rapid.T) naivePerson {
	top := rapid.SampledFrom([]int64{6_000_000, 60_000_000, 150_000_000, 500_000_000, 3_000_000_000, 1_000_000_000_000}).Draw(t, "top")
	p := naivePerson{
		cash:       rapid.Int64Range(0, top).Draw(t, "cash"),
		dependents: rapid.IntRange(0, 6).Draw(t, "dependents"),
		employees:  rapid.SampledFrom([]int{0, 149, 150, 999, 1000}).Draw(t, "employees"),
		priority:   rapid.Bool().Draw(t, "priority firm"),
		regime:     rapid.SampledFrom(tax.Regimes[:]).Draw(t, "regime"),
	}
	p.children = rapid.IntRange(0, p.dependents).Draw(t, "children")
	if rapid.Bool().Draw(t, "more than cash") {
		p.nonTaxable = rapid.Int64Range(0, min(p.cash, 7_200_000)).Draw(t, "non-taxable")
		p.equity = rapid.Int64Range(0, top).Draw(t, "equity")
		p.exempt = rapid.Int64Range(0, 200_000_000).Draw(t, "exempt equity")
	}
	return p
}

func (p naivePerson) pay(s *worksheet.Sheet) tax.Pay {
	in := func(field string, won int64) worksheet.Amount { return s.Input(field, money.KRW(won)) }
	return tax.Pay{Cash: in("cash", p.cash), NonTaxable: in("non_taxable", p.nonTaxable), Equity: in("equity", p.equity), ExemptEquity: in("exempt_equity", p.exempt)}
}

func (p naivePerson) person() Person {
	return Person{Dependents: p.dependents, CreditChildren: p.children}
}
func (p naivePerson) firm() Firm { return Firm{Employees: p.employees, PriorityFirm: p.priority} }

func TestEngineAgreesWithNaiveArithmetic(t *testing.T) {
	t.Parallel()
	for year := range naiveYears {
		rules := rulesOf(t, year)
		rapid.Check(t, func(t *rapid.T) {
			p := someone(t)
			want := naive(year, p)
			got := figures(rules.Compute(nil, p.person(), p.firm(), p.regime, p.pay(nil)))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%d %+v (-naive +engine):\n%s", year, p, diff)
			}
			onCost := rules.OnCost(p.firm())(nil, p.pay(nil))
			if onCost.Minor() != want["employer_cost"]-p.cash {
				t.Fatalf("%d %+v: on-cost %d, want %d", year, p, onCost.Minor(), want["employer_cost"]-p.cash)
			}
		})
	}
}
