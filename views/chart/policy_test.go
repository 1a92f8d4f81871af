package chart

import (
	"math"
	"testing"

	"github.com/offergap/offergap/views/text"
)

func whole(v float64) string { return text.Decimal(v, 0) }

// Of a track that ends at 200, a band from 50 to 150 takes the half from a
// quarter on, and its value of 100 lies in the middle.
func TestBandBar(t *testing.T) {
	t.Parallel()
	bars := BandBar(BandBarInput{Low: 50, Middle: 100, High: 150, Top: 200}).Groups[0].Bars
	if bars[0].X != 25 || bars[0].W != 50 {
		t.Errorf("the band is %v from %v", bars[0].W, bars[0].X)
	}
	if got := bars[1].X + bars[1].W/2; math.Abs(got-50) > 1e-9 {
		t.Errorf("the mark lies at %v", got)
	}
	below := BandBar(BandBarInput{Low: -50, Middle: -10, High: 20, Top: 100}).Groups[0].Bars
	if below[0].X != 0 || below[0].W != 20 || below[1].X != 0 {
		t.Errorf("what lies below zero is drawn: %+v", below)
	}
}

func TestLineCurveWithABand(t *testing.T) {
	t.Parallel()
	d := LineCurve(LineInput{Xs: []float64{0, 1}, Values: []float64{0, 5}, Low: []float64{0, 4}, High: []float64{0, 10}, Tick: whole, XTick: whole})
	// The scale ends a tenth above 10, at 11. The band runs out along its upper end, at 1,000 − 1,000 × 10 ÷ 11
	// = 91, and back along the lower, at 1,000 − 1,000 × 4 ÷ 11 = 636.
	if got, want := d.Groups[1].Curves[0].D, "M0 1000L1000 91L1000 636L0 1000"; got != want {
		t.Errorf("band %q, want %q", got, want)
	}
}

// A line is cut where the axis ends: half way between (0, 0) and (100, 40).
func TestFrontierEndsWithItsAxis(t *testing.T) {
	t.Parallel()
	in := FrontierInput{
		Lines: []FrontierLine{{Label: "no cap", Points: []Point{{0, 0}, {100, 40}}}}, Right: 50, XTick: whole, YTick: whole,
		Marks: []FrontierMark{{Letter: "A", At: Point{25, 10}, Emphasis: true}, {Letter: "D", At: Point{20, 5}, Low: 2, High: 8}},
	}
	if end := in.cut()[0].Points[1]; end.X != 50 || end.Y != 20 {
		t.Errorf("the line ends at %+v", end)
	}
	d := Frontier(in)
	last := d.Groups[len(d.Groups)-1]
	if len(last.Lines) != 1 || last.Labels[0].Text != "D" {
		t.Errorf("the range of the package is missing: %+v", last)
	}
	half := d.Groups[len(d.Groups)-2].Dots[0]
	if want := (curveLeft + frontierRight) / 2; math.Abs(half.X-want) > 1e-9 {
		t.Errorf("A lies at %v %%, want %v", half.X, want)
	}
}

// A swing from 20 to 60 about 30 takes the whole width: a quarter of it to the
// left of the centre.
func TestTornado(t *testing.T) {
	t.Parallel()
	d := Tornado(TornadoInput{Centre: 30, Tick: whole, Swings: []Swing{{Label: "beta", Low: 20, High: 60, LowText: "20", HighText: "60"}}})
	bars := d.Groups[1].Bars // behind the centre
	if len(bars) != 2 || bars[0].Tone != ReferenceMid || bars[1].Tone != State {
		t.Fatalf("bars %+v", bars)
	}
	if whole := bars[0].W + bars[1].W; math.Abs(bars[0].W/whole-0.25) > 1e-9 || bars[0].X != swingLeft {
		t.Errorf("the bars are %v and %v wide, from %v", bars[0].W, bars[1].W, bars[0].X)
	}
	still := Tornado(TornadoInput{Centre: 30, Tick: whole, Swings: []Swing{{Low: 30, High: 30}}})
	if len(still.Groups[1].Bars) != 0 {
		t.Error("a parameter that moves nothing has a bar")
	}
}

func TestPairsShareOneScale(t *testing.T) {
	t.Parallel()
	d := Pairs(PairsInput{Sections: []PairSection{
		{Heading: "a", Rows: []PairRow{{Before: 10, After: 20}}}, {Heading: "b", Rows: []PairRow{{Before: 0, After: 40}}},
	}})
	if d.Height != 2*(pairHeading+pairRow) {
		t.Errorf("height %v", d.Height)
	}
	first, second := d.Groups[1].Bars, d.Groups[3].Bars
	if first[1].W*2 != second[1].W || second[1].W != pairRight || second[0].W != 0 {
		t.Errorf("widths %v and %v", first, second)
	}
}
