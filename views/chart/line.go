package chart

import "math"

// LineInput describes one quantity over a rate, from zero up. Rates are
// fractions in rising order; Now, if any, is the present rate with its value.
type LineInput struct {
	ID, Title, Desc string
	Rates, Values   []float64
	RateTicks       []float64
	Now             *Pin // Ratio is the value
	Tick            func(value float64) string
	RateTick        func(rate float64) string
}

// LineCurve draws the quantity over the rate.
func LineCurve(in LineInput) Drawing {
	top := 1.0
	for _, v := range in.Values {
		top = math.Max(top, v*1.1)
	}
	y := Scale{To: top, A: curveBase, B: curveTop}
	x := Scale{From: first(in.Rates), To: last(in.Rates), A: curveLeft, B: curveLeft + curveWidth}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: curveTotal, Groups: []Group{in.axes(x, y, top), in.line(y)}}
	if in.Now != nil {
		d.Groups = append(d.Groups, nowPin(*in.Now, x, y))
	}
	return d
}

func (in LineInput) axes(x, y Scale, top float64) Group {
	right := curveLeft + curveWidth
	g := Group{Lines: []Line{{curveLeft, curveBase, right, curveBase, "ln-base"}}}
	for _, t := range Ticks(top, curveTicks) {
		if t > 0 {
			g.Lines = append(g.Lines, Line{curveLeft, y.At(t), right, y.At(t), "ln-grid"})
		}
		g.Labels = append(g.Labels, Label{curveLeft - 2, y.At(t) + 4, in.Tick(t), "ax e"})
	}
	for _, rate := range in.RateTicks {
		g.Labels = append(g.Labels, Label{x.At(rate), curveBase + 18, in.RateTick(rate), "ax m"})
	}
	return g
}

func (in LineInput) line(y Scale) Group {
	toX, toY := Scale{From: first(in.Rates), To: last(in.Rates), B: Unit}, Scale{To: y.To, A: Unit}
	points := make([]Point, len(in.Values))
	for i, v := range in.Values {
		points[i] = Point{toX.At(in.Rates[i]), toY.At(v)}
	}
	return Group{Curves: []Curve{{curveLeft, curveTop, curveWidth, curveBase - curveTop, Path(points), "ln ln-state"}}}
}
