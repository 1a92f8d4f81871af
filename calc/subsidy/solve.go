package subsidy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	lineW0       = worksheet.NewLine("subsidy.cost_without")
	lineCost     = worksheet.NewLine("subsidy.cost_with")
	lineBase     = worksheet.NewLine("subsidy.base")
	lineOver     = worksheet.NewLine("subsidy.base_over_floor")
	lineMatched  = worksheet.NewLine("subsidy.matched")
	lineCapped   = worksheet.NewLine("subsidy.subsidy")
	linePassedOn = worksheet.NewLine("subsidy.passed_on")
	lineBorne    = worksheet.NewLine("subsidy.cost_less_passed_on")
	lineRounding = worksheet.NewLine("subsidy.rounding")
	lineCompany  = worksheet.NewLine("subsidy.company_cost")
	lineRaise    = worksheet.NewLine("subsidy.pay")
	lineNext     = worksheet.NewLine("subsidy.one_won_more")
)

// Solve is the award on the terms. It finds T without recording and then
// records the proof: the steps of cost, subsidy and what is left.
func Solve(s *worksheet.Sheet, terms Terms, hire Hire) Award {
	if hire.Pay.Cash.Sign() == 0 {
		terms.Rate = money.Rate{} // no pay, no hire: there is no cost to match
	}
	search := problem{terms: terms, hire: hire}
	search.budget = search.cost(hire.Pay.Cash.Minor())
	pay := search.largest()
	without := worksheet.Plain(money.KRW(search.budget))
	if s != nil {
		without = hire.Cost(s)
	}
	award := prove(s, terms, hire, pay, without)
	award.Evaluations = search.evaluations
	if s != nil {
		next := s.Input("solved.next_cost", money.KRW(search.budget-search.left(pay+1)))
		s.Sub(lineNext, next, without) // above zero: T is the largest
	}
	return award
}

// problem is one search for T, in whole won.
type problem struct {
	terms       Terms
	hire        Hire
	budget      int64 // C₀
	evaluations int
}

// cost is T + on(T).
func (p *problem) cost(pay int64) int64 {
	p.evaluations++
	with := p.hire.Pay
	with.Cash = worksheet.Plain(money.KRW(pay))
	return pay + p.hire.OnCost(nil, with).Minor()
}

// left is C₀ − (T + on(T) − θ·S(T)): what the budget still holds at T.
func (p *problem) left(pay int64) int64 { return p.keeps(pay, p.cost(pay)) }

// keeps is left at a pay whose cost is known.
func (p *problem) keeps(pay, cost int64) int64 {
	return p.budget - cost + p.terms.passedOn(p.terms.subsidy(p.terms.base(pay, cost, p.hire)))
}

// largest is the largest T within the budget. The left side is a nearly
// straight line with small steps in it: a secant finds where the line meets the
// budget, two probes to either side bracket the steps, and halving finds the
// last won.
func (p *problem) largest() int64 {
	low := p.hire.Pay.Cash.Minor()
	left := p.keeps(low, p.budget) // W₀ costs C₀ itself
	if left == 0 || p.terms.PassThrough.IsZero() {
		return p.between(low, low+1)
	}
	slope := 1 - p.terms.Rate.Float()*p.terms.PassThrough.Float()
	guess, guessLeft := low, left
	for range secantSteps {
		next := guess + int64(float64(guessLeft)/slope)
		if next == guess {
			break
		}
		nextLeft := p.left(next)
		if fall := float64(guessLeft - nextLeft); fall*float64(next-guess) > 0 {
			slope = fall / float64(next-guess)
		}
		guess, guessLeft = next, nextLeft
		if magnitude := max(guessLeft, -guessLeft); magnitude < jump/2 {
			break
		}
	}
	margin := 1 + int64(jump/2/slope)
	if below := guess - margin; below > low && p.left(below) >= 0 {
		low = below
	}
	return p.between(low, max(guess, low)+margin)
}

const (
	// jump bounds, in won, by how much the cost can step up at once where
	// twelve monthly contributions, each cut to ten won, step together.
	jump = 1000
	// secantSteps are enough where the on-cost has a ceiling or two between W₀
	// and T.
	secantSteps = 4
)

