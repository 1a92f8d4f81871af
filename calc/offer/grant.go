package offer

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Kind is the kind of an equity grant.
type Kind uint8

// The kinds of grant. Profit units and double-trigger RSUs have no market
// before a sale or listing; counting them as they vest is a simplification
// that the page says.
const (
	RSU Kind = iota
	DoubleTriggerRSU
	Unit
	Option
)

var kindNames = [...]string{"rsu", "rsu_double_trigger", "unit", "option"}

// Kinds are all four.
var Kinds = [...]Kind{RSU, DoubleTriggerRSU, Unit, Option}

// String is the name in the API.
func (k Kind) String() string { return kindNames[k] }

// Marketable tells whether what vests can be sold at once.
func (k Kind) Marketable() bool { return k == RSU }

// Grant is one award of equity.
type Grant struct {
	Kind     Kind
	Value    money.Money  // at today's price, before any strike
	Vesting  []money.Rate // share that vests in each year, summing to at most 1
	Strike   money.Rate   // as a fraction of today's price: 0 for RSUs, 1 for options unless given
	Growth   money.Rate   // of the price, a year
	Discount money.Rate   // for risk and illiquidity
}

// lines of a grant; the scope tells offer, year and lens.
var (
	lineVestedSoFar = worksheet.NewLine("pay.equity.vested_so_far")
	lineVested      = worksheet.NewLine("pay.equity.vested")
	linePaper       = worksheet.NewLine("pay.equity.on_paper")
	lineCounted     = worksheet.NewLine("pay.equity.counted")
)

// counted is what the grant counts for in the year, from 1:
// value × vesting × max(0, (1 + growth)^(year−1) − strike) × (1 − discount).
// Vesting before the service year is moved to it: an option that cannot be
// exercised before then counts when it first can.
func (g Grant) counted(s *worksheet.Sheet, field string, year, serviceYears int, onPaper bool) worksheet.Amount {
	vested := g.vested(s, field, year, serviceYears)
	if vested.Sign() == 0 {
		return vested
	}
	rounding := money.HalfUp(g.Value.Currency())
	intrinsic := g.Growth.OnePlus().Power(year - 1).Sub(g.Strike)
	if intrinsic.Num() < 0 {
		intrinsic = money.Rate{}
	}
	paper := s.Mul(linePaper, vested, s.InputRate(field+".growth", intrinsic), rounding)
	if onPaper {
		return paper
	}
	return s.Mul(lineCounted, paper, s.InputRate(field+".discount", g.Discount.OneMinus()), rounding)
}

// vested is the part of the value that vests in the year: the difference of
// two cumulative amounts, so that the parts add up to the whole.
func (g Grant) vested(s *worksheet.Sheet, field string, year, serviceYears int) worksheet.Amount {
	if year < serviceYears {
		return worksheet.Plain(money.Of(0, g.Value.Currency()))
	}
	before := g.share(year - 1)
	if year == serviceYears {
		before = money.Rate{}
	}
	upTo := g.share(year)
	if upTo == before {
		return worksheet.Plain(money.Of(0, g.Value.Currency()))
	}
	rounding := money.HalfUp(g.Value.Currency())
	value := s.Input(field+".grant_value", g.Value)
	soFar := s.Mul(lineVestedSoFar, value, s.InputRate(field+".vesting", upTo), rounding)
	if before.IsZero() {
		return soFar
	}
	last := s.Mul(lineVestedSoFar, value, s.InputRate(field+".vesting", before), rounding)
	return s.Sub(lineVested, soFar, last)
}

// share is the cumulative share vested by the end of the year.
func (g Grant) share(year int) money.Rate {
	var sum money.Rate
	for i := 0; i < year && i < len(g.Vesting); i++ {
		sum = sum.Add(g.Vesting[i])
	}
	return sum
}
