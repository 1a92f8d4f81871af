package chart

import (
	"math"
	"strconv"
	"strings"
)

// Unit is the grid of a curve's box: paths are whole numbers from 0 to Unit,
// which keeps a page of curves small and is finer than any screen.
const Unit = 1000

// Point is a place in the unit grid.
type Point struct{ X, Y float64 }

// Path joins the points. It starts anew after a point that is not a number,
// and leaves out points that lie on the line between their neighbours.
func Path(points []Point) string {
	var b strings.Builder
	for _, run := range runs(points) {
		for i, p := range straighten(run) {
			b.WriteByte("ML"[min(i, 1)])
			b.WriteString(strconv.Itoa(int(math.Round(p.X))))
			b.WriteByte(' ')
			b.WriteString(strconv.Itoa(int(math.Round(p.Y))))
		}
	}
	return b.String()
}

// runs cuts the points where one is not a number.
func runs(points []Point) [][]Point {
	var all [][]Point
	var run []Point
	for _, p := range points {
		if math.IsNaN(p.Y) || math.IsInf(p.Y, 0) {
			if len(run) > 0 {
				all = append(all, run)
			}
			run = nil
			continue
		}
		run = append(run, p)
	}
	if len(run) > 0 {
		all = append(all, run)
	}
	return all
}

// straighten drops inner points that are closer than half a unit to the chord
// from the last point kept (Reumann–Witkam's strip, with the chord's end one
// point ahead).
func straighten(run []Point) []Point {
	const slack = 0.5
	if len(run) < 3 {
		return run
	}
	kept := []Point{run[0]}
	anchor := 0
	for i := 1; i < len(run)-1; i++ {
		if !onChord(run[anchor:i+2], slack) {
			kept = append(kept, run[i])
			anchor = i
		}
	}
	return append(kept, run[len(run)-1])
}

// onChord tells whether every inner point is within slack of the line between
// the first and the last.
func onChord(run []Point, slack float64) bool {
	first, last := run[0], run[len(run)-1]
	chord := Scale{From: first.X, To: last.X, A: first.Y, B: last.Y}
	for _, p := range run[1 : len(run)-1] {
		if math.Abs(chord.At(p.X)-p.Y) > slack {
			return false
		}
	}
	return true
}

// unitBox is the view box of a curve.
var unitBox = "0 0 " + strconv.Itoa(Unit) + " " + strconv.Itoa(Unit)
