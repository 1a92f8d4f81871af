package chart

import "math"

// FrontierInput describes what money buys: a line per limit, and a marked point
// per design. Both axes begin at zero.
type FrontierInput struct {
	ID, Title, Desc string
	Lines           []FrontierLine
	Marks           []FrontierMark
	Right           float64 // where the axis ends at the latest; 0: at the last point
	XTick, YTick    func(float64) string
}

// FrontierLine are points in rising order of X. Label stands at its end.
type FrontierLine struct {
	Label  string
	Points []Point
}

// FrontierMark is a design: its letter in a dot, or with Low and High above zero
// a range without a dot's claim.
type FrontierMark struct {
	Letter, Title string
	At            Point
	Low, High     float64
	Emphasis      bool
}

// frontierClasses tell lines apart by weight and dashes, since they all are the
// state's.
var frontierClasses = [...]string{"ln ln-state", "ln ln-thin ln-state dash", "ln ln-thin ln-ref-mid", "ln ln-thin ln-ref-mid dash"}

// frontierRight leaves room for the labels at the lines' ends, in percent.
const frontierRight = 82.0

// Frontier draws lines and marks.
func Frontier(in FrontierInput) Drawing {
	in.Lines = in.cut()
	right, top := in.extent()
	x := Scale{To: right, A: curveLeft, B: frontierRight}
	y := Scale{To: top, A: curveBase, B: curveTop}
	axes := plainAxes(y, top, in.YTick)
	for _, t := range Ticks(right, curveTicks) {
		axes.Labels = append(axes.Labels, Label{x.At(t), curveBase + 18, in.XTick(t), "ax m"})
	}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: curveTotal, Groups: []Group{axes}}
	return in.marks(in.lines(d, x, y), x, y)
}

// cut ends the lines where the axis does.
func (in FrontierInput) cut() []FrontierLine {
	if in.Right <= 0 {
		return in.Lines
	}
	lines := make([]FrontierLine, len(in.Lines))
	for i, l := range in.Lines {
		lines[i].Label = l.Label
		for n, p := range l.Points {
			if p.X > in.Right {
				if n > 0 {
					before := l.Points[n-1]
					y := Scale{From: before.X, To: p.X, A: before.Y, B: p.Y}
					lines[i].Points = append(lines[i].Points, Point{in.Right, y.At(in.Right)})
				}
				break
			}
			lines[i].Points = append(lines[i].Points, p)
		}
	}
	return lines
}

func (in FrontierInput) extent() (right, top float64) {
	right, top = 1e-9, 1e-9
	for _, l := range in.Lines {
		for _, p := range l.Points {
			right, top = math.Max(right, p.X), math.Max(top, p.Y)
		}
	}
	for _, m := range in.Marks {
		right, top = math.Max(right, m.At.X), math.Max(top, math.Max(m.At.Y, m.High))
	}
	return right, top * 1.08
}

func (in FrontierInput) lines(d Drawing, x, y Scale) Drawing {
	toX, toY := Scale{To: x.To, B: Unit}, Scale{To: y.To, A: Unit}
	lowest := 0.0
	labels := Group{}
	for i, l := range in.Lines {
		if len(l.Points) == 0 {
			continue
		}
		points := make([]Point, len(l.Points))
		for n, p := range l.Points {
			points[n] = Point{toX.At(p.X), toY.At(math.Max(p.Y, 0))}
		}
		d.Groups = append(d.Groups, Group{Curves: []Curve{{
			curveLeft, curveTop, frontierRight - curveLeft, curveBase - curveTop, Path(points), frontierClasses[i%len(frontierClasses)],
		}}})
		end := l.Points[len(l.Points)-1]
		at := math.Max(y.At(end.Y)+4, lowest+15)
		lowest = at
		labels.Labels = append(labels.Labels, Label{math.Min(x.At(end.X)+1, frontierRight+1), at, l.Label, "ax halo"})
	}
	d.Groups = append(d.Groups, labels)
	return d
}

func (in FrontierInput) marks(d Drawing, x, y Scale) Drawing {
	for _, m := range in.Marks {
		at := x.At(m.At.X)
		g := Group{}
		if m.High > 0 {
			g.Lines = []Line{{at, y.At(math.Max(m.Low, 0)), at, y.At(m.High), "ln-need"}}
		}
		class, letter := "m-ref dot-on", "mark-letter m"
		if m.Emphasis {
			class = "m-state dot-on"
		}
		g.Dots = []Dot{{at, y.At(math.Max(m.At.Y, 0)), 10, class, m.Title}}
		g.Labels = []Label{{at, y.At(math.Max(m.At.Y, 0)) + 4, m.Letter, letter}}
		d.Groups = append(d.Groups, g)
	}
	return d
}
