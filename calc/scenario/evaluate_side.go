package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// koreanSide is a Korean result as a result shows it.
func koreanSide(gross, cash worksheet.Amount, benefits money.Money, r *kr.Result) KoreanSide {
	return KoreanSide{
		Side: Side{
			GrossPay: gross.Money(), CashPay: cash.Money(), EquityCounted: gross.Money().Sub(cash.Money()), TakeHome: r.TakeHome.Money(),
			NationalTax: r.IncomeTax.Money(), LocalTax: r.LocalIncomeTax.Money(), EmployeeDues: r.EmployeeDues.Money(),
		},
		Regime: r.Regime, EmployerDues: r.EmployerDues.Money(), Severance: r.Severance.Money(), Benefits: benefits,
		EmployerCost: r.EmployerCost.Money().Add(benefits),
	}
}

// summarise sums up the years and compares over the horizon.
func (p *prepared) summarise(sheet *worksheet.Sheet, r *Result, m matched) {
	sum := &r.Summary
	sum.Without = p.gaps(sheet.In(worksheet.Scope{Side: worksheet.Offer}), p.offer)
	sum.With = p.gaps(sheet.In(worksheet.Scope{Side: worksheet.OfferWithPolicy}), m.totals)
	for _, basis := range gap.Bases {
		sum.Closed[basis] = closed(sum.Without[basis], sum.With[basis])
	}
	sum.DiscountedWithout, sum.DiscountedWith = p.discounted(m)
	sum.Regime = r.Years[0].Offer.Regime
	cost := money.KRW(0)
	for _, y := range r.Years {
		sum.SubsidyTotal = sum.SubsidyTotal.Add(y.Policy.Subsidy)
		sum.CompanyCostTotal = sum.CompanyCostTotal.Add(y.Policy.CompanyCost)
		sum.NetIfAdditionalTotal = sum.NetIfAdditionalTotal.Add(y.Policy.NetIfAdditional)
		sum.RDCreditTotal = sum.RDCreditTotal.Add(y.Policy.RDCredit)
		cost = cost.Add(y.Policy.EmployerCost)
	}
	sum.StateShare, _ = sum.SubsidyTotal.Add(sum.RDCreditTotal).Ratio(cost)
}

// closed is the share of the gap that the policy closes.
func closed(without, with Gap) *float64 {
	if without.Gap.Sign() <= 0 {
		return nil
	}
	left, _ := with.Gap.Ratio(without.Gap)
	share := 1 - left
	return &share
}

// discounted compares the sums of the years at the discount rate.
func (p *prepared) discounted(m matched) (without, with [len(gap.Bases)]Gap) {
	var reference, ours, policy gap.Totals
	factor := money.Fraction(1, 1).Over(p.scenario.Market.DiscountRate.OnePlus())
	for i := range p.years {
		rate := worksheet.PlainRate(factor.Power(i))
		add := func(total *worksheet.Amount, a worksheet.Amount) {
			discounted := a.Money().Mul(rate.Rate, money.HalfUp(a.Money().Currency()))
			*total = worksheet.Plain(total.Money().Add(discounted))
		}
		add(&reference.Gross, p.years[i].currentWages)
		add(&reference.TakeHome, p.years[i].currentBurden.TakeHome)
		add(&ours.Gross, p.years[i].gross)
		add(&ours.TakeHome, p.years[i].without.TakeHome)
		add(&policy.Gross, m.years[i].gross)
		add(&policy.TakeHome, m.years[i].result.TakeHome)
	}
	discounted := *p
	discounted.current = reference
	return discounted.gaps(nil, ours), discounted.gaps(nil, policy)
}

// regimes are Korea's regimes in year one: whether each is open, and what the
// offer would leave under it. The one that applies is recorded already.
func (p *prepared) regimes(sheet *worksheet.Sheet, m matched) []RegimeResult {
	y := &p.years[0]
	in := sheet.In(worksheet.Scope{Side: worksheet.Offer, Year: 1})
	statuses := y.rules.Conditions(p.scenario.facts())
	out := make([]RegimeResult, len(statuses))
	for i, status := range statuses {
		s := in
		if status.Regime == y.without.Regime {
			s = nil
		}
		out[i] = RegimeResult{
			Status:     status,
			TakeHome:   y.rules.Compute(s, y.person, p.firm, status.Regime, y.hire.Pay).TakeHome.Money(),
			WithPolicy: y.rules.Compute(nil, y.person, p.firm, status.Regime, m.years[0].pay).TakeHome.Money(),
		}
	}
	return out
}

// sweepPoints are the match rates of the sweep: 0, 0.01 … 0.95.
const sweepPoints = 96

// sweep is the effect of each match rate.
func (p *prepared) sweep() []SweepPoint {
	points := make([]SweepPoint, sweepPoints)
	for i := range points {
		share := money.Fraction(int64(i), 100)
		m := p.match(nil, share)
		point := SweepPoint{Rate: share, Subsidy: m.years[0].award.Subsidy.Money()}
		for basis, g := range p.gaps(nil, m.totals) {
			point.Ratio[basis] = g.Ratio
		}
		points[i] = point
	}
	return points
}
