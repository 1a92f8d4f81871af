package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// entries edits a list of the form. Several entries are folded, so that a list
// reads as one; that which was added last is open.
func (f formFields) entries(g dealGroup, do string) (list ui.Grants, failed bool) {
	list = ui.Grants{
		Empty: f.lang.T("deal.list." + g.list + ".empty"),
		Add:   ui.Button{Label: f.lang.T("deal.list." + g.list + ".add"), Do: doAddEntry + g.list},
	}
	positions := entryPositions(f.shown, g.list)
	for i, position := range positions {
		path := g.list + "." + strconv.Itoa(position)
		item := ui.Grant{
			ID: "fold-" + strings.ReplaceAll(path, ".", "-"), Legend: f.lang.T("deal.list."+g.list+".legend", text.With("n", strconv.Itoa(i+1))),
			Fields: f.entryFields(g, path), Remove: ui.Button{Label: f.lang.T("deal.list.remove"), Do: doRemoveEntry + path},
		}
		wrong := f.fails(item.Fields)
		if len(positions) > 1 {
			item.Value, item.Open = f.entryWords(g.list, path), wrong || do == doAddEntry+g.list && i == len(positions)-1
		}
		failed = failed || wrong
		list.Items = append(list.Items, item)
	}
	if len(positions) >= dealLists[g.list].most {
		list.Full = f.lang.T("deal.list.full")
	}
	return list, failed
}

// entryFields are the fields of an entry that matter for its kind. What was
// typed into the others is carried along, so that another kind finds it again.
func (f formFields) entryFields(g dealGroup, path string) []ui.Field {
	var fields []ui.Field
	for _, name := range g.names {
		field := f.field(path + "." + name)
		if g.list == "held" && field.Error == "" && !f.asksOfHeld(path, name) {
			field = ui.Field{Kind: ui.Hidden, Name: field.Name, Value: f.shown[field.Name]}
		}
		if field.Kind != ui.Hidden || field.Value != "" {
			fields = append(fields, field)
		}
	}
	return fields
}

// asksOfHeld tells whether a field matters for a grant of its kind.
func (f formFields) asksOfHeld(path, name string) bool {
	kind := f.valueOf(path + ".kind")
	option := kind == deal.HeldKinds[deal.ISO] || kind == deal.HeldKinds[deal.NSO]
	switch name {
	case "strike", "exercise_months":
		return option
	case "liquid":
		return kind != deal.HeldKinds[deal.RSU]
	case "liquid_from":
		return kind != deal.HeldKinds[deal.RSU] && !slices.Contains(yesWords, f.valueOf(path+".liquid"))
	case "value":
		return f.shown[path+".units"] == ""
	}
	return true
}

// valueOf is what a field says: as typed, or its default.
func (f formFields) valueOf(path string) string {
	input, _ := fieldAt(path)
	return f.text(input)
}

// entryWords are what a folded entry says of itself, as typed.
func (f formFields) entryWords(list, path string) string {
	said := func(name string) string { return f.shown[path+"."+name] }
	with := func(name string) string {
		if input, _ := fieldAt(path + "." + name); said(name) != "" && input.Kind == scenario.CountField {
			return f.lang.T("deal.counted", text.With("n", said(name)), text.With("unit", f.unit(input)))
		}
		return said(name)
	}
	kind := said("kind")
	if key := "deal.option.kind." + kind; text.Has(key) {
		kind = f.lang.T(key)
	}
	words := map[string][]string{
		"held":         {kind, with("units"), with("value"), said("granted")},
		"options":      {with("shares"), said("resolved")},
		"alternatives": {kind, said("base")},
	}[list]
	if words = nonEmpty(words); len(words) == 0 {
		return f.lang.T("deal.empty")
	}
	return strings.Join(words, " · ")
}

// entryDefaults are what the entries of the form say where nothing is typed.
func (f formFields) entryDefaults(sc scenario.Scenario) {
	plain := typed{}
	for list, spec := range dealLists {
		for name, value := range spec.first {
			if name == "kind" || name == "growth" {
				plain[list+".0."+name] = value
			}
		}
	}
	d, _ := deal.Read(scenario.TypedDraft(plain), sc)
	for _, field := range d.Typed() {
		list, rest, _ := strings.Cut(field.Path, ".")
		input, _ := fieldAt(field.Path)
		if _, is := dealLists[list]; !is || input.Kind == scenario.MoneyField || input.Kind == scenario.PercentField {
			continue
		}
		_, name, _ := strings.Cut(rest, ".")
		for _, position := range entryPositions(f.shown, list) {
			f.defaults[list+"."+strconv.Itoa(position)+"."+name] = field.Text
		}
	}
}
