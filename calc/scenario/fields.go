package scenario

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/tax"
)

// Bounds of the input; what lies outside is refused with the field named.
const (
	maxWon      = "1000000000000"
	maxDollars  = "1000000000"
	maxGrants   = 20
	maxChildren = 10
	maxYears    = 10
	minTaxYear  = 2024
	maxTaxYear  = 2035
)

// fields are all fields but those of grants, in the order of the input.
var fields = []Field{
	count("tax_year", strconv.Itoa(minTaxYear), strconv.Itoa(maxTaxYear), func(s *Scenario) any { return &s.TaxYear }),
	count("start_month", "1", "12", func(s *Scenario) any { return &s.StartMonth }),
	yesNo("if_passed", func(s *Scenario) any { return &s.IfPassed }),
	byLaw("market.assumptions.horizon", count("horizon_years", "1", "10", func(s *Scenario) any { return &s.Horizon })),

	options("candidate.nationality", nationalityNames, option(func(s *Scenario) *Nationality { return &s.Candidate.Nationality })),
	yesNo("candidate.us_green_card", func(s *Scenario) any { return &s.Candidate.USGreenCard }),
	nullable(options("candidate.phd", phdNames, option(func(s *Scenario) *PhD { return &s.Candidate.PhD }))),
	nullable(count("candidate.years_since_phd", "0", "60", func(s *Scenario) any { return &s.Candidate.YearsSincePhD })),
	nullable(count("candidate.years_abroad", "0", "60", func(s *Scenario) any { return &s.Candidate.YearsAbroad })),
	nullable(count("candidate.research_years_abroad", "0", "60", func(s *Scenario) any { return &s.Candidate.ResearchYearsAbroad })),
	options("candidate.us_filing_status", filingNames, option(func(s *Scenario) *tax.FilingStatus { return &s.Candidate.FilingStatus })),
	dollars("candidate.spouse_pay_us", func(s *Scenario) any { return &s.Candidate.SpousePayUS }),
	won("candidate.spouse_pay_kr", func(s *Scenario) any { return &s.Candidate.SpousePayKR }),
	{Path: "candidate.children_ages", Kind: CountsField, Min: "0", Max: "40", Most: maxChildren, ptr: func(s *Scenario) any { return &s.Candidate.ChildrenAges }},

	options("current.jurisdiction", jurisdictionNames, currentJurisdiction),
	required(dollars("current.base", func(s *Scenario) any { return &s.Current.Base })),
	dollars("current.bonus", func(s *Scenario) any { return &s.Current.Bonus }),
	dollars("current.equity_annual", func(s *Scenario) any { return &s.Current.EquityAnnual }),
	dollars("current.signing", func(s *Scenario) any { return &s.Current.Signing }),
	dollars("current.relocation", func(s *Scenario) any { return &s.Current.Relocation }),
	dollars("current.benefits", func(s *Scenario) any { return &s.Current.Benefits }),
	percent("current.raise", "-0.5", "1", func(s *Scenario) any { return &s.Current.Raise }),

	options("offer.jurisdiction", []string{"kr"}, noOption),
	required(won("offer.base", func(s *Scenario) any { return &s.Offer.Base })),
	won("offer.bonus", func(s *Scenario) any { return &s.Offer.Bonus }),
	won("offer.equity_annual", func(s *Scenario) any { return &s.Offer.EquityAnnual }),
	won("offer.signing", func(s *Scenario) any { return &s.Offer.Signing }),
	won("offer.relocation", func(s *Scenario) any { return &s.Offer.Relocation }),
	won("offer.benefits", func(s *Scenario) any { return &s.Offer.Benefits }),
	percent("offer.raise", "-0.5", "1", func(s *Scenario) any { return &s.Offer.Raise }),
	won("offer.non_taxable_monthly", func(s *Scenario) any { return &s.Offer.NonTaxableMonthly }),
	options("offer.regime", regimeNames, offerRegime),

	count("employer.employees", "0", "1000000", func(s *Scenario) any { return &s.Employer.Employees }),
	yesNo("employer.sme", func(s *Scenario) any { return &s.Employer.SME }),
	yesNo("employer.venture", func(s *Scenario) any { return &s.Employer.Venture }),
	nullable(yesNo("employer.rd_lab", func(s *Scenario) any { return &s.Employer.RDLab })),
	nullable(percent("employer.industrial_accident_rate", "0", "1", func(s *Scenario) any { return &s.Employer.AccidentRate })),
	yesNo("employer.rd_credit.claims", func(s *Scenario) any { return &s.Employer.RDCredit.Claims }),
	byLaw("kr.rd_credit.national_strategic", percent("employer.rd_credit.rate", "0", "1", func(s *Scenario) any { return &s.Employer.RDCredit.Rate })),
	percent("employer.rd_credit.usable_share", "0", "1", func(s *Scenario) any { return &s.Employer.RDCredit.UsableShare }),

	byLaw("market.policy.rate", percent("policy.rate", "0", "0.95", func(s *Scenario) any { return &s.Policy.Rate })),
	options("policy.reading", readingNames, option(func(s *Scenario) *Reading { return &s.Policy.Reading })),
	options("policy.base", baseNames, policyBase),
	won("policy.floor", func(s *Scenario) any { return &s.Policy.Floor }),
	nullable(won("policy.cap", func(s *Scenario) any { return &s.Policy.Cap })),
	byLaw("market.policy.years", count("policy.years", "1", "10", func(s *Scenario) any { return &s.Policy.Years })),
	percents("policy.taper", maxYears, func(s *Scenario) any { return &s.Policy.Taper }),
	byLaw("market.policy.pass_through", percent("policy.pass_through", "0", "1", func(s *Scenario) any { return &s.Policy.PassThrough })),
	options("policy.program", programNames, option(func(s *Scenario) *Program { return &s.Policy.Program })),

	byLaw("market.exchange_rate.krw_per_usd", number("market.krw_per_usd", func(s *Scenario) any { return &s.Market.KRWPerUSD })),
	byLaw("market.purchasing_power.krw_per_intl_usd", number("market.ppp_krw_per_usd", func(s *Scenario) any { return &s.Market.PPPKRWPerUSD })),
	byLaw("market.price_level.san_jose", number("market.us_price_level", func(s *Scenario) any { return &s.Market.USPriceLevel })),
	byLaw("market.assumptions.local_spend_share", percent("market.local_spend_share", "0", "1", func(s *Scenario) any { return &s.Market.LocalSpendShare })),
	byLaw("market.assumptions.discount_rate", percent("market.discount_rate", "0", "1", func(s *Scenario) any { return &s.Market.DiscountRate })),

	nullable(percent("goals.gap_closed", "0", "1", func(s *Scenario) any { return &s.Goals.GapClosed })),
	nullable(won("goals.company_budget", func(s *Scenario) any { return &s.Goals.CompanyBudget })),
	nullable(won("goals.government_budget", func(s *Scenario) any { return &s.Goals.GovernmentBudget })),
}

