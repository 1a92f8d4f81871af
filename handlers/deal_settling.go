package handlers

import (
	"slices"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/ui"
)

// settling shows what the company gives towards settling in, with the salary
// that would buy the same.
func (p dealPresenter) settling() *views.DealSection {
	r := p.result.Settling
	out := &views.DealSection{ID: "settling", Sub: p.say("settling.sub"), Flags: p.flags(r.Flags), Offers: p.citedLiving(func(field string) bool { return !ofHousehold[field] })}
	if len(r.Items) == 0 {
		if r.TiedCash.IsZero() && len(out.Offers) == 0 {
			return nil
		}
		out.Title = p.say("settling.title_none")
		return out
	}
	after, salary := money.KRW(0), money.KRW(0)
	table := ui.Table{Caption: p.say("settling.caption"), Head: numeric(p.say("settling.item"), p.say("settling.value"), p.say("settling.tax"),
		p.say("settling.after_tax"), p.say("settling.cost"), p.say("settling.salary"), p.say("settling.salary_cost"))}
	for i := range r.Items {
		item := &r.Items[i]
		after, salary = after.Add(item.AfterTax), salary.Add(item.SalaryCost)
		table.Rows = append(table.Rows, p.settlingRow(i, item))
		if source := p.cited(item.Law); !slices.Contains(out.Sources, source) {
			out.Sources = append(out.Sources, source)
		}
	}
	out.Title = p.say("settling.title", p.amount("cost", r.CompanyCost), p.amount("after", after), p.amount("salary", salary))
	total := p.line(p.say("settling.total"), r.CompanyCost, "deal.settling.total_cost")
	total.Sum = true
	out.Lines = []views.DealLine{total}
	out.Tables = []views.TablePanel{{ID: "settling-items", Table: table}}
	out.Note = p.say("settling.note")
	if r.TiedCash.Sign() > 0 {
		out.Note = p.say("settling.tied", p.amount("amount", r.TiedCash)) + " " + out.Note
	}
	return out
}

// settlingRow is one thing given. Its steps go by its place in the list.
func (p dealPresenter) settlingRow(i int, item *deal.SettlingItem) ui.Row {
	c := cells{p: p, row: ui.Row{Head: p.say("item." + item.Item), Chip: ui.Chip{Text: p.say("treatment." + string(item.Treatment))}}}
	if item.Treatment == deal.Untaxed {
		c.row.Chip.Tone = "ok"
	}
	if item.Once {
		c.row.Note = p.say("settling.once")
	}
	for _, of := range []struct {
		amount money.Money
		line   string
	}{
		{item.Value, "deal.settling.given"}, {item.Tax, "deal.settling.tax"}, {item.AfterTax, "deal.settling.after_tax"},
		{item.CompanyCost, "deal.settling.company_cost"}, {item.Salary, "deal.settling.salary"}, {item.SalaryCost, "deal.settling.salary_cost"},
	} {
		c.add(of.amount, document.Key{Line: of.line, Segment: i + 1})
	}
	return c.row
}
