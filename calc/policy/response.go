package policy

import (
	"math"

	"github.com/offergap/offergap/calc/sim"
)

// homeNodes is the number of nodes of the average over the taste for home:
// their error is in the tests.
const homeNodes = 12

var nodes = [homeNodes]sim.Node(sim.NormalNodes(homeNodes))

// attachment is the spread of the taste for home: exp(−h) at the nodes.
type attachment [homeNodes]float64

// spread sets the standard deviation, in log odds.
func (a *attachment) spread(sd float64) {
	for i := range a {
		a[i] = math.Exp(-sd * nodes[i].X)
	}
}

// accept is the share that accepts at the log odds u of the middle person: the
// logit averaged over the taste for home.
func (a *attachment) accept(u float64) float64 {
	odds, share := math.Exp(-u), 0.0
	for i := range a {
		share += nodes[i].Weight / (1 + odds*a[i])
	}
	return share
}

// annuity are the weights by which a person sums the years of a package into
// one yearly amount: survival in the job over the personal discount, summing
// to 1.
func annuity(years int, stay, discount float64) (weights [maxYears]float64) {
	sum, weight := 0.0, 1.0
	for t := range years {
		weights[t] = weight
		sum += weight
		weight *= stay / (1 + discount)
	}
	for t := range years {
		weights[t] /= sum
	}
	return weights
}

// powers are 1, x, x² …
func powers(years int, x float64) (p [maxYears]float64) {
	value := 1.0
	for t := range years {
		p[t] = value
		value *= x
	}
	return p
}

// annuityValue is the present value of one won a year while the job lasts:
// the sum over the years of (stay ÷ (1 + discount))^t.
func annuityValue(years int, stay, discount float64) float64 {
	sum := 0.0
	for _, v := range powers(years, stay/(1+discount)) {
		sum += v
	}
	return sum
}

// offers is how many offers companies make for one that they made before:
// (cost with ÷ cost without)^−elasticity.
func offers(with, without, elasticity float64) float64 {
	if elasticity == 0 || with == without || with <= 0 || without <= 0 {
		return 1
	}
	return math.Pow(with/without, -elasticity)
}
