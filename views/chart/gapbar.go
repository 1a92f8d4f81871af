package chart

import "math"

// Part is a labelled amount: Value in any unit, Name and Amount as printed
// beside the bar, Title as its tooltip, URL where its working is.
type Part struct {
	Value               float64
	Tone                Tone
	Name, Amount, Title string
	URL                 string
}

// GapBarInput describes the gap bar: what the same life takes (Need), what
// fills it, and what is left. Where the parts exceed the need, the bar is as
// long as the parts and a line marks the need.
type GapBarInput struct {
	ID, Title, Desc string
	Need            float64
	Offer, Match    Part
	Left            Part
}

// Rows of the gap bar, in pixels.
const (
	gapBarNameY, gapBarTop, gapBarHeight, gapBarAmountY, gapBarTotal = 20, 34, 40, 94, 102
	// A label takes about a quarter of a phone's width. The match's label keeps
	// clear of the labels at both ends.
	gapBarLabelFrom, gapBarLabelTo = 27, 48
)

// GapBar draws the signature of the app: the need, filled.
func GapBar(in GapBarInput) Drawing {
	bars, need := gapBars(in, gapBarTop, gapBarHeight)
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: gapBarTotal}
	d.Groups = []Group{{Bars: bars}, {Lines: []Line{{need, gapBarTop - 4, need, gapBarTop + gapBarHeight + 4, "ln-base"}}}}
	d.Groups = append(d.Groups, labelPair(0, "", in.Offer, "tc v"))
	if in.Match.Value > 0 {
		x := clamp(bars[1].X, gapBarLabelFrom, gapBarLabelTo)
		d.Groups = append(d.Groups, labelPair(x, "", in.Match, "ts v"))
	}
	d.Groups = append(d.Groups, labelPair(100, " e", in.Left, "tm v"))
	return d
}

// GapBarSmall is the bar alone, 10 pixels high, for the phone's summary. It
// repeats what stands beside it, so it has no title.
func GapBarSmall(in GapBarInput) Drawing {
	bars, _ := gapBars(in, 0, 10)
	for i := range bars {
		bars[i].Title = ""
	}
	return Drawing{Height: 10, Groups: []Group{{Bars: bars}}}
}

// gapBars gives the bars and the place of the need.
func gapBars(in GapBarInput, y, height float64) ([]Bar, float64) {
	spans := Stack(in.Offer.Value, in.Match.Value)
	filled := spans[1].To
	whole := math.Max(in.Need, filled)
	x := Scale{To: whole, B: 100}
	bars := make([]Bar, 0, 3)
	for i, p := range []Part{in.Offer, in.Match} {
		if p.Value > 0 || i == 0 {
			bars = append(bars, Bar{x.At(spans[i].From), y, x.Len(spans[i].From, spans[i].To), height, p.Tone, p.Title})
		}
	}
	if in.Need > filled {
		bars = append(bars, Bar{x.At(filled), y + .5, x.Len(filled, whole), height - 1, Missing, in.Left.Title})
	}
	return bars, x.At(in.Need)
}

// labelPair puts a part's name above and its amount below the bar.
func labelPair(x float64, anchor string, p Part, class string) Group {
	name, amount := Label{x, gapBarNameY, p.Name, class + anchor}, Label{x, gapBarAmountY, p.Amount, "v" + anchor}
	if p.URL == "" {
		return Group{Labels: []Label{name, amount}}
	}
	return Group{Labels: []Label{name}, Linked: []LinkedLabel{{amount, p.URL}}}
}
