package handlers

import (
	"slices"
	"strconv"
	"time"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// options shows each option grant of our offer by each way of taxing its gain.
func (p dealPresenter) options() *views.DealSection {
	grants := p.result.Options
	if len(grants) == 0 {
		return nil
	}
	out := &views.DealSection{ID: "options", Title: p.optionsMessage(grants), Sub: p.say("options.sub"), Note: p.say("options.note")}
	for i := range grants {
		g := &grants[i]
		for _, f := range p.flags(g.Flags) {
			f.Text = p.ofGrant(i, f.Text)
			out.Flags = append(out.Flags, f)
		}
		out.Lines = append(out.Lines, p.optionLines(i, g)...)
		if len(g.Routes) > 0 {
			out.Tables = append(out.Tables, p.optionTable(i, g))
		}
	}
	return out
}

// ofGrant names the grant that is spoken of, where there are several.
func (p dealPresenter) ofGrant(i int, said string) string {
	if len(p.result.Options) == 1 {
		return said
	}
	return p.say("options.of_grant", text.With("n", strconv.Itoa(i+1)), text.With("said", said))
}

// optionsMessage says what the grants leave by their best routes, or from when
// one can be exercised at all.
func (p dealPresenter) optionsMessage(grants []deal.OptionResult) string {
	left, first := money.KRW(0), law.Date(0)
	for i := range grants {
		g := &grants[i]
		if first == 0 || g.Exercisable < first {
			first = g.Exercisable
		}
		for _, r := range g.Routes {
			if r.Route == g.Best {
				left = left.Add(r.Left)
			}
		}
	}
	if !slices.ContainsFunc(grants, func(g deal.OptionResult) bool { return g.Exercised != 0 }) {
		return p.say("options.title_from", text.With("from", p.day(first)))
	}
	return p.say("options.title", text.Count("count", len(grants)), p.amount("amount", left))
}

// optionLines are the grant before its tax.
func (p dealPresenter) optionLines(i int, g *deal.OptionResult) []views.DealLine {
	lines := []views.DealLine{{Label: p.ofGrant(i, p.say("options.exercisable")), Value: p.day(g.Exercisable)}}
	if g.Exercised == 0 {
		return lines
	}
	line := func(key string, amount money.Money, id string) {
		lines = append(lines, p.keyed(p.ofGrant(i, p.say("options."+key)), amount, id, document.Key{Segment: i + 1}))
	}
	line("price", g.Price, "deal.option.price")
	lines[len(lines)-1].Value = p.lang.Exact(g.Price)
	line("gain", g.Gain, "deal.option.gain")
	line("exempt", g.Exempt, "deal.option.exempt")
	line("paid", g.Paid, "deal.option.paid")
	return lines
}

// optionTable compares the routes on the day of the sale.
func (p dealPresenter) optionTable(i int, g *deal.OptionResult) views.TablePanel {
	table := ui.Table{Caption: p.ofGrant(i, p.say("options.caption", text.With("day", p.day(g.Sold)))), Head: numeric(p.say("options.route"),
		p.say("options.taxed_as_pay"), p.say("options.at_exercise"), p.say("options.at_sale"), p.say("options.left"))}
	if !p.candidate {
		table.Head = append(table.Head, ui.Column{Text: p.say("options.company"), Numeric: true})
	}
	var due []string
	for _, r := range g.Routes {
		lens := worksheet.RiskAdjusted
		if r.Route == g.Routes[len(g.Routes)-1].Route {
			lens = worksheet.OnPaper // is computed beside the others
		}
		table.Rows = append(table.Rows, p.routeRow(i, g, &r, lens))
		if r.Allowed && (r.Route == g.Chosen || r.Route == g.Best) && len(r.Due) > 0 {
			due = append(due, p.say("options.due", text.With("route", p.say("route."+r.Route)), text.With("dates", p.dueDates(r.Due))))
		}
	}
	sub := p.say("options.sale_typed", text.With("day", p.day(g.Sold)))
	if g.Assumed {
		sub = p.say("options.sale_assumed", text.With("day", p.day(g.Sold)))
	}
	title := p.say("options.best", text.With("route", p.say("route."+g.Best)))
	return views.TablePanel{ID: "option-" + strconv.Itoa(i+1), Title: p.ofGrant(i, title), Sub: sub, Table: table, Note: joined(due...)}
}

// routeRow is one way of taxing the gain.
func (p dealPresenter) routeRow(i int, g *deal.OptionResult, r *deal.OptionRoute, lens worksheet.Lens) ui.Row {
	c := cells{p: p, row: ui.Row{Head: p.say("route." + r.Route), Chip: p.routeChip(g, r)}}
	if !r.Allowed {
		c.row.Note = p.say("flag_reasons", text.With("reasons", p.listed("reason.", r.Reasons)))
	}
	for _, of := range []struct {
		amount money.Money
		line   string
	}{
		{r.TaxedAsPay, "deal.option.taxed_as_pay"}, {r.AtExercise, "deal.option.due_at_exercise"}, {r.AtSale, "kr.share_gains.both_taxes"},
		{r.Left, "deal.option.left"}, {r.CompanyCost, "deal.option.employer_dues"},
	} {
		if p.candidate && of.line == "deal.option.employer_dues" {
			continue // is the company's own
		}
		c.add(of.amount, document.Key{Line: of.line, Segment: i + 1, Lens: lensName(lens)})
	}
	return c.row
}

// lensName is the lens as steps have it, which leave out the usual one.
func lensName(lens worksheet.Lens) string {
	if lens == worksheet.RiskAdjusted {
		return ""
	}
	return lens.String()
}

func (p dealPresenter) routeChip(g *deal.OptionResult, r *deal.OptionRoute) ui.Chip {
	switch {
	case !r.Allowed:
		return ui.Chip{Text: p.say("flag_word.refuse"), Tone: "no"}
	case r.Route == g.Best:
		return ui.Chip{Text: p.say("options.most"), Tone: "ok"}
	case r.Route == g.Chosen:
		return ui.Chip{Text: p.say("options.chosen")}
	}
	return ui.Chip{}
}

// dueDates say when the taxes of a route are due.
func (p dealPresenter) dueDates(due []deal.OptionDue) string {
	words := ""
	for i, d := range due {
		if i > 0 {
			words += p.say("list_joint")
		}
		words += p.say("options.due_on", text.With("month", p.lang.Month(d.Year, time.Month(d.Month))), text.With("what", p.say("options.what."+d.What)), p.amount("amount", d.Amount))
	}
	return words
}
