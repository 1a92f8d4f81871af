package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// table computes what is on it.
type table struct {
	engine *scenario.Engine
	deal   *Deal
	ours   *pricing
	sheet  *worksheet.Sheet
}

func newTable(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) *table {
	return &table{engine: engine, deal: d, ours: newPricing(engine, d), sheet: s}
}

func (t *table) horizon() int { return len(t.ours.years) }

// outlooks are those given between staying and ours, which are added where they
// are missing.
func (t *table) outlooks() []outlook {
	given := t.deal.Alternatives
	has := func(kind AlternativeKind) bool {
		return slices.ContainsFunc(given, func(a Alternative) bool { return a.Kind == kind })
	}
	var out []outlook
	if !has(Stay) {
		out = append(out, t.outlook(&Alternative{Kind: Stay}, -1)...)
	}
	for i := range given {
		out = append(out, t.outlook(&given[i], i)...)
	}
	if !has(Ours) {
		out = append(out, t.outlook(&Alternative{Kind: Ours}, -1)...)
	}
	return out
}

// outlook is one alternative, and ours with the match behind it.
func (t *table) outlook(a *Alternative, at int) []outlook {
	var out []outlook
	switch {
	case a.Kind == OtherLab, a.Kind == Stay && a.named():
		out = []outlook{t.american(a)}
	case a.Kind == Stay, a.Kind == Counter:
		out = []outlook{t.present(a)}
	case a.Kind == Conglomerate, a.named():
		out = []outlook{t.korean(a)}
	default:
		out = t.ourOffer()
	}
	for i := range out {
		o := &out[i]
		o.kind, o.at, o.beat, o.place = a.Kind, at, a.Beat && !o.match, "kr"
		if a.Kind.American() {
			o.place = t.jurisdiction(a, at).String()
		}
	}
	return out
}

// jurisdiction is where an American alternative is: at present where it is none
// of those given, or one of the present employer's.
func (t *table) jurisdiction(a *Alternative, at int) us.Jurisdiction {
	if at < 0 || a.Kind == Counter {
		return t.deal.Scenario.Current.Jurisdiction
	}
	return a.Jurisdiction
}

// living is the price of a dollar at the same living. Another place changes the
// price level where that is the default's and not the user's own.
func (t *table) living(j us.Jurisdiction) worksheet.Rate {
	sc := t.deal.Scenario
	sc.Current.Jurisdiction = j
	market := sc.Market
	if slices.Contains(sc.Defaulted, "market.us_price_level") {
		market.USPriceLevel = t.engine.DefaultsFor(sc).Market.USPriceLevel
	}
	return market.Rates(t.sheet).SameLiving
}

// american is another package in the United States, by the engine.
func (t *table) american(a *Alternative) outlook {
	sc := t.ours.sc
	sc.Current = scenario.Current{Package: a.packageOf(), Jurisdiction: a.Jurisdiction}
	return t.byEngine(&sc)
}

// byEngine is the current package of a scenario over its horizon.
func (t *table) byEngine(sc *scenario.Scenario) outlook {
	o := outlook{currency: money.USDCurrency, equity: money.USD(0), living: t.living(sc.Current.Jurisdiction)}
	paid := sc.Current.Years(nil, worksheet.Current, sc.Horizon, worksheet.RiskAdjusted)
	for i, y := range t.engine.CaseYears(*sc) {
		equity := paid[i].Equity.Money().Add(paid[i].Options.Money())
		o.takeHome, o.equity = append(o.takeHome, y.CurrentTakeHome), o.equity.Add(equity)
		if i == 0 {
			o.gross, o.cash = paid[i].Cash.Money().Add(equity), y.CurrentCashTakeHome
		}
	}
	return o
}

// present is staying, or a counter of the present employer: its base and bonus
// where it names them, its signing bonus and equity on top of what is held.
func (t *table) present(a *Alternative) outlook {
	sc := t.ours.sc
	if a.Kind == Counter {
		own := &sc.Current.Package
		if !a.Base.IsZero() {
			own.Base = a.Base
		}
		if !a.Bonus.IsZero() {
			own.Bonus = a.Bonus
		}
		more := a.packageOf()
		own.Signing, own.EquityAnnual = own.Signing.Add(more.Signing), own.EquityAnnual.Add(more.EquityAnnual)
	}
	if len(t.deal.Held) == 0 {
		return t.byEngine(&sc)
	}
	extra := money.USD(0)
	if a.Kind == Counter {
		extra = a.packageOf().EquityAnnual
	}
	return t.holding(&sc, extra)
}

