package handlers

import (
	"slices"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// buyOut is what is given up within the window and what replaces it, under each
// regime that the hire can use or could; nil where nothing is given up.
func (p dealPresenter) buyOut() *views.DealSection {
	b := p.result.BuyOut
	if b.Forfeited.IsZero() && b.OnPaper.IsZero() {
		return nil
	}
	s := &views.DealSection{ID: "buy_out", Title: p.buyOutTitle(), Sub: p.say("buy_out.sub", text.Count("months", p.deal.BuyOut.WindowMonths)), Lines: p.buyOutLines()}
	if len(b.Regimes) == 0 {
		return s
	}
	s.Flags = p.buyOutFlags()
	s.Tables = []views.TablePanel{p.grossUpTable(), p.buyOutEarlyTable()}
	return s
}

func (p dealPresenter) buyOutTitle() string {
	b, applied := p.result.BuyOut, p.appliedBuyOut()
	switch {
	case b.Forfeited.IsZero():
		return p.say("buy_out.title_on_paper", p.amount("amount", b.OnPaper))
	case applied == nil:
		return p.say("buy_out.title_none", p.amount("net", b.Net))
	}
	return p.say("buy_out.title", p.amount("due", b.Due), p.amount("gross", applied.Gross), text.With("regime", p.regimeName(applied.Regime)))
}

func (p dealPresenter) buyOutFlags() []views.DealFlag {
	var out []views.DealFlag
	if applied := p.appliedBuyOut(); applied != nil && applied.Early.Owed.IsZero() && applied.Early.Paid.Sign() > 0 {
		out = append(out, p.flag(false, p.say("buy_out.not_owed", text.Count("month", applied.Early.Month))))
	}
	if p.result.Ties.USPerson {
		out = append(out, p.flag(false, p.say("buy_out.us_person")))
	}
	return out
}

// buyOutLines lead from what is given up to what is to be replaced.
func (p dealPresenter) buyOutLines() []views.DealLine {
	b := p.result.BuyOut
	lines := []views.DealLine{
		p.bothLine(p.say("buy_out.forfeited"), b.Forfeited, "deal.buy_out.forfeited_in_all"),
		p.bothLine(p.say("buy_out.net"), b.Net, "deal.buy_out.net"),
	}
	if b.Due.Sign() > 0 {
		due := p.line(p.say("buy_out.due", text.With("share", percent(p.deal.BuyOut.Share))), b.Due, "deal.buy_out.due")
		won := p.line(p.say("buy_out.due_won", text.With("rate", text.Decimal(p.deal.Scenario.Market.KRWPerUSD.Float(), 2))), b.DueWon, "deal.buy_out.due_won")
		won.Sum = true
		lines = append(lines, due, won)
	}
	return lines
}

// usable are the regimes of the buy-out that are not refused, the open ones
// first.
func (p dealPresenter) usable() []deal.BuyOutRegime {
	var out []deal.BuyOutRegime
	for _, r := range p.result.BuyOut.Regimes {
		if r.Applied || !p.refused(r.Regime) {
			out = append(out, r)
		}
	}
	rank := func(r deal.BuyOutRegime) int {
		switch {
		case r.Applied:
			return 0
		case r.Open:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b deal.BuyOutRegime) int { return rank(a) - rank(b) })
	return out
}

// grossUpTable is the gross under each regime, payment by payment.
func (p dealPresenter) grossUpTable() views.TablePanel {
	usable := p.usable()
	t := ui.Table{Caption: p.say("buy_out.table.caption"), Head: []ui.Column{{Text: p.say("regime_head")}}}
	several := len(usable) > 0 && len(usable[0].Payments) > 1
	if several {
		for _, payment := range usable[0].Payments {
			t.Head = append(t.Head, ui.Column{Text: p.paidAt(payment), Numeric: true})
		}
	}
	t.Head = append(t.Head, numeric("", p.say("buy_out.table.gross"), p.say("buy_out.table.cost"))[1:]...)
	for _, r := range usable {
		row := cells{p: p, row: ui.Row{Head: p.regimeName(r.Regime), Note: p.regimeStanding(r.Open, r.Applied)}}
		if several {
			for _, payment := range r.Payments {
				row.add(payment.Gross, document.Key{Line: "deal.gross_up.gross", Regime: r.Regime})
			}
		}
		row.add(r.Gross, document.Key{Line: "deal.buy_out.gross", Regime: r.Regime})
		row.add(r.Cost, document.Key{Line: "deal.buy_out.cost", Regime: r.Regime})
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "buy-out-gross", Title: p.say("buy_out.table.title"), Sub: p.say("buy_out.table.sub"), Table: t, Note: p.say("buy_out.table.note")}
}

// paidAt says when a payment is made.
func (p dealPresenter) paidAt(payment deal.BuyOutPayment) string {
	if payment.Month == 0 {
		return p.say("paid_at_signing")
	}
	return p.say("paid_after", text.Count("months", payment.Month))
}

// buyOutEarlyTable is what is left of the buy-out when the person leaves early.
func (p dealPresenter) buyOutEarlyTable() views.TablePanel {
	t := ui.Table{Caption: p.say("early.caption"), Head: numeric(p.say("regime_head"), p.say("early.paid"), p.say("early.spent"), p.say("early.owed"), p.say("early.sunk"))}
	month := 0
	for _, r := range p.usable() {
		key := func(line string) document.Key { return document.Key{Line: line, Regime: r.Regime} }
		row := cells{p: p, row: ui.Row{Head: p.regimeName(r.Regime), Note: p.regimeStanding(r.Open, r.Applied)}}
		row.add(r.Early.Paid, key("deal.early.paid"))
		row.add(r.Early.Spent, key("deal.early.spent"))
		row.add(r.Early.Owed, key("deal.early.owed"))
		row.add(r.Early.Sunk, key("deal.early.sunk"))
		t.Rows, month = append(t.Rows, row.row), r.Early.Month
	}
	return views.TablePanel{ID: "buy-out-early", Title: p.say("early.title", text.Count("month", month)), Sub: p.buyOutTerms(), Table: t, Note: p.say("early.note")}
}

// buyOutTerms are the terms of repayment, as typed.
func (p dealPresenter) buyOutTerms() string {
	return p.terms(p.deal.BuyOut.ClawbackMonths, p.deal.BuyOut.ProRata)
}

func (p dealPresenter) terms(months int, proRata bool) string {
	switch {
	case months == 0:
		return p.say("terms.none")
	case proRata:
		return p.say("terms.pro_rata", text.Count("months", months))
	}
	return p.say("terms.all", text.Count("months", months))
}
