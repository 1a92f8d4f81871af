package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// limits are the constraints of a design beside the ceiling.
type limits struct {
	base        *money.Money // the most base pay; nil: none
	baseBy      string       // what says so
	usual, most money.Rate   // of the options offered: as offered within the pool, and all that it allows
	pool        []string     // what says so
	missing     []string     // fields without which the pool cannot be used
}

// limitsOf reads the constraints. A base that the board has stated wins over
// the team's top: it may lie above it, which is flagged.
func limitsOf(engine *scenario.Engine, d *Deal) limits {
	whole := money.Fraction(1, 1)
	l := limits{usual: whole, most: whole}
	switch a, c := &d.Approval, &d.Costs; {
	case !a.BaseAtMost.IsZero():
		l.base, l.baseBy = &a.BaseAtMost, "base_at_most"
	case !c.TopOfBand.IsZero():
		l.base, l.baseBy = &c.TopOfBand, "top_of_band"
	}
	l.ofPool(d, !granted(d.countedGrants(engine)).IsZero())
	return l
}

// ofPool reads what the pool allows: the options offered take a share of it, so
// that so many times as many take as many times the share.
func (l *limits) ofPool(d *Deal, hasOptions bool) {
	share, limit := d.Costs.PoolShare, money.Rate{}
	for _, one := range []struct {
		by   string
		rate money.Rate
	}{{"pool_at_most", d.Approval.PoolAtMost}, {"pool_left", d.Costs.PoolLeft}} {
		if !one.rate.IsZero() && (limit.IsZero() || one.rate.Cmp(limit) < 0) {
			limit, l.pool = one.rate, []string{one.by}
		}
	}
	if !hasOptions {
		l.missing = append(l.missing, "offer.equity")
	}
	if share.IsZero() {
		l.missing = append(l.missing, "costs.pool_share")
	}
	if limit.IsZero() {
		l.missing = append(l.missing, "approval.pool_at_most")
	}
	if len(l.missing) > 0 {
		l.pool = nil
		return
	}
	l.most = limit.Over(share)
	if l.most.Cmp(l.usual) < 0 {
		l.usual = l.most
	}
}

// show is the package as a result shows it.
func (g *designer) show(s *worksheet.Sheet, at int, p *designed, ceiling money.Money) Package {
	out := p.Package
	in := s.In(worksheet.Scope{Side: worksheet.Offer, Year: 1, Months: uint8(at)})
	first := &p.years[0]
	out.Base, out.Signing, out.Retention, out.Home = p.terms.base, p.terms.signing, p.terms.retention, p.terms.home
	out.Options, out.OnPaper, out.Upside = granted(p.pricing.sc.Offer.Grants), p.counted(worksheet.OnPaper), p.counted(worksheet.RiskAdjusted)
	other := in.Sum(lineDesignOther, in.Input("solved.one_offs", first.OneOff), in.Input("solved.employer_dues", first.Dues),
		in.Input("solved.severance", first.Severance), in.Input("offer.benefits", first.Benefits), in.Input("solved.given", first.Given))
	cost := in.Sum(lineDesignCost, in.Input("solved.base_and_bonus", first.Cash.Sub(first.OneOff)), other)
	in.Sub(lineDesignLeft, in.Input("approval.ceiling", ceiling), cost)
	kept := make([]worksheet.Amount, len(p.years))
	for i := range p.years {
		kept[i] = in.Input("solved.take_home", p.years[i].Net)
	}
	net := in.Sum(lineDesignNet, kept...)
	out.CostYearOne, out.Cost = cost.Money(), p.years.cost()
	out.CashYearOne, out.Net = first.InHand, net.Money()
	out.Certain = g.certain(in, p, net)
	share := g.deal.Costs.PoolShare.Times(p.scale)
	if !share.IsZero() {
		v := share.Float()
		out.PoolShare = &v
	}
	out.Odds = g.odds(p)
	out.Flags = g.deal.limitFlags(out.Base, share)
	return out
}

// certain is what the candidate has for sure: all but equity, retention pay, a
// signing bonus that the contract ties to a stay, and a buy-out that can be
// owed back.
func (g *designer) certain(s *worksheet.Sheet, p *designed, all worksheet.Amount) money.Money {
	sure := *p.pricing
	t := p.terms
	t.retention = money.KRW(0)
	if g.deal.Retention.SigningRecoverable {
		t.signing = money.KRW(0)
	}
	if g.deal.BuyOut.ClawbackMonths > 0 {
		sure.buyOut = make([]money.Money, len(p.years))
		for i := range sure.buyOut {
			sure.buyOut[i] = money.KRW(0)
		}
	}
	kept := sure.price(t).sum(func(y *pricedYear) money.Money { return y.InCash })
	rest := s.Sub(lineDesignOnce, all, s.Input("solved.net_that_is_certain", kept))
	return s.Sub(lineDesignCertain, all, rest).Money()
}
