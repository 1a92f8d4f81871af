package money

import (
	"math"
	"math/bits"
)

// Rounding names the rule by which a product becomes whole minor units. It is
// always passed, never a default; each worksheet line is rounded once, where
// the law rounds.
type Rounding uint8

const (
	// Unrounded is for sums and differences, which need no rule.
	Unrounded Rounding = iota
	// CentHalfUp is to the nearest cent, half a cent away from zero: the
	// convention in which US figures are compared (design: dollars to the cent).
	CentHalfUp
	// WonHalfUp is to the nearest won, for amounts no statute rounds: raises,
	// equity, conversion.
	WonHalfUp
	// TruncateToWon drops fractions of a won.
	//
	// law: 국고금 관리법 제47조 제2항 (tax base)
	TruncateToWon
	// TruncateTo10Won drops what is under ten won.
	//
	// law: 국고금 관리법 제47조 제1항 (receipts)
	TruncateTo10Won
	// TruncateTo1000Won drops what is under a thousand won.
	//
	// law: 국민연금법 시행령 제5조 제1항 (pension base)
	TruncateTo1000Won
)

var roundingNames = [...]string{"unrounded", "cent_half_up", "won_half_up", "truncate_to_won", "truncate_to_10_won", "truncate_to_1000_won"}

// String is the name under which documents and the text catalogue know the rule.
func (r Rounding) String() string { return roundingNames[r] }

// HalfUp is the neutral rounding of a currency: to the nearest minor unit.
func HalfUp(c Currency) Rounding {
	if c == USDCurrency {
		return CentHalfUp
	}
	return WonHalfUp
}

func (r Rounding) nearest() bool { return r == CentHalfUp || r == WonHalfUp }

// cut drops what is under the rule's unit, toward zero.
func (r Rounding) cut(minor int64) int64 {
	switch r {
	case TruncateTo10Won:
		return minor - minor%10
	case TruncateTo1000Won:
		return minor - minor%1000
	}
	return minor
}

// MulDiv is amount × num ÷ den, formed in 128 bits and rounded once by the
// rule. den must be positive. It panics where the quotient does not fit int64,
// which inputs within MaxMinor cannot reach.
func MulDiv(amount, num, den int64, r Rounding) int64 {
	if uint64(amount) < 1<<40 && uint64(num) < 1<<22 && den < 1<<61 { // pay and rates; both not negative
		return r.cut(divide(amount*num, den, r.nearest()))
	}
	return r.cut(mulDivWide(amount, num, den, r.nearest()))
}

// small tells that the product fits 63 bits.
func small(a, b int64) bool {
	if a < 0 {
		a = -a
	}
	if b < 0 {
		b = -b
	}
	return bits.Len64(uint64(a))+bits.Len64(uint64(b)) <= 62
}

func divide(product, den int64, nearest bool) int64 {
	if !nearest {
		return product / den
	}
	if product < 0 {
		return -((-product + den/2) / den)
	}
	return (product + den/2) / den
}

func mulDivWide(amount, num, den int64, nearest bool) int64 {
	negative := (amount < 0) != (num < 0)
	hi, lo := bits.Mul64(magnitude(amount), magnitude(num))
	return signed(divWide(hi, lo, uint64(den), nearest), negative)
}

// divWide divides a 128-bit magnitude, to the nearest or toward zero.
func divWide(hi, lo, den uint64, nearest bool) uint64 {
	if nearest {
		var carry uint64
		lo, carry = bits.Add64(lo, den/2, 0)
		hi += carry
	}
	if hi >= den {
		panic("money: product out of range")
	}
	quotient, _ := bits.Div64(hi, lo, den)
	if quotient > math.MaxInt64 {
		panic("money: product out of range")
	}
	return quotient
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return uint64(-v)
	}
	return uint64(v)
}

func signed(m uint64, negative bool) int64 {
	if negative {
		return -int64(m)
	}
	return int64(m)
}
