package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// rateTicks are the match rates named on the axis.
var rateTicks = []float64{0, .25, .5, .75, .95}

// tableStep is how many points of the sweep the table leaves out between two.
const tableStep = 10

// rateCurve shows how much match: the ratio at every rate, the present one and
// the one for parity. Nil where nothing was swept or there is no ratio.
func (p presenter) rateCurve() *views.Figure {
	if len(p.doc.Sweep) == 0 || p.finding() == scenario.NothingOffered {
		return nil
	}
	in := chart.RateCurveInput{
		ID: "curve", Title: p.lang.T("calculator.rate.drawing"), Desc: p.curveDescription(), RateTicks: rateTicks,
		Tick:     func(r float64) string { return text.Decimal(r, tickDecimals(r)) + p.lang.T("answer.times") },
		RateTick: text.Percent,
	}
	for _, point := range p.doc.Sweep {
		in.Rates = append(in.Rates, point.Rate.Float())
	}
	for _, b := range gap.Bases {
		in.Series = append(in.Series, p.curve(b))
	}
	if now := p.ratioAt(p.share()); now != nil {
		shown := []text.Arg{text.With("rate", percent(p.share())), text.With("ratio", p.lang.Ratio(*now))}
		in.Now = &chart.Pin{Rate: p.share().Float(), Ratio: *now, Label: p.lang.T("calculator.rate.now", shown...), Title: p.lang.T("calculator.rate.now_mark", shown...)}
	}
	if rate := p.summary().RateForParity; rate != nil && !rate.IsZero() && p.basis == gap.PurchasingPower {
		shown := []text.Arg{text.With("rate", percentUp(rate.Rate)), text.With("basis", p.basisWord())}
		in.Parity = &chart.Pin{Rate: rate.Float(), Ratio: 1, Label: p.lang.T("calculator.rate.parity", shown...), Title: p.lang.T("calculator.rate.parity_mark", shown...)}
	}
	return &views.Figure{
		ID: "rate", Message: p.curveMessage(),
		Sub: p.lang.T("calculator.rate.sub", text.With("pass_through", percent(p.scenario.Policy.PassThrough))),
		Key: p.readings(), Drawing: chart.RateCurve(in), Table: p.sweepTable(),
	}
}

// tickDecimals is none for whole numbers of the axis.
func tickDecimals(r float64) int {
	if r == math.Trunc(r) {
		return 0
	}
	return 1
}

// curve is the line of a basis: bold the one that is chosen.
func (p presenter) curve(b gap.Basis) chart.Series {
	s := chart.Series{Class: "ln ln-thin ln-ref-mid", Ink: "ax"}
	if b == gap.TakeHome {
		s.Class += " dash"
	}
	if b == p.basis {
		s.Class, s.Ink = "ln ln-cand", "tc v"
	}
	for _, point := range p.doc.Sweep {
		ratio := math.NaN()
		if r := ratioOn(point.Ratio, b); r != nil {
			ratio = *r
		}
		s.Ratios = append(s.Ratios, ratio)
	}
	s.Label = p.basisNamed(b) + " " + p.ratio(ratioOn(p.doc.Sweep[0].Ratio, b))
	return s
}

// ratioAt is the ratio at any rate, between two points of the sweep on the line
// that joins them.
func (p presenter) ratioAt(rate money.Rate) *float64 {
	above := p.sweptFrom(rate)
	if above >= len(p.doc.Sweep) {
		return nil
	}
	to := p.doc.Sweep[above]
	end := ratioOn(to.Ratio, p.basis)
	if above == 0 || end == nil || to.Rate.Cmp(rate) == 0 {
		return end
	}
	from := p.doc.Sweep[above-1]
	start := ratioOn(from.Ratio, p.basis)
	if start == nil {
		return end
	}
	line := chart.Scale{From: from.Rate.Float(), To: to.Rate.Float(), A: *start, B: *end}
	ratio := line.At(rate.Float())
	return &ratio
}

