package handlers

import (
	"strconv"
	"time"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// waitingChart is what leaving at each of the next ends of a month keeps; nil
// where none keeps anything.
func (p dealPresenter) waitingChart() *views.Figure {
	waits := p.result.Leaving.Waiting
	best := p.bestWait()
	if best < 0 {
		return nil
	}
	most := waits[best]
	args := []text.Arg{text.With("day", p.month(most.Day)), p.amount("net", most.Net)}
	in := chart.MonthBarsInput{ID: "waiting-bars", Title: p.say("waiting.drawing"), Desc: p.say("waiting.desc", append(args, text.With("from", p.month(waits[0].Day)), p.amount("first", waits[0].Net))...)}
	for i, w := range waits {
		in.Bars = append(in.Bars, p.waitBar(i, w, i == best))
	}
	figure := &views.Figure{ID: "waiting", Message: p.say("waiting.title", args...), Sub: p.say("waiting.sub"), Table: p.waitingTable()}
	if signing := p.signingNet(); signing.Sign() > 0 {
		in.Level = plot(signing)
		figure.Key = []views.KeyItem{{Tone: "level", Name: p.say("waiting.signing"), Amount: p.lang.Words(signing), Working: p.workingOf(signing, "deal.wait.signing_net_usd")}}
	}
	figure.Drawing = chart.MonthBars(in)
	return figure
}

// bestWait is the first of the ends of a month that keep most, less than zero
// where none keeps anything.
func (p dealPresenter) bestWait() int {
	best, waits := -1, p.result.Leaving.Waiting
	for i, w := range waits {
		if w.Net.Sign() > 0 && (best < 0 || waits[best].Net.Less(w.Net)) {
			best = i
		}
	}
	return best
}

func (p dealPresenter) waitBar(i int, w deal.Wait, best bool) chart.MonthBar {
	bar := chart.MonthBar{
		Label: p.lang.T("common.month_short." + strconv.Itoa(w.Day.Month())), Value: plot(w.Net), Tone: chart.ReferenceMid, Strong: best,
		Amount: p.onBar(w.Net), Title: p.say("waiting.mark", text.With("day", p.day(w.Day)), p.amount("net", w.Net)),
	}
	if i == 0 || w.Day.Month() == int(time.January) {
		bar.Note = strconv.Itoa(w.Day.Year())
	}
	if best {
		bar.Tone = chart.Reference
	}
	return bar
}

// onBar prints dollars in the little room over a bar: 4.1만, 41k.
func (p dealPresenter) onBar(m money.Money) string {
	if p.lang == text.English {
		const thousand = 1000
		return text.Whole(m.Mul(money.Fraction(1, thousand*100), money.CentHalfUp).Minor()) + "k"
	}
	return text.WithoutCurrency(p.lang.Short(m))
}

// waitingTable is the chart's table.
func (p dealPresenter) waitingTable() ui.Table {
	t := ui.Table{Caption: p.say("waiting.caption"), Head: numeric(p.say("waiting.head"), p.say("waiting.vested"), p.say("waiting.bonus"), p.say("waiting.net"))}
	paper := p.onPaper()
	if paper {
		t.Head = append(t.Head, ui.Column{Text: p.say("leaving.staying.on_paper"), Numeric: true})
	}
	for _, w := range p.result.Leaving.Waiting {
		row := cells{p: p, row: ui.Row{Head: p.lang.ShortDate(dayOf(w.Day))}}
		row.add(w.Vested, document.Key{Line: "deal.wait.vested"})
		row.add(w.Bonus, document.Key{Line: "deal.wait.bonus"})
		row.add(w.Net, document.Key{Line: "deal.wait.net"})
		if paper {
			row.add(w.Paper, document.Key{Line: "deal.wait.on_paper"})
		}
		t.Rows = append(t.Rows, row.row)
	}
	return t
}
