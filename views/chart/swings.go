package chart

import "math"

// Swing is a parameter's row: what the quantity is at its low and at its high.
// Label names the parameter with its range, the other texts the two ends.
type Swing struct {
	Label     string
	Low, High float64
	LowText   string
	HighText  string
}

// TornadoInput describes what moves a quantity; Centre is its value with nothing
// moved, and Tick prints it.
type TornadoInput struct {
	ID, Title, Desc string
	Centre          float64
	Swings          []Swing
	Tick            func(float64) string
}

// Rows of the tornado, in pixels, and the room for numbers at both sides.
const (
	swingRow, swingLabelY, swingTop, swingHeight = 42.0, 14.0, 20.0, 12.0
	swingLeft, swingRight                        = 9.0, 91.0
)

// Tornado draws a row of two bars per parameter, away from the centre: less in
// grey, more in the state's colour.
func Tornado(in TornadoInput) Drawing {
	low, high := in.Centre, in.Centre
	for _, s := range in.Swings {
		low, high = math.Min(low, math.Min(s.Low, s.High)), math.Max(high, math.Max(s.Low, s.High))
	}
	x := Scale{From: low, To: high, A: swingLeft, B: swingRight}
	if low == high {
		x = Scale{From: low - 1, To: high + 1, A: swingLeft, B: swingRight}
	}
	bottom := swingRow * float64(len(in.Swings))
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: bottom + 22}
	centre := x.At(in.Centre)
	d.Groups = append(d.Groups, Group{ // first, so that labels lie over the line
		Lines:  []Line{{centre, 0, centre, bottom, "ln-base"}},
		Labels: []Label{{centre, bottom + 16, in.Tick(in.Centre), "v m"}},
	})
	for i, s := range in.Swings {
		d.Groups = append(d.Groups, in.row(s, x, swingRow*float64(i)))
	}
	return d
}

func (in TornadoInput) row(s Swing, x Scale, top float64) Group {
	g := Group{Labels: []Label{{0, top + swingLabelY, s.Label, "halo"}}}
	for _, end := range []struct {
		value float64
		text  string
	}{{s.Low, s.LowText}, {s.High, s.HighText}} {
		from, to := x.At(math.Min(end.value, in.Centre)), x.At(math.Max(end.value, in.Centre))
		tone, label := ReferenceMid, Label{from - 1, top + swingTop + 11, end.text, "ax e"}
		if end.value > in.Centre {
			tone, label = State, Label{to + 1, top + swingTop + 11, end.text, "ax"}
		}
		if to > from {
			g.Bars = append(g.Bars, Bar{from, top + swingTop, to - from, swingHeight, tone, s.Label + " " + end.text})
			g.Labels = append(g.Labels, label)
		}
	}
	return g
}