// sweptFrom is the index of the first point of the sweep at or above the rate.
func (p presenter) sweptFrom(rate money.Rate) int {
	for i, point := range p.doc.Sweep {
		if point.Rate.Cmp(rate) >= 0 {
			return i
		}
	}
	return len(p.doc.Sweep)
}

// curveMessage is the chart's title, by what the match can do.
func (p presenter) curveMessage() string {
	parity := p.summary().RateForParity
	switch {
	case p.finding() == scenario.OursHigher:
		return p.lang.T("calculator.rate.title_already")
	case parity == nil:
		if from, capped := p.flatFrom(); capped {
			return p.lang.T("calculator.rate.title_capped", text.With("rate", percent(from.Rate.Rate)))
		}
		return p.lang.T("calculator.rate.title_never")
	}
	key := "title_not_enough"
	if p.share().Cmp(parity.Rate) >= 0 {
		key = "title_enough"
	}
	if !p.matched() {
		return p.lang.T("answer.rate.title_no_match", text.With("parity", percentUp(parity.Rate)))
	}
	return p.lang.T("calculator.rate."+key, text.With("share", percent(p.share())), text.With("parity", percentUp(parity.Rate)))
}

// flatFrom is the first rate from which a cap keeps the subsidy the same.
func (p presenter) flatFrom() (document.SweepPoint, bool) {
	sweep := p.doc.Sweep
	if p.scenario.Policy.Cap == nil {
		return document.SweepPoint{}, false
	}
	for _, point := range sweep[:len(sweep)-1] {
		if point.Subsidy > 0 && point.Subsidy == sweep[len(sweep)-1].Subsidy {
			return point, true
		}
	}
	return document.SweepPoint{}, false
}

func (p presenter) curveDescription() string {
	args := []text.Arg{
		text.With("from", percent(p.doc.Sweep[0].Rate.Rate)), text.With("start", p.ratio(ratioOn(p.doc.Sweep[0].Ratio, p.basis))),
		text.With("now", percent(p.share())), text.With("ratio", p.ratio(p.ratioAt(p.share()))), text.With("basis", p.basisWord()),
	}
	if rate := p.summary().RateForParity; rate != nil && !rate.IsZero() && p.basis == gap.PurchasingPower {
		return p.lang.T("calculator.rate.desc_parity", append(args, text.With("parity", percentUp(rate.Rate)))...)
	}
	return p.lang.T("calculator.rate.desc", args...)
}

// readings are the two ways to read the typed rate, each with its ratio: a
// share of the cost, and on top of what the company pays.
func (p presenter) readings() []views.KeyItem {
	if !p.matched() {
		return nil
	}
	typed := p.scenario.Policy.Rate
	reading := func(share money.Rate, key, tone string) views.KeyItem {
		return views.KeyItem{
			Tone: tone, Name: p.lang.T("answer.reading."+key, text.With("base", p.matchBase()), text.With("rate", percent(typed)), text.With("share", percent(share))),
			Amount: p.ratio(p.ratioAt(share)), Working: p.atRate(p.basis, share),
		}
	}
	return []views.KeyItem{reading(typed, "share", "state"), reading(typed.Over(typed.OnePlus()), "on_top", "state-mid")}
}

func (p presenter) sweepTable() ui.Table {
	t := ui.Table{Caption: p.lang.T("calculator.rate.caption"), Head: []ui.Column{{Text: p.lang.T("calculator.rate.column")}}}
	for _, b := range gap.Bases {
		t.Head = append(t.Head, ui.Column{Text: p.basisNamed(b), Numeric: true})
	}
	for i, point := range p.doc.Sweep {
		if i%tableStep != 0 && i != len(p.doc.Sweep)-1 {
			continue
		}
		row := ui.Row{Head: percent(point.Rate.Rate)}
		for _, b := range gap.Bases {
			row.Cells = append(row.Cells, p.ratio(ratioOn(point.Ratio, b)))
			row.Links = append(row.Links, p.atRate(b, point.Rate.Rate))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
