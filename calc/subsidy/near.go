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
// T + on(T) in won.
func (n *Near) Pay(terms *Terms, cost func(pay int64) int64) NearAward {
	last, lastLeft := n.pay, n.left(terms, n.pay, n.budget).Rounding
	guess := n.guess(terms)
	for probe := 1; ; probe++ {
		award := n.left(terms, guess, cost(guess))
		left := award.Rounding
		if probe == NearProbes || (left < jump && left > -jump) {
			return award
		}
		slope := n.steep - terms.Rate.Float()*terms.PassThrough.Float()
		if run := guess - last; run != 0 && (lastLeft-left > 0) == (run > 0) && lastLeft != left {
			slope = float64(lastLeft-left) / float64(run)
		}
		last, lastLeft, guess = guess, left, max(n.pay, guess+int64(float64(left)/slope))
	}
}

// left is the award at the pay, whose cost is known.
func (n *Near) left(terms *Terms, pay, cost int64) NearAward {
	base := cost + n.benefits
	if terms.Base == Cash {
		base = pay - n.oneOff
	}
	a := NearAward{Pay: pay, Subsidy: terms.subsidy(base)}
	a.PassedOn = terms.passedOn(a.Subsidy)
	a.Rounding = n.budget - cost + a.PassedOn
	return a
}

// guess solves the identity with the on-cost as a straight line, whole or at
// the cap.
func (n *Near) guess(terms *Terms) int64 {
	over, steep := float64(n.pay-n.oneOff-terms.Floor.Minor()), 1.0
	if terms.Base == EmployerCost {
		over, steep = float64(n.budget+n.benefits-terms.Floor.Minor()), n.steep
	}
	rate, passed := terms.Rate.Float(), terms.PassThrough.Float()
	if over <= 0 || passed == 0 {
		return n.pay
	}
	raise := passed * rate * over / (n.steep - passed*rate*steep)
	if terms.Cap != nil {
		if most := float64(terms.Cap.Minor()); rate*(over+steep*raise) > most {
			raise = passed * most / n.steep
		}
	}
	return n.pay + int64(raise)
}

// CostOf is the hire's T + on(T) as Near.Pay asks for it.
func (h Hire) CostOf() func(pay int64) int64 {
	return func(pay int64) int64 {
		with := h.Pay
		with.Cash = worksheet.Plain(money.KRW(pay))
		return pay + h.OnCost(nil, with).Minor()
	}
}
