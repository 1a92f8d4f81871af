package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// labPresenter puts a study and its findings into words. A point is the value
// with every parameter at its centre, wherever it stands; a band is of the
// draws.
type labPresenter struct {
	lang   text.Lang
	book   *law.Book
	in     labInput
	result labResult
	plain  bool       // for a file: whole won and numbers of people, without units
	stored *storedLab // nil: computed for the page
}

// policyPage is the whole page.
func (s *Server) policyPage(c echo.Context, in labInput, result labResult) views.PolicyPage {
	page := views.PolicyPage{Page: s.page(c, views.SectionPolicy)}
	page.Title, page.Path, page.HasErrors = page.T("policy.title"), in.query.path("/policy"), len(in.errors) > 0
	p := labPresenter{lang: page.Lang, book: s.Engine.Book(), in: in, result: result}
	page.Eyebrow = p.eyebrow()
	page.Answer = views.Spans(p.answer())
	page.Why, page.Best = p.why(), views.Spans(p.best())
	page.Announcement = views.Plain(page.Answer)
	page.Warnings = p.warnings()
	page.Limits, page.Cases, page.Run, page.Share = p.limits(), p.casesPanel(), s.runOffer(p), p.sharePanel()
	page.Form = s.policyForm(p)
	page.Designs = p.designTable()
	page.Focus = p.focusLinks()
	page.Lazy = p.lazyFigures()
	if in.hasRate() {
		grid, frontier := p.grid(), p.frontier()
		page.Grid, page.Frontier = &grid, &frontier
	}
	page.Groups, page.Split, page.Years = p.groups(), p.split(), p.years()
	page.Budget = p.budgetLinks()
	page.Inverse = p.inversePanel()
	page.Assumptions = assumptionPanel(p.lang, s.assumptions())
	return page
}

// limits say how the figures are to be read.
func (p labPresenter) limits() string {
	limits := p.lang.T("policy.limits.closed")
	if p.in.study.Draws > 0 {
		limits = p.lang.T("policy.limits.band", text.Count("draws", p.in.study.Draws))
	}
	switch {
	case p.in.isSampled():
		return limits + " " + p.lang.T("policy.limits.sample", text.With("all", text.Whole(int64(p.in.size))), text.Count("some", p.in.taken))
	case p.in.cases != nil:
		return limits
	}
	return limits + " " + p.lang.T("policy.limits.pool")
}

func (p labPresenter) eyebrow() string {
	return p.lang.T("policy.eyebrow", text.With("cohort", p.cohortName()), text.Count("people", p.in.size),
		text.Count("years", p.in.study.Horizon), text.Count("year", p.in.study.TaxYear))
}

// finding is design i's in the closed form.
func (p labPresenter) finding(i int) policy.DesignFinding { return p.result.findings.Designs[i] }

// inFocus is that of the design that the views are about.
func (p labPresenter) inFocus() policy.DesignFinding { return p.finding(p.in.focus) }

// focused is the design that the views are about.
func (p labPresenter) focused() policy.Design { return p.in.study.Designs[p.in.focus] }

// won prints an amount of won in few digits.
func (p labPresenter) won(amount int64) string {
	if p.plain {
		return text.Whole(amount)
	}
	return p.lang.Short(money.KRW(amount))
}

// given prints an amount that somebody chose, as it is said.
func (p labPresenter) given(amount money.Money) string {
	if p.plain {
		return text.Digits(amount)
	}
	return p.lang.Words(amount)
}

func (p labPresenter) wonOrNone(amount *int64) string {
	if amount == nil {
		return p.lang.T("policy.none")
	}
	return p.won(*amount)
}

// peopleDecimals keeps a decimal where there are few.
func peopleDecimals(n float64) int {
	if n < 10 && n > -10 {
		return 1
	}
	return 0
}

// people prints a number of people: whole, or with a decimal below ten.
func (p labPresenter) people(n float64) string {
	if p.plain {
		return text.Decimal(n, 2)
	}
	return p.lang.T("policy.people", text.With("count", text.Decimal(n, peopleDecimals(n))))
}

func (p labPresenter) shareOrNone(share *float64) string {
	if share == nil {
		return p.lang.T("policy.none")
	}
	return text.Decimal(*share*100, 0) + "%"
}

func (p labPresenter) peopleBand(b policy.Band) string {
	if b.P10 == nil || b.P90 == nil {
		return ""
	}
	decimals := peopleDecimals(*b.P90)
	return p.lang.Range(text.Decimal(*b.P10, decimals), text.Decimal(*b.P90, decimals))
}

func (p labPresenter) wonBand(b policy.Band) string {
	if b.P10 == nil || b.P90 == nil {
		return ""
	}
	return p.lang.Range(text.WithoutCurrency(p.won(int64(*b.P10))), p.won(int64(*b.P90)))
}

// mark is the letter of design i in heads and charts.
func mark(i int) string { return designMarks[i : i+1] }

// designMarks name the designs, behind 'none'.
const designMarks = "ABCD"

// designName is the programme's whose terms a design has, or what it is.
func (p labPresenter) designName(i int) string {
	if p.isStored() {
		return keptWords(p.lang, p.stored.doc.Input.Names[i])
	}
	if known, ok := preset.ProgrammeNamed(programmeOf(p.in.query.designs[i])); ok {
		return programmeLabel(p.lang, known)
	}
	d := p.in.study.Designs[i]
	return p.lang.T("policy.name."+d.Instrument.String(), text.With("rate", percent(d.Policy.Rate)), text.With("amount", p.lang.Words(d.Amount)))
}

// programmeLabel is a programme's name with its country where that is another,
// the year of its rules, and a mark where they were read nowhere.
func programmeLabel(lang text.Lang, known preset.Programme) string {
	name := wordsIn(lang, known.Label)
	if known.Country != preset.Home {
		name = lang.T("policy.name.of_country", text.With("country", lang.T("policy.country."+known.Country)), text.With("name", name))
	}
	if known.Unverified() {
		return lang.T("policy.name.unverified", text.With("name", name))
	}
	if len(known.Sources) == 0 || len(known.Sources[0].Published) < 4 || !isScheme(known) {
		return name
	}
	return lang.T("policy.name.of_year", text.With("name", name), text.With("year", known.Sources[0].Published[:4]))
}

// capText is the cap in words.
func (p labPresenter) capText(most *money.Money) string {
	if most == nil {
		return p.lang.T("policy.no_cap")
	}
	return p.given(*most)
}

// terms are a design's in short: at most 100 million a year, 3 years.
func (p labPresenter) terms(i int) string {
	d := p.in.study.Designs[i]
	if d.Instrument == policy.LumpSum {
		return p.lang.T("policy.terms.once")
	}
	if d.Instrument == policy.Settlement {
		return p.lang.T("policy.terms.in_kind", text.Count("years", d.Policy.Years))
	}
	return p.lang.T("policy.terms.yearly", text.With("cap", p.capText(d.Policy.Cap)), text.Count("years", d.Policy.Years))
}
