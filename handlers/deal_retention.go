package handlers

import (
	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// retention is pay for staying beside the signing bonus; nil where neither is
// offered.
func (p dealPresenter) retention() *views.DealSection {
	r := p.result.Retention
	if r == nil {
		return nil
	}
	return &views.DealSection{
		ID: "retention", Title: p.retentionTitle(r), Sub: p.say("retention.sub", text.With("regime", p.regimeName(r.Regime))), Flags: p.flags(r.Flags),
		Tables: []views.TablePanel{p.retentionTable(r)}, Note: p.say("early.note"),
	}
}

// retentionTitle says what the company gets back when the person leaves early.
func (p dealPresenter) retentionTitle(r *deal.RetentionResult) string {
	month := text.Count("month", r.Early.Month)
	switch {
	case r.Amount.IsZero() && r.SigningEarly.Owed.IsZero():
		return p.say("retention.title_signing_kept", month, p.amount("amount", r.Signing))
	case r.Amount.IsZero():
		return p.say("retention.title_signing_owed", month, p.amount("amount", r.Signing), p.amount("owed", r.SigningEarly.Owed))
	case r.Early.Owed.IsZero():
		return p.say("retention.title_kept", month, p.amount("amount", r.Amount))
	}
	return p.say("retention.title", month, p.amount("amount", r.Amount), p.amount("owed", r.Early.Owed))
}

// retentionTable has a column for each of the two that is offered.
func (p dealPresenter) retentionTable(r *deal.RetentionResult) views.TablePanel {
	t := ui.Table{Caption: p.say("retention.caption"), Head: []ui.Column{{Text: p.say("item_head")}}}
	pay, signing := r.Amount.Sign() > 0, r.Signing.Sign() > 0
	if pay {
		t.Head = append(t.Head, ui.Column{Text: p.say("retention.pay"), Numeric: true})
	}
	if signing {
		t.Head = append(t.Head, ui.Column{Text: p.say("retention.signing"), Numeric: true})
	}
	for _, item := range retentionItems(r) {
		row := cells{p: p, row: ui.Row{Head: p.say("retention.item."+item.name, text.Count("month", r.Early.Month)), Sum: item.name == "sunk"}}
		if pay {
			row.add(item.pay, item.keys(r.Regime)...)
		}
		if signing {
			row.add(item.signing, item.keys(r.Regime)...)
		}
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "retention-table", Table: t, Title: p.say("retention.table"), Sub: p.terms(r.Months, p.deal.Retention.ProRata)}
}

// retentionItem is an amount of the retention pay and of the signing bonus, with
// the lines that come to it.
type retentionItem struct {
	name         string
	pay, signing money.Money
	lines        []string
}

func retentionItems(r *deal.RetentionResult) []retentionItem {
	nothing := money.KRW(0)
	return []retentionItem{
		{"gross", r.Amount, r.Signing, []string{"deal.gross_up.gross"}},
		{"take_home", r.TakeHome, r.SigningTakeHome, []string{"deal.retention.take_home", "deal.retention.signing_take_home"}},
		{"cost", r.Cost, r.SigningEarly.Spent, []string{"deal.gross_up.cost"}},
		{"a_month", r.AMonth, nothing, []string{"deal.retention.a_month"}},
		{"owed", r.Early.Owed, r.SigningEarly.Owed, []string{"deal.early.owed"}},
		{"sunk", r.Early.Sunk, r.SigningEarly.Sunk, []string{"deal.early.sunk"}},
	}
}

func (i retentionItem) keys(regime string) []document.Key {
	keys := make([]document.Key, len(i.lines))
	for n, line := range i.lines {
		keys[n] = document.Key{Line: line, Regime: regime}
	}
	return keys
}
