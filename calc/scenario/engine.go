package scenario

import (
	"fmt"
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// DefaultTaxYear is the last year whose law is published for both countries.
const DefaultTaxYear = 2026

// Engine evaluates scenarios under one law book. It is immutable and safe for
// concurrent use.
type Engine struct {
	book     *law.Book
	us       map[int]*us.Rules
	kr       map[int]*kr.Rules
	krBills  map[int]*kr.Rules // if the bills pass
	carried  map[place][]law.Use
	defaults Scenario

	priceLevels map[us.Jurisdiction]money.Rate // where the candidate lives, US average = 1

	vatInPrice worksheet.Rate // value-added tax as a share of the price paid
	taxedShare worksheet.Rate // share of spending that is taxed
}

// place is a tax year in a US jurisdiction and in Korea.
type place struct {
	year         int
	jurisdiction us.Jurisdiction
}

// NewEngine binds the law of every year that a scenario can reach. An error
// names the first value that is missing or does not read.
func NewEngine(book *law.Book) (*Engine, error) {
	e := &Engine{book: book, us: map[int]*us.Rules{}, kr: map[int]*kr.Rules{}, krBills: map[int]*kr.Rules{}, carried: map[place][]law.Use{}}
	for year := minTaxYear; year < maxTaxYear+maxYears; year++ {
		var err error
		if e.us[year], err = us.Load(book, year); err != nil {
			return nil, err
		}
		if e.kr[year], err = kr.Load(book, year); err != nil {
			return nil, err
		}
		if e.krBills[year], err = kr.Load(book.IfPassed(), year); err != nil {
			return nil, err
		}
		for _, j := range us.Jurisdictions {
			e.carried[place{year, j}] = e.carriedIn(year, j)
		}
	}
	return e, e.bindDefaults()
}

// Book is the law book that the engine is bound to.
func (e *Engine) Book() *law.Book { return e.book }

// US are the rules of a US tax year, nil outside the years that a scenario can
// reach.
func (e *Engine) US(year int) *us.Rules { return e.us[year] }

// KR are the rules of a Korean tax year, nil outside the years that a scenario
// can reach.
func (e *Engine) KR(year int) *kr.Rules { return e.kr[year] }

// korea are the Korean rules that the scenario asks for, by year.
func (e *Engine) korea(s *Scenario) map[int]*kr.Rules {
	if s.IfPassed {
		return e.krBills
	}
	return e.kr
}

// DefaultsFor is Defaults where they depend on what the scenario says: the
// price level on the place, the rate of the R&D credit on the firm and year.
func (e *Engine) DefaultsFor(s Scenario) Scenario {
	d := e.defaults
	d.Current.Jurisdiction = s.Current.Jurisdiction
	d.Market.USPriceLevel = e.priceLevels[s.Current.Jurisdiction]
	d.Employer.RDCredit.Rate = e.kr[s.TaxYear].RDCreditRate(s.Employer.SME).Rate
	return d
}

// Defaults is the scenario that missing fields take their values from.
func (e *Engine) Defaults() Scenario { return e.defaults }

// Parse reads a draft over the engine's defaults. A price level that is left
// out is that of the place where the candidate lives, a rate of the R&D credit
// that of the firm's size and year.
func (e *Engine) Parse(d Draft) (Scenario, []FieldError) {
	s, errs := Parse(d, e.defaults)
	if len(errs) > 0 {
		return s, errs
	}
	own := e.DefaultsFor(s)
	if slices.Contains(s.Defaulted, priceLevelField) {
		s.Market.USPriceLevel = own.Market.USPriceLevel
	}
	if slices.Contains(s.Defaulted, creditRateField) {
		s.Employer.RDCredit.Rate = own.Employer.RDCredit.Rate
	}
	return s, nil
}

// creditRateField is the R&D credit's rate, which depends on the firm's size
// and the year.
const creditRateField = "employer.rd_credit.rate"

const priceLevelField = "market.us_price_level"

// priceLevelPaths are the price levels that stand for each place.
var priceLevelPaths = map[us.Jurisdiction]string{
	us.California:    "market.price_level.san_jose",
	us.Washington:    "market.price_level.seattle",
	us.NewYorkCity:   "market.price_level.nyc",
	us.Massachusetts: "market.price_level.boston",
}

// bindDefaults reads the dated defaults; the rest are neutral: nothing, no,
// one.
func (e *Engine) bindDefaults() error {
	read := e.book.At(law.Day(DefaultTaxYear, 1, 1))
	rate := func(path string, keys ...string) money.Rate { return read.Rate(path, keys...).Rate }
	zeroWon, zeroUSD := money.KRW(0), money.USD(0)

	d := Scenario{TaxYear: DefaultTaxYear, StartMonth: 1, Horizon: int(read.Count("market.assumptions.horizon", "value"))}
	d.Candidate = Candidate{SpousePayUS: zeroUSD, SpousePayKR: zeroWon}
	d.Current.Base, d.Current.Bonus, d.Current.Signing = zeroUSD, zeroUSD, zeroUSD
	d.Current.Relocation, d.Current.Benefits, d.Current.EquityAnnual = zeroUSD, zeroUSD, zeroUSD
	d.Offer.Base, d.Offer.Bonus, d.Offer.Signing = zeroWon, zeroWon, zeroWon
	d.Offer.Relocation, d.Offer.Benefits, d.Offer.EquityAnnual = zeroWon, zeroWon, zeroWon
	d.Offer.NonTaxableMonthly = zeroWon
	d.Offer.OptionServiceYears = int(read.Count("kr.venture_options.service_years"))
	d.Employer.SME, d.Employer.Venture = true, true
	d.Employer.RDCredit.Rate = rate("kr.rd_credit.national_strategic", "sme")
	d.Policy = Policy{
		Rate: rate("market.policy.rate", "value"), Floor: zeroWon,
		Years:       int(read.Count("market.policy.years", "value")),
		PassThrough: rate("market.policy.pass_through", "value"),
	}
	d.Market.KRWPerUSD = rate("market.exchange_rate.krw_per_usd")
	d.Market.PPPKRWPerUSD = rate("market.purchasing_power.krw_per_intl_usd")
	e.priceLevels = map[us.Jurisdiction]money.Rate{}
	for _, j := range us.Jurisdictions {
		e.priceLevels[j] = rate(priceLevelPaths[j])
	}
	d.Market.USPriceLevel = e.priceLevels[us.California]
	d.Market.LocalSpendShare = rate("market.assumptions.local_spend_share", "value")
	d.Market.DiscountRate = rate("market.assumptions.discount_rate")
	e.vatInPrice = read.Rate("market.consumption_tax.vat_in_price")
	e.taxedShare = read.Rate("market.consumption_tax.taxed_consumption_share")
	if err := read.Err(); err != nil {
		return fmt.Errorf("defaults: %w", err)
	}
	e.defaults = d
	return nil
}

// DefaultUse is the dated value behind a field of the scenario that is left
// out; false where the field has none.
func (e *Engine) DefaultUse(s Scenario, path string) (law.Use, bool) {
	f := fieldByPath[path]
	if f == nil || f.Default == "" {
		return law.Use{}, false
	}
	from := f.Default
	if path == priceLevelField {
		from = priceLevelPaths[s.Current.Jurisdiction]
	}
	p := e.book.Param(from)
	if p == nil {
		return law.Use{}, false
	}
	i := p.InForce(law.Day(DefaultTaxYear, 1, 1))
	if i < 0 {
		return law.Use{}, false
	}
	return law.Use{Param: p, Value: &p.Values[i]}, true
}

// carriedIn are the law values that a year uses after their own year, where
// the candidate's current pay is taxed in the jurisdiction.
func (e *Engine) carriedIn(year int, j us.Jurisdiction) []law.Use {
	var uses []law.Use
	for _, path := range append(e.us[year].Carried(j), e.kr[year].Carried()...) {
		p := e.book.Param(path)
		if i := p.InForce(law.Day(year, 12, 31)); i >= 0 {
			uses = append(uses, law.Use{Param: p, Value: &p.Values[i], Carried: true})
		}
	}
	return uses
}

// Carried are the law values that the scenario's years use after their own
// year, each once.
func (e *Engine) Carried(s Scenario) []law.Use {
	var uses []law.Use
	for year := s.TaxYear; year < s.TaxYear+s.Horizon; year++ {
		for _, use := range e.carried[place{year, s.Current.Jurisdiction}] {
			if !slices.Contains(uses, use) {
				uses = append(uses, use)
			}
		}
	}
	return uses
}
