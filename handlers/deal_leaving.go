package handlers

import (
	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// leaving is what the day of leaving keeps and gives up, and what a later day
// would keep.
func (p dealPresenter) leaving() *views.DealSection {
	s := &views.DealSection{
		ID: "leaving", Title: p.leavingTitle(), Sub: p.say("leaving.sub", text.With("day", p.day(p.result.Leaving.Day))),
		Flags: p.leavingFlags(), Lines: p.leavingLines(), Drawing: p.waitingChart(),
	}
	if len(p.result.Leaving.Grants) > 0 {
		s.Tables = append(s.Tables, p.grantTable())
	}
	s.Tables = append(s.Tables, p.stayingTable())
	return s
}

// leavingTitle names what falls due next.
func (p dealPresenter) leavingTitle() string {
	l := p.result.Leaving
	switch {
	case l.NextVest != nil && l.NextVest.Amount.Sign() > 0:
		return p.say("leaving.title_vest", text.With("day", p.day(l.NextVest.Day)), p.amount("amount", l.NextVest.Amount))
	case l.NextBonus != nil:
		return p.say("leaving.title_bonus", text.With("month", p.month(l.NextBonus.Day)), p.amount("amount", l.NextBonus.Amount))
	case len(l.Grants) > 0:
		return p.say("leaving.title_nothing_left")
	}
	first := l.Staying[0]
	return p.say("leaving.title_staying", text.Count("year", first.Year), p.amount("amount", first.TakeHome))
}

func (p dealPresenter) leavingFlags() []views.DealFlag {
	var out []views.DealFlag
	l := p.result.Leaving
	if f := l.Finding; f != nil {
		out = append(out, p.flag(false, p.say("leaving.finding", text.With("day", p.day(f.Day)), p.amount("net", f.Net),
			p.amount("gross", f.Signing), p.amount("signing", f.SigningNet))))
	}
	for i, g := range l.Grants {
		n := text.Count("n", i+1)
		if g.OnPaper {
			out = append(out, p.flag(false, p.say("leaving.on_paper", n, text.With("kind", p.kindName(g.Kind)))))
		}
		if e := g.Exercise; e != nil {
			out = append(out, p.flag(false, p.exerciseWords(n, e)))
		}
	}
	return out
}

// exerciseWords is what becomes of vested options.
func (p dealPresenter) exerciseWords(n text.Arg, e *deal.Exercise) string {
	words := p.say("leaving.exercise", n, text.With("day", p.day(e.Until)))
	if e.ISOUntil != 0 && e.ISOUntil < e.Until {
		words = joined(words, p.say("leaving.iso", text.With("day", p.day(e.ISOUntil))))
	}
	return words
}

func (p dealPresenter) kindName(kind string) string { return p.say("option.kind." + kind) }

func (p dealPresenter) leavingLines() []views.DealLine {
	l := p.result.Leaving
	var lines []views.DealLine
	if len(l.Grants) > 0 {
		lines = append(lines, p.bothLine(p.say("leaving.vested"), l.Vested, "deal.leaving.vested"), p.bothLine(p.say("leaving.forfeited"), l.Forfeited, "deal.leaving.given_up"))
		if l.ForfeitedCounted != l.Forfeited {
			lines = append(lines, p.bothLine(p.say("leaving.counted"), l.ForfeitedCounted, "deal.leaving.forfeited"))
		}
	}
	if l.NextVest != nil {
		lines = append(lines, p.bothLine(p.say("leaving.next_vest", text.With("day", p.day(l.NextVest.Day))), l.NextVest.Amount, "deal.leaving.next_vest"))
	}
	if l.NextBonus != nil {
		lines = append(lines, p.bothLine(p.say("leaving.next_bonus", text.With("month", p.month(l.NextBonus.Day))), l.NextBonus.Amount, "deal.leaving.next_bonus"))
	}
	for i, g := range l.Grants {
		if g.Exercise != nil {
			lines = append(lines, p.bothLine(p.say("leaving.exercise_cost", text.Count("n", i+1)), g.Exercise.Cost, "deal.leaving.exercise_cost"))
		}
	}
	return lines
}

// grantTable is each grant on the day.
func (p dealPresenter) grantTable() views.TablePanel {
	t := ui.Table{Caption: p.say("leaving.grants.caption"), Head: numeric(p.say("leaving.grants.grant"),
		p.say("leaving.grants.vested"), p.say("leaving.grants.forfeited"), p.say("leaving.grants.next"))}
	worth := document.Key{Line: "deal.held.worth"}
	for i, g := range p.result.Leaving.Grants {
		row := cells{p: p, row: ui.Row{Head: p.say("leaving.grants.name", text.Count("n", i+1), text.With("kind", p.kindName(g.Kind))), Note: p.unitsNote(g)}}
		row.add(g.Vested.Worth, worth)
		row.add(g.Forfeited.Worth, worth)
		if g.NextVest == nil {
			row.say(noRatio)
		} else {
			row.say(p.lang.ShortDate(dayOf(g.NextVest.Day)))
		}
		t.Rows = append(t.Rows, row.row)
	}
	l := p.result.Leaving
	if len(l.Grants) > 1 {
		foot := cells{p: p, row: ui.Row{Head: p.say("sum")}}
		foot.add(l.Vested, document.Key{Line: "deal.leaving.vested"})
		foot.add(l.Forfeited, document.Key{Line: "deal.leaving.given_up"})
		foot.say("")
		t.Foot = []ui.Row{foot.row}
	}
	return views.TablePanel{ID: "leaving-grants", Title: p.say("leaving.grants.title"), Sub: p.say("leaving.grants.sub"), Table: t}
}

// unitsNote says how many units have vested and how many are given up.
func (p dealPresenter) unitsNote(g deal.GrantAtLeaving) string {
	if g.Vested.Units+g.Forfeited.Units == 0 {
		return ""
	}
	return p.say("leaving.grants.units", text.With("vested", text.Whole(g.Vested.Units)), text.With("forfeited", text.Whole(g.Forfeited.Units)))
}

// stayingTable is the path of staying, year by year.
func (p dealPresenter) stayingTable() views.TablePanel {
	years := p.result.Leaving.Staying
	columns := []stayingColumn{
		{"cash", func(y deal.StayingYear) money.Money { return y.Cash }, []string{"deal.present.cash"}},
		{"equity", func(y deal.StayingYear) money.Money { return y.Equity }, []string{"deal.held.wages", "deal.present.equity"}},
		{"gross", func(y deal.StayingYear) money.Money { return y.GrossPay }, []string{"deal.present.wages"}},
		{"take_home", func(y deal.StayingYear) money.Money { return y.TakeHome }, []string{"us.take_home"}},
		{"untaxed", func(y deal.StayingYear) money.Money { return y.Untaxed }, []string{"deal.held.untaxed"}},
		{"on_paper", func(y deal.StayingYear) money.Money { return y.OnPaper }, []string{"deal.held.on_paper"}},
	}
	t := ui.Table{Caption: p.say("leaving.staying.caption"), Head: []ui.Column{{Text: p.say("year_head")}}}
	rows := make([]cells, len(years))
	for i, y := range years {
		rows[i] = cells{p: p, row: ui.Row{Head: p.say("year", text.Count("year", y.Year))}}
	}
	for _, c := range columns {
		if c.empty(years) {
			continue
		}
		t.Head = append(t.Head, ui.Column{Text: p.say("leaving.staying." + c.name), Numeric: true})
		for i, y := range years {
			rows[i].add(c.of(y), c.keys(i)...)
		}
	}
	for _, row := range rows {
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "staying", Title: p.say("leaving.staying.title"), Sub: p.say("leaving.staying.sub"), Table: t}
}

// stayingColumn is an amount of the years of staying, with the lines that may
// have come to it.
type stayingColumn struct {
	name  string
	of    func(deal.StayingYear) money.Money
	lines []string
}

func (c stayingColumn) empty(years []deal.StayingYear) bool {
	for _, y := range years {
		if !c.of(y).IsZero() {
			return false
		}
	}
	return true
}

// keys are those of the i-th year from that of leaving.
func (c stayingColumn) keys(i int) []document.Key {
	keys := make([]document.Key, len(c.lines))
	for n, line := range c.lines {
		keys[n] = document.Key{Line: line, Side: sideCurrent, Year: i + 1}
	}
	return keys
}
