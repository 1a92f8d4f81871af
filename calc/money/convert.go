package money

// QuoteKind tells a market rate from a purchasing-power rate.
type QuoteKind uint8

// The two kinds of quote.
const (
	Market QuoteKind = iota
	PurchasingPower
)

// Quote is a price of one dollar in won.
type Quote struct {
	KRWPerUSD Rate // above zero
	Kind      QuoteKind
}

// Convert is m in the other currency at the quote, to the nearest minor unit.
// The zero Money stays nothing.
func Convert(m Money, to Currency, q Quote) Money {
	switch {
	case m.currency == to || m.currency == NoCurrency:
		return Money{m.minor, to}
	case to == KRWCurrency:
		return Money{MulDiv(m.minor, q.KRWPerUSD.num, q.KRWPerUSD.den*100, WonHalfUp), to}
	default:
		return Money{MulDiv(m.minor, q.KRWPerUSD.den*100, q.KRWPerUSD.num, CentHalfUp), to}
	}
}

// Split divides m by the shares, which sum to at most 1. Each part is the
// difference of two cumulative amounts, so the parts add up to the whole where
// the shares do, and a part never loses a won to rounding.
func Split(m Money, shares []Rate) []Money {
	parts := make([]Money, len(shares))
	var sum Rate
	var before int64
	for i, share := range shares {
		sum = sum.Add(share)
		upTo := MulDiv(m.minor, sum.num, sum.Den(), HalfUp(m.currency))
		parts[i] = Money{upTo - before, m.currency}
		before = upTo
	}
	return parts
}
