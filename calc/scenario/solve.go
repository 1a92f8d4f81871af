package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/worksheet"
)

// Match rates are solved in millionths, up to the bound of the input.
const (
	rateSteps   = 1_000_000
	maxRateStep = 950_000
)

// solve answers the inverse questions of the summary.
func (p *prepared) solve(r *Result) {
	sum, goals := &r.Summary, p.scenario.Goals
	without := sum.Without[gap.PurchasingPower].Gap
	sum.RateForParity = p.rateFor(money.KRW(0))
	sum.OfferForParity = p.offerForParity()
	if goals.GapClosed != nil && without.Sign() > 0 {
		sum.RateForGoal = p.rateFor(without.Mul(goals.GapClosed.OneMinus(), money.TruncateToWon))
	}
	if goals.CompanyBudget != nil {
		if most, ok := subsidy.MostPay(p.terms(0, p.scenario.Policy.Share()), p.years[0].hire, *goals.CompanyBudget); ok {
			sum.MaxOfferForBudget = &most
		}
	}
	if first := r.Years[0].Policy.Subsidy; goals.GovernmentBudget != nil && first.Sign() > 0 {
		hires := goals.GovernmentBudget.Minor() / first.Minor()
		sum.HiresForBudget = &hires
	}
}

// rateFor is the least match rate, a share of the cost, at which the gap at
// purchasing power is no more than left; nil where none is.
func (p *prepared) rateFor(left money.Money) *money.Rate {
	reached := func(step int64) bool {
		ours := p.match(nil, money.Fraction(step, rateSteps)).totals
		return gap.Compare(nil, gap.PurchasingPower, p.current, ours, p.rates).Gap.Minor() <= left.Minor()
	}
	if !reached(maxRateStep) {
		return nil
	}
	rate := money.Fraction(least(0, maxRateStep, reached), rateSteps)
	return &rate
}

// offerForParity is the least yearly base pay at which our offer without a
// match equals the reference at purchasing power; nil where none within bounds
// does.
func (p *prepared) offerForParity() *money.Money {
	trial := *p.scenario
	reached := func(base int64) bool {
		trial.Offer.Base = money.KRW(base)
		ours := p.takeHome(&trial)
		return gap.Compare(nil, gap.PurchasingPower, p.current, gap.Totals{TakeHome: ours}, p.rates).Gap.Sign() <= 0
	}
	floor := max(0, trial.Offer.NonTaxableMonthly.Times(12).Sub(trial.Offer.Bonus).Minor())
	if reached(floor) {
		base := money.KRW(floor)
		return &base
	}
	high := max(floor, p.scenario.Offer.Base.Minor(), 1_000_000)
	for !reached(high) {
		if high > maxBaseWon/2 {
			return nil
		}
		high *= 2
	}
	base := money.KRW(least(floor, high, reached))
	return &base
}

// maxBaseWon is the bound of the input.
const maxBaseWon = 1_000_000_000_000

// takeHome is our take-home pay over the horizon for a trial that differs from
// the scenario in its pay alone.
func (p *prepared) takeHome(trial *Scenario) worksheet.Amount {
	probe := prepared{engine: p.engine, scenario: trial, lens: p.lens, firm: p.firm, years: make([]preparedYear, len(p.years))}
	exempt := worksheet.Plain(money.KRW(0))
	total := worksheet.Plain(money.KRW(0))
	for i, pay := range trial.Offer.Years(nil, worksheet.Offer, trial.Horizon, p.lens) {
		y := &probe.years[i]
		*y = p.years[i]
		y.offer = pay
		y.hire = probe.hire(nil, i, &exempt)
		total = worksheet.Plain(total.Money().Add(probe.best(nil, y, y.hire.Pay).TakeHome.Money()))
	}
	return total
}

// least is the least number in [low, high] at which a condition holds that
// holds from some number on; it must hold at high.
func least(low, high int64, holds func(int64) bool) int64 {
	for low < high {
		if middle := low + (high-low)/2; holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
