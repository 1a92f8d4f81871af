package chart

import "math"

// Series is one line of the rate curve: the ratio at each rate, NaN where
// there is none. Label stands at its start.
type Series struct {
	Label  string
	Ratios []float64
	Class  string // of the line
	Ink    string // of the label
}

// Pin marks one point of the curve.
type Pin struct {
	Rate, Ratio  float64
	Label, Title string
}

// RateCurveInput describes the effect of the match rate. Rates are fractions
// in rising order. Now is the present rate; Parity, if any, the rate that
// brings the ratio to one. Tick and RateTick print the axes.
type RateCurveInput struct {
	ID, Title, Desc string
	Rates           []float64
	RateTicks       []float64
	Series          []Series
	Now             *Pin
	Parity          *Pin
	Tick            func(ratio float64) string
	RateTick        func(rate float64) string
}

const (
	curveLeft, curveWidth           = 9.0, 90.0 // percent
	curveTop, curveBase, curveTotal = 14.0, 240.0, 266.0
	curveTicks                      = 5
)

// RateCurve draws the ratios over the match rate, parity as a dashed line.
func RateCurve(in RateCurveInput) Drawing {
	top := in.top()
	y := Scale{To: top, A: curveBase, B: curveTop}
	x := Scale{From: first(in.Rates), To: last(in.Rates), A: curveLeft, B: curveLeft + curveWidth}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: curveTotal}
	d.Groups = []Group{in.axes(x, y, top), in.curves(y), in.seriesLabels(x, y)}
	if in.Now != nil {
		d.Groups = append(d.Groups, nowPin(*in.Now, x, y))
	}
	if in.Parity != nil {
		d.Groups = append(d.Groups, parityPin(*in.Parity, x, y))
	}
	return d
}

// top is the highest ratio, at least two, so that parity is never at the edge.
func (in RateCurveInput) top() float64 {
	top := 2.0
	for _, s := range in.Series {
		for _, r := range s.Ratios {
			if !math.IsNaN(r) && !math.IsInf(r, 0) {
				top = math.Max(top, r)
			}
		}
	}
	return top * 1.05
}

func (in RateCurveInput) axes(x, y Scale, top float64) Group {
	right := curveLeft + curveWidth
	g := Group{Lines: []Line{{curveLeft, curveBase, right, curveBase, "ln-base"}, {curveLeft, y.At(1), right, y.At(1), "ln-need"}}}
	g.Labels = append(g.Labels, Label{curveLeft - 2, y.At(1) + 4, in.Tick(1), "ax e"})
	for _, t := range Ticks(top, curveTicks) {
		// Zero has the base line, and parity its own: a tick too near would collide with it.
		if t == 0 || y.Len(t, 1) < 14 {
			continue
		}
		g.Lines = append(g.Lines, Line{curveLeft, y.At(t), right, y.At(t), "ln-grid"})
		g.Labels = append(g.Labels, Label{curveLeft - 2, y.At(t) + 4, in.Tick(t), "ax e"})
	}
	for _, rate := range in.RateTicks {
		g.Labels = append(g.Labels, Label{x.At(rate), curveBase + 18, in.RateTick(rate), "ax m"})
	}
	return g
}

func (in RateCurveInput) curves(y Scale) Group {
	toY := Scale{To: y.To, A: Unit, B: 0}
	toX := Scale{From: first(in.Rates), To: last(in.Rates), B: Unit}
	g := Group{}
	for _, s := range in.Series {
		points := make([]Point, len(s.Ratios))
		for i, r := range s.Ratios {
			points[i] = Point{toX.At(in.Rates[i]), toY.At(r)}
		}
		g.Curves = append(g.Curves, Curve{curveLeft, curveTop, curveWidth, curveBase - curveTop, Path(points), s.Class})
	}
	return g
}

// seriesLabels stand at the start of their lines, pushed apart downwards where
// two would touch.
func (in RateCurveInput) seriesLabels(x, y Scale) Group {
	const apart = 17.0
	g := Group{}
	lowest := 0.0
	for _, s := range in.Series {
		at := y.At(first(s.Ratios))
		if math.IsNaN(at) || math.IsInf(at, 0) {
			continue
		}
		at = math.Max(math.Max(at-5, curveTop+2), lowest+apart)
		lowest = at
		g.Labels = append(g.Labels, Label{x.A + 3, math.Min(at, curveBase-4), s.Label, "halo " + s.Ink})
	}
	return g
}

// nowPin is the present rate: a rule through the chart and the largest label.
func nowPin(p Pin, x, y Scale) Group {
	at := x.At(p.Rate)
	label := Label{at + 2, y.At(p.Ratio) - 10, p.Label, "vb halo ts"}
	if at > 60 {
		label.X, label.Class = at-2, "vb halo ts e"
	}
	return Group{
		Lines:  []Line{{at, curveTop + 10, at, curveBase, "ln-state"}},
		Dots:   []Dot{{at, y.At(p.Ratio), 6.5, "m-state dot-on", p.Title}},
		Labels: []Label{label},
	}
}

// parityPin is the rate at which both are equal.
func parityPin(p Pin, x, y Scale) Group {
	at := x.At(p.Rate)
	label := Label{at - 2, y.At(p.Ratio) + 17, p.Label, "v e halo tc"}
	if at < 45 { // to the right of its dot the curve is below the line, and the label above
		label.X, label.Y, label.Class = at+2, y.At(p.Ratio)-10, "v halo tc"
	}
	if label.Y > curveBase-3 { // a tall scale leaves no room between parity and the base
		label.Y = y.At(p.Ratio) - 10
	}
	return Group{
		Dots:   []Dot{{at, y.At(p.Ratio), 5, "dot ln-cand", p.Title}},
		Labels: []Label{label},
	}
}

func first(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return values[0]
}

func last(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return values[len(values)-1]
}
