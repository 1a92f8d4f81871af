package handlers

import (
	"maps"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// calculatorPage is the whole page: the result, and the form as typed.
func (s *Server) calculatorPage(c echo.Context, w worked) views.CalculatorPage {
	page := views.CalculatorPage{Page: s.page(c, views.SectionCalculator)}
	lang := page.Lang
	page.Title, page.Path, page.HasErrors = lang.T("calculator.title"), "/", len(w.errors) > 0
	page.LawLine = lang.T("form.law_line", text.Count("year", w.scenario.TaxYear))
	p := s.present(lang, w.document, w.scenario, w.shown.basis(), db.Full)
	page.Outcome = p.outcome()
	if page.HasErrors {
		page.Notice = strings.TrimSpace(lang.T("calculator.notice.errors") + " " + page.Notice)
	}
	page.Announcement = announcement(p)
	page.Basis = basisSwitch(p)
	page.Summary = p.summaryBar()
	page.Form = s.calculatorForm(lang, w)
	return page
}

// announcement is what the live region says: the new gap.
func announcement(p presenter) string {
	before := p.ratio(ratioOn(p.summary().Ratio, p.basis))
	if !p.matched() {
		return p.lang.T("calculator.announcement_no_match", text.With("ratio", before))
	}
	return p.lang.T("calculator.announcement", text.With("ratio", before),
		text.With("with_match", p.ratio(ratioOn(p.summary().RatioWithPolicy, p.basis))))
}

// basisSwitch offers the three bases, each with its gap before any match.
func basisSwitch(p presenter) views.BasisSwitch {
	b := views.BasisSwitch{
		Label: p.lang.T("calculator.basis.label"), Value: p.basis.String(),
		Term: p.lang.T("calculator.basis.term", text.With("basis", p.basisWord())),
		Hint: p.lang.T("calculator.basis." + p.basis.String() + "_hint"),
	}
	for _, basis := range []gap.Basis{gap.PurchasingPower, gap.TakeHome, gap.Gross} {
		b.Options = append(b.Options, views.BasisOption{
			Label: p.lang.T("calculator.basis.option", text.With("basis", p.basisNamed(basis)), text.With("ratio", p.ratio(ratioOn(p.summary().Ratio, basis)))),
			Do:    doBasis + basis.String(), Chosen: basis == p.basis,
		})
	}
	return b
}

// calculatorForm is the form as typed.
func (s *Server) calculatorForm(lang text.Lang, w worked) views.CalculatorForm {
	f := s.formFields(lang, w)
	return views.CalculatorForm{
		Errors: errorSummary(lang, w.errors),
		Preset: s.presetSelect(lang, w.scenario),
		Current: views.FieldGroup{
			Legend: lang.T("calculator.form.current"), Note: lang.T("calculator.form.current_note"), Swatch: "ref",
			Lead: f.all("current.base"), Pairs: f.all("current.bonus", "current.equity_annual"),
		},
		Offer: views.FieldGroup{
			Legend: lang.T("calculator.form.offer"), Note: lang.T("calculator.form.offer_note"), Swatch: "company",
			Pairs: f.all("offer.base", "offer.bonus"),
		},
		Reading: f.field("policy.reading"), Rate: f.rate(w), Policies: s.policyPresets(lang, w.scenario), Folds: s.folds(f, w),
	}
}

// rate is the match rate as a slider beside its box. The slider shows what was
// computed with.
func (f formFields) rate(w worked) ui.Rate {
	field := f.field("policy.rate")
	field.Wide = false
	input, _ := fieldAt("policy.rate")
	rate := w.scenario.Policy.Rate
	ratio := noRatio
	if r := ratioOn(w.document.Result.Summary.RatioWithPolicy, w.shown.basis()); r != nil {
		ratio = f.lang.Ratio(*r)
	}
	return ui.Rate{
		Field: field, Slider: wholePercent(rate.Float()), Min: percentBound(input.Min), Max: percentBound(input.Max),
		SliderLabel: f.lang.T("calculator.form.slider"),
		SliderSpeaks: f.lang.T("calculator.form.slider_speaks",
			text.With("rate", text.ExactPercent(rate)), text.With("ratio", ratio)),
	}
}

func wholePercent(share float64) string { return strconv.FormatFloat(share*100, 'f', 0, 64) }

// percentBound is a bound of an input, a fraction, in percent.
func percentBound(fraction string) string {
	share, _ := strconv.ParseFloat(fraction, 64)
	return wholePercent(share)
}

// presetSelect lists the cases. The one that the form still is is chosen; a
// form that is none of them is the visitor's own.
func (s *Server) presetSelect(lang text.Lang, sc scenario.Scenario) views.PresetSelect {
	sel := views.PresetSelect{
		Field: ui.Field{Kind: ui.Select, Name: "preset", Label: lang.T("calculator.form.preset")},
		Apply: ui.Button{Label: lang.T("calculator.form.apply"), Do: doPreset},
	}
	chosen, isCase := s.caseOf(sc)
	if !isCase {
		sel.Field.Options = append(sel.Field.Options, ui.Option{Label: lang.T("calculator.form.own"), Chosen: true})
	}
	for _, c := range preset.Cases() {
		sel.Field.Options = append(sel.Field.Options, ui.Option{Value: c.ID, Label: wordsIn(lang, c.Label), Chosen: isCase && c.ID == chosen.ID})
	}
	if isCase && len(chosen.Sources) > 0 {
		source := chosen.Sources[0]
		sel.Source = ui.Source{URL: source.URL, Text: lang.T("calculator.form.preset_source", text.With("source", sourceLine(source)))}
	}
	return sel
}

func sourceLine(s preset.Source) string {
	line := s.Publisher
	if line == "" {
		line = s.Title
	}
	if s.Published != "" {
		line += ", " + s.Published
	}
	return line
}

// caseParts are the parts of a scenario that a case sets.
var caseParts = []string{"candidate.", "current.", "offer.", "employer."}

// caseOf is the case that the scenario still is, whatever its policy, market
// and period; false where it is none.
func (s *Server) caseOf(sc scenario.Scenario) (preset.Case, bool) {
	have := typedPart(sc, caseParts...)
	for _, c := range preset.Cases() {
		if read, errs := s.parse(withCase(typed{}, c)); len(errs) == 0 && maps.Equal(typedPart(read, caseParts...), have) {
			return c, true
		}
	}
	return preset.Case{}, false
}

// typedPart are the scenario's fields under the prefixes, as a person would type
// them.
func typedPart(sc scenario.Scenario, prefixes ...string) typed {
	t := typed{}
	for _, f := range sc.Typed() {
		for _, prefix := range prefixes {
			if strings.HasPrefix(f.Path, prefix) {
				t[f.Path] = f.Text
			}
		}
	}
	return t
}

// policyPresets are the policies of one click; the one in force is chosen.
func (s *Server) policyPresets(lang text.Lang, sc scenario.Scenario) []views.PolicyPreset {
	have := typedPart(sc, doPolicy)
	opening := s.openingDraft().Valid
	var all []views.PolicyPreset
	for _, p := range preset.Policies() {
		read, errs := s.parse(withPolicy(opening, p))
		label, note := policyWords(lang, p, read)
		all = append(all, views.PolicyPreset{
			Label: label, Note: note, Do: doPolicy + p.ID, Chosen: len(errs) == 0 && maps.Equal(typedPart(read, doPolicy), have),
		})
	}
	return all
}

// policyWords are a policy's name and its terms in one line.
func policyWords(lang text.Lang, p preset.Policy, terms scenario.Scenario) (label, note string) {
	if key := "calculator.policy." + p.ID; text.Has(key) {
		return lang.T(key), lang.T(key + "_note")
	}
	if terms.Policy.Cap == nil {
		return wordsIn(lang, p.Label), text.ExactPercent(terms.Policy.Rate)
	}
	return wordsIn(lang, p.Label), lang.T("calculator.policy.scheme_note", text.With("rate", text.ExactPercent(terms.Policy.Rate)),
		text.With("cap", lang.Words(*terms.Policy.Cap)), text.Count("years", terms.Policy.Years))
}

func wordsIn(lang text.Lang, w preset.Words) string {
	if lang == text.English {
		return w.En
	}
	return w.Ko
}
