package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// labPresenter puts a study and its findings into words.
type labPresenter struct {
	lang   text.Lang
	in     labInput
	result labResult
}

// policyPage is the whole page.
func (s *Server) policyPage(c echo.Context, in labInput, result labResult) views.PolicyPage {
	page := views.PolicyPage{Page: s.page(c, views.SectionPolicy)}
	page.Title, page.Path, page.HasErrors = page.T("policy.title"), in.path(nil), len(in.errors) > 0
	p := labPresenter{page.Lang, in, result}
	page.Eyebrow = page.Lang.T("policy.eyebrow", text.With("cohort", wordsIn(p.lang, in.preset.Label)), text.Count("people", in.size),
		text.Count("years", in.study.Horizon), text.Count("year", in.study.TaxYear))
	answer := p.answer()
	page.Answer, page.Announcement = views.Spans(answer), plainSpans(views.Spans(answer))
	page.Warnings = p.warnings()
	page.Limits = page.Lang.T("policy.limits.band", text.Count("draws", in.study.Draws)) + " " + page.T("policy.limits.pool")
	page.Form = s.policyForm(p)
	page.Designs = p.designTable()
	page.Sweep, page.Grid, page.Split, page.Years = p.sweep(), p.grid(), p.split(), p.years()
	page.Assumptions = s.assumptionPanel(p.lang)
	return page
}

// plainSpans is the sentence without its marks.
func plainSpans(spans []views.Span) string {
	sentence := ""
	for _, s := range spans {
		sentence += s.Text
	}
	return sentence
}

func (p labPresenter) proposal() policy.DesignFinding { return p.result.findings.Designs[0] }

// won prints an amount of won in few digits.
func (p labPresenter) won(amount int64) string { return p.lang.Short(money.KRW(amount)) }

func (p labPresenter) wonOrNone(amount *int64) string {
	if amount == nil {
		return p.lang.T("policy.none")
	}
	return p.won(*amount)
}

// people prints a number of people: whole, or with a decimal below ten.
func (p labPresenter) people(n float64) string {
	decimals := 0
	if n < 10 && n > -10 {
		decimals = 1
	}
	return p.lang.T("policy.people", text.With("count", text.Decimal(n, decimals)))
}

func (p labPresenter) shareOrNone(share *float64) string {
	if share == nil {
		return p.lang.T("policy.none")
	}
	return text.Decimal(*share*100, 0) + "%"
}

// supportYears is for how many years the proposal pays.
func (p labPresenter) supportYears() int { return min(p.in.scenario.Policy.Years, p.in.study.Horizon) }

// answer is the verdict: what a year costs, who comes, and at what net cost a
// hire-year.
func (p labPresenter) answer() string {
	f := p.proposal()
	perYear := int64(f.GrossCost.Median) / int64(max(1, p.supportYears()))
	net := hireYear(f).Net
	if net == nil || f.AdditionalHires.Median <= 0 {
		return p.lang.T("policy.answer.nobody")
	}
	return p.lang.T("policy.answer.hires",
		text.With("rate", percent(p.in.scenario.Policy.Share())), text.With("spending", p.won(perYear)),
		text.With("hires", p.people(f.AdditionalHires.Median)), text.With("band", p.peopleBand(f.AdditionalHires)),
		text.With("cost", p.won(*net)))
}

// hireYear is the cost per additional hire and supported year.
func hireYear(f policy.DesignFinding) policy.CostPerHire {
	for _, c := range f.CostPerOtherUnit {
		if c.Unit == policy.PerHireYear {
			return c
		}
	}
	return policy.CostPerHire{}
}

func (p labPresenter) peopleBand(b policy.Band) string {
	if b.P10 == nil || b.P90 == nil {
		return ""
	}
	decimals := 0
	if *b.P90 < 10 {
		decimals = 1
	}
	return p.lang.Range(text.Decimal(*b.P10, decimals), text.Decimal(*b.P90, decimals))
}

func (p labPresenter) wonBand(b policy.Band) string {
	if b.P10 == nil || b.P90 == nil {
		return ""
	}
	return p.lang.Range(text.WithoutCurrency(p.won(int64(*b.P10))), p.won(int64(*b.P90)))
}

