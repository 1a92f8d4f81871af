package subsidy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Base is the cost that the match rate applies to.
type Base uint8

// The two bases.
const (
	EmployerCost Base = iota // the whole employer cost, benefits included
	Cash                     // base pay and bonus
)

var baseNames = [...]string{"employer_cost", "cash"}

// Bases are both.
var Bases = [...]Base{EmployerCost, Cash}

// String is the name in the API.
func (b Base) String() string { return baseNames[b] }

// Terms are a subsidy's terms in one year.
type Terms struct {
	Rate        money.Rate // s, from 0 to 0.95, after any taper
	Base        Base
	Floor       money.Money  // F: only what exceeds it is matched
	Cap         *money.Money // K, per hire and year; nil for none
	PassThrough money.Rate   // θ, from 0 to 1
}

// Hire is one year of one hire without the policy.
type Hire struct {
	Pay      tax.Pay          // Cash is W₀; the other parts stay as they are
	OneOff   worksheet.Amount // part of the cash that is neither base pay nor bonus
	Benefits worksheet.Amount // part of the employer cost beside pay and on-cost
	OnCost   tax.OnCost
}

// Award is the same year with the policy.
type Award struct {
	Pay         worksheet.Amount // T, cash pay
	OnCost      worksheet.Amount // on(T)
	Subsidy     worksheet.Amount // S
	PassedOn    worksheet.Amount // θ·S
	CompanyCost worksheet.Amount // T + on(T) + benefits − S
	Rounding    worksheet.Amount // C₀ − (T + on(T) − θ·S), under 1,000 won
	Evaluations int              // of the on-cost, for benchmarks
}
