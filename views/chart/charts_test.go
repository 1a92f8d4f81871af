package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGapBar(t *testing.T) {
	t.Parallel()
	part := func(v float64, tone Tone) Part { return Part{Value: v, Tone: tone, Name: string(tone), Amount: "1"} }
	for _, c := range []struct {
		name         string
		need         float64
		offer, match float64
		want         []Bar
		needAt       float64
	}{
		{"a quarter, a quarter, half missing", 100, 25, 25,
			[]Bar{{0, 34, 25, 40, Candidate, ""}, {25, 34, 25, 40, State, ""}, {50, 34.5, 50, 39, Missing, ""}}, 100},
		{"no match", 100, 25, 0,
			[]Bar{{0, 34, 25, 40, Candidate, ""}, {25, 34.5, 75, 39, Missing, ""}}, 100},
		{"closed to the won", 100, 60, 40,
			[]Bar{{0, 34, 60, 40, Candidate, ""}, {60, 34, 40, 40, State, ""}}, 100},
		{"more than needed: the bar is the offer, a line marks the need", 100, 150, 50,
			[]Bar{{0, 34, 75, 40, Candidate, ""}, {75, 34, 25, 40, State, ""}}, 50},
		{"nothing at all", 100, 0, 0,
			[]Bar{{0, 34, 0, 40, Candidate, ""}, {0, 34.5, 100, 39, Missing, ""}}, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := GapBar(GapBarInput{Need: c.need, Offer: part(c.offer, Candidate), Match: part(c.match, State), Left: Part{}})
			if diff := cmp.Diff(c.want, d.Groups[0].Bars); diff != "" {
				t.Errorf("bars: -want +got\n%s", diff)
			}
			if got := d.Groups[1].Lines[0].X1; got != c.needAt {
				t.Errorf("need at %v%%, want %v%%", got, c.needAt)
			}
		})
	}
}

// The match's label keeps clear of the labels at both ends, however small or
// large the offer is.
func TestGapBarLabelsKeepApart(t *testing.T) {
	t.Parallel()
	for _, offer := range []float64{0, 1, 30, 45, 90, 99} {
		d := GapBar(GapBarInput{Need: 100, Offer: Part{Value: offer}, Match: Part{Value: .5, Name: "match"}})
		x := d.Groups[3].Labels[0].X
		if x < gapBarLabelFrom || x > gapBarLabelTo {
			t.Errorf("offer %v: the match's label is at %v%%, want %d to %d", offer, x, gapBarLabelFrom, gapBarLabelTo)
		}
	}
}

func waterfallInput() WaterfallInput {
	return WaterfallInput{Steps: []Step{
		{Kind: Level, Value: 100, Tone: Reference},
		{Kind: Change, Value: -60, Tone: ReferenceMid},
		{Kind: Level, Value: 40, Tone: Reference, Need: true},
		{Kind: Level, Value: 10, Tone: Candidate},
		{Kind: Change, Value: 5, Tone: State},
		{Kind: Change, Value: 25, Tone: Missing},
	}}
}

