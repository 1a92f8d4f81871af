package handlers

import (
	"encoding/json"
	"fmt"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
)

// dealAnswers are what negotiations come to that hang on the law of the first
// day, of options, homes, fees and severance.
func dealAnswers(engine *scenario.Engine) []func() string {
	var all []func() string
	for _, fields := range movedDeals {
		all = append(all, func() string {
			d, errs := deal.Parse(engine, scenario.TypedDraft(fields))
			if len(errs) > 0 {
				return fmt.Sprint(errs)
			}
			body, err := json.Marshal([]any{
				deal.Enter(engine, &d), deal.SeveranceOf(engine, nil, &d), deal.MoveOf(engine, nil, &d),
				deal.OptionsOf(engine, nil, &d), deal.Settle(engine, nil, &d),
			})
			return fmt.Sprint(string(body), err)
		})
	}
	return all
}

// movedDeals are a start on the second of a month with a bonus, options whose
// exercise prices lie at the limit, and support of each kind.
var movedDeals = []map[string]string{
	articleWith("move.start", "2027-03-02", "offer.signing", "5,000만", "offer.bonus", "3,000만", "severance.target_bonus", "true",
		"employer.venture", "true", "employer.sme", "true", "settling.home", "company_lease", "settling.rent", "300만",
		"settling.movers", "2,000만", "settling.school_fees_paid", "3,000만", "settling.spouse_support", "500만",
		"options.0.resolved", "2027-03-02", "options.0.shares", "50000", "options.0.strike", "10000", "options.0.price", "20000", "options.0.growth", "20",
		"options.0.exercised", "2029-03-02", "options.0.sold", "2030-03-02",
		"options.1.resolved", "2027-03-02", "options.1.shares", "1", "options.1.strike", "10000", "options.1.price", "20000",
		"options.1.exercised", "2032-03-02"),
	articleWith("move.start", "2027-09-01", "offer.signing", "5,000만", "offer.bonus", "3,000만", "severance.included_in_base", "true", "employer.sme", "false",
		"settling.home", "own_deposit", "settling.deposit", "3억", "settling.deposit_loan", "3억",
		"employer.venture", "true", "options.0.resolved", "2027-09-01", "options.0.shares", "1000", "options.0.strike", "10000",
		"options.0.price", "900000", "options.0.growth", "20", "options.0.exercised", "2029-09-01"),
	articleWith("settling.home", "own_deposit", "settling.deposit", "3억", "settling.deposit_loan", "3억"),
}
