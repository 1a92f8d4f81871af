package chart

import "math"

// LineInput describes one quantity over another, from zero up. Xs rise; Now, if
// any, is the present place with its value. Low and High, if any, are the ends
// of the quantity's band.
type LineInput struct {
	ID, Title, Desc string
	Xs, Values      []float64
	Low, High       []float64
	XTicks          []float64
	Now             *Pin // Rate is the place, Ratio the value
	Tick            func(value float64) string
	XTick           func(x float64) string
}

// LineCurve draws the quantity, and behind it the band.
func LineCurve(in LineInput) Drawing {
	top := 1.0
	for _, values := range [][]float64{in.Values, in.High} {
		for _, v := range values {
			top = math.Max(top, v*1.1)
		}
	}
	y := Scale{To: top, A: curveBase, B: curveTop}
	x := Scale{From: first(in.Xs), To: last(in.Xs), A: curveLeft, B: curveLeft + curveWidth}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: curveTotal, Groups: []Group{in.axes(x, y, top), in.line(y)}}
	if in.Now != nil {
		d.Groups = append(d.Groups, nowPin(*in.Now, x, y))
	}
	return d
}

func (in LineInput) axes(x, y Scale, top float64) Group {
	g := plainAxes(y, top, in.Tick)
	for _, at := range in.XTicks {
		g.Labels = append(g.Labels, Label{x.At(at), curveBase + 18, in.XTick(at), "ax m"})
	}
	return g
}

// plainAxes are the base line and the ticks of the height.
func plainAxes(y Scale, top float64, tick func(float64) string) Group {
	right := curveLeft + curveWidth
	g := Group{Lines: []Line{{curveLeft, curveBase, right, curveBase, "ln-base"}}}
	for _, t := range Ticks(top, curveTicks) {
		if t > 0 {
			g.Lines = append(g.Lines, Line{curveLeft, y.At(t), right, y.At(t), "ln-grid"})
		}
		g.Labels = append(g.Labels, Label{curveLeft - 2, y.At(t) + 4, tick(t), "ax e"})
	}
	return g
}

func (in LineInput) line(y Scale) Group {
	box := func(d, class string) Curve {
		return Curve{curveLeft, curveTop, curveWidth, curveBase - curveTop, d, class}
	}
	var g Group
	if len(in.High) > 0 {
		g.Curves = append(g.Curves, box(Path(in.band(y)), "area-state"))
	}
	g.Curves = append(g.Curves, box(Path(in.points(y, in.Values)), "ln ln-state"))
	return g
}

// points are values in the unit grid.
func (in LineInput) points(y Scale, values []float64) []Point {
	toX, toY := Scale{From: first(in.Xs), To: last(in.Xs), B: Unit}, Scale{To: y.To, A: Unit}
	points := make([]Point, len(values))
	for i, v := range values {
		points[i] = Point{toX.At(in.Xs[i]), toY.At(math.Max(v, 0))}
	}
	return points
}

// band goes along its upper end and back along the lower.
func (in LineInput) band(y Scale) []Point {
	points := in.points(y, in.High)
	lower := in.points(y, in.Low)
	for i := range lower {
		points = append(points, lower[len(lower)-1-i])
	}
	return points
}