// between is the largest T at or above low, which is within the budget; high
// is a guess above it, moved up where it is not.
func (p *problem) between(low, high int64) int64 {
	for p.left(high) >= 0 {
		low, high = high, high+2*(high-low)
	}
	for high-low > 1 {
		if middle := low + (high-low)/2; p.left(middle) >= 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// base is what the rate applies to at the pay, in won.
func (t Terms) base(pay, cost int64, hire Hire) int64 {
	if t.Base == Cash {
		return pay - hire.OneOff.Minor()
	}
	return cost + hire.Benefits.Minor()
}

// subsidy is S on the base, cut to the won.
func (t Terms) subsidy(base int64) int64 {
	matched := money.MulDiv(max(0, base-t.Floor.Minor()), t.Rate.Num(), t.Rate.Den(), money.TruncateToWon)
	if t.Cap != nil {
		return min(matched, t.Cap.Minor())
	}
	return matched
}

// passedOn is θ·S, cut to the won.
func (t Terms) passedOn(subsidy int64) int64 {
	return money.MulDiv(subsidy, t.PassThrough.Num(), t.PassThrough.Den(), money.TruncateToWon)
}

// prove records the award at the solved pay.
func prove(s *worksheet.Sheet, terms Terms, hire Hire, pay int64, without worksheet.Amount) Award {
	with := hire.Pay
	with.Cash = s.Sum(lineRaise, s.Input("solved.pay", money.KRW(pay)))
	award := Award{Pay: with.Cash, OnCost: hire.OnCost(s, with)}
	cost := s.Sum(lineCost, award.Pay, award.OnCost)
	base := s.Sum(lineBase, cost, hire.Benefits)
	if terms.Base == Cash {
		base = s.Sub(lineBase, award.Pay, hire.OneOff)
	}
	over := s.Excess(lineOver, base, s.Input("policy.floor", terms.Floor))
	award.Subsidy = s.Mul(lineMatched, over, s.InputRate("policy.rate", terms.Rate), money.TruncateToWon)
	if terms.Cap != nil {
		award.Subsidy = s.Min(lineCapped, award.Subsidy, s.Input("policy.cap", *terms.Cap))
	}
	award.PassedOn = s.Mul(linePassedOn, award.Subsidy, s.InputRate("policy.pass_through", terms.PassThrough), money.TruncateToWon)
	award.Rounding = s.Sub(lineRounding, without, s.Sub(lineBorne, cost, award.PassedOn))
	award.CompanyCost = s.Sub(lineCompany, s.Sum(lineCost, cost, hire.Benefits), award.Subsidy)
	return award
}

// MostPay is the largest whole-won cash pay at which the company's own cost,
// pay + on-cost + benefits − subsidy, stays within its budget; false where
// even no pay exceeds it.
func MostPay(terms Terms, hire Hire, budget money.Money) (money.Money, bool) {
	own := func(pay int64) int64 {
		with := hire.Pay
		with.Cash = worksheet.Plain(money.KRW(pay))
		cost := pay + hire.OnCost(nil, with).Minor()
		return cost + hire.Benefits.Minor() - terms.subsidy(terms.base(pay, cost, hire))
	}
	least := max(hire.Pay.NonTaxable.Minor(), 1)
	if own(least) > budget.Minor() {
		return money.Money{}, false
	}
	low, high := least, 2*least
	for own(high) <= budget.Minor() {
		if high > money.MaxMinor/2 {
			return money.KRW(money.MaxMinor), true
		}
		low, high = high, 2*high
	}
	for high-low > 1 {
		if middle := low + (high-low)/2; own(middle) <= budget.Minor() {
			low = middle
		} else {
			high = middle
		}
	}
	return money.KRW(low), true
}

// Cost is pay + on-cost without any subsidy, for the hire as it is.
func (h Hire) Cost(s *worksheet.Sheet) worksheet.Amount {
	return s.Sum(lineW0, h.Pay.Cash, h.OnCost(s, h.Pay))
}
