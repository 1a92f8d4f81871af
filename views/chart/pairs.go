package chart

import "math"

// PairRow is a group before and after, each with its number in words.
type PairRow struct {
	Label                 string
	Before, After         float64
	BeforeText, AfterText string
}

// PairsInput describes groups before and after. Sections part the groupings.
type PairsInput struct {
	ID, Title, Desc string
	Sections        []PairSection
}

// PairSection is one grouping with its heading.
type PairSection struct {
	Heading string
	Rows    []PairRow
}

// Rows of the pairs, in pixels; bars end where their numbers begin.
const (
	pairHeading, pairRow, pairLabelY, pairBar = 34.0, 52.0, 12.0, 10.0
	pairRight                                 = 84.0
)

// Pairs draws two bars per group on one scale.
func Pairs(in PairsInput) Drawing {
	top := 0.0
	for _, s := range in.Sections {
		for _, r := range s.Rows {
			top = math.Max(top, math.Max(r.Before, r.After))
		}
	}
	x := Scale{To: math.Max(top, 1e-9), B: pairRight}
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc}
	for _, s := range in.Sections {
		d.Groups = append(d.Groups, Group{Labels: []Label{{0, d.Height + 20, s.Heading, "v"}}})
		d.Height += pairHeading
		for _, r := range s.Rows {
			d.Groups = append(d.Groups, r.marks(x, d.Height))
			d.Height += pairRow
		}
	}
	return d
}

func (r PairRow) marks(x Scale, top float64) Group {
	before, after := x.At(math.Max(r.Before, 0)), x.At(math.Max(r.After, 0))
	first, second := top+pairLabelY+4, top+pairLabelY+4+pairBar+2
	return Group{
		Bars: []Bar{
			{0, first, before, pairBar, ReferenceMid, r.Label + " " + r.BeforeText},
			{0, second, after, pairBar, State, r.Label + " " + r.AfterText},
		},
		Labels: []Label{
			{0, top + pairLabelY, r.Label, "ax"},
			{before + 1, first + 9, r.BeforeText, "ax"}, {after + 1, second + 9, r.AfterText, "ax ts"},
		},
	}
}
