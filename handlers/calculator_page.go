package handlers

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/gap"
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
	p.linkCharts(&page.Outcome, "/chart")
	if page.HasErrors {
		page.Notice = strings.TrimSpace(lang.T("calculator.notice.errors") + " " + page.Notice)
	}
	page.Announcement = announcement(p)
	page.Basis = basisSwitch(p)
	page.Summary = p.summaryBar()
	page.Form = s.calculatorForm(lang, w)
	page.Share = s.sharePanel(c, lang, "/save")
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
			Lead: f.all("offer.base"), Pairs: f.all("offer.bonus"),
		},
		Reading: f.field("policy.reading"), Rate: f.rate(w), Policies: s.policyPresets(lang, w.scenario), PolicyInForce: s.policyInForce(lang, w.scenario), Folds: s.folds(f, w),
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
