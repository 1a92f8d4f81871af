package chart

import (
	"testing"

	"github.com/offergap/offergap/views/text"
)

func TestLineCurveRunsFromTheBase(t *testing.T) {
	t.Parallel()
	d := LineCurve(LineInput{
		ID: "l", Title: "t", Desc: "d", Xs: []float64{0, 0.5, 1}, Values: []float64{0, 10, 40}, XTicks: []float64{0, 1},
		Now: &Pin{Rate: 0.5, Ratio: 10, Label: "now"}, Tick: func(v float64) string { return text.Decimal(v, 0) }, XTick: text.Percent,
	})
	// The scale ends a tenth above 40, at 44: 10 lies 10 ÷ 44 of the height above the base.
	dot := d.Groups[2].Dots[0]
	if want := curveBase - (curveBase-curveTop)*10/44; dot.Y-want > 1e-9 || want-dot.Y > 1e-9 {
		t.Errorf("the dot lies at %v, want %v", dot.Y, want)
	}
	if want := curveLeft + curveWidth/2; dot.X != want {
		t.Errorf("the dot lies at %v %%, want %v", dot.X, want)
	}
	if len(d.Groups[1].Curves) != 1 {
		t.Error("no curve")
	}
}

func TestLineCurveOfNothing(t *testing.T) {
	t.Parallel()
	d := LineCurve(LineInput{Xs: []float64{0, 1}, Values: []float64{0, 0}, Tick: func(float64) string { return "" }, XTick: text.Percent})
	if len(d.Groups) != 2 {
		t.Errorf("%d groups, want 2", len(d.Groups))
	}
}
