package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
)

// Deal is the whole input of a negotiation.
type Deal struct {
	Scenario     scenario.Scenario
	Move         Move
	Held         []HeldGrant
	BuyOut       BuyOut
	Retention    Retention
	Options      []KoreanOption
	Ties         Ties
	Household    Household
	Settling     Settling
	Severance    Severance
	Alternatives []Alternative
	Costs        Costs
	Approval     Approval
}

// Move are the days of the change.
type Move struct {
	Leaving    law.Date // last day at the present employer; zero: the day before Start
	Start      law.Date // first day in Korea; zero: the first of the scenario's start month
	BonusMonth int      // in which the present employer pays its yearly bonus, 1 to 12; 0: not known
}

// HeldKind is the kind of a grant that the candidate holds.
type HeldKind uint8

// The kinds, as the US Internal Revenue Code treats them apart.
const (
	RSU           HeldKind = iota // wages when it vests
	DoubleTrigger                 // wages when it has vested and the units can be sold
	ProfitUnits                   // profits interests: no wages at vesting
	ISO                           // incentive stock options
	NSO                           // other options: wages at exercise
)

// HeldKinds are the names in the API, by value.
var HeldKinds = [...]string{"rsu", "double_trigger_rsu", "profit_units", "iso", "nso"}

// HeldGrant is one grant of the present employer.
type HeldGrant struct {
	Kind           HeldKind
	Granted        law.Date
	Units          int          // 0: Value says the worth of the whole grant today
	Price          money.Money  // cents a unit today
	Value          money.Money  // cents of the whole grant at today's price, where Units is 0
	Strike         money.Money  // cents a unit, of options
	CliffMonths    int          // nothing vests before; 0: no cliff
	VestMonths     int          // from grant to the last vest
	EveryMonths    int          // between vests after the cliff
	Vesting        []money.Rate // share that vests in each year from the grant; nil: evenly
	Liquid         bool         // can be sold when it vests
	LiquidFrom     law.Date     // of what is not liquid: when it is expected to be; zero: not in sight
	Discount       money.Rate   // risk discount of what is not yet vested
	ExerciseMonths int          // left to exercise vested options after leaving
}

// PaidAt is when a buy-out is paid.
type PaidAt uint8

// The times.
const (
	AtSigning PaidAt = iota
	AtMonth12
	HalfAtMonths12And24
)

// PaidTimes are the names in the API, by value.
var PaidTimes = [...]string{"signing", "month_12", "months_12_24"}

// BuyOut replaces what is forfeited (make-whole).
type BuyOut struct {
	Share          money.Rate // of the forfeited value after US tax that is replaced; zero: none
	WindowMonths   int        // only what would have vested within so many months of leaving
	PaidAt         PaidAt
	ClawbackMonths int  // who leaves before owes it back
	ProRata        bool // owes back in proportion to the months left
}

// Retention is pay for staying, beside a signing bonus that rewards joining
// alone.
// law: 대법원 2012다55518
type Retention struct {
	Amount             money.Money // won
	Months             int         // of the promised stay
	ProRata            bool        // owed back in proportion to the months left
	SigningRecoverable bool        // the contract ties the signing bonus to a stay
}

// KoreanOption is one option grant of our offer, share by share.
type KoreanOption struct {
	Resolved     law.Date    // day of the resolution that grants it
	Shares       int         // shares under option
	Strike       money.Money // won a share
	Price        money.Money // won a share today
	Growth       money.Rate  // of the price a year
	Exercised    law.Date    // zero: not before the horizon ends
	Sold         law.Date    // zero: kept
	Instalments  bool        // 조세특례제한법 제16조의3
	CapitalGains bool        // election of 조세특례제한법 제16조의4
}

// GreenCard is what becomes of a green card.
type GreenCard uint8

// What is done with it.
const (
	NoGreenCard GreenCard = iota
	GreenCardKept
	GreenCardGivenUp
)

// GreenCards are the names in the API, by value.
var GreenCards = [...]string{"none", "kept", "given_up"}

// USRelief is how a US person relieves double taxation.
type USRelief uint8

