package chart

import "math"

// ScalePin is a value on a scale with its name and amount.
type ScalePin struct {
	Value        float64
	Name, Amount string
}

// PinScaleInput describes where a value stands among the limits that it is held
// to.
type PinScaleInput struct {
	ID, Title, Desc string
	Value           ScalePin
	Tone            Tone
	Limits          []ScalePin // in any order
}

// Rows of the scale, in pixels: the value above the track, each limit on a row
// of its own below, so that names never overlap.
const (
	pinValueY, pinTrack, pinTrackHeight, pinRow = 16.0, 26.0, 18.0, 22.0
	pinRight                                    = 96.0
	pinTurn                                     = 50.0 // beyond it names stand to the left of their line
)

// PinScale draws a track up to the value, and a line for each limit.
func PinScale(in PinScaleInput) Drawing {
	top := in.Value.Value
	for _, l := range in.Limits {
		top = math.Max(top, l.Value)
	}
	x := Scale{To: math.Max(top, 1e-9), B: pinRight}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: pinTrack + pinTrackHeight + pinRow*float64(len(in.Limits)) + 8}
	end := x.At(math.Max(in.Value.Value, 0))
	d.Groups = []Group{{
		Lines:  []Line{{0, pinTrack + pinTrackHeight, 100, pinTrack + pinTrackHeight, "ln-base"}},
		Bars:   []Bar{{0, pinTrack, end, pinTrackHeight, in.Tone, in.Value.Name + " " + in.Value.Amount}},
		Labels: []Label{pinLabel(end, pinValueY, in.Value, "v")},
	}}
	for i, l := range in.Limits {
		at, y := x.At(math.Max(l.Value, 0)), pinTrack+pinTrackHeight+pinRow*float64(i+1)
		d.Groups = append(d.Groups, Group{Lines: []Line{{at, pinTrack - 4, at, y, "ln-need"}}, Labels: []Label{pinLabel(at, y, l, "ax")}})
	}
	return d
}

func pinLabel(at, y float64, p ScalePin, class string) Label {
	if at > pinTurn {
		return Label{at - 1, y, p.Name + " " + p.Amount, class + " e"}
	}
	return Label{at + 1, y, p.Name + " " + p.Amount, class}
}
