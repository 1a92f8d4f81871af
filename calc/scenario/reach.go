package scenario

import (
	"math"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
)

// maxReach bounds, in minor units, what the largest amount of a scenario may
// come to in either currency, well within int64. Pay within its bounds stays
// below it at any price that was ever quoted; prices far outside do not.
const maxReach = 1e18

// matchReach is how many times its own cost a matched package can come to: the
// highest match rate leaves the company a twentieth.
const matchReach = 20

// beyondReach is the price under which the scenario's amounts would leave the
// range that is computed exactly; empty where none does. It is an upper bound
// in floating point, and nothing else is computed from it.
func (s *Scenario) beyondReach() string {
	cents := reachOf(s.Current.Package, s.Horizon)
	won := reachOf(s.Offer.Package, s.Horizon) * matchReach
	market := s.Market.KRWPerUSD.Float()
	living := s.Market.SameLivingRate().Float()
	switch {
	case cents/100*market > maxReach, math.Max(cents/100*market, won)/market*100 > maxReach:
		return "market.krw_per_usd"
	case cents/100*living > maxReach, math.Max(cents/100*living, won)/living*100 > maxReach:
		return "market.ppp_krw_per_usd"
	}
	return ""
}

// reachOf bounds what the package comes to over the horizon, in minor units.
func reachOf(p offer.Package, horizon int) float64 {
	grown := func(m money.Money, r money.Rate) float64 {
		return float64(m.Minor()) * math.Pow(math.Max(1, 1+r.Float()), float64(horizon-1))
	}
	year := grown(p.Base, p.Raise) + grown(p.Bonus, p.Raise) + float64(p.EquityAnnual.Minor()+p.Signing.Minor()+p.Relocation.Minor()+p.Benefits.Minor())
	for _, g := range p.Grants {
		year += grown(g.Value, g.Growth)
	}
	return year * float64(horizon)
}
