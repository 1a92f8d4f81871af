package policy

import (
	"context"
	"math"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/sim"
)

// curveNodes are the pays at which years are compared.
const curveNodes = 17

// curve spares a draw most of its taxes. The law changes a little from year to
// year, so each supported year has a pay and a tax of its own; but of all that
// is drawn they depend on the pass-through alone. In every draw the pay and the
// tax of one year, the pattern, are computed; what the other years differ by
// was computed at several pays of the pattern and is read off in between. The
// error is a small part of a small difference; it is in the tests.
type curve struct {
	pattern   int
	low, step float64 // the pattern's pay at node 0, and from node to node; won
	years     []*yearCurve
}

// yearCurve is what a year has more than the pattern, at each node. A year that
// is like the one before shares it.
type yearCurve [curveNodes]difference

// difference are won; single precision keeps them to a few won.
type difference struct{ takeHome, taxes, companyCost, subsidy float32 }

// curves are the candidates', nil where a design's pay needs no search, or
// where the pattern's pay does not tell one pass-through from another.
func (l *Lab) curves(ctx context.Context, p *plan) ([]*curve, error) {
	curves := make([]*curve, len(l.cohort))
	if p.design.Instrument != Match && p.design.Instrument != RDCredit {
		return curves, nil
	}
	err := sim.Each(ctx, len(curves), caseChunk, func() func(int) {
		return func(i int) {
			if p.design.serves(&l.cohort[i]) {
				curves[i] = p.curveOf(&l.cohort[i])
			}
		}
	}, nil)
	return curves, err
}

// curveOf compares the candidate's years. The pattern is the middle one.
func (p *plan) curveOf(c *candidate) *curve {
	var years []int
	for t := range c.years {
		if p.supported[t] {
			years = append(years, t)
		}
	}
	if len(years) < 2 {
		return nil
	}
	v := &curve{pattern: years[len(years)/2], years: make([]*yearCurve, len(c.years))}
	sp := &c.spans[c.years[v.pattern].span]
	limits := p.parameters.of[PassThrough].limits
	least, most := p.withShare(c, v.pattern, limits.low), p.withShare(c, v.pattern, limits.high)
	if least.pay == most.pay && limits.low != limits.high {
		return nil
	}
	v.low, v.step = float64(least.pay), float64(most.pay-least.pay)/(curveNodes-1)
	for _, t := range years {
		v.years[t] = new(yearCurve)
	}
	for node := range curveNodes {
		theta := p.shareAt(sp, v.pattern, v.low+float64(node)*v.step, limits)
		pattern := p.withShare(c, v.pattern, theta)
		for _, t := range years {
			year := p.withShare(c, t, theta)
			v.years[t][node] = difference{
				takeHome: float32(year.takeHome - pattern.takeHome), taxes: float32(year.taxes() - pattern.taxes()),
				companyCost: float32(year.companyCost - pattern.companyCost), subsidy: float32(year.subsidy - pattern.subsidy),
			}
		}
	}
	return v
}

// withShare is the candidate's year at a pass-through.
func (p *plan) withShare(c *candidate, t int, theta float64) ledger {
	w := world{passThrough: passThroughOf(theta)}
	return p.support(&c.spans[c.years[t].span], t, &w, nearly)
}

// shareAt is the pass-through at which the pay is reached: what the pay costs
// more, over its subsidy.
func (p *plan) shareAt(sp *span, t int, pay float64, limits rangeOf) float64 {
	terms := p.terms(t, money.Rate{})
	result := sp.at(int64(pay))
	cost := result.EmployerCost.Minor()
	award := sp.near.At(&terms, int64(pay), cost)
	if award.Subsidy == 0 {
		return limits.low
	}
	theta := float64(cost-sp.near.Budget()) / float64(award.Subsidy)
	return min(max(theta, limits.low), limits.high)
}

// solve fills the candidate's supported years from the pattern's.
func (v *curve) solve(s *scratch, c *candidate, p *plan, w *world) {
	pattern := p.support(&c.spans[c.years[v.pattern].span], v.pattern, w, nearly)
	at := 0.0
	if v.step > 0 {
		at = min(max((float64(pattern.pay)-v.low)/v.step, 0), curveNodes-1)
	}
	node := min(int(at), curveNodes-2)
	part := float32(at - float64(node))
	for t := range c.years {
		if !p.supported[t] {
			s.with[t] = c.spans[c.years[t].span].without
			continue
		}
		a, b := &v.years[t][node], &v.years[t][node+1]
		year := pattern
		year.takeHome += between(a.takeHome, b.takeHome, part)
		year.national += between(a.taxes, b.taxes, part)
		year.companyCost += between(a.companyCost, b.companyCost, part)
		year.subsidy += between(a.subsidy, b.subsidy, part)
		s.with[t] = year
	}
}

// between is the amount part of the way from a to b, in whole won.
func between(a, b, part float32) int64 { return int64(math.Round(float64(a + part*(b-a)))) }
