package chart

import "math"

// Scale maps the values From..To linearly onto the coordinates A..B.
type Scale struct{ From, To, A, B float64 }

// At is the coordinate of the value. A scale without extent maps to A.
func (s Scale) At(v float64) float64 {
	if s.To == s.From {
		return s.A
	}
	return s.A + (v-s.From)/(s.To-s.From)*(s.B-s.A)
}

// Len is the length, never negative, of the stretch between two values.
func (s Scale) Len(a, b float64) float64 { return math.Abs(s.At(b) - s.At(a)) }

// Ticks are round values from zero up to at most the given one, about n steps
// of 1, 2 or 5 times a power of ten. None where top is not above zero.
func Ticks(top float64, n int) []float64 {
	if top <= 0 || n < 1 || math.IsInf(top, 0) || math.IsNaN(top) {
		return nil
	}
	step := niceStep(top / float64(n))
	count := int(math.Floor(top/step + 1e-9))
	ticks := make([]float64, 0, count+1)
	for i := range count + 1 {
		ticks = append(ticks, float64(i)*step)
	}
	return ticks
}

// niceStep is the smallest of 1, 2, 5, 10 times a power of ten that is at
// least as wide as asked.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// Span is a stretch of a stacked bar.
type Span struct{ From, To float64 }

// Stack puts the values end to end from zero. Values below zero take no room.
func Stack(values ...float64) []Span {
	spans := make([]Span, len(values))
	at := 0.0
	for i, v := range values {
		v = math.Max(v, 0)
		spans[i] = Span{at, at + v}
		at += v
	}
	return spans
}

// total is the sum of the values above zero.
func total(values ...float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += math.Max(v, 0)
	}
	return sum
}

func clamp(v, low, high float64) float64 { return math.Min(math.Max(v, low), high) }
