package text

import "github.com/offergap/offergap/calc/money"

// Exact is the whole amount in digits with its currency: 250,000,000원 or
// ₩250,000,000; $200,000, with cents only where there are any.
func (l Lang) Exact(m money.Money) string { return l.exact(m, cents(m) != 0) }

// ToTheCent is Exact with the cents always written, for columns in which some
// amounts have them: $200,000.00.
func (l Lang) ToTheCent(m money.Money) string { return l.exact(m, true) }

func (l Lang) exact(m money.Money, withCents bool) string {
	b := make([]byte, 0, 32)
	if m.Sign() < 0 {
		b = append(b, minus...)
	}
	switch {
	case m.Currency() == money.USDCurrency:
		return string(appendDigits(append(b, '$'), m, withCents))
	case m.Currency() == money.NoCurrency:
		return string(appendDigits(b, m, false))
	case l == English:
		return string(appendDigits(append(b, "₩"...), m, false))
	}
	return string(append(appendDigits(b, m, false), "원"...))
}

// Digits is the amount without its currency, for tables whose caption names it:
// 250,000,000, 1,234.50.
func Digits(m money.Money) string {
	b := make([]byte, 0, 24)
	if m.Sign() < 0 {
		b = append(b, minus...)
	}
	return string(appendDigits(b, m, cents(m) != 0))
}

// Words is the amount as one says it. Korean counts in 억 and 만 and rounds won
// from ten thousand up to the 만, dollars to the dollar: 2억 5,000만 원, 100만
// 7,000달러. English is Short: ₩280.3M.
func (l Lang) Words(m money.Money) string {
	if l == English {
		return l.Short(m)
	}
	return koreanWords(roundedForWords(m))
}

// ExactWords is Words without rounding, where it can be said: 1억 2,345만
// 6,789원. Amounts with cents, and English, are Exact.
func (l Lang) ExactWords(m money.Money) string {
	if l == English || cents(m) != 0 {
		return l.Exact(m)
	}
	return koreanWords(m)
}

// Reading says under a field how the typed amount was understood, to the last
// won or cent: 2억 5,000만 원, $400,000.
func (l Lang) Reading(m money.Money) string { return l.ExactWords(m) }

// Change is Words with a plus where the amount is above zero: +1억 1,744만 원.
func (l Lang) Change(m money.Money) string {
	if m.Sign() > 0 {
		return "+" + l.Words(m)
	}
	return l.Words(m)
}

// cents is what lies behind the decimal point, 0 for won.
func cents(m money.Money) int64 { return m.Minor() % minorPerMain(m) }

// minorPerMain is how many minor units make one won or dollar.
func minorPerMain(m money.Money) int64 {
	per := int64(1)
	for range m.Currency().Digits() {
		per *= 10
	}
	return per
}

// appendDigits appends the magnitude in the main unit.
func appendDigits(b []byte, m money.Money, withCents bool) []byte {
	minor := magnitude(m)
	b = appendGrouped(b, minor/minorPerMain(m))
	if !withCents || m.Currency() != money.USDCurrency {
		return b
	}
	return append(b, '.', byte('0'+minor%100/10), byte('0'+minor%10))
}

func magnitude(m money.Money) int64 { return max(m.Minor(), -m.Minor()) }

// roundHalfUp is a magnitude to the nearest multiple of the step.
func roundHalfUp(v, step int64) int64 { return (v + step/2) / step * step }
