package policy

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/offergap/offergap/calc/sim"
)

// totals are a design's sums over a cohort in one world: expected people, and
// present values in won. It is all that a draw leaves behind.
type totals struct {
	without    float64 // hires without the design
	more       float64 // hires with it, less those
	awarded    float64 // hires that are supported
	anyway     float64 // those of them who would have come without it
	gross      float64 // support
	net        float64 // less taxes that it brings, with what displacement and services cost
	first      float64 // support of the first year that is asked for, nominal
	granted    float64 // and that the budget pays
	jobYears   float64 // supported years of the additional hires
	koreaYears float64 // years in Korea that are added
	luck       float64 // variance of the additional hires in a lottery, before its share
	national   float64 // of the additional hires, those that are new to the nation
}

// add takes in a candidate whose share of the request is granted.
func (t *totals) add(l *Lab, w *world, weight, share float64, o *outcome) {
	more := weight * share * (o.with - o.without)
	t.without += weight * o.without
	t.more += more
	if o.subsidy > 0 {
		t.awarded += weight * share * o.with
		t.anyway += weight * share * min(o.with, o.without)
	}
	t.gross += weight * share * o.with * o.subsidy
	t.net += weight * share * o.net(l, w)
	t.first += weight * o.with * o.firstSubsidy
	t.granted += weight * share * o.with * o.firstSubsidy
	t.jobYears += more * o.jobYears
	t.koreaYears += weight * share * o.moreYears()
	t.luck += weight * (o.with - o.without) * (o.with - o.without)
}

// scale leaves the share of every award.
func (t *totals) scale(share float64) {
	for _, sum := range []*float64{&t.more, &t.awarded, &t.anyway, &t.gross, &t.net, &t.granted, &t.jobYears, &t.koreaYears} {
		*sum *= share
	}
}

// settle takes off what another Korean job and displacement leave of the
// additional hires.
func (t *totals) settle(w *world) {
	t.national = t.more * (1 - w.values[OtherKoreanJob]) * (1 - w.values[Displacement])
}

// ration is a budget being given out in order.
type ration struct{ left float64 }

// share is the part of a request that is granted.
func (r *ration) share(request float64) float64 {
	switch {
	case request <= 0:
		return 1
	case request <= r.left:
		r.left -= request
		return 1
	}
	share := max(0, r.left) / request
	r.left = 0
	return share
}

// totals reckons the whole cohort in the world, along curves where there are
// some. luck is the lottery's, in standard deviations.
func (l *Lab) totals(s *scratch, p *plan, w *world, curves []*curve, luck float64) totals {
	var t totals
	ration := ration{p.budget}
	for n := range l.cohort {
		i := n
		if p.order != nil {
			i = p.order[n]
		}
		c := &l.cohort[i]
		if curves != nil && curves[i] != nil {
			curves[i].solve(s, c, p, w)
		} else {
			s.solve(c, p, w, nearly)
		}
		o := s.outcome(l, c, p, w)
		share := 1.0
		if p.order != nil && p.budget >= 0 {
			share = ration.share(c.weight * o.with * o.firstSubsidy)
		}
		t.add(l, w, c.weight, share, &o)
		if s.gaps != nil {
			s.gaps.add(c, &o)
		}
	}
	if p.order == nil && p.budget >= 0 && t.first > p.budget {
		share := p.budget / t.first
		t.scale(share)
		if p.design.Rationing == Lottery {
			t.more += luck * math.Sqrt(share*(1-share)*t.luck)
		}
	}
	t.settle(w)
	return t
}

// draws runs the design in n drawn worlds. Memory grows with them alone.
func (l *Lab) draws(ctx context.Context, p *plan, n int, done func(int)) ([]totals, error) {
	rows := make([]totals, n)
	if n == 0 {
		return rows, nil
	}
	curves, err := l.curves(ctx, p)
	if err != nil {
		return nil, err
	}
	err = sim.Draws(ctx, l.study.Seed, n, func() func(int, *rand.Rand) {
		s, w := new(scratch), new(world)
		return func(i int, r *rand.Rand) {
			*w = l.at(p.parameters.draw(r))
			rows[i] = l.totals(s, p, w, curves, sim.Sample(r, sim.Normal{SD: 1}))
		}
	}, done)
	return rows, err
}

// gaps are the gaps of a cohort on the basis of purchasing power.
type gaps struct {
	without, with []sim.Weighted
	valued        bool // settlement terms close the gap too, at what they are worth
}

func (g *gaps) add(c *candidate, o *outcome) {
	g.without, g.with = append(g.without, sim.Weighted{}), append(g.with, sim.Weighted{})
	g.set(len(g.with)-1, c, o)
}

// set is the candidate's, at its place.
func (g *gaps) set(i int, c *candidate, o *outcome) {
	paid := o.paidAt
	if g.valued {
		paid = o.oursAt
	}
	g.without[i] = sim.Weighted{Value: o.reference - o.ours, Weight: c.weight}
	g.with[i] = sim.Weighted{Value: o.reference - paid, Weight: c.weight}
}

// closed is the share of the median gap that is closed; nil where there is no
// gap to close.
func (g *gaps) closed() *float64 {
	without := sim.WeightedMedian(g.without)
	if !(without > 0) {
		return nil
	}
	share := 1 - sim.WeightedMedian(g.with)/without
	return &share
}
