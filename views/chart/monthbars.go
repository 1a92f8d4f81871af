package chart

import "math"

// MonthBar is a bar of a row of months. Strong ones keep their amount on
// phones, where there is no room for all. Note stands under the label.
type MonthBar struct {
	Label, Note, Amount, Title string
	Value                      float64
	Tone                       Tone
	Strong                     bool
}

// MonthBarsInput describes an amount by month.
type MonthBarsInput struct {
	ID, Title, Desc string
	Bars            []MonthBar
	Level           float64 // a value to compare with; 0: none
}

const (
	monthsTop, monthsBase, monthsTotal = 28.0, 186.0, 226.0
	monthFill                          = 0.62 // of a month's width
)

// MonthBars draws a bar a month, and the level as a dashed line.
func MonthBars(in MonthBarsInput) Drawing {
	top := in.Level
	for _, b := range in.Bars {
		top = math.Max(top, b.Value)
	}
	y := Scale{To: top, A: monthsBase, B: monthsTop}
	slot := 100 / math.Max(float64(len(in.Bars)), 1)
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: monthsTotal}
	d.Groups = []Group{{Lines: []Line{{0, monthsBase, 100, monthsBase, "ln-base"}}}}
	for i, b := range in.Bars {
		d.Groups = append(d.Groups, b.marks(y, slot*float64(i), slot))
	}
	if in.Level > 0 {
		at := y.At(in.Level)
		d.Groups = append(d.Groups, Group{Lines: []Line{{0, at, 100, at, "ln-conn dash"}}})
	}
	return d
}

func (b MonthBar) marks(y Scale, left, slot float64) Group {
	middle, value := left+slot/2, math.Max(b.Value, 0)
	g := Group{Labels: []Label{{middle, monthsBase + 18, b.Label, "ax m"}, {middle, monthsBase + 34, b.Note, "ax m"}}}
	if value == 0 {
		return g
	}
	g.Bars = []Bar{{left + slot*(1-monthFill)/2, y.At(value), slot * monthFill, y.Len(0, value), b.Tone, b.Title}}
	class := "v m halo tr"
	if !b.Strong {
		class += " only-wide"
	}
	g.Labels = append(g.Labels, Label{middle, y.At(value) - 7, b.Amount, class})
	return g
}
