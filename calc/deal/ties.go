package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// TiesResult is what a person living in Korea still owes the United States on
// wages. Of income other than wages nothing is known.
type TiesResult struct {
	USPerson bool       `json:"us_person"`
	Reason   string     `json:"reason"` // why, or why not: one of the reasons
	Years    []TiesYear `json:"years"`  // of the offer; empty where the person is none
	// Assumed are simplifications behind the figures, OutOfScope what no figure
	// here covers.
	Assumed    []string `json:"assumed"`
	OutOfScope []string `json:"out_of_scope"`
}

// The reasons why a person is taxed by the United States wherever they live, or
// is not: citizens and holders of a green card are (26 USC 1, 7701(b)(6)).
const (
	ReasonDualCitizen      = "dual_citizen"
	ReasonUSCitizen        = "us_citizen"
	ReasonNaturalised      = "naturalised_american" // was Korean: F-4 status in Korea
	ReasonGreenCardKept    = "green_card_kept"
	ReasonGreenCardGivenUp = "green_card_given_up"
	ReasonNoTie            = "no_tie"
)

// What is assumed: no US pay in the year, no income but wages, no credit from or
// to other years, no Social Security and no Medicare, no pay of the spouse on a
// joint return.
const (
	AssumedFullYear      = "full_year_in_korea"
	AssumedWagesOnly     = "wages_only"
	AssumedNoCarryover   = "no_carryover"
	AssumedTotalization  = "totalization_agreement"
	AssumedSpouseLeftOut = "spouse_pay_left_out"
)

// What is out of scope. The exit tax is that of 26 USC 877A on those who held a
// green card in 8 of the last 15 years.
const (
	OutOfScopeExitTax     = "exit_tax"
	OutOfScopeTreaty      = "treaty_positions"
	OutOfScopeStateClaims = "state_residency"
)

// TiesYear is one year of the offer.
type TiesYear struct {
	Year    int          `json:"year"` // of the offer, from 1
	TaxYear int          `json:"tax_year"`
	Carried bool         `json:"carried"` // US law of an earlier year, for want of that year's
	Regimes []TiesRegime `json:"regimes"`
}

// TiesRegime is the year under one of Korea's regimes. Amounts are won but for
// those that say dollars.
type TiesRegime struct {
	Regime    string      `json:"regime"`
	Open      bool        `json:"open"`
	Applied   bool        `json:"applied"`    // the offer's own in that year
	KoreanTax money.Money `json:"korean_tax"` // income tax and local income tax
	TakeHome  money.Money `json:"take_home"`  // before the United States
	// USTaxCredit and USTaxExclusion are what is owed with Form 1116 alone and
	// with Form 2555, in dollars; USTax is by the relief that is used.
	USTaxCredit    money.Money `json:"us_tax_credit"`
	USTaxExclusion money.Money `json:"us_tax_exclusion"`
	USTax          money.Money `json:"us_tax"`
	Relief         string      `json:"relief"` // that is used: credit, exclusion
	USTaxWon       money.Money `json:"us_tax_won"`
	AfterBoth      money.Money `json:"after_both"` // TakeHome − USTaxWon
	// KoreanRelief is how much less Korea takes than under the ordinary regime,
	// TakenBack how much more the United States takes; Kept is the difference.
	KoreanRelief money.Money `json:"korean_relief"`
	TakenBack    money.Money `json:"taken_back"`
	Kept         money.Money `json:"kept"`
}

// Tied is what the United States still takes from the candidate in Korea.
func Tied(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) TiesResult {
	out := TiesResult{OutOfScope: []string{OutOfScopeTreaty, OutOfScopeStateClaims}}
	out.USPerson, out.Reason = d.usPerson()
	if d.Ties.GreenCard == GreenCardGivenUp {
		out.OutOfScope = append([]string{OutOfScopeExitTax}, out.OutOfScope...)
	}
	if !out.USPerson {
		return out
	}
	out.Assumed = []string{AssumedFullYear, AssumedWagesOnly, AssumedNoCarryover, AssumedTotalization}
	if d.Scenario.Candidate.FilingStatus == tax.MarriedJoint && d.Scenario.Candidate.SpousePayKR.Sign() > 0 {
		out.Assumed = append(out.Assumed, AssumedSpouseLeftOut)
	}
	years := d.caseYears(engine, 1)
	for i := range years {
		out.Years = append(out.Years, d.tiesYear(engine, s, &years[i], i))
	}
	return out
}

// usPerson tells whether the United States taxes the person wherever they live.
// A green card of which nothing else is said counts as kept: it binds until it
// is given up by form.
func (d *Deal) usPerson() (bool, string) {
	switch c := d.Scenario.Candidate; {
	case c.Nationality == scenario.KoreanAndUS:
		return true, ReasonDualCitizen
	case c.Nationality == scenario.American && d.Ties.BornKorean:
		return true, ReasonNaturalised
	case c.Nationality == scenario.American:
		return true, ReasonUSCitizen
	case d.Ties.GreenCard == GreenCardKept, d.Ties.GreenCard == NoGreenCard && c.USGreenCard:
		return true, ReasonGreenCardKept
	case d.Ties.GreenCard == GreenCardGivenUp:
		return false, ReasonGreenCardGivenUp
	}
	return false, ReasonNoTie
}

