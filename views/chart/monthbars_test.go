package chart

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two months share the width: a slot is 50 percent, a bar 62 percent of it. The
// highest is 186 − 28 = 158 pixels, half of it 79.
func TestMonthBars(t *testing.T) {
	t.Parallel()
	d := MonthBars(MonthBarsInput{Level: 40, Bars: []MonthBar{
		{Label: "2월", Note: "2027", Value: 40, Amount: "40", Tone: ReferenceMid}, {Label: "3월", Value: 80, Amount: "80", Tone: Reference, Strong: true},
	}})
	want := []Group{
		{Lines: []Line{{0, 186, 100, 186, "ln-base"}}},
		{
			Bars:   []Bar{{9.5, 107, 31, 79, ReferenceMid, ""}},
			Labels: []Label{{25, 204, "2월", "ax m"}, {25, 220, "2027", "ax m"}, {25, 100, "40", "v m halo tr only-wide"}},
		},
		{
			Bars:   []Bar{{59.5, 28, 31, 158, Reference, ""}},
			Labels: []Label{{75, 204, "3월", "ax m"}, {75, 220, "", "ax m"}, {75, 21, "80", "v m halo tr"}},
		},
		{Lines: []Line{{0, 107, 100, 107, "ln-conn dash"}}},
	}
	if diff := cmp.Diff(want, d.Groups); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestMonthBarsOfNothing(t *testing.T) {
	t.Parallel()
	for _, g := range MonthBars(MonthBarsInput{Bars: []MonthBar{{Label: "2월", Value: -5}}}).Groups {
		if len(g.Bars) > 0 {
			t.Errorf("%v for nothing", g.Bars)
		}
	}
}
