package deal

import (
	"context"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// Odds is how likely the middle candidate accepts, by the policy lab's response
// model: a logit of real take-home pay here against that at present, both after
// tax and at the same living, averaged over the taste for home. It knows nothing
// of the person but pay, family and place.
type Odds struct {
	Central float64 `json:"central"`
	Low     float64 `json:"low"` // 10 % of the draws lie below
	High    float64 `json:"high"`
}

// oddsModel are the parameters that move the odds most.
var oddsModel = []string{"market.response.money_weight", "market.response.home_attachment", "market.response.home_spread", "market.response.return_intent"}

const (
	oddsDraws = 200
	oddsSeed  = 1 // the same deal has the same band
)

// odds asks the model about one case without a policy. Retention pay and the
// buy-out count as cash of the first year; a company home counts at its rent,
// as the money worth of settlement terms.
func (g *designer) odds(p *designed) *Odds {
	sc := p.pricing.sc
	sc.Offer.Base = p.pricing.paidOf(p.terms.base)
	sc.Offer.Signing = p.terms.signing.Add(p.terms.retention)
	for _, gross := range p.pricing.buyOut {
		sc.Offer.Signing = sc.Offer.Signing.Add(gross)
	}
	g.countHeld(&sc)
	none := 0.0
	design := policy.Design{Instrument: policy.Settlement, VacancyElasticity: &none}
	design.Policy.Years = sc.Horizon
	design.Policy.Floor, design.Amount = money.KRW(0), money.KRW(0)
	design.Package.Money = p.terms.home
	study := policy.Study{
		TaxYear: sc.TaxYear, StartMonth: sc.StartMonth, Horizon: sc.Horizon, Seed: oddsSeed, Draws: oddsDraws,
		Market: sc.Market, Cohort: []policy.Case{{Scenario: sc}}, Designs: []policy.Design{design},
	}
	lab, err := policy.Prepare(context.Background(), g.engine, study)
	if err != nil {
		return nil
	}
	bands, err := lab.Bands(context.Background(), 0)
	if err != nil || bands.HiresWith.P10 == nil || bands.HiresWith.P90 == nil {
		return nil
	}
	return &Odds{Central: bands.HiresWith.Central, Low: *bands.HiresWith.P10, High: *bands.HiresWith.P90}
}

// countHeld puts the grants that the candidate holds in the place of the short
// form of present equity, as the yearly average over the horizon.
func (g *designer) countHeld(sc *scenario.Scenario) {
	if len(g.deal.Held) == 0 {
		return
	}
	p := newPresent(g.engine, g.deal, g.deal.LastDay())
	sum := money.USD(0)
	for i := range sc.Horizon {
		equity := p.equity(nil, sc.TaxYear+i)
		sum = sum.Add(equity.wages.Money()).Add(equity.untaxed.Money())
	}
	sc.Current.Grants = nil
	sc.Current.EquityAnnual = sum.Mul(money.Fraction(1, int64(sc.Horizon)), money.CentHalfUp)
}
