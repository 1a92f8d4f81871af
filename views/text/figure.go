package text

import (
	"strings"

	"github.com/offergap/offergap/calc/money"
)

// Figure is an amount for large type: the number, and apart from it what stands
// before and behind it: "2.8" and "억 원"; "₩", "519" and "M".
type Figure struct{ Before, Number, After string }

// String joins the parts.
func (f Figure) String() string { return f.Before + f.Number + f.After }

// Figure is the amount in large type, with decimals below a hundred of its unit
// and none above: 2.8억 원, 224억 원, 7,781만 원; ₩34.3M, ₩519M, $1.41M.
func (l Lang) Figure(m money.Money) Figure { return l.figure(m, true) }

// Short is the amount in few digits for sentences and charts. Korean is like
// Figure; English keeps the decimals, so that figures in a row compare:
// ₩280.3M, ₩1,028.8M.
func (l Lang) Short(m money.Money) string { return l.figure(m, l == Korean).String() }

// WithoutCurrency drops 원 or 달러 behind 억 and 만, for charts and tables that
// name the currency once: 6.5억, 1억 6,290만.
func WithoutCurrency(printed string) string {
	return strings.TrimSuffix(strings.TrimSuffix(printed, noBreak+"원"), noBreak+"달러")
}

// scale is a unit in minor units of its currency, and the amount from which it
// is used.
type scale struct {
	from, unit int64
	after      string
	decimals   int
}

// scalesOf lists the scales of a currency, the largest first.
func (l Lang) scalesOf(c money.Currency) []scale {
	switch {
	case c == money.NoCurrency:
		return nothing
	case l == English && c == money.USDCurrency:
		return englishDollars
	case l == English:
		return englishWon
	case c == money.USDCurrency:
		return koreanDollars
	}
	return koreanWon
}

var (
	nothing       = []scale{{1, 1, "", 0}}
	koreanWon     = []scale{{jo, jo, "조" + noBreak + "원", 1}, {eok, eok, "억" + noBreak + "원", 1}, {man, man, "만" + noBreak + "원", 1}, {1, 1, "원", 0}}
	koreanDollars = []scale{{eok * 100, eok * 100, "억" + noBreak + "달러", 1}, {man * 100, man * 100, "만" + noBreak + "달러", 1}, {100, 100, "달러", 0}}
	// Won stay in millions up to ten billion: ₩1,548M, not ₩1.5bn.
	englishWon     = []scale{{1e12, 1e12, "tn", 1}, {1e10, 1e9, "bn", 1}, {1e6, 1e6, "M", 1}, {1, 1, "", 0}}
	englishDollars = []scale{{1e11, 1e9 * 100, "bn", 2}, {1e8, 1e6 * 100, "M", 2}, {100, 100, "", 0}}
)

func (l Lang) figure(m money.Money, wholeFromHundred bool) Figure {
	scales := l.scalesOf(m.Currency())
	i := 0
	for i < len(scales)-1 && magnitude(m) < scales[i].from {
		i++
	}
	rounded, decimals := scales[i].round(magnitude(m), wholeFromHundred)
	if i > 0 && rounded >= scales[i-1].from { // 9,999.99만 rounds to 1.0억
		i--
		rounded, decimals = scales[i].round(magnitude(m), wholeFromHundred)
	}
	f := Figure{l.sign(m.Currency()), scales[i].number(rounded, decimals), scales[i].after}
	if m.Sign() < 0 && rounded > 0 {
		f.Before = minus + f.Before
	}
	return f
}

// sign is the currency's sign before the number; Korean has words behind it.
func (l Lang) sign(c money.Currency) string {
	switch {
	case l == English && c == money.KRWCurrency:
		return "₩"
	case l == English && c == money.USDCurrency:
		return "$"
	}
	return ""
}

// round is the magnitude to the scale's decimals, and how many are shown.
func (s scale) round(v int64, wholeFromHundred bool) (int64, int) {
	step := s.unit
	for range s.decimals {
		step /= 10
	}
	rounded := roundHalfUp(v, step)
	if wholeFromHundred && rounded >= 100*s.unit {
		return roundHalfUp(v, s.unit), 0
	}
	return rounded, s.decimals
}

// number prints a rounded magnitude in the scale's unit.
func (s scale) number(rounded int64, decimals int) string {
	b := appendGrouped(make([]byte, 0, 24), rounded/s.unit)
	if decimals > 0 {
		b = append(b, '.')
	}
	rest := rounded % s.unit
	for range decimals {
		rest *= 10
		b = append(b, byte('0'+rest/s.unit))
		rest %= s.unit
	}
	return string(b)
}
