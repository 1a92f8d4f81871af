package offer

import (
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Package is what an employer promises, in one currency. The zero value of
// each amount is nothing.
type Package struct {
	Base         money.Money // a year
	Bonus        money.Money // a year
	Signing      money.Money // once, in year one
	Relocation   money.Money // once, in year one
	Benefits     money.Money // a year: cost to the employer, no pay
	EquityAnnual money.Money // equity counted each year of the horizon, refreshed: the short form
	Raise        money.Rate  // of base and bonus, a year
	Grants       []Grant

	// OptionServiceYears is the service before an option can be exercised.
	OptionServiceYears int
}

// Year is the pay of one year of a package.
type Year struct {
	Recurring worksheet.Amount // base and bonus
	OneOff    worksheet.Amount // signing and relocation, in year one
	Cash      worksheet.Amount // both
	Equity    worksheet.Amount // counted equity other than options
	Options   worksheet.Amount // counted options
	Benefits  worksheet.Amount
}

var (
	lineBase      = worksheet.NewLine("pay.base")
	lineBonus     = worksheet.NewLine("pay.bonus")
	lineRecurring = worksheet.NewLine("pay.base_and_bonus")
	lineOneOff    = worksheet.NewLine("pay.signing_and_relocation")
	lineCash      = worksheet.NewLine("pay.cash")
	lineEquity    = worksheet.NewLine("pay.equity")
	lineOptions   = worksheet.NewLine("pay.options")
)

// Years are the first n years of the package through the lens, read from the
// input fields under prefix ("current", "offer"). The sheet is scoped to each
// year in turn.
func (p Package) Years(s *worksheet.Sheet, side worksheet.Side, n int, lens worksheet.Lens) []Year {
	prefix := "offer"
	if side == worksheet.Current {
		prefix = "current"
	}
	years := make([]Year, n)
	base, bonus := s.Input(prefix+".base", p.Base), s.Input(prefix+".bonus", p.Bonus)
	raise := s.InputRate(prefix+".raise", p.Raise.OnePlus())
	for i := range years {
		in := s.In(worksheet.Scope{Side: side, Year: uint8(i + 1), Lens: lens})
		if i > 0 && !p.Raise.IsZero() {
			base = in.Mul(lineBase, base, raise, money.HalfUp(p.Base.Currency()))
			bonus = in.Mul(lineBonus, bonus, raise, money.HalfUp(p.Base.Currency()))
		}
		years[i] = p.year(in, prefix, i+1, base, bonus, lens)
	}
	return years
}

func (p Package) year(s *worksheet.Sheet, prefix string, year int, base, bonus worksheet.Amount, lens worksheet.Lens) Year {
	nothing := worksheet.Plain(money.Of(0, p.Base.Currency()))
	y := Year{Recurring: s.Sum(lineRecurring, base, bonus), OneOff: nothing, Equity: nothing, Options: nothing}
	y.Cash = y.Recurring
	if year == 1 && (!p.Signing.IsZero() || !p.Relocation.IsZero()) {
		y.OneOff = s.Sum(lineOneOff, s.Input(prefix+".signing", p.Signing), s.Input(prefix+".relocation", p.Relocation))
		y.Cash = s.Sum(lineCash, y.Recurring, y.OneOff)
	}
	y.Benefits = s.Input(prefix+".benefits", p.Benefits)
	if lens == worksheet.CashOnly {
		return y
	}
	if !p.EquityAnnual.IsZero() {
		y.Equity = s.Input(prefix+".equity_annual", p.EquityAnnual)
	}
	for i, g := range p.Grants {
		service := 0
		if g.Kind == Option {
			service = p.OptionServiceYears
		}
		counted := g.counted(s, prefix+".equity."+strconv.Itoa(i), year, service, lens == worksheet.OnPaper)
		if counted.Sign() == 0 {
			continue
		}
		if g.Kind == Option {
			y.Options = s.Sum(lineOptions, y.Options, counted)
		} else {
			y.Equity = s.Sum(lineEquity, y.Equity, counted)
		}
	}
	return y
}
