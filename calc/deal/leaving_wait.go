package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Wait is leaving at a later end of a month against leaving on the day: what is
// then kept that leaving on the day gives up. Base pay until then is no part of
// it, since the person is paid here or there. Amounts are dollars.
type Wait struct {
	Months int         `json:"months"` // ends of a month after the day, from 1
	Day    law.Date    `json:"day"`
	Vested money.Money `json:"vested"`   // after the risk discount
	Bonus  money.Money `json:"bonus"`    // bonuses that fall due
	Net    money.Money `json:"net"`      // both after US tax
	Paper  money.Money `json:"on_paper"` // what vests and cannot be sold, at today's price
}

// WaitFinding says that leaving some weeks later is worth more to the candidate
// than our signing bonus.
type WaitFinding struct {
	Wait
	Signing    money.Money `json:"signing"`     // won, gross
	SigningNet money.Money `json:"signing_net"` // dollars, after Korean tax and contributions
	More       money.Money `json:"more"`        // dollars: Net − SigningNet
}

const (
	waitMonths  = 12
	shortMonths = 3 // a candidate waits so long for what is near
)

// monthEnds are the next n ends of a month after the day.
func monthEnds(day law.Date, n int) []law.Date {
	ends := make([]law.Date, 0, n)
	year, month := day.Year(), day.Month()
	for len(ends) < n {
		if end := law.Day(year, month, lastOfMonth(year, month)); end > day {
			ends = append(ends, end)
		}
		if month++; month > monthsOfYear {
			year, month = year+1, 1
		}
	}
	return ends
}

// wait is leaving at an end of a month, with the working of what is kept.
type wait struct {
	Wait
	net worksheet.Amount
}

// waiting is each of the next twelve ends of a month.
func (p *present) waiting(s *worksheet.Sheet) []wait {
	waits := make([]wait, 0, waitMonths)
	for i, last := range monthEnds(p.day, waitMonths) {
		w := p.wait(s, last)
		w.Months = i + 1
		waits = append(waits, w)
	}
	return waits
}

var (
	lineKeptBonus  = worksheet.NewLine("deal.wait.bonus")
	lineKept       = worksheet.NewLine("deal.wait.kept")
	lineWaitVested = worksheet.NewLine("deal.wait.vested")
	lineWaitPaper  = worksheet.NewLine("deal.wait.on_paper")
	lineWaitNet    = worksheet.NewLine("deal.wait.net")
)

// wait is leaving on the last day rather than on the day. What vests until then
// is taxed in the year in which it is paid, on top of that year's wages.
func (p *present) wait(s *worksheet.Sheet, last law.Date) wait {
	nothing := money.USD(0)
	w := Wait{Day: last, Bonus: nothing}
	var vested, onPaper, net []worksheet.Amount
	for year := p.day.Year(); year <= p.lastPaid(last); year++ {
		in := p.in(s, year)
		kept := p.counted(in, func(v *Vest) bool { return v.Day > p.day && v.Day <= last && v.counts().Year() == year })
		bonus := worksheet.Plain(nothing)
		if due := p.bonusDay(year); due > p.day && due <= last {
			bonus = in.Sum(lineKeptBonus, p.bonus(in, year))
		}
		vested, onPaper = append(vested, kept.wages, kept.untaxed), append(onPaper, kept.paper)
		w.Bonus = w.Bonus.Add(bonus.Money())
		part := in.Sum(lineKept, kept.wages, bonus)
		if part.Sign() == 0 && kept.untaxed.Sign() == 0 {
			continue
		}
		wages := p.until(in, year, last)
		net = append(net, p.net(in, year, wages, p.takeHome(in, year, wages), part, kept.untaxed))
	}
	total := s.Sum(lineWaitNet, append(net, worksheet.Plain(nothing))...)
	w.Vested, w.Paper, w.Net = s.Sum(lineWaitVested, vested...).Money(), s.Sum(lineWaitPaper, onPaper...).Money(), total.Money()
	return wait{w, total}
}

// lastPaid is the last year in which what vests until the day is paid.
func (p *present) lastPaid(last law.Date) int {
	year := last.Year()
	for i := range p.vests {
		if v := &p.vests[i]; v.Day > p.day && v.Day <= last {
			year = max(year, v.counts().Year())
		}
	}
	return year
}

var (
	lineSigningNet    = worksheet.NewLine("deal.wait.signing_net")
	lineSigningNetUSD = worksheet.NewLine("deal.wait.signing_net_usd")
	lineMore          = worksheet.NewLine("deal.wait.more")
)

// find is the best of the first ends of a month where it is worth more than the
// signing bonus; nil where none is or no signing bonus is offered.
func (p *present) find(s *worksheet.Sheet, waits []wait) *WaitFinding {
	signing := p.deal.Scenario.Offer.Signing
	if signing.Sign() <= 0 {
		return nil
	}
	net := p.signingNet(s)
	best := 0
	for i := range waits[:shortMonths] {
		if waits[best].Net.Less(waits[i].Net) {
			best = i
		}
	}
	if !net.Money().Less(waits[best].Net) {
		return nil
	}
	found := WaitFinding{Wait: waits[best].Wait, Signing: signing, SigningNet: net.Money(), More: s.Sub(lineMore, waits[best].net, net).Money()}
	return &found
}

// signingNet is what the signing bonus adds to the first year's take-home pay,
// in dollars.
func (p *present) signingNet(s *worksheet.Sheet) worksheet.Amount {
	first := &p.deal.caseYears(p.engine, 1)[0]
	signing := p.deal.Scenario.Offer.Signing
	net := moreTakeHome(s, lineSigningNet, first, first.Without.Regime, first.Hire.Pay.Cash.Money().Sub(signing), signing)
	rate := s.InputRate("market.krw_per_usd", p.deal.Scenario.Market.KRWPerUSD)
	return s.Convert(lineSigningNetUSD, net, money.USDCurrency, rate)
}