// The reliefs.
const (
	BestRelief    USRelief = iota
	ForeignCredit          // Form 1116
	Exclusion              // Form 2555
)

// USReliefs are the names in the API, by value.
var USReliefs = [...]string{"best", "credit", "exclusion"}

// Ties are what binds the person to the United States; citizenship is the
// scenario's.
type Ties struct {
	GreenCard  GreenCard
	BornKorean bool // a naturalised American who was Korean: F-4 status
	Relief     USRelief
}

// Household is the family's side of the move.
type Household struct {
	SpouseMonthsOut int         // without work after the move
	SchoolFees      money.Money // won a year, of all children
	SchoolPaidByUs  bool        // taxable pay of the parent
	ChildcareKR     money.Money // won a year
	ChildcareUS     money.Money // cents a year
	LivingUS        money.Money // cents a year, without rent and childcare
	LivingKR        money.Money // won a year, without rent, school and childcare
	RentUS          money.Money // cents a month
}

// Home is how the family lives in Korea.
type Home uint8

// The homes.
const (
	OwnLease     Home = iota // 월세: the person's own contract
	OwnDeposit               // 전세: a deposit and no rent
	CompanyLease             // 사택: the company is the tenant
)

// Homes are the names in the API, by value.
var Homes = [...]string{"own_lease", "own_deposit", "company_lease"}

// Settling is what the company gives towards settling in.
type Settling struct {
	Home           Home
	Rent           money.Money // won a month
	Deposit        money.Money // won
	DepositLoan    money.Money // won that the company lends of the deposit
	LoanRate       money.Rate  // a year that the person pays on it
	Movers         money.Money // won, paid or repaid by the company
	Flights        money.Money // won
	TemporaryHome  money.Money // won, first weeks
	SchoolFeesPaid money.Money // won a year that the company pays
	SpouseSupport  money.Money // won, job search
}

// Severance are the contract's terms on retirement pay.
type Severance struct {
	IncludedInBase bool // '퇴직금 포함 연봉': the quoted base contains it
	Executive      bool // by the articles or the board's rules, not by 근로자퇴직급여 보장법
	TargetBonus    bool // the bonus is a target incentive, inside average wages
	ProfitShare    bool // the bonus is a share of profits, outside average wages
}

// AlternativeKind is what else the candidate could do.
type AlternativeKind uint8

// The alternatives.
const (
	Stay AlternativeKind = iota
	Counter
	OtherLab
	Conglomerate
	Ours
)

// AlternativeKinds are the names in the API, by value.
var AlternativeKinds = [...]string{"stay", "retention_counter", "us_lab", "kr_conglomerate", "us"}

// American tells whether it is paid in dollars.
func (k AlternativeKind) American() bool { return k == Stay || k == Counter || k == OtherLab }

// Alternative is one package on the table. Stay and Ours are those of the
// scenario unless they say otherwise; amounts are in the currency of the place.
type Alternative struct {
	Kind         AlternativeKind
	Jurisdiction us.Jurisdiction // where American
	Base         money.Money
	Bonus        money.Money
	EquityAnnual money.Money
	Signing      money.Money
	Discount     money.Rate // risk discount of its equity
	Beat         bool       // the one to beat
}

// Costs are what a hire costs besides pay.
type Costs struct {
	SearchFee    money.Rate  // share of the first year's base
	Adviser      money.Money // won: tax, visa and legal advice
	Equipment    money.Money // won, once
	Compute      money.Money // won a year
	PoolShare    money.Rate  // of the company's shares in the option pool that this grant takes
	PoolLeft     money.Rate  // of the company's shares that the pool still holds
	TopOfBand    money.Money // won: the highest base paid in the team
	Cash         money.Money // won in the bank
	MonthlyBurn  money.Money // won a month before this hire
	DepositYield money.Rate  // a year that cash tied in a deposit would earn
}

// Approval is what the board has agreed to. Amounts are won of company cost in
// the first year.
type Approval struct {
	Target     money.Money
	Ceiling    money.Money
	WalkAway   money.Money
	BaseAtMost money.Money
	PoolAtMost money.Rate
	ValidUntil law.Date // of the offer
}
