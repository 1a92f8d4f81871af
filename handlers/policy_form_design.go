package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// designEditors are the designs, each with its own fields.
func (p labPresenter) designEditors() []views.DesignEditor {
	editors := make([]views.DesignEditor, len(p.in.query.designs))
	for i := range editors {
		editors[i] = p.designEditor(i)
	}
	return editors
}

func (p labPresenter) designEditor(i int) views.DesignEditor {
	n := i + 1
	e := views.DesignEditor{
		ID: "fold-design-" + mark(i), Mark: mark(i), Title: p.designName(i),
		Programme: p.programmeList(i), Apply: p.button("apply", doProgram, n),
		Instrument: p.designField(i, instrumentField),
	}
	shown := shownDesign(p.in.query.designs[i])
	instrument := instrumentOf(shown)
	for _, name := range slices.Concat(ownFields[instrument], eligibleFields) {
		if name == itemsField {
			items := p.itemBoxes(i, shown)
			e.Items = &items
			e.Open = e.Open || items.Error != ""
			continue
		}
		field := p.designField(i, name)
		e.Open = e.Open || field.Error != ""
		if slices.Contains(plainTerms, name) {
			e.Fields = append(e.Fields, field)
		} else {
			e.More = append(e.More, field)
			e.MoreOpen = e.MoreOpen || field.Error != ""
		}
	}
	e.Open = e.Open || e.Instrument.Error != ""
	if len(p.in.query.designs) < maxStudyDesigns {
		e.Buttons = append(e.Buttons, p.button("copy", doCopy, n))
	}
	if len(p.in.query.designs) > 1 {
		e.Buttons = append(e.Buttons, p.button("remove", doRemove, n))
	}
	return e
}

// plainTerms stand in sight; the rest is folded away.
var plainTerms = []string{"reading", "rate", "years", "cap", "amount", "taxable", "usable_share"}

func (p labPresenter) button(key, do string, n int) ui.Button {
	return ui.Button{Label: p.lang.T("policy.form."+key, text.With("mark", mark(n-1))), Do: do + string('0'+rune(n))}
}

// programmeList offers the real programmes and the two readings of the proposal.
func (p labPresenter) programmeList(i int) ui.Field {
	field := ui.Field{Kind: ui.Select, Name: programmeField(i + 1), Label: p.lang.T("policy.form.programme")}
	field.Options = append(field.Options, ui.Option{Label: p.lang.T("policy.form.own")})
	for _, known := range preset.Programmes() {
		if known.ID != noProgramme {
			field.Options = append(field.Options, ui.Option{Value: known.ID, Label: programmeLabel(p.lang, known)})
		}
	}
	id := programmeOf(p.in.query.designs[i])
	choose(field.Options, id)
	if known, ok := preset.ProgrammeNamed(id); ok {
		field.Hint = strings.TrimSpace(wordsIn(p.lang, known.Note) + " " + wordsIn(p.lang, known.Simplified))
		if known.Unverified() {
			field.Hint += " " + p.lang.T("policy.form.unverified")
		} else if len(known.Sources) > 0 {
			field.Source = ui.Source{Text: sourceLine(known.Sources[0]), URL: known.Sources[0].URL}
		}
	}
	return field
}

// moneyTerms, choiceTerms and listTerms are the fields of a design that are no
// plain number.
var (
	moneyTerms  = []string{"cap", "floor", "amount", "family_money", "eligible.least_pay"}
	choiceTerms = map[string][]string{
		instrumentField: policy.Instruments[:], "reading": {"share", "on_top"}, "base": {"employer_cost", "cash"}, "program": {"employment", "rd_grant"},
	}
)

// designField is a field of design i.
func (p labPresenter) designField(i int, name string) ui.Field {
	shown := shownDesign(p.in.query.designs[i])
	full := designPrefix(i+1) + name
	field := ui.Field{
		Kind: ui.Number, Name: full, Label: asLabel(p.lang.Field("designs." + name)), Value: shown[name], Error: p.errorAt(full),
		Unit: p.designUnit(name), Hint: p.designHint(i, name),
	}
	choices, isChoice := choiceTerms[name]
	switch {
	case name == "reading":
		field.Kind = ui.Segmented
	case isChoice:
		field.Kind = ui.Select
	case isBox(name):
		field.Kind, field.Checked = ui.Check, shown[name] == "true"
	case slices.Contains(moneyTerms, name):
		field.Kind = ui.Money
		p.readMoney(&field)
	case name == "taper":
		field.Kind = ui.Text
	}
	if isChoice {
		field.Options = p.options("policy.option."+name+".", choices)
		choose(field.Options, field.Value)
	}
	field.Wide = field.Kind != ui.Number || field.Hint != ""
	return field
}

func (p labPresenter) designUnit(name string) string {
	switch {
	case name == "rate", name == "pass_through", name == "usable_share", name == "claw_back.share":
		return p.lang.T("policy.unit.percent")
	case name == "years", name == "eligible.least_years_away", name == "claw_back.years":
		return p.lang.T("policy.unit.years")
	case slices.Contains(moneyTerms, name):
		return p.lang.T("policy.unit.won")
	}
	return ""
}

// designHint says what a term means where it is left empty, or how it is read.
func (p labPresenter) designHint(i int, name string) string {
	instrument := instrumentOf(p.in.query.designs[i])
	path := map[string]string{"vacancy_elasticity": "response.vacancy_elasticity"}[name]
	if name == "pass_through" {
		path = passThroughPaths[instrument]
	}
	if path != "" {
		value, source := p.parameterIn(path)
		return p.lang.T("policy.hint.parameter", text.With("value", value), text.With("source", source))
	}
	for _, key := range []string{"policy.hint." + instrument.String() + "." + name, "policy.hint.designs." + name} {
		if text.Has(key) {
			return p.lang.T(key)
		}
	}
	return ""
}

// itemBoxes are the settlement terms, a box each.
func (p labPresenter) itemBoxes(i int, shown typed) views.ItemBoxes {
	name := designPrefix(i+1) + itemsField
	boxes := views.ItemBoxes{Legend: asLabel(p.lang.Field("designs." + itemsField)), Hint: p.lang.T("policy.hint.designs.items"), Error: p.errorAt(name), Name: name}
	chosen := strings.Split(shown[itemsField], ",")
	for _, item := range settlementItems(p.book) {
		if item != outsideCapital { // where the job is, no term that is given
			boxes.Options = append(boxes.Options, ui.Option{Value: item, Label: p.lang.T("policy.item." + item), Chosen: slices.Contains(chosen, item)})
		}
	}
	return boxes
}

// outsideCapital is the one of the settlement terms that lowers what a job is
// worth.
const outsideCapital = "outside_capital"
