package handlers

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// changeNote says what has changed since the draft that undo would bring back,
// and what that did to the gap; nil where nothing did.
func (s *Server) changeNote(lang text.Lang, before typed, w worked) *views.ChangeNote {
	changed := changedPaths(before, w.valid)
	was, errs := s.parse(before)
	if len(changed) == 0 || len(errs) > 0 {
		return nil
	}
	args := []text.Arg{
		text.With("ratio_before", s.ratioWithPolicy(lang, w, was)),
		text.With("ratio_after", s.ratioWithPolicy(lang, w, w.scenario)),
	}
	return &views.ChangeNote{Undo: true, Text: s.changeText(lang, before, w, changed, args)}
}

func (s *Server) changeText(lang text.Lang, before typed, w worked, changed []string, args []text.Arg) string {
	if len(changed) == 1 {
		path := changed[0]
		return lang.T("calculator.change.text", append(args, text.With("field", lang.Field(path)),
			text.With("before", s.spoken(lang, path, before)), text.With("after", s.spoken(lang, path, w.valid)))...)
	}
	if c, is := s.caseOf(w.scenario); is {
		if was, errs := s.parse(before); len(errs) == 0 {
			if old, wasCase := s.caseOf(was); !wasCase || old.ID != c.ID {
				return lang.T("form.change.case", append(args, text.With("case", wordsIn(lang, c.Label)))...)
			}
		}
	}
	return lang.T("form.change.many", append(args, text.Count("count", len(changed)))...)
}

// ratioWithPolicy is the gap with the match on the basis that is shown.
func (s *Server) ratioWithPolicy(lang text.Lang, w worked, sc scenario.Scenario) string {
	r := s.Engine.Evaluate(sc, scenario.Options{}).Result.Summary.With[w.shown.basis()].Ratio
	if r == nil {
		return noRatio
	}
	return lang.Ratio(*r)
}

// spoken is the value of a field in words: an amount, a percent, an option.
func (s *Server) spoken(lang text.Lang, path string, t typed) string {
	input, _ := fieldAt(path)
	value, has := t[path]
	if !has {
		value = s.defaultOf(path)
	}
	switch input.Kind {
	case scenario.MoneyField:
		if m, err := money.Read(value, input.Currency); err == nil {
			return lang.Words(m)
		}
	case scenario.PercentField:
		if r, err := money.ReadPercent(value); err == nil {
			return text.ExactPercent(r)
		}
	case scenario.OptionField, scenario.BoolField:
		return formFields{lang: lang}.optionLabel(input, value)
	}
	if value == "" {
		return lang.T("form.empty")
	}
	return value
}

// defaultOf is the text of a field that is left out; empty for none.
func (s *Server) defaultOf(path string) string {
	for _, d := range s.Engine.Defaults().Typed() {
		if d.Path == path {
			return d.Text
		}
	}
	return ""
}
