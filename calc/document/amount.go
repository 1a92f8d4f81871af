package document

import (
	"fmt"

	"github.com/offergap/offergap/calc/money"
)

// Won is an amount of whole won; a JSON integer.
type Won int64

// Dollars is an amount of US cents; a JSON number in dollars, with two
// decimals where it is not whole.
type Dollars int64

// Money is the amount with its currency.
func (w Won) Money() money.Money { return money.KRW(int64(w)) }

// Money is the amount with its currency.
func (d Dollars) Money() money.Money { return money.USD(int64(d)) }

// MarshalJSON prints the dollars exactly.
func (d Dollars) MarshalJSON() ([]byte, error) { return []byte(d.Money().Decimal()), nil }

// UnmarshalJSON reads what MarshalJSON printed.
func (d *Dollars) UnmarshalJSON(text []byte) error {
	var m money.Money
	if err := m.UnmarshalText(append([]byte("USD "), text...)); err != nil {
		return fmt.Errorf("dollars: %w", err)
	}
	*d = Dollars(m.Minor())
	return nil
}

// Rate is an exact fraction as a JSON number; a fraction that no nine decimals
// hold is printed to nine.
type Rate struct{ money.Rate }

// MarshalJSON prints the rate as a number.
func (r Rate) MarshalJSON() ([]byte, error) {
	return []byte(money.Fraction(money.MulDiv(r.Num(), 1_000_000_000, r.Den(), money.WonHalfUp), 1_000_000_000).String()), nil
}

// UnmarshalJSON reads what MarshalJSON printed.
func (r *Rate) UnmarshalJSON(text []byte) error { return r.UnmarshalText(text) }

func won(m money.Money) Won         { return Won(m.Minor()) }
func dollars(m money.Money) Dollars { return Dollars(m.Minor()) }

func maybeWon(m *money.Money) *Won {
	if m == nil {
		return nil
	}
	w := won(*m)
	return &w
}

func maybeRate(r *money.Rate) *Rate {
	if r == nil {
		return nil
	}
	return &Rate{*r}
}
