package text

import "github.com/offergap/offergap/calc/money"

// noBreak is a space at which no line ends.
const noBreak = "\u00a0"

// Korean counts in ten thousands.
const (
	man = 10_000
	eok = 100_000_000
	jo  = 1_000_000_000_000
)

var bigUnits = [...]struct {
	size int64
	name string
}{{jo, "조"}, {eok, "억"}, {man, "만"}}

// roundedForWords is won to the 만, from one 만 up, and dollars to the dollar.
func roundedForWords(m money.Money) money.Money {
	step := minorPerMain(m)
	if m.Currency() == money.KRWCurrency && magnitude(m) >= man {
		step = man
	}
	rounded := money.Of(roundHalfUp(magnitude(m), step), m.Currency())
	if m.Sign() < 0 {
		return rounded.Neg()
	}
	return rounded
}

// koreanWords prints whole won or dollars: 2억 5,000만 원, 7,000달러. A space
// parts 만 and 억 from the currency; digits stand against it. The spaces do not
// break: an amount stays on one line.
func koreanWords(m money.Money) string {
	b := make([]byte, 0, 48)
	if m.Sign() < 0 {
		b = append(b, minus...)
	}
	rest := magnitude(m) / minorPerMain(m)
	zero := rest == 0
	for _, unit := range bigUnits {
		if count := rest / unit.size; count > 0 {
			b = append(append(appendGrouped(b, count), unit.name...), noBreak...)
			rest %= unit.size
		}
	}
	if rest > 0 || zero {
		b = appendGrouped(b, rest)
	}
	return string(append(b, koreanCurrency(m.Currency())...))
}

func koreanCurrency(c money.Currency) string {
	switch c {
	case money.KRWCurrency:
		return "원"
	case money.USDCurrency:
		return "달러"
	}
	return ""
}
