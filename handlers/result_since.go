package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// since compares a saved result with what the same input would give today: the
// sentence for the facts, and both side by side where they differ. What counts
// are the law values that each used and the figures that each shows; that the
// book has changed elsewhere is no news.
func (s *Server) since(saved presenter) (string, *views.Since) {
	lang := saved.lang
	today := saved
	today.scenario = s.todays(saved)
	today.doc = s.evaluate(today.scenario, scenario.Options{Record: true})
	moved := movedParts{movedLaws(saved.lawsUsed(), today.lawsUsed()), saved.movedDefaults(today)}
	figures := sinceFigures(saved, today, moved)
	count := len(moved.laws) + len(moved.defaults)
	if count == 0 && len(figures) == 0 {
		return lang.T("result.facts.since_none"), nil
	}
	out := &views.Since{Title: lang.T("result.since.title"), Sub: lang.T("result.since.sub"), FiguresNote: lang.T("result.since.figures_same")}
	if len(figures) > 0 {
		out.FiguresNote = ""
		out.Figures = &ui.Table{Caption: lang.T("result.since.figures"), Head: append(sinceHead(lang, "result.since.figure"), ui.Column{Text: lang.T("result.since.cause")}), Rows: figures}
	}
	for _, m := range moved.laws {
		out.Values = append(out.Values, s.sinceValues(lang, m)...)
	}
	for _, m := range moved.defaults {
		out.Values = append(out.Values, s.defaultValue(lang, m))
	}
	if count == 0 {
		out.Sub = lang.T("result.since.method")
		return lang.T("result.facts.since_method"), out
	}
	return lang.T("result.facts.since_changed", text.Count("count", count)), out
}

func sinceHead(lang text.Lang, first string) []ui.Column {
	return []ui.Column{{Text: lang.T(first)}, {Text: lang.T("result.since.then"), Numeric: true}, {Text: lang.T("result.since.now"), Numeric: true}}
}

// lawsUsed are the law values behind what the audience sees.
func (p presenter) lawsUsed() []document.LawUse {
	_, laws := p.doc.Part(openSteps(p.doc, p.audience))
	return laws
}

// sinceKeys are the lines of the headline figures.
func (p presenter) sinceKeys() map[string]document.Key {
	return map[string]document.Key{
		"gap":       {Line: "ratio." + p.basis.String(), Side: sidePolicy},
		"candidate": {Line: document.AverageOf + "total.policy.take_home", Side: sidePolicy},
		"company":   {Line: document.AverageOf + "company_cost", Side: sidePolicy},
		"state":     {Line: document.AverageOf + "awarded", Side: sidePolicy},
	}
}

// sinceFigures are the headline figures as saved and as of today, each with the
// values that moved it; none where all are the same.
func sinceFigures(saved, today presenter, moved movedParts) []ui.Row {
	row := func(label, then, now string, k document.Key) ui.Row {
		cause := ""
		if then != now {
			cause = strings.Join(moved.causes(saved, today, k), ", ")
		}
		return ui.Row{Head: label, Cells: []string{then, now, cause}, Links: []string{saved.to(target{Key: k})}}
	}
	rows := []ui.Row{row(saved.lang.T("result.since.gap", text.With("basis", saved.basisWord())),
		saved.ratio(ratioOn(saved.summary().Ratio, saved.basis)), today.ratio(ratioOn(today.summary().Ratio, today.basis)),
		document.Key{Line: "ratio." + saved.basis.String(), Side: sideOffer})}
	now, keys := today.keyFigures(), saved.sinceKeys()
	for i, f := range saved.keyFigures() {
		if f.ID == "gap" && !saved.matched() {
			continue // it is the row above
		}
		rows = append(rows, row(f.Label, f.Figure.String(), now[i].Figure.String(), keys[f.ID]))
	}
	if !slices.ContainsFunc(rows, func(r ui.Row) bool { return r.Cells[0] != r.Cells[1] }) {
		return nil
	}
	return rows
}

// movedLaw is a law value that a saved result used and one of today uses in its
// place. One of them is nil where there is none.
type movedLaw struct{ then, now *document.LawUse }

// movedLaws pairs what only one of two results used, in the order of the first.
// A value stands for another of its parameter: of the same day, else of the
// nearest day before.
func movedLaws(then, now []document.LawUse) []movedLaw {
	var moved []movedLaw
	gone, come := usesBut(then, now), usesBut(now, then)
	for i := range gone {
		m := movedLaw{then: &gone[i]}
		if at := slices.IndexFunc(come, func(u document.LawUse) bool { return u.Path == gone[i].Path && u.From == gone[i].From }); at >= 0 {
			m.now = &come[at]
		} else {
			m.now = nearest(now, gone[i])
		}
		moved = append(moved, m)
	}
	for i := range come {
		if !slices.ContainsFunc(moved, func(m movedLaw) bool { return m.now != nil && sameValue(*m.now, come[i]) }) {
			moved = append(moved, movedLaw{then: nearest(then, come[i]), now: &come[i]})
		}
	}
	return moved
}

