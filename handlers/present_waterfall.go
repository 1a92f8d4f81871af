package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// fallStep is a step of the waterfall. A level starts at zero, a change where
// the step before ended.
type fallStep struct {
	key    string
	kind   chart.StepKind
	amount money.Money
	tone   chart.Tone
	ink    string
}

// waterfall shows why: how the reference's gross pay falls to what the same
// life needs, and how far our offer climbs towards that, in the average year.
func (p presenter) waterfall() views.Figure {
	steps := p.fallSteps()
	in := chart.WaterfallInput{ID: "waterfall", Title: p.lang.T("calculator.why.drawing"), Desc: p.fallDescription(steps)}
	table := ui.Table{
		Caption: p.lang.T("calculator.why.caption"),
		Head:    []ui.Column{{Text: p.lang.T("calculator.why.item")}, {Text: p.lang.T("calculator.why.amount"), Numeric: true}},
	}
	for _, s := range steps {
		in.Steps = append(in.Steps, p.drawnStep(s))
		row := ui.Row{Head: p.stepName(s), Cells: []string{text.Digits(s.amount)}, Links: []string{p.fallLink(s.key)}, Sum: s.kind == chart.Level}
		table.Rows = append(table.Rows, row)
	}
	rows := chart.WaterfallRows(in)
	return views.Figure{
		ID:      "why",
		Message: p.fallMessage(),
		Sub: p.lang.T("calculator.why.sub", text.With("unit", p.lang.T("answer.chart_unit")), text.Count("year", p.scenario.TaxYear),
			text.With("rate", p.krwPerUSD()), text.With("share", percent(p.scenario.Market.LocalSpendShare)), text.With("living", text.Decimal(p.scenario.Market.SameLivingRate().Float(), 2))),
		Drawing: chart.Waterfall(in), Narrow: &rows, Table: table,
	}
}

// fallMessage is the title: what the same life takes in Korea, and how much of
// the present pay is equity.
func (p presenter) fallMessage() string {
	sum := p.summary()
	paper := p.grossOnPaper()
	equity := paper.Sub(p.lensGross(worksheet.CashOnly))
	short := func(name string, total money.Money) text.Arg { return text.With(name, p.lang.Short(p.perYear(total))) }
	args := []text.Arg{short("gross", paper), short("need", wonOn(sum.Reference, gap.PurchasingPower)), short("equity", equity)}
	switch {
	case sum.GapWithPolicy.PurchasingPower <= 0 && sum.GapKRW.PurchasingPower <= 0:
		return p.lang.T("calculator.why.title_enough", args...)
	case equity.Sign() > 0:
		return p.lang.T("answer.fall.title_equity", args...)
	}
	return p.lang.T("calculator.why.title", args...)
}

// fallSteps are levels of the average year, each rounded once, and the changes
// between them: so the parts sum to the won.
func (p presenter) fallSteps() []fallStep {
	sum := p.summary()
	paper, gross := p.perYear(p.grossOnPaper()), p.perYear(wonOn(sum.Reference, gap.Gross))
	takeHome, need := p.perYear(wonOn(sum.Reference, gap.TakeHome)), p.perYear(wonOn(sum.Reference, gap.PurchasingPower))
	offer, with := p.perYear(wonOn(sum.Offer, gap.PurchasingPower)), p.perYear(wonOn(sum.OfferWithPolicy, gap.PurchasingPower))
	steps := []fallStep{{"gross", chart.Level, paper, chart.Reference, "tr"}}
	if risk := gross.Sub(paper); !risk.IsZero() {
		steps = append(steps, fallStep{"risk", chart.Change, risk, chart.ReferenceMid, "tm"})
	}
	steps = append(steps,
		fallStep{"tax", chart.Change, takeHome.Sub(gross), chart.ReferenceMid, "tm"},
		fallStep{"prices", chart.Change, need.Sub(takeHome), chart.ReferenceMid, "tm"},
		fallStep{"need", chart.Level, need, chart.Reference, "tr"},
		fallStep{"offer", chart.Level, offer, chart.Candidate, "tc"},
	)
	if added := with.Sub(offer); !added.IsZero() {
		steps = append(steps, fallStep{"match", chart.Change, added, chart.State, "ts"})
	}
	if left := need.Sub(with); left.Sign() >= 0 {
		return append(steps, fallStep{"left", chart.Change, left, chart.Missing, "tm"})
	}
	return append(steps, fallStep{"over", chart.Change, need.Sub(with), chart.CandidateMid, "tc"})
}

// grossOnPaper is the reference's gross pay with equity taken at its word.
func (p presenter) grossOnPaper() money.Money { return p.lensGross(worksheet.OnPaper) }

// lensGross is the reference's gross pay through a lens.
func (p presenter) lensGross(lens worksheet.Lens) money.Money {
	for _, l := range p.doc.Result.Lenses {
		if l.ID == lens.String() {
			return wonOn(l.Reference, gap.Gross)
		}
	}
	return wonOn(p.summary().Reference, gap.Gross)
}

// fallLink leads to the working of a step.
func (p presenter) fallLink(key string) string {
	switch key {
	case "gross":
		return p.to(target{Key: document.Key{Line: document.AverageOf + reference(gap.Gross), Side: sideOffer, Lens: worksheet.OnPaper.String()}})
	case "need":
		return p.average(reference(gap.PurchasingPower), sideOffer)
	case "offer":
		return p.average(total(gap.PurchasingPower, sideOffer), sideOffer)
	}
	return p.figure("fall."+key, "")
}

func (p presenter) stepName(s fallStep) string {
	return p.lang.T("calculator.why.step." + s.key + ".full")
}

func (p presenter) drawnStep(s fallStep) chart.Step {
	shown := p.bare(s.amount)
	switch {
	case s.key == "over":
		shown = p.lang.T("answer.fall.over", text.With("amount", p.bare(s.amount.Neg())))
	case s.kind == chart.Change && s.tone != chart.Missing:
		shown = p.signed(s.amount)
	}
	key := "calculator.why.step." + s.key
	return chart.Step{
		Kind: s.kind, Value: plot(s.amount), Tone: s.tone, Ink: s.ink, Amount: shown, Need: s.key == "need", Full: p.stepName(s),
		Name:  [2]string{p.lang.T(key + ".top"), p.lang.T(key + ".bottom")},
		Title: p.lang.T("calculator.why.mark", text.With("item", p.stepName(s)), text.With("amount", p.lang.Words(s.amount))),
	}
}

// fallDescription says the waterfall to those who do not see it.
func (p presenter) fallDescription(steps []fallStep) string {
	amounts := map[string]string{"gross": "", "need": "", "offer": "", "match": p.lang.Short(money.KRW(0)), "left": p.lang.Short(money.KRW(0))}
	for _, s := range steps {
		if _, named := amounts[s.key]; named {
			amounts[s.key] = p.lang.Short(s.amount)
		}
	}
	args := make([]text.Arg, 0, len(amounts))
	for name, amount := range amounts {
		args = append(args, text.With(name, amount))
	}
	return p.lang.T("calculator.why.desc", args...)
}
