package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// errorAt is the sentence of the error at a field; empty without one.
func (p labPresenter) errorAt(name string) string {
	for _, e := range p.in.errors {
		if e.Field == name {
			return p.errorSentence(e)
		}
	}
	return ""
}

// errorSentence is an error in words. A design's terms are read as a scenario's
// policy, so its bounds are those of that field.
func (p labPresenter) errorSentence(e scenario.FieldError) string {
	n, term, isDesign := designField(e.Field)
	own := e
	if isDesign {
		own.Field = "designs." + term
	}
	if strings.HasPrefix(e.Field, mixPrefix) {
		own.Field = strings.TrimSuffix(mixPrefix, ".")
	}
	field, known := p.in.fields[e.Field]
	if !known && isDesign {
		field, known = fieldAt("policy." + term)
	}
	if !known {
		field, _ = fieldAt(e.Field)
	}
	if field.Kind == scenario.MoneyField && field.Currency == money.NoCurrency {
		field.Currency = money.KRWCurrency
	}
	if e.Code == string(money.ErrNotANumber) {
		switch field.Kind {
		case scenario.CountField:
			own.Code = "not_a_count"
		case scenario.PercentsField:
			own.Code = "not_a_list"
		}
	}
	sentence := errorSentence(p.lang, own, func(a scenario.Arg) string { return bound(p.lang, field, a.Value, e.Code) })
	if !isDesign {
		return sentence
	}
	return p.lang.T("policy.form.error_in", text.With("mark", mark(min(n, maxStudyDesigns)-1)), text.With("error", sentence))
}

// errorSummary lists the errors at the head of the form.
func (p labPresenter) errorSummary() ui.ErrorSummary {
	summary := errorSummary(p.lang, p.in.errors)
	for i, e := range p.in.errors {
		summary.Items[i].Text = p.errorSentence(e)
	}
	return summary
}
