package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// inputLists are what was entered, in words: of the study, its assumptions, and
// each design. What was left empty is left out.
func (p labPresenter) inputLists() []views.InputList {
	study := newStudyInput(maxRunCases)
	own := newLabOwn()
	p.in.fields = map[string]scenario.Field{}
	for _, f := range append(study.typedFields(), own.fields()...) {
		p.in.fields[f.Path] = f
	}
	lists := []views.InputList{
		{Title: p.lang.T("policy_result.inputs.study"), Lines: p.studyLines()},
		{Title: p.lang.T("policy_result.inputs.assumptions"), Lines: p.labLines(slices.Concat(labResponse, labBudget))},
	}
	for i := range p.in.study.Designs {
		lists = append(lists, views.InputList{
			Title: p.lang.T("policy_result.inputs.design", text.With("mark", mark(i)), text.With("design", p.designName(i))), Lines: p.designLines(i),
		})
	}
	return slices.DeleteFunc(lists, func(l views.InputList) bool { return len(l.Lines) == 0 })
}

// studyLines are the pool or the list, and the terms of all designs.
func (p labPresenter) studyLines() []ui.Line {
	names := slices.Concat(labLead, []string{spreadField}, mixFields(), labTechnical)
	if p.in.cases == nil {
		return p.labLines(names)
	}
	list := ui.Line{Label: p.lang.T("policy_result.inputs.cases"), Value: p.lang.T("policy_result.inputs.cases_value", text.With("count", text.Whole(int64(p.in.size))))}
	return append([]ui.Line{list}, p.labLines(slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "cohort.") }))...)
}

// labLines are the fields that say something.
func (p labPresenter) labLines(names []string) []ui.Line {
	var lines []ui.Line
	for _, name := range names {
		if field := p.labField(name); p.in.query.study[name] != "" || len(field.Options) > 0 {
			lines = append(lines, lineOf(field))
		}
	}
	return lines
}

// designLines are the terms of design i.
func (p labPresenter) designLines(i int) []ui.Line {
	shown := shownDesign(p.in.query.designs[i])
	var lines []ui.Line
	for _, name := range slices.Concat([]string{instrumentField}, ownFields[instrumentOf(shown)], eligibleFields) {
		switch {
		case shown[name] == "":
		case name == itemsField:
			lines = append(lines, p.itemsLine(i, shown))
		default:
			lines = append(lines, lineOf(p.designField(i, name)))
		}
	}
	return lines
}

func (p labPresenter) itemsLine(i int, shown typed) ui.Line {
	boxes := p.itemBoxes(i, shown)
	var chosen []string
	for _, o := range boxes.Options {
		if o.Chosen {
			chosen = append(chosen, o.Label)
		}
	}
	return ui.Line{Label: boxes.Legend, Value: strings.Join(chosen, ", ")}
}

// lineOf is a field with its value in words.
func lineOf(f ui.Field) ui.Line {
	line := ui.Line{Label: f.Label, Value: f.Value + f.Unit}
	switch {
	case f.Kind == ui.Check:
		line.Value = "✓"
	case f.Reading != "":
		line.Value = f.Reading
	}
	for _, o := range f.Options {
		if o.Chosen {
			line.Value = o.Label
		}
	}
	return line
}
