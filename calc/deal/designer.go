package deal

import (
	"slices"
	"sort"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// DesignResult are packages to offer within a ceiling on the company's cost of
// the first year, beside the offer as it stands. Amounts are won.
type DesignResult struct {
	Ceiling      money.Money `json:"ceiling"`
	CeilingGiven bool        `json:"ceiling_given"` // false: what the offer costs now
	Present      Package     `json:"present"`
	AtCeiling    []Package   `json:"at_ceiling"` // most_cash, most_certain, most_upside
	AtTarget     []Package   `json:"at_target"`  // the same within the target; empty where none is given
	OddsModel    []string    `json:"odds_model"` // paths of the parameters behind the odds
}

// Package is one package. Options are not cash: their limit is the pool.
type Package struct {
	Package     string      `json:"package"` // present, most_cash, most_certain, most_upside
	Fits        bool        `json:"fits"`    // false: nothing does, and the amounts are the least that the package can be
	Binding     []string    `json:"binding"` // what holds it back: ceiling, target, base_at_most, top_of_band, pool_at_most, pool_left
	Missing     []string    `json:"missing"` // fields without which a part was left out
	Base        money.Money `json:"base"`    // as quoted, a year
	Signing     money.Money `json:"signing"`
	Retention   money.Money `json:"retention"`
	Home        money.Money `json:"home"`       // rent a year that the company pays
	Options     money.Money `json:"options"`    // granted, at today's price
	PoolShare   *float64    `json:"pool_share"` // nil: not given
	CostYearOne money.Money `json:"cost_year_one"`
	Cost        money.Money `json:"cost"`          // over the horizon
	CashYearOne money.Money `json:"cash_year_one"` // in hand
	Net         money.Money `json:"net"`           // over the horizon, equity after its discount and tax
	Certain     money.Money `json:"certain"`       // part of Net that can be neither forfeited nor owed back
	Upside      money.Money `json:"upside"`        // counted equity over the horizon, gross
	OnPaper     money.Money `json:"on_paper"`      // the same without the risk discount
	Odds        *Odds       `json:"odds"`          // nil: the model has no answer
	Flags       []Flag      `json:"flags"`
}

var (
	lineDesignOnce    = worksheet.NewLine("deal.design.not_certain")
	lineDesignCertain = worksheet.NewLine("deal.design.certain")
	lineDesignOther   = worksheet.NewLine("deal.design.all_but_base")
	lineDesignCost    = worksheet.NewLine("deal.design.cost_year_one")
	lineDesignNet     = worksheet.NewLine("deal.design.net")
	lineDesignLeft    = worksheet.NewLine("deal.design.left_of_ceiling")
)

// designs are the packages: what each gives first, in this order, once the base
// that the offer has now is paid.
var designs = []struct {
	name   string
	fill   []part
	upside bool
}{
	{name: "most_cash", fill: []part{moreSigning}},
	{name: "most_certain", fill: []part{companyHome, moreBase, moreSigning}},
	{name: "most_upside", fill: []part{companyHomeAsOffered, signingAsOffered, retentionAsOffered}, upside: true},
}

// Design are the packages. No base falls below the present one unless a limit
// forces it: within the ceiling the packages shift what comes on top. The pool
// bounds options in all of them and most_upside grants all that it allows.
func Design(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) DesignResult {
	g := newDesigner(engine, d)
	present := g.asOffered()
	out := DesignResult{Ceiling: d.Approval.Ceiling, CeilingGiven: !d.Approval.Ceiling.IsZero(), OddsModel: oddsModel}
	if !out.CeilingGiven {
		out.Ceiling = present.years[0].Cost
	}
	present.Fits = !out.Ceiling.Less(present.years[0].Cost)
	out.Present = g.show(s, 1, present, out.Ceiling)
	for i, design := range designs {
		out.AtCeiling = append(out.AtCeiling, g.show(s, 2+i, g.design(design.name, design.fill, design.upside, out.Ceiling), out.Ceiling))
		if target := d.Approval.Target; !target.IsZero() {
			out.AtTarget = append(out.AtTarget, g.show(s, 2+len(designs)+i, g.design(design.name, design.fill, design.upside, target), target))
		}
	}
	for i := range out.AtTarget {
		if at := slices.Index(out.AtTarget[i].Binding, "ceiling"); at >= 0 {
			out.AtTarget[i].Binding[at] = "target"
		}
	}
	return out
}

// designer fills packages.
type designer struct {
	engine *scenario.Engine
	deal   *Deal
	usual  *pricing // options as offered, or as many as the limits allow
	most   *pricing // all options that the limits allow
	limits limits
}

func newDesigner(engine *scenario.Engine, d *Deal) *designer {
	g := &designer{engine: engine, deal: d, limits: limitsOf(engine, d)}
	g.usual = newPricing(engine, d.withOptions(engine, g.limits.usual))
	g.most = g.usual
	if g.limits.most != g.limits.usual {
		g.most = newPricing(engine, d.withOptions(engine, g.limits.most))
	}
	return g
}

// withOptions is the deal with all options scaled.
func (d *Deal) withOptions(engine *scenario.Engine, scale money.Rate) *Deal {
	out := *d
	out.Scenario.Offer.Grants = d.countedGrants(engine)
	for i := range out.Scenario.Offer.Grants {
		if g := &out.Scenario.Offer.Grants[i]; isOption(*g) {
			g.Value = g.Value.Mul(scale, money.TruncateToWon)
		}
	}
	return &out
}

// designed is a package while it is filled.
type designed struct {
	Package
	terms
	pricing *pricing
	years   priced
	scale   money.Rate // of the options offered
}

func (p *designed) reprice() { p.years = p.pricing.price(p.terms) }

// asOffered is the offer as it stands, whatever limits it passes.
func (g *designer) asOffered() *designed {
	p := &designed{Package: Package{Package: "present"}, pricing: newPricing(g.engine, g.deal), scale: money.Fraction(1, 1)}
	p.terms = p.pricing.offered()
	p.reprice()
	return p
}

// design fills a package within the ceiling.
func (g *designer) design(name string, fill []part, upside bool, ceiling money.Money) *designed {
	p := &designed{Package: Package{Package: name, Fits: true}, pricing: g.usual, scale: g.limits.usual}
	if upside {
		p.pricing, p.scale = g.most, g.limits.most
		p.Binding = append(p.Binding, g.limits.pool...)
		p.Missing = append(p.Missing, g.limits.missing...)
	}
	nothing := money.KRW(0)
	p.terms = terms{base: p.pricing.offered().base, signing: nothing, retention: nothing, home: nothing, school: nothing}
	if most, by := g.limits.base, g.limits.baseBy; most != nil && most.Less(p.terms.base) {
		p.terms.base = *most
		p.bind(by)
	}
	p.reprice()
	if ceiling.Less(p.years[0].Cost) {
		p.Fits = false
		p.bind("ceiling")
		return p
	}
	for _, part := range fill {
		part(g, p, ceiling)
	}
	return p
}

func (p *designed) bind(by string) {
	if !slices.Contains(p.Binding, by) {
		p.Binding = append(p.Binding, by)
	}
}

// designStep is a thousand won a month: amounts that differ by such steps are
// ordered in take-home pay as they are in gross.
const designStep = 12_000

// fill raises an amount in steps as far as the ceiling and the amount's own
// limit allow; nil is no limit. The first step takes up what the whole steps to
// the limit leave. It tells whether the ceiling stopped it.
func (p *designed) fill(amount *money.Money, most *money.Money, ceiling money.Money) (stopped bool) {
	from, odd := *amount, int64(0)
	room := ceiling.Sub(p.years[0].Cost).Minor() / designStep // pay costs at least itself
	if most != nil {
		way := max(0, most.Sub(from).Minor())
		room, odd = min(room, way/designStep), way%designStep
	}
	set := func(steps int) {
		*amount = from
		if steps > 0 {
			*amount = from.Add(money.KRW(odd + int64(steps)*designStep))
		}
	}
	over := sort.Search(int(room)+1, func(steps int) bool {
		set(steps)
		p.reprice()
		return ceiling.Less(p.years[0].Cost)
	})
	set(max(0, over-1))
	p.reprice()
	return most == nil || most.Sub(*amount).Minor() >= designStep
}

// part gives one thing as far as the ceiling allows.
type part func(g *designer, p *designed, ceiling money.Money)

func moreSigning(_ *designer, p *designed, ceiling money.Money) {
	if p.fill(&p.terms.signing, nil, ceiling) {
		p.bind("ceiling")
	}
}

func moreBase(g *designer, p *designed, ceiling money.Money) {
	if g.limits.base != nil && !p.fill(&p.terms.base, g.limits.base, ceiling) {
		p.bind(g.limits.baseBy)
	} else if g.limits.base == nil && p.fill(&p.terms.base, nil, ceiling) {
		p.bind("ceiling")
	}
}

func signingAsOffered(_ *designer, p *designed, ceiling money.Money) {
	offered := p.pricing.offered().signing
	if p.fill(&p.terms.signing, &offered, ceiling) {
		p.bind("ceiling")
	}
}

func retentionAsOffered(_ *designer, p *designed, ceiling money.Money) {
	offered := p.pricing.offered().retention
	if p.fill(&p.terms.retention, &offered, ceiling) {
		p.bind("ceiling")
	}
}

// companyHome is the home of the rent given, all of it or none.
func companyHome(g *designer, p *designed, ceiling money.Money) {
	rent := g.deal.Settling.Rent
	if rent.IsZero() {
		p.Missing = append(p.Missing, "settling.rent")
		return
	}
	p.terms.home = rent.Times(monthsOfYear)
	p.reprice()
	if ceiling.Less(p.years[0].Cost) {
		p.terms.home = money.KRW(0)
		p.reprice()
		p.bind("ceiling")
	}
}

func companyHomeAsOffered(g *designer, p *designed, ceiling money.Money) {
	if g.deal.Settling.Home == CompanyLease && !g.deal.Settling.Rent.IsZero() {
		companyHome(g, p, ceiling)
	}
}

// counted is the equity of the package over the horizon through a lens.
func (p *designed) counted(lens worksheet.Lens) money.Money {
	sum := money.KRW(0)
	for _, y := range p.pricing.sc.Offer.Years(nil, worksheet.Offer, len(p.years), lens) {
		sum = sum.Add(y.Equity.Money()).Add(y.Options.Money())
	}
	return sum
}

// granted is the worth of the options at today's price.
func granted(grants []offer.Grant) money.Money {
	sum := money.KRW(0)
	for _, g := range grants {
		if isOption(g) {
			sum = sum.Add(g.Value)
		}
	}
	return sum
}
