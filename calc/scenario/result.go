package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// Result is what a scenario comes to. All of it is values: a result can be
// stored and compared.
type Result struct {
	Years   []Year
	Summary Summary
	Lenses  []LensResult // cash only, risk-adjusted, on paper
	Regimes []RegimeResult
	Sweep   []SweepPoint // match rates 0 to 0.95; empty unless asked for
	Carried []law.Use    // values used after their own year, each once
}

// Year is one year of the horizon.
type Year struct {
	Year    int // from 1
	TaxYear int // whose law is used
	Current Side
	Offer   KoreanSide
	Policy  PolicySide
}

// Side is a year's pay on one side. GrossPay = CashPay + EquityCounted.
// CashTakeHome is what the cash alone would leave: the cash-only lens.
type Side struct {
	GrossPay      money.Money
	CashPay       money.Money
	EquityCounted money.Money
	TakeHome      money.Money
	CashTakeHome  money.Money
	NationalTax   money.Money
	LocalTax      money.Money
	EmployeeDues  money.Money
}

// KoreanSide is a year's offer in Korea.
type KoreanSide struct {
	Side
	Regime       tax.Regime
	EmployerDues money.Money
	Severance    money.Money
	Benefits     money.Money
	EmployerCost money.Money // cash pay, employer dues, severance and benefits
}

// PolicySide is the same year with the policy, and who bears what.
type PolicySide struct {
	KoreanSide
	Subsidy              money.Money
	PassedOn             money.Money // the part of the subsidy that raises the package
	CompanyCost          money.Money // EmployerCost − Subsidy
	Rounding             money.Money // what is left of the passed-on part, under 1,000 won; the company keeps it
	RDCredit             money.Money // the company's credit with the policy
	RDCreditChange       money.Money // against its credit without
	ConsumptionTax       money.Money
	NetIfAdditional      money.Money // subsidy − taxes at T
	NetIfWouldComeAnyway money.Money // subsidy − (taxes at T − taxes at W₀)
}

// Summary is the result over the horizon.
type Summary struct {
	Without [len(gap.Bases)]Gap
	With    [len(gap.Bases)]Gap
	Closed  [len(gap.Bases)]*float64 // nil where there is no gap to close

	DiscountedWithout [len(gap.Bases)]Gap
	DiscountedWith    [len(gap.Bases)]Gap

	RateForParity     *money.Rate  // a share of the cost; nil: no rate does
	OfferForParity    *money.Money // base pay a year without a match; nil: none within bounds
	RateForGoal       *money.Rate
	MaxOfferForBudget *money.Money // cash pay of year one
	HiresForBudget    *int64       // by the subsidy of year one

	SubsidyTotal         money.Money
	CompanyCostTotal     money.Money
	NetIfAdditionalTotal money.Money
	RDCreditTotal        money.Money
	StateShare           float64    // (subsidy + R&D credit) ÷ employer cost with the policy
	Regime               tax.Regime // of the offer in year one
	Finding              Finding
}

// Gap compares over the horizon on one basis, in won and in dollars at the
// basis' rate.
type Gap struct {
	Reference money.Money // won
	Ours      money.Money // won
	Gap       money.Money // won
	GapUSD    money.Money
	Ratio     *float64 // reference ÷ ours; nil where ours is nothing or less
}

// LensResult is the comparison through one way of counting equity.
type LensResult struct {
	Lens    worksheet.Lens
	Without [len(gap.Bases)]Gap
	With    [len(gap.Bases)]Gap
}

// RegimeResult is a Korean regime: whether it is open and what the first year
// would leave under it, conditions proven.
type RegimeResult struct {
	kr.Status
	TakeHome   money.Money // of the offer, year one
	WithPolicy money.Money
}

// SweepPoint is the gap at one match rate.
type SweepPoint struct {
	Rate    money.Rate // share of the cost
	Ratio   [len(gap.Bases)]*float64
	Subsidy money.Money // year one
}