// holding is staying with the grants that are held, by the calendar years from
// our first on: they stand for all equity but the counter's own.
func (t *table) holding(sc *scenario.Scenario, extra money.Money) outlook {
	d := *t.deal
	d.Scenario = *sc
	p := newPresent(t.engine, &d, t.deal.LastDay())
	o := outlook{currency: money.USDCurrency, equity: money.USD(0), living: t.living(sc.Current.Jurisdiction), fromGrant: true}
	for i := range sc.Horizon {
		year := sc.TaxYear + i
		cash := p.base(nil, year).Money().Add(p.bonus(nil, year).Money())
		if i == 0 {
			cash = cash.Add(sc.Current.Signing).Add(sc.Current.Relocation)
		}
		vested := p.equity(nil, year)
		wages := vested.wages.Money().Add(extra)
		left := p.takeHome(nil, year, worksheet.Plain(cash.Add(wages))).Money().Add(vested.untaxed.Money())
		o.takeHome = append(o.takeHome, left)
		o.equity = o.equity.Add(wages).Add(vested.untaxed.Money())
		if i == 0 {
			o.gross = cash.Add(wages).Add(vested.untaxed.Money())
			o.cash = p.takeHome(nil, year, worksheet.Plain(cash)).Money()
		}
	}
	return o
}

// korean is another offer in Korea, as if its employer were ours: a
// conglomerate's, or ours where it says otherwise.
func (t *table) korean(a *Alternative) outlook {
	sc := t.ours.sc
	sc.Offer = scenario.Offer{Package: a.packageOf(), NonTaxableMonthly: money.KRW(0)}
	if a.Kind == Conglomerate {
		sc.Employer.SME, sc.Employer.Venture = false, false
	} else {
		sc.Offer.Regime, sc.Offer.NonTaxableMonthly = t.ours.sc.Offer.Regime, t.ours.sc.Offer.NonTaxableMonthly
	}
	o := outlook{currency: money.KRWCurrency, equity: money.KRW(0)}
	for i, y := range t.engine.CaseYears(sc) {
		pay := y.Hire.Pay
		equity := pay.Equity.Money().Add(pay.ExemptEquity.Money())
		o.takeHome, o.equity = append(o.takeHome, y.Without.TakeHome.Money()), o.equity.Add(equity)
		if i == 0 {
			y.Hire.Pay.Equity, y.Hire.Pay.ExemptEquity = worksheet.Plain(money.KRW(0)), worksheet.Plain(money.KRW(0))
			bank := bestOf(&y.HireYear, y.Open, pay.Cash.Money())
			o.gross, o.cash = pay.Cash.Money().Add(equity), bank.TakeHome.Money()
		}
	}
	return o
}

// ourOffer is ours with its retention pay, buy-out and what is given, and the
// same with the match where there is one. The match is solved on the offer
// alone; what it adds to pay is taxed on top of all.
func (t *table) ourOffer() []outlook {
	p := t.ours
	offered := p.offered()
	out := []outlook{p.outlook(offered)}
	if t.deal.Scenario.Policy.Rate.IsZero() {
		return out
	}
	offered.more = make([]money.Money, len(p.years))
	for i, y := range t.engine.Evaluate(p.sc, scenario.Options{}).Result.Years {
		offered.more[i] = y.Policy.CashPay.Sub(y.Offer.CashPay)
	}
	with := p.outlook(offered)
	with.match = true
	return append(out, with)
}

// outlook is our offer on the terms.
func (p *pricing) outlook(t terms) outlook {
	o := outlook{currency: money.KRWCurrency, equity: money.KRW(0)}
	for i, y := range p.price(t) {
		pay := p.years[i].Hire.Pay
		equity := pay.Equity.Money().Add(pay.ExemptEquity.Money())
		o.takeHome, o.equity = append(o.takeHome, y.Net), o.equity.Add(equity)
		if i == 0 {
			o.gross, o.cash = y.Cash.Add(equity), y.InHand
		}
	}
	return o
}
