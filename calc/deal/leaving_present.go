package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// present is the candidate at the present employer, by calendar year.
type present struct {
	holdings
	engine *scenario.Engine
	deal   *Deal
	day    law.Date // of leaving
	stays  map[int]*stay
}

func newPresent(engine *scenario.Engine, d *Deal, day law.Date) *present {
	return &present{holdings: newHoldings(d.Held), engine: engine, deal: d, day: day, stays: map[int]*stay{}}
}

var (
	lineBase      = worksheet.NewLine("deal.present.base")
	lineBonus     = worksheet.NewLine("deal.present.bonus")
	lineNextBonus = worksheet.NewLine("deal.leaving.next_bonus")
	lineCash      = worksheet.NewLine("deal.present.cash")
	lineWages     = worksheet.NewLine("deal.present.wages")
	lineEquity    = worksheet.NewLine("deal.present.equity")
	lineProrated  = worksheet.NewLine("deal.present.base_until_leaving")
	lineKeptTax   = worksheet.NewLine("deal.present.wages_without")
	lineNet       = worksheet.NewLine("deal.present.net")
	lineNetOfBoth = worksheet.NewLine("deal.present.net_with_untaxed")
)

// in is the sheet of a calendar year: years count from that of leaving.
func (p *present) in(s *worksheet.Sheet, year int) *worksheet.Sheet {
	return s.In(worksheet.Scope{Side: worksheet.Current, Year: uint8(max(0, min(year-p.day.Year()+1, 255)))})
}

// raised is an amount of the scenario's first year in a later calendar year.
func (p *present) raised(s *worksheet.Sheet, line worksheet.LineID, field string, m money.Money, year int) worksheet.Amount {
	a := s.Input("current."+field, m)
	raise := p.deal.Scenario.Current.Raise
	if raise.IsZero() {
		return a
	}
	factor := s.InputRate("current.raise", raise.OnePlus())
	for range min(year-p.deal.Scenario.TaxYear, maxRaises) {
		a = s.Mul(line, a, factor, money.CentHalfUp)
	}
	return a
}

// maxRaises are the years over which pay is raised; a path of staying is no
// longer than the longest horizon.
const maxRaises = 10

func (p *present) base(s *worksheet.Sheet, year int) worksheet.Amount {
	return p.raised(s, lineBase, "base", p.deal.Scenario.Current.Base, year)
}

func (p *present) bonus(s *worksheet.Sheet, year int) worksheet.Amount {
	return p.raised(s, lineBonus, "bonus", p.deal.Scenario.Current.Bonus, year)
}

// bonusDay is the day from which the bonus of the year is due: the first of its
// month. The zero day where the month is not known.
func (p *present) bonusDay(year int) law.Date {
	if p.deal.Move.BonusMonth == 0 {
		return 0
	}
	return law.Day(year, p.deal.Move.BonusMonth, 1)
}

// nextBonus is the first bonus after the day, nil where there is none or its
// month is not known.
func (p *present) nextBonus(s *worksheet.Sheet, day law.Date) *Due {
	year := day.Year()
	if p.bonusDay(year) <= day {
		year++
	}
	if p.deal.Move.BonusMonth == 0 || p.deal.Scenario.Current.Bonus.IsZero() {
		return nil
	}
	in := p.in(s, year)
	return &Due{p.bonusDay(year), in.Sum(lineNextBonus, p.bonus(in, year)).Money()}
}

// takeHome is what a calendar year's wages leave by the engine's computation.
// The person counts as a resident of the state all year, and the spouse's pay
// as that of a year.
func (p *present) takeHome(s *worksheet.Sheet, year int, wages worksheet.Amount) worksheet.Amount {
	sc := &p.deal.Scenario
	spouse := s.Input("candidate.spouse_pay_us", sc.Candidate.SpousePayUS)
	rules := p.rules(year)
	return rules.ComputeWithSpouse(s, sc.Current.Jurisdiction, householdIn(sc, rules, year), wages, spouse).TakeHome
}

// householdIn is who files the US return of a calendar year.
func householdIn(sc *scenario.Scenario, rules *us.Rules, year int) us.Household {
	return rules.HouseholdOf(sc.Candidate.FilingStatus, agesIn(sc, year))
}

// rules are those of the year, or of the nearest one for which law is bound.
func (p *present) rules(year int) *us.Rules {
	for p.engine.US(year) == nil {
		if year < scenario.DefaultTaxYear {
			year++
		} else {
			year--
		}
	}
	return p.engine.US(year)
}

// stay is a calendar year of staying, computed once.
type stay struct {
	wages, takeHome worksheet.Amount
	result          StayingYear
}

func (p *present) stay(s *worksheet.Sheet, year int) *stay {
	if known := p.stays[year]; known != nil {
		return known
	}
	s = p.in(s, year)
	cash := s.Sum(lineCash, p.base(s, year), p.bonus(s, year))
	equity := p.equity(s, year)
	out := &stay{wages: s.Sum(lineWages, cash, equity.wages)}
	out.takeHome = p.takeHome(s, year, out.wages)
	out.result = StayingYear{
		Year: year, Cash: cash.Money(), Equity: equity.wages.Money(), GrossPay: out.wages.Money(),
		TakeHome: out.takeHome.Money(), Untaxed: equity.untaxed.Money(), OnPaper: equity.paper.Money(),
	}
	p.stays[year] = out
	return out
}

// equity is what counts in the year: the grants' vestings, or the scenario's
// yearly equity where no grant is given.
func (p *present) equity(s *worksheet.Sheet, year int) counted {
	if len(p.grants) > 0 {
		return p.counted(s, func(v *Vest) bool { return v.counts().Year() == year })
	}
	nothing := worksheet.Plain(money.USD(0))
	out := counted{nothing, nothing, nothing}
	sc := &p.deal.Scenario
	n := max(1, min(year-sc.TaxYear+1, maxRaises))
	full := sc.Current.Years(nil, worksheet.Current, n, worksheet.RiskAdjusted)[n-1]
	if total := full.Equity.Money().Add(full.Options.Money()); !total.IsZero() {
		out.wages = s.Sum(lineEquity, s.Input("solved.current_equity", total))
	}
	return out
}

// until are the wages of a year at the end of which, or on the last day within
// it, the person leaves.
func (p *present) until(s *worksheet.Sheet, year int, last law.Date) worksheet.Amount {
	cash := worksheet.Plain(money.USD(0))
	if year <= last.Year() {
		cash = p.base(s, year)
		if year == last.Year() {
			past, all := partOfYear(last)
			cash = s.Mul(lineProrated, cash, worksheet.PlainRate(money.Fraction(past, all)), money.CentHalfUp)
		}
	}
	if due := p.bonusDay(year); due != 0 && due <= last {
		cash = s.Sum(lineCash, cash, p.bonus(s, year))
	}
	vested := p.counted(s, func(v *Vest) bool { return v.Day <= last && v.counts().Year() == year })
	return s.Sum(lineWages, cash, vested.wages)
}

// net is what a part of a year's wages leaves after US tax on top of all else,
// with what comes untaxed.
func (p *present) net(s *worksheet.Sheet, year int, with worksheet.Amount, takeHome worksheet.Amount, part, untaxed worksheet.Amount) worksheet.Amount {
	scope := s.Scope()
	scope.Lens = worksheet.CashOnly // without the part that is meant
	below := s.In(scope)
	without := p.takeHome(below, year, below.Sub(lineKeptTax, with, part))
	net := s.Sub(lineNet, takeHome, without)
	if untaxed.Sign() == 0 {
		return net
	}
	return s.Sum(lineNetOfBoth, net, untaxed)
}
