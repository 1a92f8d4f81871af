package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// formFields turns the paths of inputs into fields of the page.
type formFields struct {
	lang     text.Lang
	engine   *scenario.Engine
	scenario scenario.Scenario
	shown    typed
	errors   map[string]string // sentences by path
	defaults map[string]string // by path, as a person would type them
	market   money.Quote
}

func (s *Server) formFields(lang text.Lang, w worked) formFields {
	f := formFields{
		lang: lang, engine: s.Engine, scenario: w.scenario, shown: w.shown,
		errors: map[string]string{}, defaults: map[string]string{},
		market: money.Quote{KRWPerUSD: w.scenario.Market.KRWPerUSD},
	}
	for _, e := range w.errors {
		if f.errors[e.Field] == "" {
			f.errors[e.Field] = fieldSentence(lang, e)
		}
	}
	for _, d := range s.Engine.DefaultsFor(w.scenario).Typed() {
		f.defaults[d.Path] = d.Text
	}
	return f
}

// all are the fields of the paths, in that order.
func (f formFields) all(paths ...string) []ui.Field {
	fields := make([]ui.Field, len(paths))
	for i, path := range paths {
		fields[i] = f.field(path)
	}
	return fields
}

// fails tells whether one of the fields has an error.
func (f formFields) fails(fields []ui.Field) bool {
	for _, field := range fields {
		if field.Error != "" {
			return true
		}
	}
	return false
}

// text is what stands in the field: as typed, or its default. A required field
// that is empty stays so.
func (f formFields) text(input scenario.Field) string {
	if typed, has := f.shown[input.Path]; has || input.Required {
		return typed
	}
	return f.defaults[input.Path]
}

// field is the input at the path with all that belongs to it.
func (f formFields) field(path string) ui.Field {
	input, _ := fieldAt(path)
	value := f.text(input)
	field := ui.Field{
		Kind: kindOf(input), Name: path, Value: value, Error: f.errors[path],
		Label: f.named("label", path), Hint: f.named("hint", path), Unit: f.unit(input), Source: f.source(input),
	}
	field.Wide = field.Hint != "" || field.Source.Text != ""
	switch field.Kind {
	case ui.Select, ui.Segmented:
		field.Options = f.options(input, value)
	case ui.Check:
		field.Checked = slices.Contains(yesWords, value)
	case ui.Money:
		f.read(&field, input)
	}
	return field
}

// yesWords are what a box that is ticked may say.
var yesWords = []string{"true", "on", "yes", "1"}

// selects are the numbers that are chosen from a list.
var selects = map[string]bool{"tax_year": true, "start_month": true, "move.bonus_month": true}

func kindOf(input scenario.Field) ui.Kind {
	switch {
	case input.Path == "policy.reading":
		return ui.Segmented
	case input.Kind == scenario.OptionField, input.Kind == scenario.BoolField && input.Nullable, selects[input.Path]:
		return ui.Select
	case input.Kind == scenario.BoolField:
		return ui.Check
	case input.Kind == scenario.DateField:
		return ui.Date
	case input.Kind == scenario.PercentField, input.Kind == scenario.DecimalField, input.Kind == scenario.CountField:
		return ui.Number
	}
	return ui.Money // also for lists, which need a keyboard with a comma
}

// named is the field's text of that sort; empty where there is none.
func (f formFields) named(sort, path string) string {
	name := withoutSide(path)
	for _, key := range []string{"form." + sort + "." + name, "calculator." + sort + "." + name, "deal." + sort + "." + name} {
		if text.Has(key) {
			return f.lang.T(key, text.Count("year", offeredYear))
		}
	}
	return ""
}

// withoutSide is the name of an input in the catalogue: entries of lists go
// without their position, and grants have the same names on both sides.
func withoutSide(path string) string {
	if _, grant, isGrant := strings.Cut(path, ".equity."); isGrant {
		_, name, _ := strings.Cut(grant, ".")
		return "equity." + name
	}
	return strings.Replace(withoutPosition(path), ".N.", ".", 1)
}

// unit stands inside the box.
func (f formFields) unit(input scenario.Field) string {
	key := ""
	switch {
	case input.Currency == money.KRWCurrency, input.Path == "market.krw_per_usd", input.Path == "market.ppp_krw_per_usd":
		key = "won"
	case input.Currency == money.USDCurrency:
		key = "usd"
	case input.Kind == scenario.PercentField, input.Kind == scenario.PercentsField:
		key = "percent"
	case input.Path == "employer.employees":
		key = "people"
	case strings.HasSuffix(input.Path, "_months"), input.Path == "retention.months", strings.HasSuffix(input.Path, "_months_out"):
		key = "months"
	case strings.HasSuffix(input.Path, ".units"), strings.HasSuffix(input.Path, ".shares"):
		key = "shares"
	case input.Path == "move.bonus_month":
		return ""
	case input.Kind == scenario.CountField:
		key = "years"
	default:
		return ""
	}
	return f.lang.T("calculator.form." + key)
}

// read says under an amount how it was understood, and under dollars how many
// won that is at the exchange rate of the form.
func (f formFields) read(field *ui.Field, input scenario.Field) {
	if input.Kind != scenario.MoneyField || field.Error != "" {
		return
	}
	amount, err := money.Read(field.Value, input.Currency)
	if err != nil || amount.IsZero() {
		return
	}
	field.Reading = f.lang.Reading(amount)
	if input.Currency == money.USDCurrency {
		field.ReadingNote = f.lang.Words(money.Convert(amount, money.KRWCurrency, f.market))
	}
}

// source names the value that a field takes when nothing is typed, where it
// comes from and its date.
func (f formFields) source(input scenario.Field) ui.Source {
	use, has := f.engine.DefaultUse(f.scenario, input.Path)
	if !has {
		return ui.Source{}
	}
	value := f.defaults[input.Path]
	if input.Kind == scenario.PercentField {
		value += "%"
	}
	return ui.Source{URL: use.Value.Source.URL, Text: f.lang.T("form.default",
		text.With("value", value), text.With("source", use.Value.Source.Title), text.With("date", f.sourceDate(use.Value)))}
}

// sourceDate is when the source was published, else when a person last read it.
func (f formFields) sourceDate(v *law.Value) string {
	if v.Source.Published == "" {
		return f.lang.T("parameters.checked", text.With("date", f.day(v.Checked)))
	}
	if day, err := law.ParseDate(v.Source.Published); err == nil {
		return f.day(day)
	}
	return v.Source.Published
}

func (f formFields) day(d law.Date) string { return f.lang.ShortDate(dayOf(d)) }
