package handlers

import (
	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// costs is what the hire costs the company, with all that is paid beside pay.
func (p dealPresenter) costs() *views.DealSection {
	r := p.result.Costs
	if r == nil {
		return nil
	}
	return &views.DealSection{
		ID: "costs", Title: p.costsTitle(r), Sub: p.say("costs.sub", text.Count("years", len(r.Years))), Flags: p.flags(r.Flags),
		Lines: p.costLines(r), Tables: []views.TablePanel{p.costYears(r)}, Note: p.say("costs.note"),
	}
}

func (p dealPresenter) costsTitle(r *deal.CostResult) string {
	if r.Runway == nil {
		return p.say("costs.title", p.amount("year_one", r.YearOne), p.amount("horizon", r.Horizon), text.Count("years", len(r.Years)))
	}
	return p.say("costs.title_runway", p.amount("year_one", r.YearOne), text.With("before", months(r.Runway.Before)), text.With("after", months(r.Runway.After)))
}

// months prints a length of time with one decimal.
func months(n float64) string { return text.Decimal(n, 1) }

// costLines lead from the package to the whole cost, then to what it does to the
// company.
func (p dealPresenter) costLines(r *deal.CostResult) []views.DealLine {
	first := func(label string, m money.Money, line string) views.DealLine {
		if m.IsZero() {
			return p.plainLine(p.say("costs."+label), m)
		}
		l := p.line(p.say("costs."+label), m, line)
		l.Working = p.workingAt(m, document.Key{Line: line, Year: 1})
		return l
	}
	total := first("year_one", r.YearOne, "deal.cost.year_one")
	total.Sum = true
	lines := p.wonLines(
		first("package", r.Package, "deal.cost.year"), first("search_fee", r.SearchFee, "deal.cost.search_fee"),
		p.plainLine(p.fieldLabel("costs.adviser"), r.Adviser), p.plainLine(p.fieldLabel("costs.equipment"), r.Equipment),
		p.plainLine(p.fieldLabel("costs.compute"), r.Compute), first("yield_lost", r.YieldLost, "deal.cost.yield_lost"), total,
		p.line(p.say("costs.horizon", text.Count("years", len(r.Years))), r.Horizon, "deal.cost.horizon"),
		p.plainLine(p.say("costs.tied_cash"), r.TiedCash),
	)
	if w := r.Runway; w != nil {
		lines = append(lines, first("once", w.Once, "deal.cost.up_front"), first("monthly", w.Monthly, "deal.cost.a_month"),
			p.costWords("runway", text.With("before", months(w.Before)), text.With("after", months(w.After)), text.With("lost", months(w.Lost))))
	}
	if r.BandRatio != nil {
		lines = append(lines, p.costWords("band", text.With("ratio", text.Percent(*r.BandRatio))))
	}
	if r.PoolShare != nil {
		lines = append(lines, p.costWords("pool_share", text.With("share", text.Percent(*r.PoolShare))))
	}
	if r.PoolLeft != nil {
		lines = append(lines, p.costWords("pool_left", text.With("share", text.Percent(*r.PoolLeft))))
	}
	return lines
}

// costWords is a line that says no amount.
func (p dealPresenter) costWords(key string, args ...text.Arg) views.DealLine {
	return views.DealLine{Label: p.say("costs." + key), Value: p.say("costs."+key+"_value", args...)}
}

// costYears is the package by year.
func (p dealPresenter) costYears(r *deal.CostResult) views.TablePanel {
	t := ui.Table{Caption: p.say("costs.caption"), Head: []ui.Column{{Text: p.say("item_head")}}}
	for _, y := range r.Years {
		t.Head = append(t.Head, ui.Column{Text: p.say("costs.year", text.Count("n", y.Year)), Numeric: true})
	}
	for _, part := range []struct {
		name string
		of   func(deal.CostYear) money.Money
	}{
		{"cash", func(y deal.CostYear) money.Money { return y.Cash }}, {"dues", func(y deal.CostYear) money.Money { return y.Dues }},
		{"severance", func(y deal.CostYear) money.Money { return y.Severance }}, {"benefits", func(y deal.CostYear) money.Money { return y.Benefits }},
		{"given", func(y deal.CostYear) money.Money { return y.Given }}, {"sum", func(y deal.CostYear) money.Money { return y.Cost }},
	} {
		row, some := cells{p: p, row: ui.Row{Head: p.say("costs.part." + part.name), Sum: part.name == "sum"}}, false
		for _, y := range r.Years {
			some = some || !part.of(y).IsZero()
			if row.row.Sum {
				row.add(y.Cost, document.Key{Line: "deal.cost.year", Year: y.Year})
			} else {
				row.say(p.cell(part.of(y)))
			}
		}
		if some {
			t.Rows = append(t.Rows, row.row)
		}
	}
	return views.TablePanel{ID: "cost-years", Title: p.say("costs.years_title"), Sub: p.say("costs.years_sub"), Table: t}
}
