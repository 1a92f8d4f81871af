package deal

import (
	"cmp"
	"slices"
	"sort"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// LeverTable answers: where would one more sum of company cost over the horizon
// do the candidate the most good? Amounts are won.
type LeverTable struct {
	Budget  money.Money `json:"budget"`  // more company cost over the horizon
	Horizon int         `json:"horizon"` // years
	Levers  []Lever     `json:"levers"`  // the most net first, then the most cash in year one
}

// Lever is the budget spent in one way. Amount is the most that fits.
type Lever struct {
	Lever       string       `json:"lever"`  // base, signing, retention, home, options, schooling
	Amount      money.Money  `json:"amount"` // gross; of options their granted fair value
	Yearly      bool         `json:"yearly"` // Amount is a year's, else once
	CompanyCost money.Money  `json:"company_cost"`
	Net         money.Money  `json:"net"`           // to the candidate over the horizon, equity after its discount and tax
	CashYearOne money.Money  `json:"cash_year_one"` // in hand; below zero where only tax on a thing given falls due
	InKind      bool         `json:"in_kind"`
	Early       EarlyLeaving `json:"leaving_early"`
	Flags       []Flag       `json:"flags"`
}

// leverBudget is the question's own sum.
const leverBudget = 100_000_000

var (
	lineLeverCost  = worksheet.NewLine("deal.lever.cost")
	lineLeverNet   = worksheet.NewLine("deal.lever.net")
	lineLeverCash  = worksheet.NewLine("deal.lever.cash_year_one")
	lineLeverPaid  = worksheet.NewLine("deal.lever.paid_early")
	lineLeverMonth = worksheet.NewLine("deal.lever.spent_in_second_year")
	lineLeverSpent = worksheet.NewLine("deal.lever.spent_early")
)

// lever is one way to spend.
type lever struct {
	name           string
	yearly, inKind bool
	with           func(t *terms, amount money.Money)
}

// cashLevers are those that change terms alone. Options change the equity of
// the engine's years and are priced apart.
var cashLevers = []lever{
	{name: "base", yearly: true, with: func(t *terms, m money.Money) { t.base = t.base.Add(m) }},
	{name: "signing", with: func(t *terms, m money.Money) { t.signing = t.signing.Add(m) }},
	{name: "retention", with: func(t *terms, m money.Money) { t.retention = t.retention.Add(m) }},
	{name: "home", yearly: true, inKind: true, with: func(t *terms, m money.Money) { t.home = t.home.Add(m) }},
	{name: "schooling", yearly: true, inKind: true, with: func(t *terms, m money.Money) { t.school = t.school.Add(m) }},
}

// Levers is the table. A company home is untaxed where the law has it so, school
// fees are pay of the parent, options count as granted at their fair value.
func Levers(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) LeverTable {
	p := newPricing(engine, d)
	before := p.price(p.offered())
	out := LeverTable{Budget: money.KRW(leverBudget), Horizon: len(before)}
	for i, l := range cashLevers {
		after := func(amount money.Money) priced {
			t := p.offered()
			l.with(&t, amount)
			return p.price(t)
		}
		amount := mostWithin(func(m money.Money) money.Money { return after(m).cost().Sub(before.cost()) })
		in := s.In(worksheet.Scope{Side: worksheet.Offer, Months: uint8(i + 1)})
		row := p.leverOf(in, l, amount, before, after(amount), money.KRW(0))
		row.Early = p.leverEarly(in, &row, before, after(amount))
		out.Levers = append(out.Levers, row)
	}
	out.Levers = append(out.Levers, p.optionLever(s.In(worksheet.Scope{Side: worksheet.Offer, Months: uint8(len(cashLevers) + 1)}), before))
	slices.SortStableFunc(out.Levers, func(a, b Lever) int {
		return cmp.Or(cmp.Compare(b.Net.Minor(), a.Net.Minor()), cmp.Compare(b.CashYearOne.Minor(), a.CashYearOne.Minor()))
	})
	return out
}

// mostWithin is the largest whole-won amount whose cost is within the budget.
// Cost never falls as the amount rises.
func mostWithin(cost func(money.Money) money.Money) money.Money {
	over := func(amount int) bool { return cost(money.KRW(int64(amount))).Minor() > leverBudget }
	return money.KRW(int64(sort.Search(leverBudget+1, over) - 1))
}

// leverOf is a row without what early leaving loses. Granted is a cost that no
// year pays: the fair value of options.
func (p *pricing) leverOf(s *worksheet.Sheet, l lever, amount money.Money, before, after priced, granted money.Money) Lever {
	of := func(line worksheet.LineID, name string, with, without money.Money) worksheet.Amount {
		return s.Sub(line, s.Input("solved."+name+"_with", with), s.Input("solved."+name+"_without", without))
	}
	return Lever{
		Lever: l.name, Amount: amount, Yearly: l.yearly, InKind: l.inKind,
		CompanyCost: of(lineLeverCost, "cost", after.cost().Add(granted), before.cost()).Money(),
		Net:         of(lineLeverNet, "net", after.net(), before.net()).Money(),
		CashYearOne: of(lineLeverCash, "cash", after[0].InHand, before[0].InHand).Money(),
	}
}

// leverEarly is what the company has spent and cannot have back where the person
// leaves at the early month: what is paid by the month runs until then.
func (p *pricing) leverEarly(s *worksheet.Sheet, row *Lever, before, after priced) EarlyLeaving {
	first := s.Input("solved.cost_of_year_one", after[0].Cost.Sub(before[0].Cost))
	r := &p.deal.Retention
	if !row.Yearly {
		months := 0
		if row.Lever == "retention" || r.SigningRecoverable {
			months = r.Months
		}
		return clawback(s, s.Input("solved.gross", row.Amount), first, months, r.ProRata)
	}
	second := s.Input("solved.cost_of_year_two", after[min(1, len(after)-1)].Cost.Sub(before[min(1, len(before)-1)].Cost))
	rest := worksheet.PlainRate(money.Fraction(earlyMonth-monthsOfYear, monthsOfYear))
	spent := s.Sum(lineLeverSpent, first, s.Mul(lineLeverMonth, second, rest, money.TruncateToWon))
	paid := s.Mul(lineLeverPaid, s.Input("solved.gross", row.Amount), worksheet.PlainRate(money.Fraction(earlyMonth, monthsOfYear)), money.TruncateToWon)
	return clawback(s, paid, spent, 0, false)
}

// optionLever grants options of a fair value. They count at that value less the
// risk discount as they vest; who leaves before the service that the law asks
// has none, so nothing is sunk.
func (p *pricing) optionLever(s *worksheet.Sheet, before priced) Lever {
	after := func(value money.Money) priced {
		more := *p.deal
		more.Scenario.Offer.Grants = append(slices.Clone(more.Scenario.Offer.Grants), p.grantWorth(value))
		q := newPricing(p.engine, &more)
		return q.price(q.offered())
	}
	value := mostWithin(func(m money.Money) money.Money { return m.Add(after(m).cost().Sub(before.cost())) })
	row := p.leverOf(s, lever{name: "options"}, value, before, after(value), value)
	row.Early = EarlyLeaving{Month: earlyMonth, Paid: money.KRW(0), Spent: money.KRW(0), Owed: money.KRW(0), Sunk: money.KRW(0)}
	row.Flags = []Flag{{Code: "options_at_fair_value", Field: "offer.equity"}}
	return row
}

// grantWorth is a grant of options of the fair value, on the terms of the
// offer's own options where it has some, else vesting evenly by the year. A fair
// value is what the option is worth as it stands, so no strike is taken off it.
func (p *pricing) grantWorth(value money.Money) offer.Grant {
	g := offer.Grant{Kind: offer.Option, Value: value, Discount: optionDiscount(p.engine)}
	for range defaultVestMonths / monthsOfYear {
		g.Vesting = append(g.Vesting, money.Fraction(monthsOfYear, defaultVestMonths))
	}
	for _, own := range p.sc.Offer.Grants {
		if isOption(own) {
			g.Vesting, g.Discount = own.Vesting, own.Discount
			break
		}
	}
	return g
}
