package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// LivingDefault is a cited amount for a field that was left out. It is offered,
// never filled in silently.
type LivingDefault struct {
	Field  string      `json:"field"`
	Amount money.Money `json:"amount"`
	Use    law.Use     `json:"-"` // the statistic that it rests on
	Times  int         `json:"times"`
}

// school and care ages, by the schools' and centres' own terms.
const (
	firstSchoolAge = 6
	lastSchoolAge  = 18
)

// LivingDefaults are what rents, fees and a move cost by the statistics on
// file, for the deal's family. Those of America are of the Bay Area and left
// out elsewhere.
func LivingDefaults(engine *scenario.Engine, d *Deal) []LivingDefault {
	day := law.Day(scenario.DefaultTaxYear, 1, 1)
	read := engine.Book().At(day)
	var out []LivingDefault
	put := func(field, name string, times int, of func(path string) worksheet.Amount) {
		path := "market.living." + name
		p := engine.Book().Param(path)
		if times == 0 || p == nil {
			return
		}
		amount := of(path).Money()
		if i := p.InForce(day); i >= 0 && read.Err() == nil {
			out = append(out, LivingDefault{Field: field, Amount: amount.Times(int64(times)), Use: law.Use{Param: p, Value: &p.Values[i]}, Times: times})
		}
	}
	one := func(path string) worksheet.Amount { return read.Amount(path) }
	low := func(path string) worksheet.Amount { return read.Amount(path, "low") }
	inWon := func(path string) worksheet.Amount {
		return worksheet.Plain(money.Convert(low(path).Money(), money.KRWCurrency, money.Quote{KRWPerUSD: d.Scenario.Market.KRWPerUSD}))
	}
	pupils, small := 0, 0
	for _, age := range d.Scenario.Candidate.ChildrenAges {
		switch {
		case age >= firstSchoolAge && age <= lastSchoolAge:
			pupils++
		case age < firstSchoolAge:
			small++
		}
	}
	if d.Scenario.Current.Jurisdiction == us.California {
		if len(d.Scenario.Candidate.ChildrenAges) > 0 || d.Scenario.Candidate.Married() {
			put("household.rent_us", "rent_menlo_park_2br", 1, one)
		} else {
			put("household.rent_us", "rent_san_francisco_1br", 1, one)
		}
		put("household.childcare_us", "childcare_san_francisco", small*monthsOfYear, low)
	}
	put("settling.rent", "rent_seoul_mapo_84", 1, one)
	put("settling.deposit", "deposit_seoul_mapo_84", 1, one)
	put("household.school_fees", "school_dwight", pupils, one)
	put("settling.movers", "relocation_us_renter", 1, inWon)
	return out
}