// usesBut are the values that the others lack, each once. Whether one was
// carried forward makes no other value of it.
func usesBut(uses, others []document.LawUse) []document.LawUse {
	var out []document.LawUse
	for _, u := range uses {
		same := func(o document.LawUse) bool { return sameValue(u, o) }
		if !slices.ContainsFunc(others, same) && !slices.ContainsFunc(out, same) {
			out = append(out, u)
		}
	}
	return out
}

func sameValue(a, b document.LawUse) bool {
	return a.Path == b.Path && a.From == b.From && a.Value == b.Value
}

// nearest is the use of the same parameter from the latest day that is not
// after the other's, or its first.
func nearest(uses []document.LawUse, to document.LawUse) *document.LawUse {
	of := slices.DeleteFunc(slices.Clone(uses), func(u document.LawUse) bool { return u.Path != to.Path })
	slices.SortFunc(of, func(a, b document.LawUse) int { return cmp.Compare(a.From, b.From) })
	var found *document.LawUse
	for i := range of {
		if found == nil || of[i].From <= to.From {
			found = &of[i]
		}
	}
	return found
}

// mostEntries is how many entries of one table are shown each by itself.
const mostEntries = 8

// sinceValues are the lines of one moved value, one for each entry that differs.
func (s *Server) sinceValues(lang text.Lang, m movedLaw) []views.SinceValue {
	use := m.now
	if use == nil {
		use = m.then
	}
	line := views.SinceValue{Label: views.Link{Text: labelIn(lang, use.Label)}, Then: lang.T("result.since.not_used"), Now: lang.T("result.since.not_used")}
	if s.Engine.Book().Param(use.Path) != nil {
		line.Label.URL = parameterURL(use.Path)
	}
	line.ThenFrom, line.NowFrom = fromText(lang, m.then), fromText(lang, m.now)
	then, now := entriesOf(lang, m.then), entriesOf(lang, m.now)
	differing := differingNames(then, now)
	if len(differing) == 0 || len(differing) > mostEntries {
		line.Entry = lang.T("result.since.entries", text.Count("count", max(len(differing), 1)))
		line.Then, line.Now = line.ThenFrom, line.NowFrom
		line.ThenFrom, line.NowFrom = "", ""
		return []views.SinceValue{line}
	}
	var lines []views.SinceValue
	for _, name := range differing {
		entry := line
		entry.Entry = name
		if value, had := then.value(name); had {
			entry.Then = value
		}
		if value, has := now.value(name); has {
			entry.Now = value
		}
		lines = append(lines, entry)
	}
	return lines
}

// fromText says from when a value is, empty for none.
func fromText(lang text.Lang, use *document.LawUse) string {
	if use == nil {
		return ""
	}
	day, err := law.ParseDate(use.From)
	if err != nil {
		return use.From
	}
	return lang.T("result.since.from", text.With("date", lang.ShortDate(dayOf(day))))
}

// entry is one value of a table of law with its name, empty for a value that
// stands alone.
type entry struct{ name, value string }

type entries []entry

func (e entries) value(name string) (string, bool) {
	i := slices.IndexFunc(e, func(one entry) bool { return one.name == name })
	if i < 0 {
		return "", false
	}
	return e[i].value, true
}

// differingNames are the names of the entries that are not the same in both.
func differingNames(then, now entries) []string {
	var names []string
	for _, side := range [2]entries{then, now} {
		for _, e := range side {
			a, had := then.value(e.name)
			b, has := now.value(e.name)
			if (had != has || a != b) && !slices.Contains(names, e.name) {
				names = append(names, e.name)
			}
		}
	}
	return names
}

// entriesOf are the entries of a value in words.
func entriesOf(lang text.Lang, use *document.LawUse) entries {
	if use == nil {
		return nil
	}
	node, ok := law.ReadText(use.Value)
	if !ok {
		return entries{{value: use.Value}}
	}
	return flatEntries(lang, use.Unit, nil, node)
}

// flatEntries names each value of a table by where it stands.
func flatEntries(lang text.Lang, unit string, at []string, n law.Node) entries {
	var out entries
	for i, row := range n.Rows {
		place := lang.T("result.since.row", text.With("n", strconv.Itoa(i+1)))
		out = append(out, flatEntries(lang, unit, append(slices.Clone(at), place), row)...)
	}
	for _, key := range n.Keys {
		child := n.ByKey[key]
		name := append(slices.Clone(at), keyText(lang, key))
		if rateColumns[key] && len(child.Keys)+len(child.Rows) == 0 {
			out = append(out, entry{strings.Join(name, " · "), printRate(strings.ReplaceAll(child.Scalar, "_", ""))})
			continue
		}
		out = append(out, flatEntries(lang, unit, name, child)...)
	}
	if len(n.Rows)+len(n.Keys) == 0 {
		out = append(out, entry{strings.Join(at, " · "), printScalar(lang, unit, n.Scalar)})
	}
	return out
}

// resultBasis is the basis on which saved results are shown.
const resultBasis = gap.PurchasingPower
