package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// levers is where one more sum of company cost does the candidate the most good.
func (p dealPresenter) levers() *views.DealSection {
	r := p.result.Levers
	if r == nil {
		return nil
	}
	out := &views.DealSection{
		ID: "levers", Title: p.leversTitle(r), Sub: p.say("levers.sub", text.Count("years", r.Horizon), p.amount("budget", r.Budget)),
		Drawing: p.leversChart(r), Note: p.say("levers.note"),
	}
	for _, l := range r.Levers {
		out.Flags = append(out.Flags, p.flags(l.Flags)...)
	}
	return out
}

// leversTitle says which way leaves the most, and which the most cash.
func (p dealPresenter) leversTitle(r *deal.LeverTable) string {
	best, cash := r.Levers[0], r.Levers[0]
	for _, l := range r.Levers[1:] {
		if cash.CashYearOne.Less(l.CashYearOne) {
			cash = l
		}
	}
	args := []text.Arg{p.amount("budget", r.Budget), text.With("best", p.leverName(best)), p.amount("net", best.Net)}
	if best.Lever == cash.Lever {
		return p.say("levers.title_both", args...)
	}
	return p.say("levers.title", append(args, text.With("fastest", p.leverName(cash)), p.amount("cash", cash.CashYearOne))...)
}

func (p dealPresenter) leverName(l deal.Lever) string { return p.say("lever." + l.Lever) }

func (p dealPresenter) leversChart(r *deal.LeverTable) *views.Figure {
	in := chart.RowBarsInput{ID: "levers-bars", Title: p.say("levers.drawing"), Level: plot(r.Budget)}
	said := make([]string, len(r.Levers))
	for i, l := range r.Levers {
		bar := chart.RowBar{Label: p.leverName(l), Amount: p.lang.Short(l.Net), Value: plot(l.Net), Tone: chart.CandidateMid}
		if i == 0 {
			bar.Tone = chart.Candidate
		}
		bar.Title = bar.Label + " " + bar.Amount
		in.Bars, said[i] = append(in.Bars, bar), bar.Title
	}
	in.Desc = strings.Join(said, p.say("list_joint"))
	return &views.Figure{
		ID: "levers-chart", Message: p.say("levers.chart"), Sub: p.say("levers.chart_sub", p.amount("budget", r.Budget)),
		Drawing: chart.RowBars(in), Table: p.leversTable(r), TableInSight: true,
	}
}

func (p dealPresenter) leversTable(r *deal.LeverTable) ui.Table {
	t := ui.Table{Caption: p.say("levers.caption", p.amount("budget", r.Budget)), Head: numeric(p.say("levers.head"), p.say("levers.net"),
		p.say("levers.cash"), p.say("levers.sunk", text.Count("month", r.Levers[0].Early.Month)), p.say("levers.amount"))}
	for _, l := range r.Levers {
		row := cells{p: p, row: ui.Row{Head: p.leverName(l)}}
		if l.InKind {
			row.row.Note = p.say("levers.in_kind")
		}
		row.add(l.Net, document.Key{Line: "deal.lever.net"})
		row.add(l.CashYearOne, document.Key{Line: "deal.lever.cash_year_one"})
		row.add(l.Early.Sunk, document.Key{Line: "deal.early.sunk"})
		key := "levers.once"
		if l.Yearly {
			key = "levers.yearly"
		}
		row.say(p.say(key, p.amount("amount", l.Amount)))
		t.Rows = append(t.Rows, row.row)
	}
	return t
}
