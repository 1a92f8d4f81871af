package deal

import (
	"slices"
	"sort"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// BuyOutResult is what is given up by leaving and what replaces it in Korea.
type BuyOutResult struct {
	Years     []ForfeitedYear `json:"years"`
	Forfeited money.Money     `json:"forfeited"` // dollars, gross, after the risk discount
	OnPaper   money.Money     `json:"on_paper"`  // dollars, what cannot be sold: no part of Forfeited
	Net       money.Money     `json:"net"`       // dollars, of Forfeited after US tax
	Due       money.Money     `json:"due"`       // dollars, the share of Net that is replaced
	DueWon    money.Money     `json:"due_won"`
	Regimes   []BuyOutRegime  `json:"regimes"` // empty where nothing is to be replaced
}

// ForfeitedYear is what a calendar year would have brought. Amounts are dollars.
type ForfeitedYear struct {
	Year    int         `json:"year"`
	Wages   money.Money `json:"wages"`   // vestings that are wages, after the risk discount
	Untaxed money.Money `json:"untaxed"` // vestings that are none
	Bonus   money.Money `json:"bonus"`   // the next bonus
	Net     money.Money `json:"net"`     // all after US tax on top of that year's pay
}

// BuyOutRegime is the replacement under one of Korea's regimes, all in won.
type BuyOutRegime struct {
	Regime   string          `json:"regime"`
	Open     bool            `json:"open"`    // in each year in which something is paid
	Applied  bool            `json:"applied"` // the offer's own in its first year
	Payments []BuyOutPayment `json:"payments"`
	Gross    money.Money     `json:"gross"`
	Cost     money.Money     `json:"cost"` // gross and the employer's contributions; no severance accrues on it
	Early    EarlyLeaving    `json:"leaving_early"`
}

// BuyOutPayment is one payment, in won.
type BuyOutPayment struct {
	Month   int         `json:"month"` // completed months of work; 0: at signing
	TaxYear int         `json:"tax_year"`
	Net     money.Money `json:"net"`   // what it has to leave
	Gross   money.Money `json:"gross"` // the least that leaves it
	Cost    money.Money `json:"cost"`
}

// EarlyLeaving is what is left of a payment when the person leaves early, in
// won.
type EarlyLeaving struct {
	Month int         `json:"month"` // completed months of work
	Paid  money.Money `json:"paid"`  // gross, by then
	Spent money.Money `json:"spent"` // the company's cost of it
	Owed  money.Money `json:"owed"`  // gross that the person owes back
	Sunk  money.Money `json:"sunk"`  // Spent − Owed: contributions are not got back
}

// earlyMonth is the month at which an early leaving is shown: a year and the
// two months in which most who leave early do.
const earlyMonth = 14

// ReplaceForfeited is the buy-out of what leaving on the day gives up: what
// would have been paid within the window, after US tax on top of the pay of its
// year. Of what replaces it only Korea's tax and contributions are taken: what a
// US person still owes the United States is Tied's.
func ReplaceForfeited(engine *scenario.Engine, s *worksheet.Sheet, d *Deal, day law.Date) BuyOutResult {
	p := newPresent(engine, d, day)
	out, net := p.forfeited(s)
	due := s.Mul(lineDue, net, s.InputRate("buy_out.share", d.BuyOut.Share), money.CentHalfUp)
	rate := s.InputRate("market.krw_per_usd", d.Scenario.Market.KRWPerUSD)
	won := s.Convert(lineDueWon, due, money.KRWCurrency, rate)
	out.Net, out.Due, out.DueWon = net.Money(), due.Money(), won.Money()
	if won.Sign() <= 0 {
		return out
	}
	years := d.caseYears(engine, len(buyOutMonths))
	for _, regime := range tax.Regimes {
		out.Regimes = append(out.Regimes, d.buyOut(under(s, regime), years, regime, won))
	}
	return out
}

var (
	lineDue     = worksheet.NewLine("deal.buy_out.due")
	lineDueWon  = worksheet.NewLine("deal.buy_out.due_won")
	lineLost    = worksheet.NewLine("deal.buy_out.forfeited")
	lineLostIn  = worksheet.NewLine("deal.buy_out.forfeited_wages")
	lineLostAll = worksheet.NewLine("deal.buy_out.forfeited_in_all")
	lineNetAll  = worksheet.NewLine("deal.buy_out.net")
)

// forfeited is what would have been paid within the window had the person
// stayed, by calendar year.
func (p *present) forfeited(s *worksheet.Sheet) (BuyOutResult, worksheet.Amount) {
	nothing := money.USD(0)
	out := BuyOutResult{Forfeited: nothing, OnPaper: nothing}
	end := monthsAfter(p.day, p.deal.BuyOut.WindowMonths)
	lost, net := []worksheet.Amount{worksheet.Plain(nothing)}, []worksheet.Amount{worksheet.Plain(nothing)}
	bonus := p.nextBonus(nil, p.day)
	for year := p.day.Year(); year <= end.Year(); year++ {
		in := p.in(s, year)
		gone := p.counted(in, func(v *Vest) bool {
			return v.Day > p.day && v.counts() <= end && v.counts().Year() == year
		})
		y := ForfeitedYear{Year: year, Wages: gone.wages.Money(), Untaxed: gone.untaxed.Money(), Bonus: nothing, Net: nothing}
		part := gone.wages
		if bonus != nil && bonus.Day.Year() == year && bonus.Day <= end {
			y.Bonus = bonus.Amount
			part = in.Sum(lineLostIn, part, p.bonus(in, year))
		}
		out.OnPaper = out.OnPaper.Add(gone.paper.Money())
		if part.Sign() == 0 && gone.untaxed.Sign() == 0 {
			continue
		}
		stay := p.stay(s, year)
		left := p.net(in, year, stay.wages, stay.takeHome, part, gone.untaxed)
		y.Net = left.Money()
		lost, net = append(lost, in.Sum(lineLost, part, gone.untaxed)), append(net, left)
		out.Years = append(out.Years, y)
	}
	out.Forfeited = s.Sum(lineLostAll, lost...).Money()
	return out, s.Sum(lineNetAll, net...)
}

// buyOutMonths are the times of the payments, in completed months of work, by
// the year of the offer in whose law they fall: signing in the first, an
// anniversary in the year that starts with it.
var buyOutMonths = [...]int{0, 12, 24}

// paidIn tells by the year of the offer which part of the net is paid.
func (b *BuyOut) paidIn(net money.Money) [len(buyOutMonths)]money.Money {
	nothing := money.KRW(0)
	switch b.PaidAt {
	case AtMonth12:
		return [...]money.Money{nothing, net, nothing}
	case HalfAtMonths12And24:
		half := net.Mul(money.Fraction(1, 2), money.TruncateToWon)
		return [...]money.Money{nothing, half, net.Sub(half)}
	}
	return [...]money.Money{net, nothing, nothing}
}

// buyOut is the replacement under the regime.
func (d *Deal) buyOut(s *worksheet.Sheet, years []scenario.CaseYear, regime tax.Regime, net worksheet.Amount) BuyOutRegime {
	out := BuyOutRegime{Regime: regime.String(), Open: true, Applied: regime == years[0].Without.Regime}
	var all, costs []worksheet.Amount
	for i, part := range d.BuyOut.paidIn(net.Money()) {
		if part.IsZero() {
			continue
		}
		y := &years[i]
		gross, cost := grossUp(s, y, regime, part)
		out.Payments = append(out.Payments, BuyOutPayment{Month: buyOutMonths[i], TaxYear: y.TaxYear, Net: part, Gross: gross, Cost: cost})
		all, costs = append(all, s.Input("solved.gross", gross)), append(costs, s.Input("solved.cost", cost))
		out.Open = out.Open && slices.Contains(y.Open, regime)
	}
	out.Gross, out.Cost = s.Sum(lineGrossAll, all...).Money(), s.Sum(lineCostAll, costs...).Money()
	out.Early = d.leavingEarly(s, out.Payments)
	return out
}

var (
	lineGross    = worksheet.NewLine("deal.gross_up.gross")
	lineTakeHome = worksheet.NewLine("deal.gross_up.take_home")
	lineDues     = worksheet.NewLine("deal.gross_up.employer_dues")
	lineCost     = worksheet.NewLine("deal.gross_up.cost")
	lineGrossAll = worksheet.NewLine("deal.buy_out.gross")
	lineCostAll  = worksheet.NewLine("deal.buy_out.cost")
)

// grossUp is the gross pay, to the won, on top of the year's cash whose
// additional take-home pay reaches the net, and what it costs the company. A
// won less does not reach it. Where twelve monthly contributions step together
// a won more can leave some hundreds less, so a gross up to 12,000 won lower may
// reach it too.
func grossUp(s *worksheet.Sheet, y *scenario.CaseYear, regime tax.Regime, net money.Money) (gross, cost money.Money) {
	cash := y.Hire.Pay.Cash.Money()
	before := y.With(regime, cash)
	reached := func(extra int) bool {
		with := y.With(regime, cash.Add(money.KRW(int64(extra))))
		return with.TakeHome.Minor()-before.TakeHome.Minor() >= net.Minor()
	}
	high := max(int(net.Minor()), 1)
	for !reached(high) && int64(high) < money.MaxMinor {
		high *= 2
	}
	gross = money.KRW(int64(sort.Search(high, reached)))
	return gross, extraCost(s, y, regime, cash, gross)
}

// extraCost is what cash on top of the year's pay costs the company: itself and
// the employer's contributions. It is paid once and for joining or staying, not
// for work, so no severance accrues on it.
func extraCost(s *worksheet.Sheet, y *scenario.CaseYear, regime tax.Regime, cash, extra money.Money) money.Money {
	moreTakeHome(s, lineTakeHome, y, regime, cash, extra)
	before, after := y.With(regime, cash), y.With(regime, cash.Add(extra))
	dues := s.Sub(lineDues, s.Input("solved.employer_dues_with", after.EmployerDues.Money()), s.Input("solved.employer_dues_without", before.EmployerDues.Money()))
	return s.Sum(lineCost, s.Sum(lineGross, s.Input("solved.gross", extra)), dues).Money()
}

// moreTakeHome is what cash on top of the year's pay leaves after tax and
// contributions.
func moreTakeHome(s *worksheet.Sheet, line worksheet.LineID, y *scenario.CaseYear, regime tax.Regime, cash, extra money.Money) worksheet.Amount {
	before, after := y.With(regime, cash), y.With(regime, cash.Add(extra))
	return s.Sub(line, s.Input("solved.take_home_with", after.TakeHome.Money()), s.Input("solved.take_home_without", before.TakeHome.Money()))
}

// under writes steps under the regime.
func under(s *worksheet.Sheet, regime tax.Regime) *worksheet.Sheet {
	scope := s.Scope()
	scope.Regime = uint8(regime)
	return s.In(scope)
}
