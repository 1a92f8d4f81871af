package deal

import (
	"github.com/offergap/offergap/calc/scenario"
)

// maxReach bounds, in cents, what a year's costs in Korea may come to in
// dollars: a quarter of what is computed exactly, beside the pay that the
// scenario has bounded.
const maxReach = 2e18

// beyondReach is the error of an exchange rate at which the household's year in
// won leaves the range that is computed exactly in dollars; none at any rate
// that was ever quoted. Nothing else is computed from it.
func (d *Deal) beyondReach() []scenario.FieldError {
	h, set := &d.Household, &d.Settling
	won := monthsOfYear * float64(set.Rent.Minor())
	won += float64(h.SchoolFees.Minor()) + float64(h.ChildcareKR.Minor()) + float64(h.LivingKR.Minor()) + float64(set.DepositLoan.Minor())
	if won/d.Scenario.Market.KRWPerUSD.Float()*100 <= maxReach {
		return nil
	}
	const path = "market.krw_per_usd"
	for _, f := range scenario.Fields() {
		if f.Path == path {
			return []scenario.FieldError{f.Error(path, "out_of_range")}
		}
	}
	return nil
}