// warnings are what must be known before the figures are believed.
func (p labPresenter) warnings() []string {
	f := p.proposal()
	var warnings []string
	if len(p.in.errors) > 0 {
		warnings = append(warnings, p.lang.T("policy.notice"))
	}
	if f.OutsideEvidence && f.MedianPayRise != nil {
		warnings = append(warnings, p.lang.T("policy.limits.outside", text.With("rise", p.shareOrNone(f.MedianPayRise))))
	}
	if f.AboveDoubleSupport {
		warnings = append(warnings, p.lang.T("policy.limits.double", text.With("share", p.shareOrNone(f.StateShare))))
	}
	return warnings
}

// policyForm is the form as typed.
func (s *Server) policyForm(p labPresenter) views.PolicyForm {
	f := s.formFields(p.lang, worked{shown: p.in.shown, scenario: p.in.scenario, errors: p.in.errors})
	form := views.PolicyForm{
		Errors:   errorSummary(p.lang, p.in.errors),
		Pool:     []ui.Field{p.choice(f, "cohort.preset", cohortOptions(p.lang)), p.box(f, "cohort.size", ui.Number, "policy.form.people")},
		PoolNote: wordsIn(p.lang, p.in.preset.Note),
		Match:    f.all(labMatch...),
		Budget:   p.box(f, "budget", ui.Money, "calculator.form.won"),
	}
	form.Pool[0].Wide = true
	if len(p.in.preset.Sources) > 0 {
		source := p.in.preset.Sources[len(p.in.preset.Sources)-1]
		form.PoolSource = views.Link{Text: source.Publisher, URL: source.URL}
	}
	for i := range form.Match {
		form.Match[i].Source = ui.Source{} // the assumptions stand below with theirs
		form.Match[i].Wide = form.Match[i].Name != "policy.rate" && form.Match[i].Name != "policy.years"
		if form.Match[i].Name == "policy.pass_through" {
			form.Match[i].Value, form.Match[i].Hint = p.in.shown["policy.pass_through"], p.lang.T("policy.form.pass_through_hint")
		}
	}
	for _, name := range labPrograms {
		form.Others = append(form.Others, p.choice(f, name, programmeOptions(p.lang)))
	}
	return form
}

// choice is a list to choose from.
func (p labPresenter) choice(f formFields, name string, options []ui.Option) ui.Field {
	field := ui.Field{Kind: ui.Select, Name: name, Label: p.lang.T("policy.label." + name), Value: p.in.shown[name], Error: f.errors[name], Options: options}
	for i := range field.Options {
		field.Options[i].Chosen = field.Options[i].Value == field.Value
	}
	return field
}

// box is a field to type in, with what it means when it is empty.
func (p labPresenter) box(f formFields, name string, kind ui.Kind, unit string) ui.Field {
	field := ui.Field{Kind: kind, Name: name, Label: p.lang.T("policy.label." + name), Value: p.in.shown[name], Error: f.errors[name], Hint: p.lang.T("policy.hint." + name), Unit: p.lang.T(unit), Wide: true}
	if kind == ui.Money && field.Error == "" {
		if amount, err := money.Read(field.Value, money.KRWCurrency); err == nil && !amount.IsZero() {
			field.Reading = p.lang.Reading(amount)
		}
	}
	return field
}

func cohortOptions(lang text.Lang) []ui.Option {
	var options []ui.Option
	for _, c := range policy.Cohorts() {
		options = append(options, ui.Option{Value: c.ID, Label: wordsIn(lang, c.Label)})
	}
	return options
}

func programmeOptions(lang text.Lang) []ui.Option {
	var options []ui.Option
	for _, known := range preset.Policies() {
		options = append(options, ui.Option{Value: known.ID, Label: wordsIn(lang, known.Label)})
	}
	options[0].Label = lang.T("policy.form.no_programme")
	return options
}

// cellURL is the page of one cell: the rate as a share, and the cap.
func (p labPresenter) cellURL(rate, most string) string {
	return p.in.path(typed{"policy.reading": "share", "policy.rate": rate, "policy.cap": most})
}

// capText is the cap in words.
func (p labPresenter) capText(most *money.Money) string {
	if most == nil {
		return p.lang.T("policy.no_cap")
	}
	return p.lang.Short(*most)
}

// terms are a design's in short: 50 %, at most 100 million a year, 3 years.
func (p labPresenter) terms(policy scenario.Policy) string {
	return p.lang.T("policy.terms", text.With("rate", percent(policy.Share())), text.With("cap", p.capText(policy.Cap)), text.Count("years", policy.Years))
}
