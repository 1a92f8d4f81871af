package policy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// intensitySteps is how finely a rate is varied.
const intensitySteps = 1_000_000

// mostRate is the bound of a match rate; other rates end at the whole.
const mostRate = 0.95

// graded tells whether the design has a rate; the others have an amount.
func (d *Design) graded() bool { return d.Instrument != LumpSum && d.Instrument != Settlement }

// limit is the most of its intensity: a rate, or an amount in won.
func (d *Design) limit() float64 {
	switch d.Instrument {
	case Match:
		return mostRate
	case LumpSum:
		return mostAmount
	case Settlement: // more money does not buy more of the same terms
		return float64(d.Amount.Minor())
	}
	return 1
}

// mostAmount bounds an amount per person: ten billion won.
const mostAmount = 1e10

// intensity is the design's rate as a share of the cost, or its amount in won.
func (d *Design) intensity() float64 {
	if d.graded() {
		return d.Policy.Share().Float()
	}
	return float64(d.Amount.Minor())
}

// at is the design at another intensity. A part of a settlement package costs
// and is worth as much less.
func (d Design) at(intensity float64) Design {
	if d.graded() {
		d.Policy.Reading = scenario.ShareOfCost
		d.Policy.Rate = money.Fraction(won(intensity*intensitySteps), intensitySteps)
		return d
	}
	if whole := float64(d.Amount.Minor()); d.Instrument == Settlement && whole > 0 {
		d.leftOut = 1 - (1-d.leftOut)*intensity/whole
	}
	d.Amount = money.KRW(won(intensity))
	return d
}

// stronger is the design at a slightly greater intensity; false where it is at
// its end or gives nothing.
func (d *Design) stronger() (Design, bool) {
	step := marginalStep
	if !d.graded() {
		step *= d.intensity()
	}
	next := d.intensity() + step
	return d.at(next), step > 0 && next <= d.limit()
}
