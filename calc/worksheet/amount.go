package worksheet

import "github.com/offergap/offergap/calc/money"

// A reference tells where an operand came from: two bits of kind, thirty of
// index. Zero is 'not recorded'.
const (
	refStep  = uint32(0) << 30 // index of the step, from 1
	refLaw   = uint32(1) << 30
	refInput = uint32(2) << 30
	refMask  = uint32(3) << 30
)

// Amount is money that knows the step, law value or input it came from. The
// zero value is nothing of no currency.
type Amount struct {
	minor    int64
	ref      uint32
	currency money.Currency
}

// Plain is an amount without provenance, for computations that are not
// recorded.
func Plain(m money.Money) Amount { return Amount{minor: m.Minor(), currency: m.Currency()} }

// Money is the amount itself.
func (a Amount) Money() money.Money { return money.Of(a.minor, a.currency) }

// Minor is the amount in minor units.
func (a Amount) Minor() int64 { return a.minor }

// Sign is −1, 0 or +1.
func (a Amount) Sign() int {
	switch {
	case a.minor < 0:
		return -1
	case a.minor > 0:
		return 1
	}
	return 0
}

// Less tells whether a is less than b.
func (a Amount) Less(b Amount) bool { return a.Money().Less(b.Money()) }

// LawRef is the number under which a law book knows a value.
type LawRef uint32

// LawAmount is an amount of law.
func LawAmount(m money.Money, ref LawRef) Amount {
	return Amount{m.Minor(), refLaw | uint32(ref), m.Currency()}
}

// Rate is a rate that knows the law value or input it came from.
type Rate struct {
	money.Rate
	ref uint32
}

// LawRate is a rate of law.
func LawRate(r money.Rate, ref LawRef) Rate { return Rate{r, refLaw | uint32(ref)} }

// PlainRate is a rate without provenance, for computations that are not
// recorded and for factors that a formula fixes.
func PlainRate(r money.Rate) Rate { return Rate{Rate: r} }

// maxFactors is how many rates a Product can have.
const maxFactors = 3

// Product is several rates that are multiplied before anything is rounded: a
// twelfth of the year at 0.9 %. It is formed once, when rules are bound.
type Product struct {
	rate    money.Rate
	factors [maxFactors]Rate
	n       int
}

// ProductOf is the product of at most three rates.
func ProductOf(rates ...Rate) Product {
	p := Product{rate: money.Fraction(1, 1), n: len(rates)}
	for i, r := range rates {
		p.rate = p.rate.Times(r.Rate)
		p.factors[i] = r
	}
	return p
}

// Schedule is a bracket table of law.
type Schedule struct {
	*money.Schedule
	ref uint32
}

// LawSchedule is a bracket table of law.
func LawSchedule(s *money.Schedule, ref LawRef) Schedule { return Schedule{s, refLaw | uint32(ref)} }

// Last is the threshold at which the highest rate starts, as an amount of law.
func (s Schedule) Last() Amount {
	m := s.Schedule.Last()
	return Amount{m.Minor(), s.ref, m.Currency()}
}

// Source tells what an operand refers to.
type Source uint8

// The sources of an operand. Fixed is a number that the formula itself holds,
// such as twelve months.
const (
	Fixed Source = iota
	FromStep
	FromLaw
	FromInput
)

var sourceNames = [...]string{"fixed", "step", "law", "input"}

// String is the name in the working.
func (s Source) String() string { return sourceNames[s] }

// Ref is where an operand came from: the source and the index within it (a
// step's or input's from 0, a law value's LawRef).
type Ref struct {
	Source Source
	Index  uint32
}

func decodeRef(ref uint32) Ref {
	index := ref &^ refMask
	switch ref & refMask {
	case refLaw:
		return Ref{FromLaw, index}
	case refInput:
		return Ref{FromInput, index}
	}
	if index == 0 {
		return Ref{}
	}
	return Ref{FromStep, index - 1}
}
