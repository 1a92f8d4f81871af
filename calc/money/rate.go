package money

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// nano is the finest decimal step of a Rate.
const nano = 1_000_000_000

// pico is the step to which powers and quotients are rounded where no exact
// fraction fits.
const pico = 1_000_000_000_000

// Rate is an exact fraction num/den: 0.062, 2/37, a twelfth. It is kept in
// lowest terms. The zero value is the rate 0.
type Rate struct{ num, den int64 }

// Fraction is the rate num/den in lowest terms. It panics where den is not
// positive.
func Fraction(num, den int64) Rate {
	if den <= 0 {
		panic("money: rate with denominator " + strconv.FormatInt(den, 10))
	}
	if g := gcd(max(num, -num), den); g > 1 {
		num, den = num/g, den/g
	}
	return Rate{num, den}
}

// ParseRate reads a decimal ("0.0475", "1421.3963") or a fraction ("2/37").
// More than nine decimals are rejected, never rounded.
func ParseRate(text string) (Rate, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	if over, under, found := strings.Cut(text, "/"); found {
		num, err1 := strconv.ParseInt(over, 10, 64)
		den, err2 := strconv.ParseInt(under, 10, 64)
		if err1 != nil || err2 != nil || den <= 0 || den > MaxMinor || num > MaxMinor || num < -MaxMinor {
			return Rate{}, fmt.Errorf("rate %q is no fraction", text)
		}
		return Fraction(num, den), nil
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) > 9 {
		return Rate{}, fmt.Errorf("rate %q has more than nine decimals", text)
	}
	digits := whole + fraction + strings.Repeat("0", 9-len(fraction))
	num, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || num > MaxMinor*1000 || num < -MaxMinor*1000 {
		return Rate{}, fmt.Errorf("rate %q is no decimal", text)
	}
	return Fraction(num, nano), nil
}

// MustRate is ParseRate for texts known to be right; it panics otherwise.
func MustRate(text string) Rate {
	r, err := ParseRate(text)
	if err != nil {
		panic(err)
	}
	return r
}

// Num is the numerator in lowest terms.
func (r Rate) Num() int64 { return r.num }

// Den is the denominator in lowest terms, 1 for the zero value.
func (r Rate) Den() int64 {
	if r.den == 0 {
		return 1
	}
	return r.den
}

// IsZero tells whether the rate is 0.
func (r Rate) IsZero() bool { return r.num == 0 }

// Cmp is −1, 0 or +1 as r is less than, equal to or more than q.
func (r Rate) Cmp(q Rate) int {
	return big.NewRat(r.num, r.Den()).Cmp(big.NewRat(q.num, q.Den()))
}

// Add is r + q. Both must be rates of law or input, of modest denominators.
func (r Rate) Add(q Rate) Rate {
	den := r.Den() / gcd(r.Den(), q.Den()) * q.Den()
	return Fraction(r.num*(den/r.Den())+q.num*(den/q.Den()), den)
}

// Sub is r − q, of modest denominators like Add.
func (r Rate) Sub(q Rate) Rate { return r.Add(Rate{-q.num, q.den}) }

// OneMinus is 1 − r.
func (r Rate) OneMinus() Rate { return Fraction(r.Den()-r.num, r.Den()) }

// OnePlus is 1 + r.
func (r Rate) OnePlus() Rate { return Fraction(r.Den()+r.num, r.Den()) }

// Times is r × q, exact where the denominator stays within 10¹², else to the
// nearest 10⁻¹².
func (r Rate) Times(q Rate) Rate {
	g1, g2 := gcd(max(r.num, -r.num), q.Den()), gcd(max(q.num, -q.num), r.Den())
	num1, num2 := r.num/max(g1, 1), q.num/max(g2, 1)
	den1, den2 := r.Den()/max(g2, 1), q.Den()/max(g1, 1)
	if small(num1, num2) && small(den1, den2) && den1*den2 <= pico {
		return Fraction(num1*num2, den1*den2)
	}
	exact := new(big.Rat).Mul(big.NewRat(r.num, r.Den()), big.NewRat(q.num, q.Den()))
	return nearestRate(exact, pico)
}

// Over is r ÷ q. It panics where q is zero.
func (r Rate) Over(q Rate) Rate { return r.Times(Rate{q.Den(), q.num}) }

// Power is r raised to n, exact where the denominator stays within 10¹², else
// to the nearest 10⁻¹². r must be from 0 to 2 and n from 0 to 10.
func (r Rate) Power(n int) Rate {
	exact := big.NewRat(1, 1)
	for range n {
		exact.Mul(exact, big.NewRat(r.num, r.Den()))
	}
	return nearestRate(exact, pico)
}

// Nearest is the rate nearest to the exact number, to nine decimals.
func Nearest(exact *big.Rat) Rate { return nearestRate(exact, nano) }

// nearestRate is the rate itself where its denominator is within finest, else
// the nearest multiple of 1/finest.
func nearestRate(exact *big.Rat, finest int64) Rate {
	if exact.Denom().IsInt64() && exact.Denom().Int64() <= finest {
		return Fraction(exact.Num().Int64(), exact.Denom().Int64())
	}
	scaled := new(big.Rat).Mul(exact, new(big.Rat).SetInt64(finest))
	scaled.Add(scaled, big.NewRat(1, 2))
	return Fraction(new(big.Int).Div(scaled.Num(), scaled.Denom()).Int64(), finest)
}

// Float is the rate for display and for solvers' guesses only.
func (r Rate) Float() float64 { return float64(r.num) / float64(r.Den()) }

// String is the decimal where nine digits hold it exactly, else "num/den".
func (r Rate) String() string {
	if nano%r.Den() != 0 {
		return fmt.Sprintf("%d/%d", r.num, r.Den())
	}
	scaled := nano / r.Den()
	whole, rest := r.num/r.Den(), r.num%r.Den()*scaled
	sign := ""
	if r.num < 0 {
		sign, whole, rest = "-", -whole, -rest
	}
	text := sign + strconv.FormatInt(whole, 10)
	if rest != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%09d", rest), "0")
	}
	return text
}

// MarshalText is String.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText is ParseRate.
func (r *Rate) UnmarshalText(text []byte) error {
	parsed, err := ParseRate(string(text))
	*r = parsed
	return err
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
