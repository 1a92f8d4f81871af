package money

import (
	"fmt"
	"math/bits"
)

// Bracket is one step of a schedule: Rate applies to what lies over Over.
type Bracket struct {
	Over Money
	Rate Rate
}

// Schedule is a bracket table with ascending thresholds, the first at zero.
// The tax up to each threshold is kept exactly, in units of the common
// denominator of the rates, so that the whole is rounded once.
type Schedule struct {
	currency Currency
	den      int64
	over     []int64
	num      []int64
	below    []int64 // tax up to over[i], times den
}

// NewSchedule binds the brackets; an error names what is out of order.
func NewSchedule(brackets []Bracket) (*Schedule, error) {
	if len(brackets) == 0 || !brackets[0].Over.IsZero() {
		return nil, fmt.Errorf("a schedule starts at zero")
	}
	s := &Schedule{currency: brackets[0].Over.currency, den: 1}
	for _, b := range brackets {
		s.den = s.den / gcd(s.den, b.Rate.Den()) * b.Rate.Den()
	}
	var below int64
	for i, b := range brackets {
		num := b.Rate.num * (s.den / b.Rate.Den())
		if i > 0 {
			width := b.Over.minor - s.over[i-1]
			if width <= 0 {
				return nil, fmt.Errorf("threshold %v does not rise", b.Over)
			}
			below += width * s.num[i-1]
		}
		s.over = append(s.over, b.Over.minor)
		s.num = append(s.num, num)
		s.below = append(s.below, below)
	}
	return s, nil
}

// Brackets are the steps as they were given.
func (s *Schedule) Brackets() []Bracket {
	out := make([]Bracket, len(s.over))
	for i := range s.over {
		out[i] = Bracket{Money{s.over[i], s.currency}, Fraction(s.num[i], s.den)}
	}
	return out
}

// Last is the threshold at which the highest rate starts.
func (s *Schedule) Last() Money { return Money{s.over[len(s.over)-1], s.currency} }

// Apply is the tax on base, which counts as zero where it is negative.
func (s *Schedule) Apply(base Money, rounding Rounding) Money {
	if base.minor <= 0 {
		return Money{0, s.currency}
	}
	i := len(s.over) - 1
	for s.over[i] >= base.minor {
		i--
	}
	excess := base.minor - s.over[i]
	if small(excess, s.num[i]) && s.below[i] < 1<<61 {
		return Money{rounding.cut(divide(excess*s.num[i]+s.below[i], s.den, rounding.nearest())), s.currency}
	}
	hi, lo := bits.Mul64(uint64(excess), uint64(s.num[i]))
	lo, carry := bits.Add64(lo, uint64(s.below[i]), 0)
	return Money{rounding.cut(int64(divWide(hi+carry, lo, uint64(s.den), rounding.nearest()))), s.currency}
}
