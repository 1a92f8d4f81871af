package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// Leaving is what a day of leaving keeps and gives up, at today's prices. All
// amounts are dollars.
type Leaving struct {
	Day       law.Date         `json:"day"`
	Grants    []GrantAtLeaving `json:"grants"`
	Vested    money.Money      `json:"vested"`
	ThisYear  money.Money      `json:"vested_this_year"` // part of Vested, from January to the day
	Forfeited money.Money      `json:"forfeited"`        // what can be sold and what is on paper
	// ForfeitedCounted is the part that can be sold, after the risk discount.
	ForfeitedCounted money.Money   `json:"forfeited_counted"`
	NextVest         *Due          `json:"next_vest"`  // nil: none is left
	NextBonus        *Due          `json:"next_bonus"` // nil: the month is not known or there is none
	Staying          []StayingYear `json:"staying"`
	Waiting          []Wait        `json:"waiting"` // the next twelve ends of a month
	Finding          *WaitFinding  `json:"finding"` // nil: waiting up to three months is worth no more than the signing bonus
}

// Due is an amount that falls due on a day, given up by leaving before.
type Due struct {
	Day    law.Date    `json:"day"`
	Amount money.Money `json:"amount"`
}

// Stock is a part of a grant.
type Stock struct {
	Units int64       `json:"units"`
	Worth money.Money `json:"worth"`
}

// GrantAtLeaving is one grant on the day of leaving.
type GrantAtLeaving struct {
	Kind      string `json:"kind"`
	Vested    Stock  `json:"vested"`
	ThisYear  Stock  `json:"vested_this_year"`
	Forfeited Stock  `json:"forfeited"`
	NextVest  *Due   `json:"next_vest"`
	// OnPaper tells that nothing of the grant can be sold yet or in sight.
	OnPaper  bool      `json:"on_paper"`
	Exercise *Exercise `json:"exercise"` // of options with a vested part
}

// Exercise is what becomes of vested options after leaving.
// law: 26 USC 422(a)(2)
type Exercise struct {
	Until    law.Date    `json:"until"`     // unexercised, they lapse after it
	ISOUntil law.Date    `json:"iso_until"` // exercised later, they are taxed as NSOs; zero of NSOs
	Cost     money.Money `json:"cost"`      // strike to be paid for all that has vested
	Spread   money.Money `json:"spread"`    // wages at exercise of NSOs, and of ISOs after ISOUntil
}

// isoMonths are the months after leaving in which an ISO stays one.
// law: 26 USC 422(a)(2)
const isoMonths = 3

// StayingYear is a calendar year at the present employer, had the person stayed
// all of it.
type StayingYear struct {
	Year     int         `json:"year"`
	Cash     money.Money `json:"cash"`      // base and bonus
	Equity   money.Money `json:"equity"`    // what vests as wages, after the risk discount
	GrossPay money.Money `json:"gross_pay"` // Cash + Equity
	TakeHome money.Money `json:"take_home"` // after US tax
	Untaxed  money.Money `json:"untaxed"`   // what vests and is no wages, after the risk discount
	OnPaper  money.Money `json:"on_paper"`  // what vests and cannot be sold, at today's price
}

