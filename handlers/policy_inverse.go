package handlers

import (
	"context"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// inverseFigure names the answers to the questions that go backwards.
const inverseFigure = "inverse"

// inverse answers what the design in focus would have to be: the rate or the cap
// that closes the share of the gap, and what brings the most people for a
// budget.
func (p labPresenter) inverse(ctx context.Context, lab *policy.Lab) (views.Figure, error) {
	name := text.With("design", p.designName(p.in.focus))
	f := views.Figure{Message: p.lang.T("policy.inverse.answers"), Sub: p.lang.T("policy.inverse.sub", name)}
	f.Table = ui.Table{Caption: p.lang.T("policy.inverse.caption", name), Head: []ui.Column{{Text: p.lang.T("policy.inverse.question")}, {Text: p.lang.T("policy.inverse.answer"), Numeric: true}}}
	for _, ask := range []func(context.Context, *policy.Lab) (ui.Row, error){p.rateForGap, p.capForGap, p.mostForBudget} {
		row, err := ask(ctx, lab)
		if err != nil {
			return f, err
		}
		if row.Head != "" {
			f.Table.Rows = append(f.Table.Rows, row)
		}
	}
	return f, nil
}

func (p labPresenter) gapShare() text.Arg { return text.With("share", percent(p.in.ask.gap)) }

// rateForGap is the least rate, the cap being what it is.
func (p labPresenter) rateForGap(ctx context.Context, lab *policy.Lab) (ui.Row, error) {
	if !p.in.hasRate() {
		return ui.Row{}, nil
	}
	row := ui.Row{Head: p.lang.T("policy.inverse.rate", p.gapShare(), text.With("cap", p.capText(p.focused().Policy.Cap)))}
	rate, err := lab.RateForGap(ctx, p.in.focus, p.in.ask.gap.Float())
	answer := p.lang.T("policy.inverse.no_rate")
	if rate != nil {
		answer = percentUp(*rate)
	}
	row.Cells = []string{answer}
	return row, err
}

// capForGap is the least cap, the rate being what it is.
func (p labPresenter) capForGap(ctx context.Context, lab *policy.Lab) (ui.Row, error) {
	if !p.in.hasRate() {
		return ui.Row{}, nil
	}
	row := ui.Row{Head: p.lang.T("policy.inverse.cap", p.gapShare(), text.With("rate", text.Percent(lab.Centre(p.in.focus).Intensity)))}
	most, err := lab.CapForGap(ctx, p.in.focus, p.in.ask.gap.Float())
	answer := p.lang.T("policy.inverse.no_cap")
	if most != nil {
		answer = p.given(*most)
	}
	row.Cells = []string{answer}
	return row, err
}

// openingBudget is what is asked about where the reader names no budget: fifty
// billion won.
var openingBudget = money.KRW(50_000_000_000)

// askedBudget is the budget of the question: the reader's own, the study's, or
// the opening one.
func (p labPresenter) askedBudget() money.Money {
	switch {
	case p.in.ask.budget != nil:
		return *p.in.ask.budget
	case p.in.budget != nil:
		return *p.in.budget
	}
	return openingBudget
}

// mostForBudget is the cell of the grid with the most additional hires for the
// first year's budget.
func (p labPresenter) mostForBudget(ctx context.Context, lab *policy.Lab) (ui.Row, error) {
	if !p.in.hasRate() {
		return ui.Row{}, nil
	}
	rates, caps := gridOf()
	row := ui.Row{Head: p.lang.T("policy.inverse.most", text.With("budget", p.lang.Words(p.askedBudget())))}
	best, err := lab.MostHires(ctx, p.in.focus, p.askedBudget(), rates, caps)
	answer := p.lang.T("policy.inverse.nobody")
	if best != nil {
		most := p.lang.T("policy.no_cap")
		if best.Cap != nil {
			most = p.given(money.KRW(*best.Cap))
		}
		answer = p.lang.T("policy.inverse.best", text.With("rate", text.Percent(best.Intensity)), text.With("cap", most),
			text.With("hires", p.people(best.AdditionalHires.Central)), text.With("cost", p.won(int64(best.NetCost.Central))))
	}
	row.Cells = []string{answer}
	return row, err
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
