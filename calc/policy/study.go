package policy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// maxYears bounds the horizon, as in a scenario.
const maxYears = 10

// Study is the whole input of one run.
type Study struct {
	TaxYear    int // year of the first hires
	StartMonth int // 1 to 12; 0 is January
	Seed       uint64
	Draws      int // 0: the closed form
	Horizon    int // years that are reckoned with, 1 to 10
	Cohort     []Case
	Designs    []Design
	Response   Response
	Fiscal     Fiscal
	Market     scenario.Market
	SameBudget *SameBudget // nil: each design as it is
	Insiders   Insiders
}

// SameBudget asks for every design at the intensity at which its net cost to
// general government over the horizon, at present value, is the budget. General
// government is the nation and local governments together; the funds of social
// insurance are not in it. Designs' own budgets are set aside.
type SameBudget struct {
	Budget *money.Money // nil: what the first design costs net as it is
}

// Insiders are the pay rises that staff at home get because of those who come,
// a named scenario. nil takes the assumption's value.
type Insiders struct {
	Share *float64 // of the payroll of AI staff in Korea that is affected
	Rise  *float64 // of its pay
}

// Case is a candidate, or several alike.
type Case struct {
	// Scenario's tax year, start, horizon and policy are the study's, and so is
	// its market but for the price level of where the candidate lives.
	Scenario       scenario.Scenario
	Weight         float64 // how many people it stands for; 0 counts as 1
	Persona        string  // what it is reported under
	Firm           string  // the company's name; empty where it is not known
	OutsideCapital bool    // the job lies outside the capital area
	Score          float64 // of a competitive call; 0: the take-home pay abroad
}

// Instrument is how a design reaches the offer.
type Instrument uint8

// The instruments.
const (
	Match      Instrument = iota // a share of the cost, to the company
	TaxRelief                    // a share of the income tax
	LumpSum                      // an amount on arrival, to the candidate
	RDCredit                     // a share of cash pay, off the company's tax
	Settlement                   // in kind: housing, school, compute
)

// Instruments are the names in the API, by value.
var Instruments = [...]string{"match", "tax_relief", "lump_sum", "rd_credit", "settlement"}

// String is the name in the API.
func (i Instrument) String() string { return Instruments[i] }

// Spends tells whether the design is paid from a budget; the others forgo tax.
func (i Instrument) Spends() bool { return i != TaxRelief && i != RDCredit }

// HasRate tells whether the instrument has a rate, which can be set against
// caps; the others have an amount.
func (i Instrument) HasRate() bool { return i != LumpSum && i != Settlement }

// Rationing is who is served when the year's budget does not reach.
type Rationing uint8

// The rules. Pro rata and lottery serve the same share of every case; a lottery
// adds its luck to the band.
const (
	ProRata   Rationing = iota
	FirstCome           // the largest employers apply first
	Lottery
	Score // the highest score first
)

// Rationings are the names in the API, by value.
var Rationings = [...]string{"pro_rata", "first_come", "lottery", "score"}

// String is the name in the API.
func (r Rationing) String() string { return Rationings[r] }

// Design is one scheme.
type Design struct {
	Name       string
	Instrument Instrument

	// Policy's rate, base, floor, cap, years, taper and program apply to a
	// match; its rate, cap, years and taper to a relief and a credit; its years
	// to a settlement package. Its pass-through is not used.
	Policy scenario.Policy

	PassThrough *money.Rate // nil: the instrument's range
	Amount      money.Money // of a lump sum; of a settlement package its cost a year
	Taxable     bool        // a lump sum is taxed as income of the year, without contributions
	UsableShare money.Rate  // part of an R&D credit that the company's tax can use
	Package     Package

	VacancyElasticity *float64     // nil: the range of the assumptions; 0: as many offers as before
	Budget            *money.Money // for the first year's support; nil: no limit
	Rationing         Rationing
	Eligible          Eligibility

	LocalShare    money.Rate // part of the spending that local governments pay
	ExecutionRate *float64   // part of a year's support that is paid within it; nil: the assumption's
	CarryOver     *float64   // part of the rest that is paid in the next year, before what is left lapses; nil: the assumption's
	AgencyFee     *float64   // of what is paid, in the budget table alone; nil: the assumption's
	ClawBack      ClawBack

	leftOut float64 // part of a settlement package that a lower intensity leaves out
}

// ClawBack makes those pay back who leave a supported job too early. The zero
// value claws nothing back. That it keeps some from leaving is not modelled.
type ClawBack struct {
	Years int        // of work owed; who leaves before has to pay back
	Share money.Rate // of the support received that is recovered
}

// Package is what a settlement design gives beside money.
type Package struct {
	Items []string    // names of market.response.home_items
	Money money.Money // worth a year to the family in won: a spouse's pay, a school's fee
}

// Eligibility limits whom a design serves. The zero value limits nobody.
type Eligibility struct {
	LeastPay       money.Money // a year's cash pay without the policy
	SMEOnly        bool
	LeastYearsAway int // unknown counts as none

	DoctorateOnly      bool // in science or engineering
	OutsideCapitalOnly bool // the job
}

// Response are parameters of the choice. What is given is held in every draw;
// what is nil takes its central value and is drawn from its range.
type Response struct {
	Alpha, Beta, HomeSD *float64
	OtherKoreanJob      *float64 // nil: the central value, not drawn
}

// Fiscal are parameters of the state's ledger, given or drawn like Response.
type Fiscal struct {
	ConsumptionTaxShare *float64     // of take-home pay
	Displacement        *float64     // share of additional hires
	PublicService       *money.Money // a resident and year; never drawn
	StayInJob           *float64     // a year
	StayInKorea         *float64     // a year
	DiscountRate        *float64     // never drawn
	Spillover           *money.Money // worth to others of one person-year in Korea; nil: not counted
}
