package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// saveDeal stores the scenario with its negotiation, and answers with the link
// and edit key as save does.
func (s *Server) saveDeal(c echo.Context) error {
	f, err := readForm(c)
	if err != nil {
		return err
	}
	before := s.keptDeal(c)
	w := s.workDeal(f.typed.ofDeals(), before.Valid, s.keptScenario(c))
	s.keepCookie(c, dealCookie, draftOf(w.shown, w.valid))
	page := s.dealPage(c, w)
	chosen, earlier, sound, err := s.readSave(c, page.Lang, &page.Share)
	if err != nil {
		return err
	}
	if len(w.errors) > 0 {
		page.Share.Error = page.T("calculator.share.errors")
	}
	if len(w.errors) > 0 || !sound {
		return s.render(c, http.StatusUnprocessableEntity, views.Deal(page), views.ShareFragment)
	}
	d := w.evaluation.Deal
	doc := s.evaluate(d.Scenario, scenario.Options{Record: true, Sweep: true, Solve: true}).
		WithDeal(s.Engine.Book(), w.evaluation)
	saved, err := s.saveDocument(c.Request().Context(), doc, chosen)
	if err != nil {
		return err
	}
	if page.Share.Saved, err = s.savedLink(c, page.Lang, saved, chosen, earlier); err != nil {
		return err
	}
	if page.Share.Saved.Changed.Has() {
		page.Share.Round = nil
	}
	return s.render(c, http.StatusCreated, views.Deal(page), views.ShareFragment)
}

// resultDeal shows the negotiation of a saved result as it was computed.
func (s *Server) resultDeal(c echo.Context) error {
	r, err := s.openResult(c)
	if err != nil {
		return s.gone(c, err)
	}
	d, result, has, err := r.document.Negotiation(r.scenario)
	switch {
	case err != nil:
		return err
	case !has:
		return db.ErrNotFound
	}
	path := "/s/" + r.record.Link.ID
	page := views.DealPage{Page: s.page(c, views.SectionNone)}
	lang := page.Lang
	page.Title, page.Path, page.NoIndex = lang.T("deal.title"), path+"/offer", true
	page.LawLine = lang.T("form.law_line", text.Count("year", r.scenario.TaxYear))
	page.Eyebrow = lang.T("deal.saved.eyebrow", text.With("date", lang.ShortDate(r.record.Document.CreatedAt.In(seoul))))
	page.Back = views.Link{Text: lang.T("deal.saved.back"), URL: path}
	p := dealPresenter{lang: lang, engine: s.Engine, deal: d, result: result, working: path + "/offer/working"}
	if r.record.Link.Audience != db.Candidate {
		p.steps = r.document.Deal.Working.Steps
	}
	p.candidate = r.record.Link.Audience == db.Candidate
	page.Answer, page.Case, page.Sections = p.answer(), p.caseLines(), p.sections()
	if p.candidate {
		page.Sections = ofCandidates(page.Sections)
	}
	return s.render(c, http.StatusOK, views.Deal(page))
}

// candidateParts are the parts that hold nothing of the company's own.
var candidateParts = map[string]bool{"entry": true, "leaving": true, "move": true, "options": true, "ties": true, "household": true}

func ofCandidates(sections []views.DealSection) []views.DealSection {
	var kept []views.DealSection
	for _, section := range sections {
		if candidateParts[section.ID] {
			kept = append(kept, section)
		}
	}
	return kept
}

// openGroups are the parts of a negotiation's form that hold nothing of the
// company's own.
var openGroups = map[string]bool{"move": true, "held": true, "options": true, "ties": true, "household": true}

// forkDeal makes a saved result's negotiation the visitor's, as far as the link
// shows it.
func (s *Server) forkDeal(c echo.Context, r savedResult) error {
	d, _, has, err := r.document.Negotiation(r.scenario)
	if err != nil || !has {
		return err
	}
	next := typed{}
	for _, f := range d.Typed() {
		if input, _ := fieldAt(f.Path); r.record.Link.Audience != db.Candidate || openGroups[inputGroup(f.Path)] {
			if !isNothing(input, f.Text) {
				next[f.Path] = grouped(f)
			}
		}
	}
	valid, _, _ := s.settleDeal(next, typed{}, r.scenario)
	s.keepCookie(c, dealCookie, draftOf(next, valid))
	return nil
}

// resultDealWorking shows how a figure of a saved negotiation came about. A
// candidate's link has none: steps lead to what the company pays.
func (s *Server) resultDealWorking(c echo.Context) error {
	r, err := s.openResult(c)
	if err != nil {
		return s.gone(c, err)
	}
	if r.document.Deal == nil || r.record.Link.Audience == db.Candidate {
		return db.ErrNotFound
	}
	path := "/s/" + r.record.Link.ID + "/offer"
	doc := document.Document{Working: r.document.Deal.Working, Laws: r.document.Deal.Laws}
	return s.working(c, workingSource{doc: doc, scenario: r.scenario, audience: r.record.Link.Audience, back: path, self: path + "/working", deal: true})
}
