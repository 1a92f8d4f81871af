package sim

import (
	"math"
	"math/rand/v2"
)

// Distribution is a random number's, known by its quantiles.
type Distribution interface {
	// Quantile is the value that the share u of all draws stays below, for u
	// in (0, 1).
	Quantile(u float64) float64
	Mean() float64
	Variance() float64
}

// Sample draws from the distribution by inverting its cumulative function: one
// uniform number a draw whatever the distribution, so that exchanging one
// leaves all later draws as they were.
func Sample(r *rand.Rand, d Distribution) float64 { return d.Quantile(open(r)) }

// open is a uniform number strictly between 0 and 1: the middle of one of 2⁵²
// equal steps.
func open(r *rand.Rand) float64 { return (float64(r.Uint64()>>12) + 0.5) / (1 << 52) }

// Point is a number that does not vary.
type Point float64

// Quantile is the number itself.
func (p Point) Quantile(float64) float64 { return float64(p) }

// Mean is the number itself.
func (p Point) Mean() float64 { return float64(p) }

// Variance is 0.
func (p Point) Variance() float64 { return 0 }

// Uniform is equally likely everywhere from Low to High.
type Uniform struct{ Low, High float64 }

// Quantile is Low + u · (High − Low).
func (d Uniform) Quantile(u float64) float64 { return d.Low + u*(d.High-d.Low) }

// Mean is the middle.
func (d Uniform) Mean() float64 { return (d.Low + d.High) / 2 }

// Variance is the squared width over twelve.
func (d Uniform) Variance() float64 { return (d.High - d.Low) * (d.High - d.Low) / 12 }

// Triangular rises from Low to Mode and falls to High. Low ≤ Mode ≤ High; where
// all three are equal it is a point.
type Triangular struct{ Low, Mode, High float64 }

// Quantile inverts the two parabolas of the cumulative function.
func (d Triangular) Quantile(u float64) float64 {
	width := d.High - d.Low
	if width == 0 {
		return d.Mode
	}
	if u*width < d.Mode-d.Low {
		return d.Low + math.Sqrt(u*width*(d.Mode-d.Low))
	}
	return d.High - math.Sqrt((1-u)*width*(d.High-d.Mode))
}

// Mean is the mean of the three corners.
func (d Triangular) Mean() float64 { return (d.Low + d.Mode + d.High) / 3 }

// Variance is that of the three corners over four times three.
func (d Triangular) Variance() float64 {
	return (d.Low*d.Low + d.Mode*d.Mode + d.High*d.High - d.Low*d.Mode - d.Low*d.High - d.Mode*d.High) / 18
}

// LogTriangular is a positive number whose logarithm is triangular: as likely to
// be a third of the mode as three times it where Low and High lie so far away.
// Low < Mode < High, all above nothing.
type LogTriangular struct{ Low, Mode, High float64 }

func (d LogTriangular) logs() Triangular {
	return Triangular{math.Log(d.Low), math.Log(d.Mode), math.Log(d.High)}
}

// Quantile is that of the logarithm, raised.
func (d LogTriangular) Quantile(u float64) float64 { return math.Exp(d.logs().Quantile(u)) }

// Mean is the first moment.
func (d LogTriangular) Mean() float64 { return d.moment(1) }

// Variance is the second moment less the squared mean.
func (d LogTriangular) Variance() float64 { return d.moment(2) - d.Mean()*d.Mean() }

// moment is the n-th: the moment-generating function of the triangle at n,
// 2 · ((b − c)·eᵃⁿ − (b − a)·eᶜⁿ + (c − a)·eᵇⁿ) ÷ ((b − a)(c − a)(b − c)·n²)
// from a over the mode c to b.
func (d LogTriangular) moment(n float64) float64 {
	t := d.logs()
	sum := (t.High-t.Mode)*math.Pow(d.Low, n) - (t.High-t.Low)*math.Pow(d.Mode, n) + (t.Mode-t.Low)*math.Pow(d.High, n)
	return 2 * sum / ((t.High - t.Low) * (t.Mode - t.Low) * (t.High - t.Mode) * n * n)
}

// Normal has a mean and a standard deviation.
type Normal struct{ Centre, SD float64 }

// Quantile is Centre + SD · √2 · erf⁻¹(2u − 1).
func (d Normal) Quantile(u float64) float64 { return d.Centre + d.SD*math.Sqrt2*math.Erfinv(2*u-1) }

// Mean is Centre.
func (d Normal) Mean() float64 { return d.Centre }

// Variance is SD².
func (d Normal) Variance() float64 { return d.SD * d.SD }

// Lognormal is a positive number with the given median whose logarithm is
// normal with the standard deviation LogSD.
type Lognormal struct{ Median, LogSD float64 }

// Quantile is Median · exp(LogSD · z).
func (d Lognormal) Quantile(u float64) float64 {
	return d.Median * math.Exp(Normal{SD: d.LogSD}.Quantile(u))
}

// Mean is Median · exp(LogSD² ÷ 2).
func (d Lognormal) Mean() float64 { return d.Median * math.Exp(d.LogSD*d.LogSD/2) }

// Variance is Mean² · (exp(LogSD²) − 1).
func (d Lognormal) Variance() float64 {
	return d.Mean() * d.Mean() * math.Expm1(d.LogSD*d.LogSD)
}
