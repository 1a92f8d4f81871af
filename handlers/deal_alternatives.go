package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// doBeat marks the alternative to beat: beat.2 of the list as typed, beat.stay
// of staying where the list does not have it.
const doBeat = "beat."

// alternatives are the packages on the table side by side; nil in a document
// that was saved before they were computed.
func (p dealPresenter) alternatives() *views.DealSection {
	r := p.result.Alternatives
	if r == nil {
		return nil
	}
	out := &views.DealSection{
		ID: "alternatives", Title: p.alternativesTitle(r), Sub: p.say("alternatives.sub", text.Count("years", r.Horizon)),
		Drawing: p.alternativesChart(r), Note: p.alternativesNote(r),
	}
	for _, a := range r.Alternatives {
		if a.HeldGrants {
			out.Flags = append(out.Flags, p.flag(false, p.say("alternatives.held_grants")))
			break
		}
	}
	return out
}

func (p dealPresenter) alternativesNote(r *deal.AlternativesResult) string {
	if r.ToBeatGiven {
		return p.say("alternatives.note")
	}
	return p.say("alternatives.best_assumed") + " " + p.say("alternatives.note")
}

// oursOf are our offer, and with the match where there is one.
func oursOf(r *deal.AlternativesResult) (plain, matched *deal.AlternativeResult) {
	for i := range r.Alternatives {
		switch a := &r.Alternatives[i]; {
		case a.Kind != deal.AlternativeKinds[deal.Ours]:
		case a.WithMatch:
			matched = a
		default:
			plain = a
		}
	}
	return plain, matched
}

// rivalOf is the one that our offer is held against: the one to beat, or the
// best of the others where that is our own.
func rivalOf(r *deal.AlternativesResult) *deal.AlternativeResult {
	ours := deal.AlternativeKinds[deal.Ours]
	if rival := &r.Alternatives[r.ToBeat]; rival.Kind != ours {
		return rival
	}
	var best *deal.AlternativeResult
	for i := range r.Alternatives {
		if a := &r.Alternatives[i]; a.Kind != ours && (best == nil || best.SameLiving.Less(a.SameLiving)) {
			best = a
		}
	}
	return best
}

// alternativesTitle says who wins at the same living, and what the match changes.
func (p dealPresenter) alternativesTitle(r *deal.AlternativesResult) string {
	ours, matched := oursOf(r)
	rival := rivalOf(r)
	more := ours.SameLiving.Sub(rival.SameLiving)
	name := text.With("rival", p.alternativeName(rival))
	switch {
	case more.IsZero():
		return p.say("alternatives.title_even", name)
	case more.Sign() > 0:
		return p.say("alternatives.title_ours", name, p.amount("amount", more))
	case matched == nil:
		return p.say("alternatives.title_theirs", name, p.amount("amount", more.Neg()))
	}
	with := matched.SameLiving.Sub(rival.SameLiving)
	if with.Sign() >= 0 {
		return p.say("alternatives.title_match_wins", name, p.amount("amount", more.Neg()), p.amount("with", with))
	}
	return p.say("alternatives.title_match", name, p.amount("amount", more.Neg()), p.amount("with", with.Neg()))
}

// alternativeName is what it is, with the place of a laboratory.
func (p dealPresenter) alternativeName(a *deal.AlternativeResult) string {
	name := p.say("alternatives.name." + a.Kind)
	switch {
	case a.WithMatch:
		return p.say("alternatives.with_match", text.With("name", name))
	case a.Kind == deal.AlternativeKinds[deal.OtherLab]:
		return p.say("alternatives.at", text.With("name", name), text.With("place", p.lang.T("calculator.option.jurisdiction."+a.Jurisdiction)))
	}
	return name
}

// alternativeHead is the name where it stands alone.
func (p dealPresenter) alternativeHead(a *deal.AlternativeResult) string {
	return p.say("alternatives.row", text.With("name", p.alternativeName(a)))
}

func (p dealPresenter) alternativesChart(r *deal.AlternativesResult) *views.Figure {
	in := chart.RowBarsInput{ID: "alternatives-bars", Title: p.say("alternatives.drawing"), Level: plot(r.Alternatives[r.ToBeat].SameLiving)}
	var said []string
	for i := range r.Alternatives {
		a := &r.Alternatives[i]
		bar := chart.RowBar{Label: p.alternativeHead(a), Amount: p.lang.Short(a.SameLiving), Value: plot(a.SameLiving), Tone: chart.Reference}
		switch {
		case a.WithMatch:
			bar.Tone = chart.State
		case a.Kind == deal.AlternativeKinds[deal.Ours]:
			bar.Tone = chart.Candidate
		}
		bar.Title = bar.Label + " " + bar.Amount
		in.Bars, said = append(in.Bars, bar), append(said, bar.Title)
	}
	in.Desc = strings.Join(said, p.say("list_joint"))
	return &views.Figure{
		ID: "alternatives-chart", Message: p.say("alternatives.chart"), Sub: p.say("alternatives.chart_sub", text.With("name", p.alternativeName(&r.Alternatives[r.ToBeat]))),
		Drawing: chart.RowBars(in), Table: p.alternativesTable(r), TableInSight: true,
	}
}

