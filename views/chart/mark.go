package chart

import (
	"slices"
	"strconv"
)

// Tone says whose money a mark shows; it becomes the class m-… of a filled
// mark.
type Tone string

// The tones of the style sheet.
const (
	Candidate    Tone = "cand"      // what reaches the person
	CandidateMid Tone = "cand-mid"  // severance, signing
	Company      Tone = "comp"      // what the company pays
	State        Tone = "state"     // the match, and taxes that return
	StateMid     Tone = "state-mid" // social insurance
	Reference    Tone = "ref"       // the present, American package
	ReferenceMid Tone = "ref-mid"   // its equity, taxes and prices
	Missing      Tone = "gap"       // what is missing: hatched
)

// Bar is a filled rectangle. X and W are percentages of the width, Y and H
// pixels. Title is the tooltip, and may be empty.
type Bar struct {
	X, Y, W, H float64
	Tone       Tone
	Title      string
}

// Line is a straight line between two points (percent, pixels).
type Line struct {
	X1, Y1, X2, Y2 float64
	Class          string
}

// Curve is a path in a box of its own: D is in a grid of Unit × Unit that is
// stretched over the box.
type Curve struct {
	X, Y, W, H float64
	D          string
	Class      string
}

// Dot is a circle of R pixels.
type Dot struct {
	X, Y, R float64
	Class   string
	Title   string
}

// Label is a text at a baseline. Class holds its anchor (e: end, m: middle)
// and look.
type Label struct {
	X, Y  float64
	Text  string
	Class string
}

// LinkedLabel is a label that leads somewhere.
type LinkedLabel struct {
	Label
	URL string
}

// Group holds marks that are drawn together, in the order of its fields.
// A hovered group lights up as one.
type Group struct {
	Lines  []Line
	Bars   []Bar
	Curves []Curve
	Dots   []Dot
	Labels []Label
	Linked []LinkedLabel
}

// Drawing is a whole chart: marks in groups, painted in order. Height is in
// pixels. Title and Desc are read out in place of the picture; ID makes their
// addresses unique in the page. A drawing without a title is decoration.
type Drawing struct {
	ID, Title, Desc string
	Class           string
	Height          float64
	Groups          []Group
}

// Decorative tells whether the drawing repeats what stands beside it in words.
func (d Drawing) Decorative() bool { return d.Title == "" }

// Role is that of an image, whose parts readers pass over; a drawing with links
// is a group, whose links they reach.
func (d Drawing) Role() string {
	if slices.ContainsFunc(d.Groups, func(g Group) bool { return len(g.Linked) > 0 }) {
		return "group"
	}
	return "img"
}

// LabelledBy names the elements that describe the drawing.
func (d Drawing) LabelledBy() string { return d.ID + "-t " + d.ID + "-d" }

// num prints a coordinate with at most two decimals.
func num(v float64) string {
	text := strconv.FormatFloat(v, 'f', 2, 64)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// pct prints a coordinate as a percentage of the width.
func pct(v float64) string { return num(v) + "%" }