func TestWaterfallSpans(t *testing.T) {
	t.Parallel()
	want := []Span{{0, 100}, {100, 40}, {0, 40}, {0, 10}, {10, 15}, {15, 40}}
	if diff := cmp.Diff(want, waterfallInput().spans()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestWaterfall(t *testing.T) {
	t.Parallel()
	d := Waterfall(waterfallInput())
	// 270 pixels stand for 100: a fall of 60 is 162 high and starts at the top.
	fall := d.Groups[2].Bars[0]
	if fall.Y != 30 || math.Abs(fall.H-162) > 1e-9 {
		t.Errorf("the fall is at %v, %v high; want 30, 162", fall.Y, fall.H)
	}
	// Connected: 100→fall, fall→need, offer→match, match→rest; the offer starts anew.
	connectors := 0
	for _, l := range d.Groups[0].Lines {
		if l.Class == "ln-conn" {
			connectors++
		}
	}
	if connectors != 4 {
		t.Errorf("%d connectors, want 4", connectors)
	}
	if rest, need := d.Groups[6].Bars[0], d.Groups[3].Bars[0]; rest.Y != need.Y {
		t.Errorf("what is left ends at %v, the need at %v", rest.Y, need.Y)
	}
}

func TestWaterfallRows(t *testing.T) {
	t.Parallel()
	d := WaterfallRows(waterfallInput())
	if got, want := d.Groups[2].Bars[0], (Bar{40, 64, 60, 16, ReferenceMid, ""}); got != want {
		t.Errorf("the fall is %v, want %v", got, want)
	}
	if d.ID == Waterfall(waterfallInput()).ID {
		t.Error("both drawings stand in one page and need ids of their own")
	}
}

func rateInput() RateCurveInput {
	tick := func(float64) string { return "t" }
	return RateCurveInput{
		Rates: []float64{0, .5, 1}, RateTicks: []float64{0, 1},
		Series: []Series{{Label: "a", Ratios: []float64{10, 5, 0}}, {Label: "b", Ratios: []float64{9.9, 4, 1}}},
		Now:    &Pin{Rate: .5, Ratio: 5, Label: "now"}, Parity: &Pin{Rate: .9, Ratio: 1, Label: "parity"},
		Tick: tick, RateTick: tick,
	}
}

func TestRateCurve(t *testing.T) {
	t.Parallel()
	d := RateCurve(rateInput())
	// The top is 10 × 1.05: 10 lies at 1 − 10/10.5 = 47.6 thousandths of the box.
	if got, want := d.Groups[1].Curves[0].D, "M0 48L1000 1000"; got != want {
		t.Errorf("curve %q, want %q", got, want)
	}
	labels := d.Groups[2].Labels
	if gap := labels[1].Y - labels[0].Y; gap < 17 {
		t.Errorf("the labels of two close curves are %v px apart, want 17 at least", gap)
	}
	if got := d.Groups[3].Dots[0].X; got != 9+45 {
		t.Errorf("the present rate is at %v%%, want 54%%", got)
	}
}

// Under a tall scale parity lies near the base: its label moves above the line.
func TestRateCurveParityLabelKeepsOffTheAxis(t *testing.T) {
	t.Parallel()
	in := rateInput()
	in.Series[0].Ratios[0] = 60
	groups := RateCurve(in).Groups
	if label := groups[len(groups)-1].Labels[0]; label.Y >= curveBase {
		t.Errorf("the label of parity is at %v px, on the axis at %v", label.Y, curveBase)
	}
}

func TestRateCurveWithoutRatios(t *testing.T) {
	t.Parallel()
	in := rateInput()
	in.Series, in.Now, in.Parity = []Series{{Label: "a", Ratios: []float64{math.NaN(), math.NaN(), math.NaN()}}}, nil, nil
	d := RateCurve(in)
	if got := d.Groups[1].Curves[0].D; got != "" {
		t.Errorf("a curve without a ratio is drawn: %q", got)
	}
	if len(d.Groups[2].Labels) != 0 {
		t.Error("a curve without a ratio has a label")
	}
}

func TestYearBars(t *testing.T) {
	t.Parallel()
	d := YearBars(YearBarsInput{Years: []YearGroup{
		{Label: "1", Left: StackedBar{Parts: []Part{{Value: 60, Tone: Reference}, {Value: 40, Tone: ReferenceMid}}}, Right: StackedBar{Parts: []Part{{Value: 10, Tone: Company}, {Value: 0, Tone: State}}}},
		{Label: "2", After: true, Left: StackedBar{Parts: []Part{{Value: 100}}}},
	}})
	bars := d.Groups[1].Bars
	if len(bars) != 3 {
		t.Fatalf("%d bars, want 3: a part of zero is not drawn", len(bars))
	}
	// 200 pixels stand for 100; the upper part leaves a hair to the lower one.
	if bars[0].Y != 106 || bars[0].H != 120 || bars[1].Y != 26 || bars[1].H != 78.5 {
		t.Errorf("left stack %v, %v", bars[0], bars[1])
	}
	if len(d.Groups[2].Lines) != 1 {
		t.Error("a year after the support stands behind a rule")
	}
}

func TestLedgerBarsAreEquallyLong(t *testing.T) {
	t.Parallel()
	d := Ledger(LedgerInput{
		Paid:     LedgerBar{Parts: []Part{{Value: 232, Tone: Company}, {Value: 178, Tone: State}}},
		Received: LedgerBar{Parts: []Part{{Value: 280, Tone: Candidate}, {Value: 0}, {Value: 130, Tone: State}}},
	})
	for _, i := range []int{0, 2} {
		end := 0.0
		for _, b := range d.Groups[i].Bars {
			end = b.X + b.W
		}
		if math.Abs(end-100) > 1e-9 {
			t.Errorf("bar %d ends at %v%%, want 100%%", i/2, end)
		}
	}
}