// tiesYear is the i-th year under the ordinary regime, and under the others
// that are open or, in the first year, could be.
func (d *Deal) tiesYear(engine *scenario.Engine, s *worksheet.Sheet, y *scenario.CaseYear, i int) TiesYear {
	rules := engine.US(y.TaxYear)
	out := TiesYear{Year: i + 1, TaxYear: y.TaxYear, Carried: len(rules.CarriedAbroad()) > 0}
	household := householdIn(&d.Scenario, rules, y.TaxYear)
	var ordinary residual
	for _, regime := range tax.Regimes {
		open := slices.Contains(y.Open, regime)
		if regime != tax.Resident && i > 0 && !open {
			continue
		}
		in := s.In(worksheet.Scope{Side: worksheet.Offer, Year: uint8(i + 1), Regime: uint8(regime)})
		r := d.residual(in, rules, household, y, regime)
		if regime == tax.Resident {
			ordinary = r
		}
		r.compare(in, ordinary)
		r.result.Open, r.result.Applied = open, regime == y.Without.Regime
		out.Regimes = append(out.Regimes, r.result)
	}
	return out
}

// residual is a year under a regime, with the amounts that regimes are compared
// by.
type residual struct {
	korean, owed worksheet.Amount // won
	result       TiesRegime
}

var (
	lineTiesWages  = worksheet.NewLine("deal.ties.wages")
	lineTiesKorean = worksheet.NewLine("deal.ties.korean_tax")
	lineTiesPaid   = worksheet.NewLine("deal.ties.korean_tax_usd")
	lineTiesTax    = worksheet.NewLine("deal.ties.us_tax")
	lineTiesWon    = worksheet.NewLine("deal.ties.us_tax_won")
	lineTiesAfter  = worksheet.NewLine("deal.ties.after_both")
	lineTiesSaved  = worksheet.NewLine("deal.ties.korean_relief")
	lineTiesTaken  = worksheet.NewLine("deal.ties.taken_back")
	lineTiesKept   = worksheet.NewLine("deal.ties.kept")
)

// residual is what the United States takes of the year. Wages are all pay, also
// what Korea exempts; the taxes that count are income tax and local income tax.
// Both are converted at the year's rate (26 USC 986(a)(1)(A)). Contributions are
// no creditable tax under the agreement on social security.
func (d *Deal) residual(s *worksheet.Sheet, rules *us.Rules, h us.Household, y *scenario.CaseYear, regime tax.Regime) residual {
	korea := y.With(regime, y.Hire.Pay.Cash.Money())
	rate := s.InputRate("market.krw_per_usd", d.Scenario.Market.KRWPerUSD)
	pay := y.Hire.Pay
	gross := pay.Cash.Money().Add(pay.Equity.Money()).Add(pay.ExemptEquity.Money())
	out := residual{korean: s.Sum(lineTiesKorean, s.Input("solved.income_tax", korea.IncomeTax.Money()), s.Input("solved.local_income_tax", korea.LocalIncomeTax.Money()))}
	wages := s.Convert(lineTiesWages, s.Input("solved.gross_pay", gross), money.USDCurrency, rate)
	paid := s.Convert(lineTiesPaid, out.korean, money.USDCurrency, rate)
	credit, exclusion := rules.Abroad(s, h, wages, paid)
	used, name := d.Ties.Relief.choose(credit, exclusion)
	owed := s.Choose(lineTiesTax, used, credit.Tax, exclusion.Tax)
	out.owed = s.Convert(lineTiesWon, owed, money.KRWCurrency, rate)
	after := s.Sub(lineTiesAfter, s.Input("solved.take_home", korea.TakeHome.Money()), out.owed)
	out.result = TiesRegime{
		Regime: regime.String(), KoreanTax: out.korean.Money(), TakeHome: korea.TakeHome.Money(),
		USTaxCredit: credit.Tax.Money(), USTaxExclusion: exclusion.Tax.Money(), USTax: owed.Money(), Relief: name,
		USTaxWon: out.owed.Money(), AfterBoth: after.Money(),
	}
	return out
}

// choose is the tax by the relief that is asked for, or the lesser; the credit
// where both leave the same, since it binds no later year (26 USC 911(e)).
func (r USRelief) choose(credit, exclusion us.AbroadReturn) (worksheet.Amount, string) {
	if r == Exclusion || r == BestRelief && exclusion.Tax.Less(credit.Tax) {
		return exclusion.Tax, USReliefs[Exclusion]
	}
	return credit.Tax, USReliefs[ForeignCredit]
}

// compare is how much of the Korean relief the United States takes back.
func (r *residual) compare(s *worksheet.Sheet, ordinary residual) {
	saved := s.Sub(lineTiesSaved, ordinary.korean, r.korean)
	taken := s.Sub(lineTiesTaken, r.owed, ordinary.owed)
	r.result.KoreanRelief, r.result.TakenBack = saved.Money(), taken.Money()
	r.result.Kept = s.Sub(lineTiesKept, saved, taken).Money()
}
