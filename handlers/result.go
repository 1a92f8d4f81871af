package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// savedResult is what a link opens, decoded.
type savedResult struct {
	record   db.Record
	document document.Document
	scenario scenario.Scenario
}

// openResult opens the saved scenario behind the link of the address.
func (s *Server) openResult(c echo.Context) (savedResult, error) { return s.openLink(c, c.Param("id")) }

// openLink opens the saved scenario behind a link.
func (s *Server) openLink(c echo.Context, id string) (savedResult, error) {
	record, err := s.Store.Link(c.Request().Context(), id, s.Now())
	if err != nil {
		return savedResult{}, err
	}
	return s.scenarioOf(record)
}

// scenarioOf is the scenario that a record holds.
func (s *Server) scenarioOf(record db.Record) (savedResult, error) {
	if record.Document.Kind != scenarioKind {
		return savedResult{}, db.ErrNotFound
	}
	d, err := document.Decode(record.Document.Body)
	if err != nil {
		return savedResult{}, err
	}
	sc, errs := d.Scenario(s.Engine)
	if len(errs) > 0 {
		return savedResult{}, fmt.Errorf("read the input of a saved result: %w", errs[0])
	}
	return savedResult{record, d, sc}, nil
}

// byKind answers a saved result with the handler of its kind.
func (s *Server) byKind(ofScenario func(echo.Context, savedResult) error, ofPolicy func(echo.Context, db.Record) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		record, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
		if err != nil {
			return s.gone(c, err)
		}
		if record.Document.Kind == policyDocument {
			return ofPolicy(c, record)
		}
		r, err := s.scenarioOf(record)
		if err != nil {
			return err
		}
		return ofScenario(c, r)
	}
}

// result shows a saved result as it was computed, read-only.
func (s *Server) result(c echo.Context, r savedResult) error {
	page := s.page(c, views.SectionNone)
	lang := page.Lang
	path := "/s/" + r.record.Link.ID
	page.Title, page.Path, page.NoIndex = lang.T("result.title"), path, true
	page.LawLine = lang.T("form.law_line", text.Count("year", r.scenario.TaxYear))
	p := s.present(lang, r.document, r.scenario, resultBasis, r.record.Link.Audience)
	p.workingPage = path + "/working"
	out := views.ResultPage{
		Page: page, Outcome: p.outcome(), Reference: lang.T("result.reference"), Facts: s.resultFacts(lang, r),
		Hash:   inGroups(r.record.Document.SHA256),
		Inputs: s.inputLists(p), Excluded: lang.T("result.excluded_items"), ForkURL: path + "/fork", Summary: p.summaryBar(),
	}
	out.Eyebrow = lang.T("result.eyebrow", text.With("case", p.caseName), text.Count("year", r.scenario.TaxYear), text.Count("years", p.years()))
	out.SinceLine, out.Since = s.since(p)
	p.linkCharts(&out.Outcome, path+"/chart")
	out.PrintLine = lang.T("result.print_line", text.With("url", s.absolute(c, path)), text.With("date", lang.ShortDate(r.record.Document.CreatedAt.In(seoul))),
		text.With("version", r.document.Result.Parameters.Version), text.With("hash", r.record.Document.SHA256))
	out.Foot = out.PrintLine
	if r.record.NewerLink != "" {
		out.Newer = views.Link{Text: lang.T("present.result.newer"), URL: "/s/" + r.record.NewerLink}
	}
	rounds, err := s.rounds(c, lang, r)
	if err != nil {
		return err
	}
	out.Rounds = rounds
	out.Links = []views.Link{{Text: lang.T("present.result.working"), URL: path + "/working"}, compareLink(lang, r.record.Link.ID)}
	if r.document.Deal != nil {
		out.Links = append([]views.Link{{Text: lang.T("deal.saved.open"), URL: path + "/offer"}}, out.Links...)
	}
	out.VerifyLink = views.Link{Text: lang.T("result.facts.check"), URL: path + "/verify"}
	if r.record.Link.Audience == db.Full {
		out.Links = append(out.Links,
			views.Link{Text: lang.T("present.result.json"), URL: "/api/v1/scenarios/" + r.record.Link.ID},
			views.Link{Text: lang.T("present.result.document"), URL: path + "/document"},
			views.Link{Text: lang.T("owner.title"), URL: path + "/edit"})
		out.Verify = verifyCommand(s.absolute(c, path+"/document"))
	}
	return s.render(c, http.StatusOK, views.Result(out))
}

// seoul is where dates are read.
var seoul = time.FixedZone("KST", 9*60*60)

func (s *Server) resultFacts(lang text.Lang, r savedResult) []ui.Line {
	return []ui.Line{
		{Label: lang.T("result.facts.saved"), Value: lang.Moment(r.record.Document.CreatedAt.In(seoul))},
		{Label: lang.T("result.facts.law"), Value: lang.T("result.facts.law_year", text.Count("year", r.scenario.TaxYear))},
		{Label: lang.T("result.facts.version"), Value: r.document.Result.Parameters.Version},
	}
}

// inGroups parts a hash so that two people can read it to each other.
func inGroups(hash string) string {
	const group = 8
	var parts []string
	for len(hash) > group {
		parts, hash = append(parts, hash[:group]), hash[group:]
	}
	return strings.Join(append(parts, hash), " ")
}

// gone answers a link that once opened something, and says why it no longer
// does.
func (s *Server) gone(c echo.Context, err error) error {
	reasons := []struct {
		err error
		key string
	}{{db.ErrDeleted, "gone_deleted"}, {db.ErrRevoked, "gone_revoked"}, {db.ErrExpired, "gone_expired"}}
	for _, reason := range reasons {
		if errors.Is(err, reason.err) {
			page := views.Gone(s.page(c, views.SectionNone))
			page.Text = page.T("present.result." + reason.key)
			return s.render(c, http.StatusGone, views.Message(page))
		}
	}
	return err
}

// fork makes a saved result's input the visitor's draft: a copy, which leaves
// the result as it is. A candidate's link gives what it shows.
func (s *Server) fork(c echo.Context, r savedResult) error {
	var fields []scenario.TypedField
	for _, f := range r.scenario.Typed() {
		if r.record.Link.Audience != db.Candidate || forCandidates(f.Path) {
			fields = append(fields, f)
		}
	}
	if err := s.forkDeal(c, r); err != nil {
		return err
	}
	s.forkRound(c, r)
	return s.startFrom(c, fields)
}