func (p dealPresenter) alternativesTable(r *deal.AlternativesResult) ui.Table {
	t := ui.Table{Caption: p.say("alternatives.caption", text.With("rate", text.Decimal(p.deal.Scenario.Market.KRWPerUSD.Float(), 2))), Head: numeric(p.say("alternatives.head"),
		p.say("alternatives.same_living"), p.say("alternatives.difference"), p.say("alternatives.gross"), p.say("alternatives.cash"),
		p.say("alternatives.take_home", text.Count("years", r.Horizon)), p.say("alternatives.equity", text.Count("years", r.Horizon)))}
	for i := range r.Alternatives {
		a := &r.Alternatives[i]
		row := cells{p: p, row: ui.Row{Head: p.alternativeHead(a), Action: p.beatButton(r, i)}}
		switch {
		case a.Beat && r.ToBeatGiven:
			row.row.Chip = ui.Chip{Text: p.say("alternatives.to_beat"), Tone: "ask"}
		case a.Beat:
			row.row.Chip = ui.Chip{Text: p.say("alternatives.best")}
		}
		at := func(line string) document.Key { return document.Key{Line: "deal.alternative." + line, Segment: i + 1} }
		row.add(a.SameLiving, at("same_living"), at("yearly"))
		row.add(a.Difference, at("difference"))
		row.add(a.Gross.Won, at("gross_converted"), at("gross"))
		row.add(a.Cash.Won, at("cash_converted"), at("cash"))
		row.add(a.TakeHome.Won, at("take_home_converted"), at("take_home"))
		row.add(a.Equity.Won, at("equity_converted"), at("equity"))
		t.Rows = append(t.Rows, row.row)
	}
	return t
}

// beatButton marks an alternative as the one to beat. Ours is none.
func (p dealPresenter) beatButton(r *deal.AlternativesResult, i int) ui.Button {
	a := &r.Alternatives[i]
	full := a.At < 0 && len(p.deal.Alternatives) >= dealLists["alternatives"].most
	if !p.live || a.Kind == deal.AlternativeKinds[deal.Ours] || full || r.ToBeatGiven && a.Beat {
		return ui.Button{}
	}
	do := doBeat + deal.AlternativeKinds[deal.Stay]
	if a.At >= 0 {
		do = doBeat + strconv.Itoa(a.At)
	}
	return ui.Button{Label: p.say("alternatives.mark"), Do: do}
}

// withBeat are the texts of the form with the alternative to beat that its
// button names.
func withBeat(t typed, which string) typed {
	const list = "alternatives"
	at := -1
	if which == deal.AlternativeKinds[deal.Stay] {
		before := entryPositions(t, list)
		t = withEntry(t, list)
		if added := entryPositions(t, list); len(added) > len(before) {
			at = added[len(added)-1]
			t[entryField(list, at, "kind")] = which
		}
	} else if n, err := strconv.Atoi(which); err == nil {
		if positions := entryPositions(t, list); n >= 0 && n < len(positions) {
			at = positions[n]
		}
	}
	if at < 0 {
		return t
	}
	for _, position := range entryPositions(t, list) {
		delete(t, entryField(list, position, "beat"))
	}
	t[entryField(list, at, "beat")] = yesWords[0]
	return t
}

func entryField(list string, position int, name string) string {
	return list + "." + strconv.Itoa(position) + "." + name
}

// wonLines are lines without those that are nothing.
func (p dealPresenter) wonLines(lines ...views.DealLine) []views.DealLine {
	return slices.DeleteFunc(lines, func(l views.DealLine) bool { return l.Value == p.say("none") })
}

// plainLine is an amount as it was typed or found, which no step came to.
func (p dealPresenter) plainLine(label string, m money.Money) views.DealLine {
	if m.IsZero() {
		return views.DealLine{Label: label, Value: p.say("none")}
	}
	return views.DealLine{Label: label, Value: p.lang.Words(m)}
}

// fieldLabel is the label that a field has in its form.
func (p dealPresenter) fieldLabel(path string) string {
	return formFields{lang: p.lang}.named("label", path)
}
