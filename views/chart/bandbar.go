package chart

import "math"

// BandBarInput is a value with its band on a track that ends at Top; the tracks
// of a row share it, so that they compare.
type BandBarInput struct{ Low, Middle, High, Top float64 }

// Rows of the band bar, in pixels, and the width of the mark in percent.
const (
	bandTotal, bandTop, bandHeight = 12.0, 3.0, 6.0
	bandMark                       = 1.6
)

// BandBar draws the band with its value. It repeats what stands beside it in
// words, so it has no title. What lies below zero is cut off.
func BandBar(in BandBarInput) Drawing {
	x := Scale{To: math.Max(in.Top, 1e-9), B: 100}
	at := func(v float64) float64 { return clamp(x.At(v), 0, 100) }
	low, high := at(in.Low), at(in.High)
	return Drawing{Class: "band-bar", Height: bandTotal, Groups: []Group{{
		Lines: []Line{{0, bandTotal / 2, 100, bandTotal / 2, "ln-grid"}},
		Bars: []Bar{
			{low, bandTop, math.Max(high-low, bandMark), bandHeight, StateMid, ""},
			{clamp(at(in.Middle)-bandMark/2, 0, 100-bandMark), 0, bandMark, bandTotal, State, ""},
		},
	}}}
}
