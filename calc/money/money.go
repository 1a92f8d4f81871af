package money

import (
	"fmt"
	"strconv"
	"strings"
)

// MaxMinor bounds the amounts that enter the calculation: 10^15 minor units.
// Below it every product with a Rate fits 128 bits.
const MaxMinor = 1_000_000_000_000_000

// Currency is the unit that an amount is counted in. The zero value is no
// currency at all: the neutral amount of nothing.
type Currency uint8

// The currencies that OfferGap compares.
const (
	NoCurrency Currency = iota
	KRWCurrency
	USDCurrency
)

// Code is the ISO 4217 code, empty for no currency.
func (c Currency) Code() string {
	switch c {
	case KRWCurrency:
		return "KRW"
	case USDCurrency:
		return "USD"
	}
	return ""
}

// Digits is the number of decimal digits of the minor unit: 0 for won, 2 for
// dollars.
func (c Currency) Digits() int {
	if c == USDCurrency {
		return 2
	}
	return 0
}

// CurrencyOf is the currency with the given ISO code; false if it is unknown.
func CurrencyOf(code string) (Currency, bool) {
	switch code {
	case "KRW":
		return KRWCurrency, true
	case "USD":
		return USDCurrency, true
	}
	return NoCurrency, false
}

// Money is an exact amount in minor units of one currency. The zero value is
// nothing of no currency; it is neutral in sums and comparisons.
type Money struct {
	minor    int64
	currency Currency
}

// KRW is an amount of whole won.
func KRW(won int64) Money { return Money{won, KRWCurrency} }

// USD is an amount of US cents.
func USD(cents int64) Money { return Money{cents, USDCurrency} }

// Of is an amount of minor units of the currency.
func Of(minor int64, c Currency) Money { return Money{minor, c} }

// Minor is the amount in minor units: won or cents.
func (m Money) Minor() int64 { return m.minor }

// Currency is the currency of the amount.
func (m Money) Currency() Currency { return m.currency }

// Add is m + n. It panics where the currencies differ.
func (m Money) Add(n Money) Money {
	return Money{m.minor + n.minor, common(m, n)}
}

// Sub is m − n. It panics where the currencies differ.
func (m Money) Sub(n Money) Money {
	return Money{m.minor - n.minor, common(m, n)}
}

// Neg is −m.
func (m Money) Neg() Money { return Money{-m.minor, m.currency} }

// Times is n × m for a whole number n.
func (m Money) Times(n int64) Money { return Money{m.minor * n, m.currency} }

// Cmp is −1, 0 or +1 as m is less than, equal to or more than n.
func (m Money) Cmp(n Money) int {
	common(m, n)
	switch {
	case m.minor < n.minor:
		return -1
	case m.minor > n.minor:
		return 1
	}
	return 0
}

// Less tells whether m is less than n.
func (m Money) Less(n Money) bool {
	common(m, n)
	return m.minor < n.minor
}

// Min is the lesser of the two.
func (m Money) Min(n Money) Money {
	c := common(m, n)
	return Money{min(m.minor, n.minor), c}
}

// Max is the greater of the two.
func (m Money) Max(n Money) Money {
	c := common(m, n)
	return Money{max(m.minor, n.minor), c}
}

// IsZero tells whether the amount is nothing.
func (m Money) IsZero() bool { return m.minor == 0 }

// Sign is −1, 0 or +1.
func (m Money) Sign() int {
	switch {
	case m.minor < 0:
		return -1
	case m.minor > 0:
		return 1
	}
	return 0
}

// Mul is m × r, rounded by the named rule.
func (m Money) Mul(r Rate, rounding Rounding) Money {
	return Money{MulDiv(m.minor, r.num, r.Den(), rounding), m.currency}
}

// Round cuts m to the unit of the named rule.
func (m Money) Round(rounding Rounding) Money {
	return Money{rounding.cut(m.minor), m.currency}
}

// Ratio is m ÷ n as a float for display only; false where n is zero.
func (m Money) Ratio(n Money) (float64, bool) {
	common(m, n)
	if n.minor == 0 {
		return 0, false
	}
	return float64(m.minor) / float64(n.minor), true
}

// Decimal is the amount in the currency's main unit without grouping and
// without superfluous decimals: "250000000", "1234.50", "300000".
func (m Money) Decimal() string {
	if m.currency != USDCurrency || m.minor%100 == 0 {
		if m.currency == USDCurrency {
			return strconv.FormatInt(m.minor/100, 10)
		}
		return strconv.FormatInt(m.minor, 10)
	}
	sign, cents := "", m.minor
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

// String is the code and the amount in the main unit: "KRW 250000000".
func (m Money) String() string {
	return strings.TrimSpace(m.currency.Code() + " " + m.Decimal())
}

// MarshalText is String: the form in which saved documents hold amounts, exact
// and with their currency.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (m *Money) UnmarshalText(text []byte) error {
	code, digits, found := strings.Cut(string(text), " ")
	if !found {
		if string(text) == "0" {
			*m = Money{}
			return nil
		}
		return fmt.Errorf("amount %q has no currency", text)
	}
	c, ok := CurrencyOf(code)
	if !ok {
		return fmt.Errorf("amount %q has an unknown currency", text)
	}
	minor, err := parseMinor(digits, c.Digits())
	if err != nil {
		return fmt.Errorf("amount %q: %w", text, err)
	}
	*m = Money{minor, c}
	return nil
}

// parseMinor reads a plain decimal into minor units of the given digits.
func parseMinor(text string, digits int) (int64, error) {
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) > digits {
		return 0, fmt.Errorf("more than %d decimals", digits)
	}
	return strconv.ParseInt(whole+fraction+strings.Repeat("0", digits-len(fraction)), 10, 64)
}

// common is the currency of both; the zero Money takes the other's.
func common(m, n Money) Currency {
	switch {
	case m.currency == n.currency, n.currency == NoCurrency:
		return m.currency
	case m.currency == NoCurrency:
		return n.currency
	}
	panic("money: " + m.String() + " meets " + n.String())
}
