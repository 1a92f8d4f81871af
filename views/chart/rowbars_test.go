package chart

import "testing"

// Of 200 at most, a bar of 100 is half as long, and the level of 150 lies at
// three quarters of the longest.
func TestRowBarsShareOneScale(t *testing.T) {
	t.Parallel()
	d := RowBars(RowBarsInput{Bars: []RowBar{{Value: 200}, {Value: 100}, {Value: -5}}, Level: 150})
	longest, half, below := d.Groups[1].Bars[0].W, d.Groups[2].Bars[0].W, d.Groups[3].Bars[0].W
	if half*2 != longest || below != 0 {
		t.Errorf("bars of %v, %v and %v", longest, half, below)
	}
	if got := d.Groups[0].Lines[0].X1; got != longest*0.75 {
		t.Errorf("the level lies at %v of %v", got, longest)
	}
	if got := RowBars(RowBarsInput{Bars: []RowBar{{Value: 1}}}).Groups; len(got) != 1 {
		t.Errorf("a level is drawn where there is none: %v", got)
	}
}

// The offer at 300 of a walk-away of 400 ends at three quarters of the track;
// the names of limits beyond the middle end at their line.
func TestPinScale(t *testing.T) {
	t.Parallel()
	d := PinScale(PinScaleInput{Value: ScalePin{Value: 300}, Limits: []ScalePin{{Value: 400, Name: "walk-away"}, {Value: 100, Name: "target"}}})
	if got := d.Groups[0].Bars[0].W; got != pinRight*0.75 {
		t.Errorf("the offer ends at %v", got)
	}
	if far, near := d.Groups[1].Labels[0], d.Groups[2].Labels[0]; far.Class != "ax e" || near.Class != "ax" || far.Y == near.Y {
		t.Errorf("labels %+v and %+v", far, near)
	}
}
