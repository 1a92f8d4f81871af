// Package gap compares two offers in two currencies on three bases: gross pay,
// take-home pay, and take-home pay at purchasing power.
//
// The third basis asks what take-home pay in Korea buys the same life: money
// spent where one lives counts at local prices, the rest at the market rate of
// exchange.
package gap

import (
	"math/big"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Basis is what a gap is measured in.
type Basis uint8

// The three bases.
const (
	Gross Basis = iota
	TakeHome
	PurchasingPower
)

// Bases are all three, in the order in which they are shown.
var Bases = [...]Basis{Gross, TakeHome, PurchasingPower}

var basisNames = [...]string{"gross", "take_home", "purchasing_power"}

// String is the name in the API.
func (b Basis) String() string { return basisNames[b] }

// Market is what currencies and prices are compared by.
type Market struct {
	KRWPerUSD       money.Rate // market rate of exchange, won per dollar
	PPPKRWPerUSD    money.Rate // won that buy in Korea what a dollar buys in the US
	USPriceLevel    money.Rate // price level where the candidate lives, US average = 1
	LocalSpendShare money.Rate // share of take-home pay spent where one lives
}

// SameLivingRate is the won of take-home pay in Korea that buy the life of one
// dollar of take-home pay at present: with the local share w,
// (w ÷ price level + 1 − w) ÷ (w ÷ PPP + (1 − w) ÷ market rate), exact
// where a modest fraction holds it, else to nine decimals.
func (m Market) SameLivingRate() money.Rate {
	w, rest := rat(m.LocalSpendShare), rat(m.LocalSpendShare.OneMinus())
	dollars := sum(new(big.Rat).Quo(w, rat(m.USPriceLevel)), rest)
	won := sum(new(big.Rat).Quo(w, rat(m.PPPKRWPerUSD)), new(big.Rat).Quo(rest, rat(m.KRWPerUSD)))
	return money.Nearest(new(big.Rat).Quo(dollars, won))
}

func rat(r money.Rate) *big.Rat  { return big.NewRat(r.Num(), r.Den()) }
func sum(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

// Totals are the sums over a horizon that are compared: ours in won, the
// reference in dollars.
type Totals struct {
	Gross    worksheet.Amount
	TakeHome worksheet.Amount
}

// Comparison is the reference offer against ours on one basis, in won.
type Comparison struct {
	Reference worksheet.Amount // what the reference is worth on this basis
	Ours      worksheet.Amount
	Gap       worksheet.Amount // reference less ours; negative where ours is higher
}

// Ratio is the reference over ours; false where ours is zero.
func (c Comparison) Ratio() (float64, bool) { return c.Reference.Money().Ratio(c.Ours.Money()) }

var lines = [...]struct{ reference, gap worksheet.LineID }{
	Gross:           {worksheet.NewLine("gap.gross.reference"), worksheet.NewLine("gap.gross")},
	TakeHome:        {worksheet.NewLine("gap.take_home.reference"), worksheet.NewLine("gap.take_home")},
	PurchasingPower: {worksheet.NewLine("gap.purchasing_power.reference"), worksheet.NewLine("gap.purchasing_power")},
}

// Compare sets the reference (dollars) against ours (won) on the basis. rates
// are the market's.
func Compare(s *worksheet.Sheet, basis Basis, reference, ours Totals, rates Rates) Comparison {
	from, to, rate := reference.TakeHome, ours.TakeHome, rates.Market
	switch basis {
	case Gross:
		from, to = reference.Gross, ours.Gross
	case PurchasingPower:
		rate = rates.SameLiving
	}
	line := lines[basis]
	c := Comparison{Reference: s.Convert(line.reference, from, money.KRWCurrency, rate), Ours: to}
	c.Gap = s.Sub(line.gap, c.Reference, to)
	return c
}

// Rates are the two prices of a dollar that a comparison uses.
type Rates struct{ Market, SameLiving worksheet.Rate }

// Rates are the market's, bound to a sheet's input fields.
func (m Market) Rates(s *worksheet.Sheet) Rates {
	return Rates{
		Market:     s.InputRate("market.krw_per_usd", m.KRWPerUSD),
		SameLiving: s.InputRate("market.same_living_rate", m.SameLivingRate()),
	}
}

// Closed is the share of a gap that a policy closes: (without − with) ÷
// without; false where there is no gap to close.
func Closed(without, with Comparison) (float64, bool) {
	if without.Gap.Sign() <= 0 {
		return 0, false
	}
	closed, ok := with.Gap.Money().Ratio(without.Gap.Money())
	return 1 - closed, ok
}
