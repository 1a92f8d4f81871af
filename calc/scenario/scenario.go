package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
)

// Scenario is the whole input of one evaluation.
type Scenario struct {
	TaxYear    int // the first year
	StartMonth int // 1 to 12: decides sunsets; the first year is shown annualised
	Horizon    int // years, 1 to 10
	// IfPassed reads Korea's law as if the bills in the law book had passed: a
	// question that is asked, never the default.
	IfPassed bool

	Candidate Candidate
	Current   Current
	Offer     Offer
	Employer  Employer
	Policy    Policy
	Market    Market
	Goals     Goals

	Defaulted []string // fields that were left out and took a dated value of law or market
}

// Candidate is who might come home.
type Candidate struct {
	Nationality         Nationality
	USGreenCard         bool
	PhD                 PhD
	YearsSincePhD       Count
	YearsAbroad         Count
	ResearchYearsAbroad Count
	FilingStatus        tax.FilingStatus
	SpousePayUS         money.Money // dollars a year
	SpousePayKR         money.Money // won a year
	ChildrenAges        []int       // at the end of the first year
}

// Current is the package to beat, in dollars.
type Current struct {
	offer.Package
	Jurisdiction us.Jurisdiction
}

// Offer is ours, in won.
type Offer struct {
	offer.Package
	NonTaxableMonthly money.Money
	Regime            tax.Regime // NoRegime: the best of those whose conditions are all met
}

// Employer is the company that offers.
type Employer struct {
	Employees    int
	SME          bool
	Venture      bool
	RDLab        Fact
	AccidentRate *money.Rate // nil: the rate of the software sector
	RDCredit     RDCredit
}

// RDCredit is what the company says of its R&D tax credit.
type RDCredit struct {
	Claims      bool
	Rate        money.Rate
	UsableShare money.Rate // of the credit that its tax can absorb
}

// Policy is the subsidy.
type Policy struct {
	Rate        money.Rate // as typed, by Reading
	Reading     Reading
	Base        subsidy.Base
	Floor       money.Money
	Cap         *money.Money // per hire and year; nil for none
	Years       int
	Taper       []money.Rate // multiplies the rate in each year; 1 where it ends
	PassThrough money.Rate
	Program     Program
}

// Market is what currencies, prices and years are compared by.
type Market struct {
	gap.Market
	DiscountRate money.Rate
}

// Goals are what the solvers aim at; nil where nothing is asked.
type Goals struct {
	GapClosed        *money.Rate
	CompanyBudget    *money.Money // a year
	GovernmentBudget *money.Money // a year
}

// Share is the match rate as a share of the cost: the typed rate s, or
// m ÷ (1 + m) where it was typed as half on top of the company's own pay.
func (p Policy) Share() money.Rate {
	if p.Reading == OnTop {
		return p.Rate.Over(p.Rate.OnePlus())
	}
	return p.Rate
}

// RateIn is the match rate of the policy's year, from 1, on the share s:
// tapered, and zero after the policy ends.
func (p Policy) RateIn(year int, s money.Rate) money.Rate {
	switch {
	case year > p.Years:
		return money.Rate{}
	case year <= len(p.Taper):
		return s.Times(p.Taper[year-1])
	}
	return s
}
