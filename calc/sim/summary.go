package sim

import (
	"math"
	"slices"
)

// Band is the middle eight tenths of draws and their middle.
type Band struct{ P10, Median, P90 float64 }

// BandOf summarises draws; it sorts them. Of none it is not a number.
func BandOf(draws []float64) Band {
	slices.Sort(draws)
	return Band{Quantile(draws, 0.1), Quantile(draws, 0.5), Quantile(draws, 0.9)}
}

// Quantile is the value that the share p of sorted numbers stays below, drawn
// straight between the two that are nearest (type 7 of Hyndman and Fan 1996).
// Of no numbers it is not a number.
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := p * float64(len(sorted)-1)
	below := int(at)
	if below == len(sorted)-1 {
		return sorted[below]
	}
	return sorted[below] + (at-float64(below))*(sorted[below+1]-sorted[below])
}

// Weighted is a number that stands for several.
type Weighted struct{ Value, Weight float64 }

// WeightedMedian is the least value at which half of the weight is reached; it
// sorts the numbers. Of no weight it is not a number.
func WeightedMedian(numbers []Weighted) float64 {
	slices.SortFunc(numbers, func(a, b Weighted) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	})
	var all, below float64
	for _, n := range numbers {
		all += n.Weight
	}
	for _, n := range numbers {
		if below += n.Weight; below >= all/2 && n.Weight > 0 {
			return n.Value
		}
	}
	return math.NaN()
}
