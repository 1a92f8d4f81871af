package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// pricing is our offer from the first day of work on, ready to be priced at
// other pay: the engine's years, the buy-out at its gross, and what is given
// beside pay.
type pricing struct {
	*hiring
	years  []scenario.CaseYear
	buyOut []money.Money // gross, by year
	given  []gift        // beside the company's home
}

// terms are what may be negotiated, in won.
type terms struct {
	base      money.Money // as quoted, a year
	signing   money.Money
	retention money.Money
	home      money.Money   // rent a year that the company pays as the tenant
	school    money.Money   // fees a year beside those that it pays already
	more      []money.Money // more cash by year, such as a match brings; nil: none
}

// priced is what terms come to, by year, in won.
type priced []pricedYear

// pricedYear is one year of the offer, twelve months of it.
type pricedYear struct {
	Regime    tax.Regime
	Cash      money.Money // paid, with one-offs and the buy-out of the year
	OneOff    money.Money // part of Cash: signing, relocation, retention and buy-out
	Dues      money.Money // the employer's contributions
	Severance money.Money // accrued by the law; nothing for executives
	Benefits  money.Money
	Given     money.Money // the company's cost of what it gives in kind
	GivenOnce money.Money // part of Given
	Cost      money.Money // all of these
	Net       money.Money // take-home pay of all, things given at what they are worth
	InHand    money.Money // take-home pay in cash, after the tax on things given
	InCash    money.Money // InHand and things given: without equity
}

// newPricing binds the deal. Where the scenario names no options, those that
// are given share by share count in the year of their exercise.
func newPricing(engine *scenario.Engine, d *Deal) *pricing {
	counted := *d
	counted.Scenario.Offer.Grants = d.countedGrants(engine)
	h := newHiring(engine, &counted)
	p := &pricing{hiring: h, years: engine.CaseYears(h.sc)}
	p.buyOut = p.buyOutGross(d)
	for _, g := range h.given(nil) {
		if g.item != "home" {
			p.given = append(p.given, g)
		}
	}
	return p
}

// buyOutGross is what the buy-out pays in each year of the horizon under the
// offer's regime.
func (p *pricing) buyOutGross(d *Deal) []money.Money {
	out := make([]money.Money, len(p.years))
	for i := range out {
		out[i] = money.KRW(0)
	}
	if d.BuyOut.Share.IsZero() {
		return out
	}
	for _, r := range ReplaceForfeited(p.engine, nil, d, d.LastDay()).Regimes {
		for _, payment := range r.Payments {
			if year := payment.Month / monthsOfYear; r.Applied && year < len(out) {
				out[year] = out[year].Add(payment.Gross)
			}
		}
	}
	return out
}

// offered are the terms of the deal as it stands.
func (p *pricing) offered() terms {
	o, d := &p.deal.Scenario.Offer, p.deal
	t := terms{base: o.Base, signing: o.Signing, retention: d.Retention.Amount, home: money.KRW(0), school: money.KRW(0)}
	if d.Settling.Home == CompanyLease {
		t.home = d.Settling.Rent.Times(monthsOfYear)
	}
	return t
}

// price computes the terms. Signing, relocation and retention are paid in the
// first year, on which no severance accrues.
func (p *pricing) price(t terms) priced {
	pkg := p.sc.Offer.Package
	pkg.Base, pkg.Signing = p.paidOf(t.base), t.signing
	paid := pkg.Years(nil, worksheet.Offer, len(p.years), worksheet.CashOnly)
	if !p.rules.SeveranceCounts(p.deal.Severance.TargetBonus) {
		pkg.Bonus = money.KRW(0)
	}
	counted := pkg.Years(nil, worksheet.Offer, len(p.years), worksheet.CashOnly)
	out := make(priced, len(p.years))
	for i := range out {
		y := &out[i]
		y.OneOff = paid[i].OneOff.Money().Add(p.buyOut[i])
		if i == 0 {
			y.OneOff = y.OneOff.Add(t.retention)
		}
		y.Cash = paid[i].Recurring.Money().Add(y.OneOff)
		if t.more != nil {
			y.Cash = y.Cash.Add(t.more[i])
		}
		y.Benefits = paid[i].Benefits.Money()
		p.tax(&t, i, y)
		p.accrueOn(counted[i].Recurring.Money(), i, y)
		y.Cost = y.Cash.Add(y.Dues).Add(y.Severance).Add(y.Benefits).Add(y.Given)
	}
	return out
}

// paidOf is the base pay that is really paid of a quoted one.
func (p *pricing) paidOf(quoted money.Money) money.Money {
	if !p.deal.Severance.IncludedInBase {
		return quoted
	}
	return p.rules.BaseWithoutSeverance(nil, worksheet.Plain(quoted)).Money()
}

