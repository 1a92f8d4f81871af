package handlers

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// inverseFigure names the answers to the questions that go backwards.
const inverseFigure = "inverse"

// inverse answers what the design in focus would have to be: the rate or the cap
// that closes the share of the gap, and what brings the most people for a
// budget.
func (p labPresenter) inverse() views.Figure {
	name := text.With("design", p.designName(p.in.focus))
	f := views.Figure{Message: p.lang.T("policy.inverse.answers"), Sub: p.lang.T("policy.inverse.sub", name)}
	f.Table = ui.Table{Caption: p.lang.T("policy.inverse.caption", name), Head: []ui.Column{{Text: p.lang.T("policy.inverse.question")}, {Text: p.lang.T("policy.inverse.answer"), Numeric: true}}}
	if p.result.views.Inverse != nil { // else the design has no rate
		f.Table.Rows = []ui.Row{p.rateForGap(), p.capForGap(), p.mostForBudget()}
	}
	return f
}

func (p labPresenter) gapShare() text.Arg {
	return text.With("share", percent(p.result.views.Inverse.GapShare.Rate))
}

// rateForGap is the least rate, the cap being what it is.
func (p labPresenter) rateForGap() ui.Row {
	row := ui.Row{Head: p.lang.T("policy.inverse.rate", p.gapShare(), text.With("cap", p.capText(p.focused().Policy.Cap)))}
	answer := p.lang.T("policy.inverse.no_rate")
	if rate := p.result.views.Inverse.Rate; rate != nil {
		answer = percentUp(rate.Rate)
	}
	row.Cells = []string{answer}
	return row
}

// capForGap is the least cap, the rate being what it is.
func (p labPresenter) capForGap() ui.Row {
	row := ui.Row{Head: p.lang.T("policy.inverse.cap", p.gapShare(), text.With("rate", text.Percent(p.result.views.Centre.Intensity)))}
	answer := p.lang.T("policy.inverse.no_cap")
	if most := p.result.views.Inverse.Cap; most != nil {
		answer = p.given(money.KRW(*most))
	}
	row.Cells = []string{answer}
	return row
}

// openingBudget is what is asked about where the reader names no budget: fifty
// billion won.
var openingBudget = money.KRW(50_000_000_000)

// askedBudget is the budget of the question: the reader's own, the study's, or
// the opening one.
func (in *labInput) askedBudget() money.Money {
	switch {
	case in.ask.budget != nil:
		return *in.ask.budget
	case in.budget != nil:
		return *in.budget
	}
	return openingBudget
}

// mostForBudget is the cell of the grid with the most additional hires for the
// first year's budget.
func (p labPresenter) mostForBudget() ui.Row {
	asked := p.result.views.Inverse
	row := ui.Row{Head: p.lang.T("policy.inverse.most", text.With("budget", p.lang.Words(money.KRW(asked.Budget))))}
	answer := p.lang.T("policy.inverse.nobody")
	if best := asked.Most; best != nil {
		most := p.lang.T("policy.no_cap")
		if best.Cap != nil {
			most = p.given(money.KRW(*best.Cap))
		}
		answer = p.lang.T("policy.inverse.best", text.With("rate", text.Percent(best.Intensity)), text.With("cap", most),
			text.With("hires", p.people(best.AdditionalHires.Central)), text.With("cost", p.won(int64(best.NetCost.Central))))
	}
	row.Cells = []string{answer}
	return row
}

// inversePanel asks for the reader's own numbers; the answers come when they are
// asked for.
func (p labPresenter) inversePanel() views.InversePanel {
	panel := views.InversePanel{
		Title: p.lang.T("policy.inverse.title"), Sub: p.lang.T("policy.inverse.lead"), Submit: p.lang.T("policy.inverse.submit"),
		Fields: []ui.Field{p.labField("ask.gap"), p.labField("ask.budget")},
		Lazy: views.LazyFigure{
			ID: inverseFigure, Title: p.lang.T("policy.inverse.answers"), Link: views.Link{Text: p.lang.T("policy.show"), URL: p.in.query.path("/policy/view/" + inverseFigure)},
		},
	}
	panel.Hidden = p.hidden(labAsk...)
	return panel
}
