package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// entry shows under which of Korea's regimes a hire on the first day comes.
func (p dealPresenter) entry() *views.DealSection {
	e := p.result.Entry
	out := &views.DealSection{
		ID: "entry", Title: p.entryMessage(), Sub: p.say("entry.sub", text.With("day", p.day(e.FirstDay))), Flags: p.flags(e.Flags),
	}
	table := ui.Table{Caption: p.say("entry.caption"), Head: []ui.Column{
		{Text: p.say("entry.regime")}, {Text: p.say("entry.why")}, {Text: p.say("entry.deadline")}, {Text: p.say("entry.apply_by")}, {Text: p.say("entry.until")},
	}}
	for _, r := range e.Regimes {
		if r.Regime == tax.Resident.String() {
			continue // has no conditions
		}
		table.Rows = append(table.Rows, ui.Row{
			Head: p.regimeName(r.Regime), Chip: p.entryChip(&r),
			Cells: append([]string{p.entryReasons(&r), p.dayOrNone(r.Deadline)}, p.entryDays(&r)...),
		})
	}
	out.Tables = []views.TablePanel{{ID: "entry-regimes", Table: table}}
	if len(e.Carried) > 0 {
		out.Note = p.say("entry.carried", text.Count("year", e.FirstDay.Year()), text.Count("count", len(e.Carried)))
		for _, path := range e.Carried {
			if param := p.engine.Book().Param(path); param != nil {
				out.Sources = append(out.Sources, views.Link{Text: labelIn(p.lang, param.Label), URL: parameterURL(path)})
			}
		}
	}
	return out
}

// entryMessage is the part's finding: what was asked for in vain, else what the
// pay comes under and until when.
func (p dealPresenter) entryMessage() string {
	e := p.result.Entry
	day := text.With("day", p.day(e.FirstDay))
	if p.refused(e.Asked) {
		return p.say("entry.title_refused", day, text.With("regime", p.regimeName(e.Asked)))
	}
	for _, r := range e.Regimes {
		if r.Regime == e.Applied && r.Until != 0 {
			return p.say("entry.title_until", day, text.With("regime", p.regimeName(e.Applied)), text.With("until", p.day(r.Until)))
		}
	}
	return p.say("entry.title", day, text.With("regime", p.regimeName(e.Applied)))
}

// entryChip says where a regime stands for the hire.
func (p dealPresenter) entryChip(r *deal.EntryRegime) ui.Chip {
	switch {
	case len(r.Refused) > 0:
		return ui.Chip{Text: p.say("flag_word.refuse"), Tone: "no"}
	case r.Regime == p.result.Entry.Applied:
		return ui.Chip{Text: p.say("standing.applied"), Tone: "ok"}
	case r.Open:
		return ui.Chip{Text: p.say("standing.open"), Tone: "ok"}
	}
	return ui.Chip{Text: p.say("standing.if_proven"), Tone: "ask"}
}

// entryReasons are the conditions that are not met, else those that are still to
// be proven.
func (p dealPresenter) entryReasons(r *deal.EntryRegime) string {
	ids, key := r.Refused, "entry.not_met"
	if len(ids) == 0 {
		ids, key = r.Unproven, "entry.to_prove"
	}
	if len(ids) == 0 {
		return p.say("entry.all_met")
	}
	return p.say(key, text.With("conditions", p.conditions(r.Regime, ids)))
}

// conditions are conditions of a regime in words, with the day of one that ends.
func (p dealPresenter) conditions(regime string, ids []string) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = p.lang.T("regime." + regime + ".condition." + id)
		if strings.HasSuffix(id, "_before_sunset") {
			words[i] += " (" + p.dayOrNone(p.deadlineOf(regime)) + ")"
		}
	}
	return strings.Join(words, p.say("list_joint"))
}

// deadlineOf is the last day of hire of a regime.
func (p dealPresenter) deadlineOf(regime string) law.Date {
	for _, r := range p.result.Entry.Regimes {
		if r.Regime == regime {
			return r.Deadline
		}
	}
	return 0
}

// entryDays are the day by which a regime is applied for, or how it is chosen,
// and its last; dashes where it is refused.
func (p dealPresenter) entryDays(r *deal.EntryRegime) []string {
	switch {
	case len(r.Refused) > 0:
		return []string{noRatio, noRatio}
	case r.ApplyBy == 0:
		return []string{p.say("entry.at_settlement"), p.dayOrNone(r.Until)}
	}
	return []string{p.dayOrNone(r.ApplyBy), p.dayOrNone(r.Until)}
}

// dayOrNone is a day, or a dash.
func (p dealPresenter) dayOrNone(day law.Date) string {
	if day == 0 {
		return noRatio
	}
	return strings.ReplaceAll(p.lang.ShortDate(dayOf(day)), " ", "\u00a0") // stays on one line
}
