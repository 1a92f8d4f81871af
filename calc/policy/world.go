package policy

import (
	"math"

	"github.com/offergap/offergap/calc/money"
)

// world is one draw's parameters, or the central ones, with all that does not
// depend on the case worked out.
type world struct {
	values
	attachment
	passThrough money.Rate
	here        float64           // dollars' worth of life that a won of take-home pay buys in Korea
	taste       [maxYears]float64 // a person's weights of the years, summing to 1
	worth       [maxYears]float64 // present value to the state of a won in the year
	job, korea  [maxYears]float64 // share that is still in the job, in the country
	outside     float64           // log-pay value of a job outside the capital area
}

// passThroughSteps is how finely a drawn pass-through is cut to a rate.
const passThroughSteps = 1_000_000

// passThroughOf is the share as a rate.
func passThroughOf(share float64) money.Rate {
	return money.Fraction(int64(math.Round(share*passThroughSteps)), passThroughSteps)
}

// at works the values out.
func (l *Lab) at(v values) world {
	w := world{values: v, worth: powers(l.study.Horizon, 1/(1+l.discount))}
	w.spread(v[HomeSD])
	w.passThrough = passThroughOf(v[PassThrough])
	m, local := &l.study.Market, v[LocalSpendShare]
	w.here = local/m.PPPKRWPerUSD.Float() + (1-local)/m.KRWPerUSD.Float()
	w.taste = annuity(l.study.Horizon, v[StayInJob], l.assume.personalDiscount)
	w.job = powers(l.study.Horizon, v[StayInJob])
	w.korea = powers(l.study.Horizon, max(v[StayInKorea], v[StayInJob]))
	w.outside = l.assume.outsideCapital * v[ItemsScale]
	return w
}

// worthHere is the take-home pay in won that buys the life of dollars where the
// candidate lives.
func (w *world) worthHere(c *candidate, dollars float64) float64 {
	local := w.values[LocalSpendShare]
	return dollars * (local/c.priceLevel + 1 - local) / w.here
}

// comfort is the log-pay value of settlement terms whose sum is given: scaled,
// and no more than the ceiling.
func (l *Lab) comfort(items float64, w *world) float64 {
	return min(items*w.values[ItemsScale], l.assume.itemsCeiling)
}
