package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// inputGroups are the groups of what was entered, in the order of the form.
var inputGroups = []string{"current", "offer", "policy", "candidate", "employer", "market", "goals", "period"}

// inputGroup is the group of a field: the first part of its path.
func inputGroup(path string) string {
	group, _, nested := strings.Cut(path, ".")
	if !nested {
		return "period"
	}
	return group
}

// forCandidates tells the fields that a candidate's link shows: none of the
// company's, of the policy's or of the goals.
func forCandidates(path string) bool {
	return !slices.Contains([]string{"policy", "employer", "goals"}, inputGroup(path))
}

// inputLists are what was entered, by group, each in words. What is nothing is
// left out; defaults name their source.
func (s *Server) inputLists(p presenter) []views.InputList {
	f := formFields{lang: p.lang, engine: s.Engine}
	lines := map[string][]ui.Line{}
	for _, field := range p.scenario.Typed() {
		input, known := fieldAt(field.Path)
		if !known || isNothing(input, field.Text) || !p.full() && !forCandidates(field.Path) {
			continue
		}
		value := f.inputText(input, field.Text)
		if d, isDefault := defaultOf(p.doc, field.Path); isDefault {
			value = p.lang.T("present.result.default", text.With("value", value), text.With("source", d.Source), text.With("date", p.sourceDate(d)))
		}
		group := inputGroup(field.Path)
		lines[group] = append(lines[group], ui.Line{Label: p.inputLabel(f, field.Path), Value: value})
	}
	var lists []views.InputList
	for _, group := range inputGroups {
		if len(lines[group]) > 0 {
			lists = append(lists, views.InputList{Title: p.lang.T("result.inputs." + group), Lines: lines[group]})
		}
	}
	return lists
}

// inputLabel is the field's label; a grant's has its position in front.
func (p presenter) inputLabel(f formFields, path string) string {
	label := f.named("label", path)
	if label == "" {
		label = p.lang.Field(path)
	}
	if _, grant, isGrant := strings.Cut(path, ".equity."); isGrant {
		position, _, _ := strings.Cut(grant, ".")
		return "#" + position + " " + label
	}
	return label
}

// isNothing tells a field that was left at nothing, or at no.
func isNothing(input scenario.Field, typed string) bool {
	switch input.Kind {
	case scenario.MoneyField, scenario.PercentField:
		return typed == "0" && !input.Required && input.Path != "policy.rate" && input.Path != "policy.pass_through"
	case scenario.BoolField:
		return typed == "false"
	}
	return typed == ""
}

// inputText is a field's text in words.
func (f formFields) inputText(input scenario.Field, typed string) string {
	switch input.Kind {
	case scenario.MoneyField:
		if m, err := money.Read(typed, input.Currency); err == nil {
			return f.lang.ExactWords(m)
		}
	case scenario.PercentField:
		return typed + "%"
	case scenario.PercentsField:
		return strings.ReplaceAll(typed, ",", "%,") + "%"
	case scenario.OptionField, scenario.BoolField:
		return f.optionLabel(input, typed)
	case scenario.CountField:
		if selects[input.Path] {
			return f.optionLabel(input, typed)
		}
	}
	return typed
}

// sourceDate is when a default's source was published, else when a person last
// compared it, else the day from which it holds.
func (p presenter) sourceDate(d document.Default) string {
	if day := p.dayText(d.Published); day != "" {
		return day
	}
	if day := p.dayText(d.Checked); day != "" {
		return p.lang.T("parameters.checked", text.With("date", day))
	}
	return p.dayText(d.From)
}

// defaultOf is the dated value that a field took because it was left out.
func defaultOf(d document.Document, path string) (document.Default, bool) {
	i := slices.IndexFunc(d.Result.Parameters.DefaultsUsed, func(used document.Default) bool { return used.Field == path })
	if i < 0 {
		return document.Default{}, false
	}
	return d.Result.Parameters.DefaultsUsed[i], true
}
