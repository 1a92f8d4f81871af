package chart

import "math"

// StepKind says where a step of a waterfall starts.
type StepKind int

// The kinds of steps.
const (
	Level  StepKind = iota // a bar from zero
	Change                 // from where the last step ended, up or down
)

// Step is a bar of a waterfall. Value is the level, or the signed change.
// Name has two lines under a column, and is Full beside a row. Need marks the level that a dashed line carries
// across the rest of the chart.
type Step struct {
	Kind          StepKind
	Value         float64
	Tone          Tone
	Name          [2]string
	Full          string
	Amount, Title string
	Ink           string
	Need          bool
}

// WaterfallInput describes a waterfall: how the reference falls to what the
// same life needs, and how far the offer climbs towards it.
type WaterfallInput struct {
	ID, Title, Desc string
	Steps           []Step
}

const (
	waterfallTop, waterfallBase, waterfallTotal = 30, 300, 342
	waterfallFill                               = 0.72 // of a column; the rest is air
)

// Waterfall draws the steps as columns, for wide pages.
func Waterfall(in WaterfallInput) Drawing {
	spans := in.spans()
	y := Scale{To: highest(spans), A: waterfallBase, B: waterfallTop}
	slot := 100 / math.Max(float64(len(in.Steps)), 1)
	width := slot * waterfallFill
	left := func(i int) float64 { return slot*float64(i) + (slot-width)/2 }

	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: waterfallTotal}
	rules := Group{Lines: []Line{{0, waterfallBase, 100, waterfallBase, "ln-base"}}}
	for i, s := range in.Steps {
		if s.Need {
			rules.Lines = append(rules.Lines, Line{left(i) + width, y.At(s.Value), 100, y.At(s.Value), "ln-need"})
		}
		if i > 0 && (s.Kind == Change || spans[i].To == spans[i-1].To) {
			at := y.At(spans[i-1].To)
			rules.Lines = append(rules.Lines, Line{left(i-1) + width, at, left(i), at, "ln-conn"})
		}
	}
	d.Groups = []Group{rules}
	for i, s := range in.Steps {
		top := math.Min(y.At(spans[i].From), y.At(spans[i].To))
		middle := left(i) + width/2
		d.Groups = append(d.Groups, Group{
			Bars: []Bar{{left(i), top, width, y.Len(spans[i].From, spans[i].To), s.Tone, s.Title}},
			Labels: []Label{
				{middle, in.clear(i, top-8, y), s.Amount, "v m halo " + s.Ink},
				{middle, waterfallBase + 18, s.Name[0], "ax m"},
				{middle, waterfallBase + 34, s.Name[1], "ax m"},
			},
		})
	}
	return d
}

// clear is the place of a step's amount, above the line of the need where that
// would strike it through.
func (in WaterfallInput) clear(i int, label float64, y Scale) float64 {
	const above, below, room = 15, 3, 6 // of a line of text around its baseline
	for _, s := range in.Steps[:i] {
		if at := y.At(s.Value); s.Need && at > label-above && at < label+below {
			return at - room
		}
	}
	return label
}

const waterfallRow, waterfallRowBar = 44, 16

// WaterfallRows draws the same steps as rows, for phones, where eight columns
// leave no room for their names.
func WaterfallRows(in WaterfallInput) Drawing {
	spans := in.spans()
	x := Scale{To: highest(spans), B: 100}
	height := float64(len(in.Steps) * waterfallRow)
	d := Drawing{ID: in.ID + "-rows", Title: in.Title, Desc: in.Desc, Height: height}
	rules := Group{}
	for i, s := range in.Steps {
		if s.Need {
			from := float64((i + 1) * waterfallRow)
			rules.Lines = append(rules.Lines, Line{x.At(s.Value), from, x.At(s.Value), height, "ln-need"})
		}
	}
	d.Groups = []Group{rules}
	for i, s := range in.Steps {
		top := float64(i * waterfallRow)
		from := math.Min(spans[i].From, spans[i].To)
		d.Groups = append(d.Groups, Group{
			Bars: []Bar{{x.At(from), top + 20, x.Len(spans[i].From, spans[i].To), waterfallRowBar, s.Tone, s.Title}},
			Labels: []Label{
				{0, top + 14, s.Full, "ax halo"},
				{100, top + 14, s.Amount, "v e halo " + s.Ink},
			},
		})
	}
	return d
}

// spans are where each step starts and ends.
func (in WaterfallInput) spans() []Span {
	spans := make([]Span, len(in.Steps))
	at := 0.0
	for i, s := range in.Steps {
		if s.Kind == Level {
			spans[i] = Span{0, s.Value}
		} else {
			spans[i] = Span{at, at + s.Value}
		}
		at = spans[i].To
	}
	return spans
}

func highest(spans []Span) float64 {
	top := 0.0
	for _, s := range spans {
		top = math.Max(top, math.Max(s.From, s.To))
	}
	return top
}
