package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// dealPage is the whole page: the answer, the form as typed, and what each part
// of it comes to.
func (s *Server) dealPage(c echo.Context, w workedDeal) views.DealPage {
	page := views.DealPage{Page: s.page(c, views.SectionDeal)}
	lang := page.Lang
	page.Title, page.Path, page.HasErrors = lang.T("deal.title"), "/offer", len(w.errors) > 0
	page.LawLine = lang.T("form.law_line", text.Count("year", w.evaluation.Deal.Scenario.TaxYear))
	p := dealPresenter{lang: lang, engine: s.Engine, deal: w.evaluation.Deal, result: w.evaluation.Result, steps: w.steps(s.Engine), working: "/offer/working", live: true}
	page.Eyebrow = lang.T("deal.eyebrow")
	page.Answer = p.answer()
	page.Case = p.caseLines()
	page.Errors = errorSummary(lang, w.errors)
	page.Folds = s.dealFields(lang, w).dealFolds(w)
	for _, d := range preset.Deals() {
		page.Examples = append(page.Examples, ui.Button{Label: wordsIn(lang, d.Label), Do: doExample + d.ID})
	}
	page.ExampleNote = p.exampleNote(w.valid)
	page.Sections = p.sections()
	page.Share = s.sharePanel(c, lang, "/offer/save")
	return page
}

// dealPresenter puts a deal into words, computed now or read from a saved
// result.
type dealPresenter struct {
	lang    text.Lang
	engine  *scenario.Engine
	deal    deal.Deal
	result  deal.Result
	steps   []document.Step // of the working
	working string          // address of the working page

	live      bool // the visitor's own, whose form its buttons change
	candidate bool // for a candidate's link, which shows nothing of the company's own
}

// exampleNote says that the figures are an example's, while they are.
func (p dealPresenter) exampleNote(valid typed) string {
	for _, d := range preset.Deals() {
		if len(changedPaths(withFields(typed{}, d.Fields), valid)) == 0 {
			return wordsIn(p.lang, d.Note)
		}
	}
	return ""
}

// caseLines say whose negotiation it is: the scenario of the calculator.
func (p dealPresenter) caseLines() []ui.Line {
	sc := p.deal.Scenario
	return []ui.Line{
		{Label: p.lang.T("deal.case.current"), Value: p.lang.Words(sc.Current.Base)},
		{Label: p.lang.T("deal.case.offer"), Value: p.lang.Words(sc.Offer.Base)},
		{Label: p.lang.T("deal.case.regime"), Value: p.lang.T("calculator.option.regime." + p.result.Entry.Applied)},
		{Label: p.lang.T("deal.case.first_day"), Value: p.lang.ShortDate(dayOf(p.deal.FirstDay()))},
	}
}

// sections are the parts of the result, in the order of the form.
func (p dealPresenter) sections() []views.DealSection {
	var out []views.DealSection
	for _, section := range []func(dealPresenter) *views.DealSection{
		dealPresenter.entry, dealPresenter.move, dealPresenter.leaving, dealPresenter.buyOut, dealPresenter.retention,
		dealPresenter.options, dealPresenter.ties, dealPresenter.household, dealPresenter.settling, dealPresenter.severance,
		dealPresenter.alternatives, dealPresenter.levers, dealPresenter.designer, dealPresenter.costs, dealPresenter.approval, dealPresenter.schemes,
	} {
		if shown := section(p); shown != nil {
			out = append(out, *shown)
		}
	}
	return out
}
