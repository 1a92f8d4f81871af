package disclose

import (
	"math"

	"github.com/offergap/offergap/calc/money"
)

// Level is how much a candidate shares.
type Level uint8

// The levels, each of which holds the one before.
const (
	Gap        Level = iota // the ratios on the three bases
	Required                // the base pay that would close the gap, too
	Everything              // what was entered and all that comes of it
)

var levelNames = []string{"gap", "required", "everything"}

// LevelNames are the names of the levels, by value.
func LevelNames() []string { return levelNames }

// String is the level's name.
func (l Level) String() string { return levelNames[l] }

// How exactly figures are shown. They are choices of ours, no law: coarse enough
// that pay is not read back to the won, fine enough to negotiate by.
const (
	ratioParts   = 10         // a ratio is shown in tenths
	requiredStep = 10_000_000 // won: a required offer is shown in whole steps
)

// Ratio is a ratio in tenths; nil stays nil.
func Ratio(exact *float64) *float64 {
	if exact == nil {
		return nil
	}
	shown := math.Round(*exact*ratioParts) / ratioParts
	return &shown
}

// RequiredOffer is a required base pay, in won, rounded up to ten million: what
// is shown is enough, too. Nil, where no pay is, stays nil.
func RequiredOffer(exact *money.Money) *money.Money {
	if exact == nil {
		return nil
	}
	shown := money.KRW((exact.Minor() + requiredStep - 1) / requiredStep * requiredStep)
	return &shown
}

// Between are the references that a shown ratio to ours leaves possible: half a
// tenth to either side. Ours is known to whoever made the offer.
func Between(shown float64, ours money.Money) (low, high money.Money) {
	tenths := int64(math.Round(shown * ratioParts))
	at := func(halves int64) money.Money {
		return ours.Mul(money.Fraction(max(halves, 0), 2*ratioParts), money.HalfUp(ours.Currency()))
	}
	return at(2*tenths - 1), at(2*tenths + 1)
}

// Indistinct is the range around an input, in steps within [0, most], over which
// what is shown stays the same. It is found by widening steps and then halving,
// so that same must not hold again further out.
func Indistinct(at, most int64, same func(int64) bool) (low, high int64) {
	low = -reach(-at, 0, func(x int64) bool { return same(-x) })
	return low, reach(at, most, same)
}

// reach is the greatest number from 'from' up to most for which same holds.
func reach(from, most int64, same func(int64) bool) int64 {
	known, step := from, int64(1)
	for {
		next := min(known+step, most)
		if next == known {
			return known
		}
		if !same(next) {
			return lastOf(known, next, same)
		}
		known, step = next, step*2
	}
}

// lastOf is the last number in [yes, no) for which same holds.
func lastOf(yes, no int64, same func(int64) bool) int64 {
	for no-yes > 1 {
		if middle := yes + (no-yes)/2; same(middle) {
			yes = middle
		} else {
			no = middle
		}
	}
	return yes
}
