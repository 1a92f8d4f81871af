package policy

import (
	"context"

	"github.com/offergap/offergap/calc/money"
)

// RateForGap is the least rate at which design i closes the share of the median
// gap, to a millionth; nil where none does.
func (l *Lab) RateForGap(ctx context.Context, i int, share float64) (*money.Rate, error) {
	d := l.study.Designs[i]
	step, err := least(ctx, won(d.limit()*intensitySteps), l.closes(share, func(step int64) Design { return d.at(float64(step) / intensitySteps) }))
	if step == nil {
		return nil, err
	}
	rate := money.Fraction(*step, intensitySteps)
	return &rate, nil
}

// CapForGap is the least cap at which design i closes the share of the median
// gap, to the won; nil where none does.
func (l *Lab) CapForGap(ctx context.Context, i int, share float64) (*money.Money, error) {
	d := l.study.Designs[i]
	step, err := least(ctx, mostAmount, l.closes(share, func(step int64) Design {
		most := money.KRW(step)
		d.Policy.Cap = &most
		return d
	}))
	if step == nil {
		return nil, err
	}
	most := money.KRW(*step)
	return &most, nil
}

// closes tells whether a design closes the share of the median gap, by exact
// pays.
func (l *Lab) closes(share float64, design func(step int64) Design) func(int64) bool {
	return func(step int64) bool {
		d := design(step)
		p := l.planOf(&d)
		w := l.at(p.parameters.central())
		s, g := new(scratch), new(gaps)
		for i := range l.cohort {
			s.solve(&l.cohort[i], &p, &w, exact)
			o := s.outcome(l, &l.cohort[i], &p, &w)
			g.add(&l.cohort[i], &o)
		}
		closed := g.closed()
		return closed != nil && *closed >= share
	}
}

// least is the least number from 0 to most at which a condition holds that
// holds from some number on; nil where it never does.
func least(ctx context.Context, most int64, holds func(int64) bool) (*int64, error) {
	if !holds(most) {
		return nil, ctx.Err()
	}
	low, high := int64(0), most
	for low < high {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if middle := low + (high-low)/2; holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return &low, nil
}

// Matched is a design at the intensity at which its net present value is the
// budget.
type Matched struct {
	Cell
	Name           string `json:"name"`
	NetCost        int64  `json:"net_present_value"`
	Spending       int64  `json:"spending"`        // present value
	TaxExpenditure int64  `json:"tax_expenditure"` // present value
	Unspent        int64  `json:"unspent"`         // of the budget, where the design reaches its end first
}

// SameBudget brings every design to the intensity at which its net cost to the
// treasury over the horizon, at present value, is the budget. A design that
// reaches its limit or its cap before leaves the rest unspent. Budgets of the
// designs themselves are set aside.
func (l *Lab) SameBudget(ctx context.Context, budget money.Money) ([]Matched, error) {
	matched := make([]Matched, len(l.study.Designs))
	for i := range matched {
		d, err := l.costing(ctx, l.study.Designs[i], budget, nil)
		if err != nil {
			return nil, err
		}
		matched[i] = l.matchedAt(d, budget)
	}
	return matched, nil
}

// costing is the design without a budget of its own at the greatest intensity
// that costs no more than the budget net.
func (l *Lab) costing(ctx context.Context, d Design, budget money.Money, done func(done, of int)) (Design, error) {
	d.Budget = nil
	within := func(intensity float64) bool {
		varied := d.at(intensity)
		p := l.planOf(&varied)
		w := l.at(p.parameters.central())
		return l.totals(new(scratch), &p, &w, nil, 0).net <= float64(budget.Minor())
	}
	low, high := 0.0, d.limit()
	if within(high) {
		low = high
	}
	for n := range budgetHalvings {
		if err := ctx.Err(); err != nil {
			return d, err
		}
		if low == high {
			break
		}
		if middle := (low + high) / 2; within(middle) {
			low = middle
		} else {
			high = middle
		}
		if done != nil {
			done(n+1, budgetHalvings)
		}
	}
	return d.at(low), nil
}

// budgetHalvings are enough for a rate to a millionth and an amount to the won.
const budgetHalvings = 40

func (l *Lab) matchedAt(d Design, budget money.Money) Matched {
	p := l.planOf(&d)
	m := Matched{Name: d.Name, Cell: l.cell(new(scratch), &p, nil)}
	m.NetCost = won(m.Cell.NetCost.Central)
	if d.Instrument.Spends() {
		m.Spending = won(m.GrossCost.Central)
	} else {
		m.TaxExpenditure = won(m.GrossCost.Central)
	}
	m.Unspent = unspent(budget.Minor(), m.NetCost)
	return m
}

// unspent is what a design leaves of a budget. An intensity is cut to its step,
// which leaves a little: less than a thousandth is nothing.
func unspent(budget, cost int64) int64 {
	if left := budget - cost; left > budget/1000 {
		return left
	}
	return 0
}
