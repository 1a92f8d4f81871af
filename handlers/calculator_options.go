package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// offeredYear is the year in which offers that are made now start: the one
// after the last whose law is published for both countries.
const offeredYear = scenario.DefaultTaxYear + 1

// options are the choices of a list. A text that is none of them is kept as one
// more, so that nothing typed is lost.
func (f formFields) options(input scenario.Field, chosen string) []ui.Option {
	names := input.Options
	switch input.Kind {
	case scenario.BoolField:
		names = []string{"true", "false"}
	case scenario.CountField:
		names = numbersFrom(input)
	}
	if input.Nullable {
		names = append([]string{""}, slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })...)
	}
	if !slices.Contains(names, chosen) {
		names = append([]string{chosen}, names...)
	}
	options := make([]ui.Option, len(names))
	for i, name := range names {
		options[i] = ui.Option{Value: name, Label: f.optionLabel(input, name), Note: f.optionNote(input, name), Chosen: name == chosen}
	}
	return options
}

// numbersFrom are the whole numbers within the bounds of a count.
func numbersFrom(input scenario.Field) []string {
	least, _ := strconv.Atoi(input.Min)
	most, _ := strconv.Atoi(input.Max)
	var names []string
	for n := least; n <= most; n++ {
		names = append(names, strconv.Itoa(n))
	}
	return names
}

// optionLabel is a choice in words.
func (f formFields) optionLabel(input scenario.Field, name string) string {
	number, _ := strconv.Atoi(name)
	switch {
	case name == "":
		return f.lang.T("common.unknown")
	case input.Kind == scenario.BoolField && (name == "true" || name == "false"):
		return f.lang.T("common." + map[string]string{"true": "yes", "false": "no"}[name])
	case input.Path == "move.bonus_month" && name == "0":
		return f.lang.T("common.unknown")
	case (input.Path == "start_month" || input.Path == "move.bonus_month") && number >= 1 && number <= 12:
		return f.lang.T("common.month." + strconv.Itoa(int(time.Month(number))))
	case input.Path == "tax_year" && number == offeredYear:
		return f.lang.T("form.year_offered", text.Count("year", number))
	case input.Path == "tax_year" && number > offeredYear:
		return f.lang.T("form.year_carried", text.Count("year", number))
	case input.Path == "tax_year":
		return name
	}
	if input.Path == "policy.reading" && !f.scenario.Policy.Rate.IsZero() {
		return f.lang.T("form.reading."+name, text.With("base", f.lang.T("calculator.match_base."+f.scenario.Policy.Base.String())), text.With("rate", percent(f.scenario.Policy.Rate)))
	}
	for _, key := range optionKeys(input.Path, name) {
		if text.Has(key) {
			return f.lang.T(key)
		}
	}
	return name
}

// optionNote stands under the label of a segment.
func (f formFields) optionNote(input scenario.Field, name string) string {
	if input.Path == "policy.reading" {
		return f.readingNote(name)
	}
	if key := "calculator.option." + input.Path + "." + name + "_note"; text.Has(key) {
		return f.lang.T(key)
	}
	return ""
}

// readingNote is what company and government pay in a reading of the rate.
func (f formFields) readingNote(name string) string {
	policy := f.scenario.Policy
	if policy.Rate.IsZero() {
		return f.lang.T("calculator.policy.none_note")
	}
	policy.Reading = scenario.ShareOfCost
	if name == "on_top" {
		policy.Reading = scenario.OnTop
	}
	company, government := partsOf(policy.Share())
	return f.lang.T("form.reading.parts", text.With("company", company), text.With("government", government))
}

// optionKeys are where the words of an option may stand: under the whole path
// for the policy's, under the last part for those that several fields share.
func optionKeys(path, name string) []string {
	last := path[strings.LastIndexByte(path, '.')+1:]
	last = strings.TrimPrefix(last, "us_")
	return []string{
		"calculator.option." + path + "." + name,
		"calculator.option." + last + "." + name,
		"form.option." + last + "." + name,
		"deal.option." + last + "." + name,
	}
}
