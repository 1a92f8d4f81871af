package chart

import "math"

// RowBar is a labelled bar with its amount behind it.
type RowBar struct {
	Label, Amount, Title string
	Value                float64
	Tone                 Tone
}

// RowBarsInput describes amounts one under the other.
type RowBarsInput struct {
	ID, Title, Desc string
	Bars            []RowBar
	Level           float64 // a value to compare with, drawn as a line through all; nothing where zero
}

// Rows of the bars, in pixels; bars end where their amounts begin.
const (
	rowHeight, rowLabelY, rowBarY, rowBarHeight = 46.0, 14.0, 20.0, 16.0
	rowRight                                    = 76.0
)

// RowBars draws a bar a row on one scale.
func RowBars(in RowBarsInput) Drawing {
	top := in.Level
	for _, b := range in.Bars {
		top = math.Max(top, b.Value)
	}
	x := Scale{To: math.Max(top, 1e-9), B: rowRight}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: rowHeight * float64(len(in.Bars))}
	if in.Level > 0 {
		at := x.At(in.Level)
		d.Groups = append(d.Groups, Group{Lines: []Line{{at, rowBarY - 4, at, d.Height, "ln-need"}}})
	}
	for i, b := range in.Bars {
		y, end := rowHeight*float64(i), x.At(math.Max(b.Value, 0))
		d.Groups = append(d.Groups, Group{
			Bars:   []Bar{{0, y + rowBarY, end, rowBarHeight, b.Tone, b.Title}},
			Labels: []Label{{0, y + rowLabelY, b.Label, "ax halo"}, {end + 1, y + rowBarY + 13, b.Amount, "v halo"}},
		})
	}
	return d
}
