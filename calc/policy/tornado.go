package policy

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Swing is what one parameter does alone, from its low to its high, in the
// closed form.
type Swing struct {
	Parameter string  `json:"parameter"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`

	AdditionalHires [2]float64     `json:"additional_hires"` // at low and high
	NetCost         [2]int64       `json:"net_cost"`
	Cost            [2]CostPerHire `json:"cost_per_additional_hire"`
}

// Tornado is what drives design i: every parameter that is drawn, those that
// move the additional hires most first. alpha is swung as the stated intent to
// return that it is fitted to.
func (l *Lab) Tornado(ctx context.Context, i int) ([]Swing, error) {
	p := l.planOf(&l.study.Designs[i])
	var swings []Swing
	for n := range p.parameters.of {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		limits := p.parameters.limitsOf(Parameter(n))
		if limits.low == limits.high {
			continue
		}
		swing := Swing{Parameter: Parameter(n).String(), Low: limits.low, High: limits.high}
		for end, value := range []float64{limits.low, limits.high} {
			w := l.at(p.parameters.with(Parameter(n), value))
			t := l.totals(new(scratch), &p, &w, nil, 0)
			swing.AdditionalHires[end], swing.NetCost[end] = rounded(t.national, people), won(t.net)
			swing.Cost[end], _ = costs([]totals{t})
		}
		swings = append(swings, swing)
	}
	slices.SortStableFunc(swings, func(a, b Swing) int { return cmp.Compare(b.width(), a.width()) })
	return swings, nil
}

// limitsOf are the ends of a parameter's range; of an alpha that is fitted,
// those of the stated intent.
func (p *parameters) limitsOf(n Parameter) rangeOf {
	if n == Alpha && !p.alphaGiven {
		return rangeOf{low: p.intent.low, high: p.intent.high}
	}
	return p.of[n].limits
}

// width is by how many hires the ends differ.
func (s *Swing) width() float64 { return math.Abs(s.AdditionalHires[1] - s.AdditionalHires[0]) }

// with are the central values with one parameter at another value; alpha is
// fitted again.
func (p *parameters) with(n Parameter, value float64) values {
	v := p.central()
	if n == Alpha && !p.alphaGiven {
		v[Alpha] = p.fitted(&v, value)
		return v
	}
	v[n] = value
	if !p.alphaGiven {
		v[Alpha] = p.fitted(&v, (p.intent.low+p.intent.high)/2)
	}
	return v
}
