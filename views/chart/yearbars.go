package chart

import "math"

// StackedBar is a bar of parts, from the base line up; Total is printed above.
type StackedBar struct {
	Parts []Part
	Total string
	Ink   string
}

// YearGroup is a year: the reference at the left, the offer at the right.
// After marks what lies beyond the horizon, drawn behind a dashed rule.
type YearGroup struct {
	Label, Note string
	Left, Right StackedBar
	After       bool
}

// YearBarsInput describes the pay by year.
type YearBarsInput struct {
	ID, Title, Desc string
	Years           []YearGroup
}

const (
	yearsTop, yearsBase, yearsTotal = 26.0, 226.0, 268.0
	yearsBarFill                    = 0.38 // of a year's width; two bars and air
	yearsCrowded                    = 5    // more years than this, and phones drop the totals
)

// YearBars draws two stacked bars a year.
func YearBars(in YearBarsInput) Drawing {
	y := Scale{To: in.top(), A: yearsBase, B: yearsTop}
	slot := 100 / math.Max(float64(len(in.Years)), 1)
	bar := slot * yearsBarFill
	class := ""
	if len(in.Years) > yearsCrowded {
		class = " only-wide"
	}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: yearsTotal}
	d.Groups = []Group{{Lines: []Line{{0, yearsBase, 100, yearsBase, "ln-base"}}}}
	for i, year := range in.Years {
		start := slot * float64(i)
		middle := start + slot/2
		g := Group{Labels: []Label{{middle, yearsBase + 18, year.Label, "ax m"}, {middle, yearsBase + 34, year.Note, "ax m"}}}
		if year.After {
			g.Lines = []Line{{start, 8, start, yearsBase + 22, "ln-conn dash"}}
		}
		for _, side := range []struct {
			bar StackedBar
			x   float64
		}{{year.Left, middle - bar - slot*.02}, {year.Right, middle + slot*.02}} {
			bars, top := stackedBars(side.bar, side.x, bar, y)
			g.Bars = append(g.Bars, bars...)
			g.Labels = append(g.Labels, Label{side.x + bar/2, top - 7, side.bar.Total, "v m halo " + side.bar.Ink + class})
		}
		d.Groups = append(d.Groups, g)
	}
	return d
}

// stackedBars gives the rectangles, a hair apart, and the y of their top.
func stackedBars(b StackedBar, x, width float64, y Scale) ([]Bar, float64) {
	const hair = 1.5
	values := make([]float64, len(b.Parts))
	for i, p := range b.Parts {
		values[i] = p.Value
	}
	bars := make([]Bar, 0, len(b.Parts))
	top := y.A
	for i, span := range Stack(values...) {
		height := y.Len(span.From, span.To)
		if height == 0 {
			continue
		}
		top = y.At(span.To)
		if span.From > 0 {
			height = math.Max(height-hair, .5)
		}
		bars = append(bars, Bar{x, top, width, height, b.Parts[i].Tone, b.Parts[i].Title})
	}
	return bars, top
}

func (in YearBarsInput) top() float64 {
	top := 0.0
	for _, year := range in.Years {
		for _, side := range []StackedBar{year.Left, year.Right} {
			sum := 0.0
			for _, p := range side.Parts {
				sum += math.Max(p.Value, 0)
			}
			top = math.Max(top, sum)
		}
	}
	return top
}