// Leave is what leaving on the day keeps and gives up. Where grants are given
// one by one they stand for all equity of the present employer; the scenario's
// short form of it is then left aside.
func Leave(engine *scenario.Engine, s *worksheet.Sheet, d *Deal, day law.Date) Leaving {
	p := newPresent(engine, d, day)
	out := Leaving{Day: day, NextBonus: p.nextBonus(s, day)}
	nothing := money.USD(0)
	out.Vested, out.ThisYear, out.Forfeited = nothing, nothing, nothing
	var vested, lost []worksheet.Amount
	for i := range d.Held {
		g := p.grant(s, i)
		out.Grants = append(out.Grants, g)
		vested, lost = append(vested, p.stock(s, i, g.Vested)), append(lost, p.stock(s, i, g.Forfeited))
		out.ThisYear = out.ThisYear.Add(g.ThisYear.Worth)
		if g.NextVest != nil && (out.NextVest == nil || g.NextVest.Day < out.NextVest.Day) {
			out.NextVest = &Due{Day: g.NextVest.Day}
		}
	}
	if len(d.Held) > 0 {
		out.Vested, out.Forfeited = s.Sum(lineVested, vested...).Money(), s.Sum(lineGivenUp, lost...).Money()
	}
	if out.NextVest != nil {
		out.NextVest.Amount = p.vestingOn(s, out.NextVest.Day)
	}
	counted := p.counted(s, func(v *Vest) bool { return v.Day > day })
	out.ForfeitedCounted = s.Sum(lineForfeited, counted.wages, counted.untaxed).Money()
	for year := day.Year(); year < day.Year()+d.Scenario.Horizon; year++ {
		out.Staying = append(out.Staying, p.stay(s, year).result)
	}
	waits := p.waiting(s)
	for _, w := range waits {
		out.Waiting = append(out.Waiting, w.Wait)
	}
	out.Finding = p.find(s, waits)
	return out
}

var (
	lineVested    = worksheet.NewLine("deal.leaving.vested")
	lineGivenUp   = worksheet.NewLine("deal.leaving.given_up")
	lineNextVest  = worksheet.NewLine("deal.leaving.next_vest")
	lineExercise  = worksheet.NewLine("deal.leaving.exercise_cost")
	lineForfeited = worksheet.NewLine("deal.leaving.forfeited")
)

// stock is the worth of a part of the i-th grant, with its working.
func (p *present) stock(s *worksheet.Sheet, i int, part Stock) worksheet.Amount {
	quantity := part.Units
	if quantity == 0 {
		quantity = part.Worth.Minor()
	}
	if quantity == 0 {
		return worksheet.Plain(part.Worth)
	}
	return p.grants[i].worth(s, heldPath(i), quantity)
}

// vestingOn is what vests on the day, at today's price.
func (p *present) vestingOn(s *worksheet.Sheet, day law.Date) money.Money {
	var vesting []worksheet.Amount
	for i := range p.vests {
		if v := &p.vests[i]; v.Day == day {
			vesting = append(vesting, p.stock(s, v.Grant, Stock{v.Units, v.Worth}))
		}
	}
	return s.Sum(lineNextVest, vesting...).Money()
}

// grant is the i-th grant on the day of leaving.
func (p *present) grant(s *worksheet.Sheet, i int) GrantAtLeaving {
	g, day := &p.deal.Held[i], p.day
	out := GrantAtLeaving{Kind: HeldKinds[g.Kind], OnPaper: true}
	for _, stock := range []*Stock{&out.Vested, &out.ThisYear, &out.Forfeited} {
		stock.Worth = money.USD(0)
	}
	for n := range p.vests {
		v := &p.vests[n]
		if v.Grant != i {
			continue
		}
		out.OnPaper = out.OnPaper && v.Paid == 0
		if v.Day > day {
			out.Forfeited.add(v)
			if out.NextVest == nil {
				out.NextVest = &Due{v.Day, v.Worth}
			}
			continue
		}
		out.Vested.add(v)
		if v.Day.Year() == day.Year() {
			out.ThisYear.add(v)
		}
	}
	if g.isOption() && (out.Vested.Units > 0 || out.Vested.Worth.Sign() > 0) {
		out.Exercise = p.exercise(s, i, out.Vested)
	}
	return out
}

func (k *Stock) add(v *Vest) { k.Units, k.Worth = k.Units+v.Units, k.Worth.Add(v.Worth) }

// exercise is what becomes of the vested options after leaving.
func (p *present) exercise(s *worksheet.Sheet, i int, vested Stock) *Exercise {
	g := &p.grants[i]
	cost := s.Times(lineExercise, s.Input(heldPath(i)+".strike", g.Strike), vested.Units)
	e := &Exercise{Until: monthsAfter(p.day, g.ExerciseMonths), Cost: cost.Money(), Spread: vested.Worth}
	if g.Kind == ISO {
		e.ISOUntil = min(e.Until, monthsAfter(p.day, isoMonths))
	}
	return e
}
