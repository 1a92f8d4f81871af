package subsidy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// NearProbes is how often Near.Pay asks for the cost at most: the first guess
// and two steps of the secant.
const NearProbes = 3

// Near finds pays close to T for simulations, where the exact search costs too
// much: the pay that it returns is one whose cost it has asked for, and what it
// leaves of the budget, or exceeds it by, is in its tests' bound. A pay that is
// shown comes from Solve.
type Near struct {
	pay, oneOff, benefits int64
	budget                int64   // C₀
	steep                 float64 // cost of one more won of pay, between W₀ and twice W₀
}

// NewNear measures the hire's cost at W₀ and at twice W₀.
func NewNear(hire Hire) Near {
	p := problem{hire: hire}
	pay := hire.Pay.Cash.Minor()
	n := Near{pay: pay, oneOff: hire.OneOff.Minor(), benefits: hire.Benefits.Minor(), budget: p.cost(pay), steep: 1}
	if pay > 0 {
		n.steep = float64(p.cost(2*pay)-n.budget) / float64(pay)
	}
	return n
}

// Budget is C₀, pay and on-cost without the subsidy, in won.
func (n *Near) Budget() int64 { return n.budget }

// NearAward is what Near.Pay found: the last pay that it asked the cost of.
type NearAward struct {
	Pay, Subsidy, PassedOn int64 // won
	Rounding               int64 // what is left of the budget; below zero where it is exceeded
}

// Pay is close to the largest pay within the budget on the terms. cost is
// T + on(T) in won. The identity is solved with the cost as a straight line,
// first that of NewNear, then the secant through the last two probes.
func (n *Near) Pay(terms *Terms, cost func(pay int64) int64) NearAward {
	at, steep := point{n.pay, n.budget}, n.steep
	for probe := 1; ; probe++ {
		next := n.along(terms, at, steep)
		probed := point{next, cost(next)}
		award := n.awardAt(terms, probed)
		if probe == NearProbes || (award.Rounding < jump && award.Rounding > -jump) {
			return award
		}
		if slope := float64(probed.cost-at.cost) / float64(next-at.pay); slope >= 1 {
			steep = slope
		}
		at = probed
	}
}

// point is a pay and what it costs.
type point struct{ pay, cost int64 }

// At is the award at a pay whose cost T + on(T) is known.
func (n *Near) At(terms *Terms, pay, cost int64) NearAward { return n.awardAt(terms, point{pay, cost}) }

func (n *Near) awardAt(terms *Terms, at point) NearAward {
	a := NearAward{Pay: at.pay, Subsidy: terms.subsidy(n.base(terms, at))}
	a.PassedOn = terms.passedOn(a.Subsidy)
	a.Rounding = n.budget - at.cost + a.PassedOn
	return a
}

// base is what the rate applies to.
func (n *Near) base(terms *Terms, at point) int64 {
	if terms.Base == Cash {
		return at.pay - n.oneOff
	}
	return at.cost + n.benefits
}

// along is the pay that meets the budget where the cost goes on from the point
// in a straight line: at the rate, or at the cap where the rate would give
// more.
func (n *Near) along(terms *Terms, at point, steep float64) int64 {
	rate, passed, baseSteep := terms.Rate.Float(), terms.PassThrough.Float(), 1.0
	if terms.Base == EmployerCost {
		baseSteep = steep
	}
	over := float64(n.base(terms, at) - terms.Floor.Minor())
	left := float64(n.budget - at.cost)
	raise := (left + passed*rate*over) / (steep - passed*rate*baseSteep)
	if terms.Cap != nil {
		if most := float64(terms.Cap.Minor()); rate*(over+baseSteep*raise) > most {
			raise = (left + passed*most) / steep
		}
	}
	return max(n.pay, at.pay+int64(raise))
}

// CostOf is the hire's T + on(T) as Near.Pay asks for it.
func (h Hire) CostOf() func(pay int64) int64 {
	return func(pay int64) int64 {
		with := h.Pay
		with.Cash = worksheet.Plain(money.KRW(pay))
		return pay + h.OnCost(nil, with).Minor()
	}
}