// tax fills in what the year's pay leaves and the employer's contributions.
// Things given and taxed are wages in kind.
func (p *pricing) tax(t *terms, i int, y *pricedYear) {
	kind, untaxed, given, once := p.givenIn(t, i)
	full := p.years[i].HireYear
	cash := full
	full.Hire.Pay.Equity = worksheet.Plain(full.Hire.Pay.Equity.Money().Add(kind))
	cash.Hire.Pay.Equity, cash.Hire.Pay.ExemptEquity = worksheet.Plain(kind), worksheet.Plain(money.KRW(0))
	all, bank := bestOf(&full, p.years[i].Open, y.Cash), bestOf(&cash, p.years[i].Open, y.Cash)
	y.Regime, y.Dues, y.Given, y.GivenOnce = all.Regime, all.EmployerDues.Money(), given, once
	y.Net = all.TakeHome.Money().Add(untaxed)
	y.InCash = bank.TakeHome.Money().Add(untaxed)
	y.InHand = bank.TakeHome.Money().Sub(kind)
}

// bestOf is the result under the regime that leaves the most, the first where
// several leave the same.
func bestOf(y *scenario.HireYear, open []tax.Regime, cash money.Money) kr.Result {
	best := y.With(open[0], cash)
	for _, regime := range open[1:] {
		if other := y.With(regime, cash); best.TakeHome.Less(other.TakeHome) {
			best = other
		}
	}
	return best
}

// givenIn is what is given in the year: at its value where it is taxed and
// where it is not, and at its cost.
func (p *pricing) givenIn(t *terms, i int) (kind, untaxed, cost, once money.Money) {
	kind, untaxed, cost, once = money.KRW(0), money.KRW(0), money.KRW(0), money.KRW(0)
	put := func(g gift) {
		cost = cost.Add(g.cost.Money())
		if g.once {
			once = once.Add(g.cost.Money())
		}
		if g.taxed {
			kind = kind.Add(g.value.Money())
		} else {
			untaxed = untaxed.Add(g.value.Money())
		}
	}
	for _, g := range p.given {
		replaced := g.item == "deposit_loan" && t.home.Sign() > 0
		if (i == 0 || !g.once) && !replaced {
			put(g)
		}
	}
	home, school := worksheet.Plain(t.home), worksheet.Plain(t.school)
	put(gift{taxed: p.rules.LeaseTaxed(), value: home, cost: home})
	put(gift{taxed: p.rules.SchoolFeesTaxed(), value: school, cost: school})
	return kind, untaxed, cost, once
}

// accrueOn fills in the year's severance on the wages that count. Executives
// have theirs by the company's rules, which are not known here.
func (p *pricing) accrueOn(wages money.Money, i int, y *pricedYear) {
	y.Severance = money.KRW(0)
	if p.deal.Severance.Executive {
		return
	}
	if p.rules.SeveranceCountsOneOffs() {
		wages = wages.Add(y.OneOff)
	}
	y.Severance = p.rulesIn(p.first.Year()+i).SeveranceOf(nil, worksheet.Plain(wages)).Money()
}

// sum adds a figure of the years up.
func (y priced) sum(of func(*pricedYear) money.Money) money.Money {
	total := money.KRW(0)
	for i := range y {
		total = total.Add(of(&y[i]))
	}
	return total
}

func (y priced) cost() money.Money { return y.sum(func(y *pricedYear) money.Money { return y.Cost }) }
func (y priced) net() money.Money  { return y.sum(func(y *pricedYear) money.Money { return y.Net }) }

// countedGrants are the scenario's grants and, where it has no options, the
// deal's options that are exercised.
func (d *Deal) countedGrants(engine *scenario.Engine) []offer.Grant {
	grants := slices.Clone(d.Scenario.Offer.Grants)
	if slices.ContainsFunc(grants, isOption) {
		return grants
	}
	for _, o := range d.Options {
		year := o.Exercised.Year() - d.FirstDay().Year()
		if o.Exercised == 0 || year < 0 || o.Price.IsZero() {
			continue
		}
		vesting := make([]money.Rate, year+1)
		vesting[year] = money.Fraction(1, 1)
		grants = append(grants, offer.Grant{
			Kind: offer.Option, Value: o.Price.Times(int64(o.Shares)), Vesting: vesting, Growth: o.Growth,
			Strike: money.Fraction(o.Strike.Minor(), o.Price.Minor()), Discount: optionDiscount(engine),
		})
	}
	return grants
}

func isOption(g offer.Grant) bool { return g.Kind == offer.Option }

// optionDiscount is the risk discount of options by the assumption on file.
func optionDiscount(engine *scenario.Engine) money.Rate {
	day := law.Day(scenario.DefaultTaxYear, 1, 1)
	return engine.Book().At(day).Rate("market.assumptions.equity_discount", "option", "value").Rate
}