// grantFields are the fields of one grant of a package.
func grantFields(prefix string, index int, c money.Currency, grants func(*Scenario) *[]offer.Grant) []Field {
	at := func(s *Scenario) *offer.Grant { return &(*grants(s))[index] }
	path := prefix + ".equity." + strconv.Itoa(index)
	most := maxDollars
	if c == money.KRWCurrency {
		most = maxWon
	}
	return []Field{
		options(path+".kind", kindNames, option(func(s *Scenario) *offer.Kind { return &at(s).Kind })),
		{Path: path + ".grant_value", Kind: MoneyField, Currency: c, Min: "0", Max: most, ptr: func(s *Scenario) any { return &at(s).Value }},
		percents(path+".vesting", maxYears, func(s *Scenario) any { return &at(s).Vesting }),
		percent(path+".strike", "0", "1000", func(s *Scenario) any { return &at(s).Strike }),
		percent(path+".growth", "-0.5", "1", func(s *Scenario) any { return &at(s).Growth }),
		percent(path+".discount", "0", "1", func(s *Scenario) any { return &at(s).Discount }),
	}
}

var fieldByPath = func() map[string]*Field {
	byPath := make(map[string]*Field, len(fields))
	for i := range fields {
		byPath[fields[i].Path] = &fields[i]
	}
	return byPath
}()

// Fields describes every field, those of grants under the paths
// current.equity.N and offer.equity.N once each.
func Fields() []Field {
	out := append([]Field(nil), fields...)
	for _, side := range grantSides {
		for _, f := range grantFields(side.prefix, 0, side.currency, side.grants) {
			f.Path = strings.Replace(f.Path, ".equity.0.", ".equity.N.", 1)
			out = append(out, f)
		}
	}
	return out
}

// grantSides are the two packages that hold grants.
var grantSides = []struct {
	prefix   string
	currency money.Currency
	grants   func(*Scenario) *[]offer.Grant
}{
	{"current", money.USDCurrency, func(s *Scenario) *[]offer.Grant { return &s.Current.Grants }},
	{"offer", money.KRWCurrency, func(s *Scenario) *[]offer.Grant { return &s.Offer.Grants }},
}
