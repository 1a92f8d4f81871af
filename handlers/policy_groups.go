package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// groups are the people before and after the design in focus, by persona,
// company size and region.
func (p labPresenter) groups() views.Figure {
	f := p.inFocus()
	in := chart.PairsInput{ID: "groups-c", Title: p.lang.T("policy.groups.name")}
	t := ui.Table{Caption: p.lang.T("policy.groups.caption", text.With("design", p.designName(p.in.focus))), Head: []ui.Column{{Text: p.lang.T("policy.groups.row")}}}
	columns := []string{"people", "before", "after", "additional", "awards", "gross", "cost"}
	for _, key := range columns {
		t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.groups." + key), Numeric: true})
	}
	for _, grouping := range policy.Groupings {
		section := chart.PairSection{Heading: p.lang.T("policy.grouping." + grouping)}
		for n, g := range f.Groups {
			if g.Grouping != grouping {
				continue
			}
			var links []string
			for _, column := range columns {
				links = append(links, p.workingURL(p.in.focus, "groups."+strconv.Itoa(n)+"."+column))
			}
			name := p.groupName(g)
			section.Rows = append(section.Rows, chart.PairRow{
				Label: name, Before: g.HiresWithout, After: g.HiresWith, BeforeText: p.people(g.HiresWithout), AfterText: p.people(g.HiresWith),
			})
			t.Rows = append(t.Rows, ui.Row{Head: name, Links: links, Cells: []string{
				p.people(g.People), p.people(g.HiresWithout), p.people(g.HiresWith), p.people(g.AdditionalHires),
				p.shareOrNone(&g.AwardedShare), p.won(g.GrossCost), p.wonOrNone(g.Cost.Net),
			}})
		}
		if len(section.Rows) > 0 {
			in.Sections = append(in.Sections, section)
		}
	}
	message := p.groupsTitle(f)
	in.Desc = message
	return views.Figure{
		ID: "groups", Message: message, Sub: p.lang.T("policy.groups.sub", text.With("design", p.designName(p.in.focus))), Table: t, Drawing: chart.Pairs(in),
		Key: []views.KeyItem{{Tone: "ref-mid", Name: p.lang.T("policy.groups.before")}, {Tone: "state", Name: p.lang.T("policy.groups.after")}}, CSV: p.csvLink("groups"),
	}
}

// groupsTitle warns of a group that gets most of the support, else it names the
// persona that most of the additional hires are.
func (p labPresenter) groupsTitle(f policy.DesignFinding) string {
	if f.Favours != nil {
		return p.lang.T("policy.groups.favours", text.With("share", p.shareOrNone(&f.Favours.Share)),
			text.With("group", p.groupName(policy.GroupFinding{Grouping: f.Favours.Grouping, Name: f.Favours.Name})), text.With("before", p.shareOrNone(&f.Favours.Before)))
	}
	best := policy.GroupFinding{}
	for _, g := range f.Groups {
		if g.Grouping == policy.Groupings[policy.ByPersona] && g.AdditionalHires > best.AdditionalHires {
			best = g
		}
	}
	if best.AdditionalHires <= 0 {
		return p.lang.T("policy.groups.name")
	}
	return p.lang.T("policy.groups.title", text.With("group", p.groupName(best)), text.With("hires", p.people(best.AdditionalHires)),
		text.With("all", p.people(f.AdditionalHires.Central)))
}

// groupName is a group in words: personas by their case, firms by their name.
func (p labPresenter) groupName(g policy.GroupFinding) string {
	switch known, ok := preset.CaseNamed(g.Name); {
	case ok:
		return wordsIn(p.lang, known.Label)
	case g.Grouping == policy.Groupings[policy.ByFirm], g.Grouping == policy.Groupings[policy.ByPersona] && g.Name != "":
		return g.Name
	case g.Name == "":
		return p.lang.T("policy.group.unnamed")
	}
	return p.lang.T("policy.group." + g.Name)
}
