package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// fieldSentence is a field's error in words for a reader of the page: bounds
// are written as amounts and percents, not as JSON has them.
func fieldSentence(lang text.Lang, e scenario.FieldError) string {
	input, _ := fieldAt(e.Field)
	return errorSentence(lang, e, func(a scenario.Arg) string { return bound(lang, input, a.Value, e.Code) })
}

// errorSentence is a field's error in words, with currencies by their name and
// other values as the reader has them.
func errorSentence(lang text.Lang, e scenario.FieldError, print func(scenario.Arg) string) string {
	args := []text.Arg{text.With("field", lang.Field(e.Field))}
	for _, a := range e.Args {
		word := ""
		if a.Name == "currency" {
			word = lang.T("common.currency." + strings.ToLower(a.Value))
		} else {
			word = print(a)
		}
		args = append(args, text.With(a.Name, word))
	}
	return lang.T("errors."+sentenceOf(e), args...)
}

// sentenceOf is the sentence of an error: where the field's kind has an example
// of its own for what cannot be read, that one.
func sentenceOf(e scenario.FieldError) string {
	input, _ := fieldAt(e.Field)
	switch {
	case e.Code == string(money.ErrNotMoney) && input.Currency == money.USDCurrency:
		return "not_dollars"
	case e.Code == string(money.ErrNotANumber) && input.Kind == scenario.CountField:
		return "not_a_count"
	case e.Code == string(money.ErrNotANumber) && (input.Kind == scenario.CountsField || input.Kind == scenario.PercentsField):
		return "not_a_list"
	}
	return e.Code
}

// bound is the bound of a field in words.
func bound(lang text.Lang, input scenario.Field, value, code string) string {
	if code == "too_many" || code == "too_long" { // a number of entries, of characters
		return value
	}
	switch input.Kind {
	case scenario.MoneyField:
		if m, err := money.Read(value, input.Currency); err == nil {
			return lang.Words(m)
		}
	case scenario.PercentField, scenario.PercentsField:
		if r, err := money.ParseRate(value); err == nil {
			return text.ExactPercent(r)
		}
	}
	return value
}

// errorSummary lists the errors at the head of the form, in its order.
func errorSummary(lang text.Lang, errs []scenario.FieldError) ui.ErrorSummary {
	if len(errs) == 0 {
		return ui.ErrorSummary{}
	}
	summary := ui.ErrorSummary{
		Title: lang.T("calculator.errors.title_one"), Note: lang.T("calculator.errors.note"),
	}
	if len(errs) > 1 {
		summary.Title = lang.T("calculator.errors.title_many", text.Count("count", len(errs)))
	}
	for _, e := range errs {
		summary.Items = append(summary.Items, ui.ErrorItem{Field: e.Field, Text: fieldSentence(lang, e)})
	}
	return summary
}
