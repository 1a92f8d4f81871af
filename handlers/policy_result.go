package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// policyResult shows a saved result of the policy lab: what it shows is read, and
// nothing of it is computed again.
func (s *Server) policyResult(c echo.Context, record db.Record) error {
	at := "/s/" + record.Link.ID
	page, p, err := s.keptPage(c, record.Document.Body, at)
	if err != nil {
		return err
	}
	r, lang, hash := &page.Result, page.Result.Lang, record.Document.SHA256
	day := text.With("date", lang.ShortDate(record.Document.CreatedAt.In(seoul)))
	r.Title = lang.T("policy_result.title")
	page.Policy.Eyebrow = lang.T("policy_result.eyebrow", text.With("about", p.eyebrow()))
	page.Stored = lang.T("policy_result.stored", day)
	r.Hash, r.VerifyLink = inGroups(hash), views.Link{Text: lang.T("result.facts.check"), URL: at + "/verify"}
	r.PrintLine = lang.T("result.print_line", text.With("url", s.absolute(c, at)), day, text.With("version", p.stored.doc.Parameters.Version), text.With("hash", hash))
	if record.NewerLink != "" {
		r.Newer = views.Link{Text: lang.T("present.result.newer"), URL: "/s/" + record.NewerLink}
	}
	if record.Link.Audience != db.Full && p.in.cases != nil {
		r.ForkURL = "" // the list is not this audience's
	}
	if record.Link.Audience == db.Full {
		r.Verify = verifyCommand(s.absolute(c, at+"/document"))
		r.Links = []views.Link{
			{Text: lang.T("policy_result.json"), URL: resultsPath + "/" + record.Link.ID},
			{Text: lang.T("policy_result.document"), URL: at + "/document"},
			{Text: lang.T("owner.title"), URL: at + "/edit"},
		}
	}
	if r.SinceLine, r.Since, err = s.labSince(c.Request().Context(), p, hash); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.PolicyResult(page))
}

// renderRunResult shows what a run has found, whole, with the panel that saves
// it.
func (s *Server) renderRunResult(c echo.Context, run queue.Run, result []byte) error {
	page, err := s.runResultPage(c, run, result)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.PolicyResult(page))
}

func (s *Server) runResultPage(c echo.Context, run queue.Run, result []byte) (views.PolicyResultPage, error) {
	at := runPath(run.ID)
	page, p, err := s.keptPage(c, result, at)
	if err != nil {
		return page, err
	}
	lang := page.Result.Lang
	page.Result.Title, page.Result.Path = lang.T("policy_result.run.title"), at+"/result"
	page.Policy.Eyebrow = lang.T("policy_result.run.eyebrow", text.With("about", p.eyebrow()))
	page.Stored = lang.T("policy_result.run.kept", text.With("moment", lang.Moment(run.ExpiresAt.In(seoul))))
	page.Result.Links = []views.Link{{Text: lang.T("run.json"), URL: policyPath + "/runs/" + run.ID}, {Text: lang.T("run.lab"), URL: s.labOfRun(c.Request().Context(), run)}}
	share := p.sharePanel()
	share.Action, share.Hidden, share.Sub = at+"/save", nil, lang.T("policy_result.share.sub_run")
	page.Share = &share
	return page, nil
}

// keptPage is what the pages of a saved result and of a run's have in common.
func (s *Server) keptPage(c echo.Context, body []byte, at string) (views.PolicyResultPage, labPresenter, error) {
	d, err := policydoc.Decode(body)
	if err != nil {
		return views.PolicyResultPage{}, labPresenter{}, fmt.Errorf("%w: %w", db.ErrCorrupt, err)
	}
	frame := s.page(c, views.SectionPolicy)
	frame.Path, frame.NoIndex = at, true
	p, err := s.presentStored(frame.Lang, &d, at, c.QueryParam(focusField))
	if err != nil {
		return views.PolicyResultPage{}, p, err
	}
	page := views.PolicyResultPage{
		Policy: p.shownPage(), Sweep: p.drawnAt("sweep"), Tornado: p.drawnAt("tornado"), Scenarios: p.drawnAt(scenariosFigure), Inverse: p.drawnAt(inverseFigure),
		Result: views.ResultPage{
			Page: frame, Reference: p.lang.T("result.reference"), Inputs: p.inputLists(),
			Facts: []ui.Line{
				{Label: p.lang.T("result.facts.saved"), Value: p.lang.Moment(d.ComputedAt.In(seoul))},
				{Label: p.lang.T("result.facts.law"), Value: p.lang.T("result.facts.law_year", text.Count("year", p.in.study.TaxYear))},
				{Label: p.lang.T("result.facts.version"), Value: d.Parameters.Version},
			},
		},
	}
	if len(p.in.draft.cases) == 0 { // an API's own cases fit no page
		page.Result.ForkURL = at + "/fork"
	}
	if some := d.Result.Sample; some < d.Input.People && d.Input.Taken == 0 {
		page.Charts = p.lang.T("policy_result.charts", text.With("sample", text.Whole(int64(some))), text.With("all", text.Whole(int64(d.Input.People))))
	}
	return page, p, nil
}

// shownPage is the part of the policy lab's page that a kept result shows.
func (p labPresenter) shownPage() views.PolicyPage {
	page := views.PolicyPage{
		Answer: views.Spans(p.answer()), Why: p.why(), Best: views.Spans(p.best()), Warnings: p.warnings(), Limits: p.limits(), Designs: p.designTable(), Focus: p.focusLinks(),
		Groups: p.groups(), Split: p.split(), Years: p.years(), Assumptions: assumptionPanel(p.lang, p.stored.doc.Laws),
	}
	if p.result.views.Grid != nil {
		grid, frontier := p.grid(), p.frontier()
		page.Grid, page.Frontier = &grid, &frontier
	}
	return page
}

// drawnAt is the slow figure of the name, from what is kept; empty where the
// views of the design in focus are not.
func (p labPresenter) drawnAt(id string) views.Figure {
	if id != scenariosFigure && len(p.result.views.Sweep) == 0 {
		return views.Figure{}
	}
	for _, slow := range slowFigures {
		if slow.id == id {
			return p.drawn(slow)
		}
	}
	return views.Figure{}
}

// policyResultChart answers the table of a figure of a saved result.
func (s *Server) policyResultChart(c echo.Context, record db.Record) error {
	return s.sendKeptTable(c, record.Document.Body)
}

// runChart answers the table of a figure of a run's result.
func (s *Server) runChart(c echo.Context) error {
	_, body, err := s.finished(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return s.sendKeptTable(c, body)
}

func (s *Server) sendKeptTable(c echo.Context, body []byte) error {
	d, err := policydoc.Decode(body)
	if err != nil {
		return fmt.Errorf("%w: %w", db.ErrCorrupt, err)
	}
	p, err := s.presentStored(s.language(c), &d, "", c.QueryParam(focusField))
	if err != nil {
		return err
	}
	p.plain = true
	id, isCSV := strings.CutSuffix(c.Param("figure"), csvEnd)
	table, known := p.keptTable(id)
	if !known || !isCSV {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	return sendTable(c, "offergap-policy-"+id, p.forFile(id, table))
}

// keptTable is the table of a figure of what is kept.
func (p labPresenter) keptTable(id string) (ui.Table, bool) {
	if f := p.drawnAt(id); f.ID != "" {
		return f.Table, true
	}
	table, known := tables[id]
	if !known || needsGrid(id) && p.result.views.Grid == nil {
		return ui.Table{}, false
	}
	return table(p), true
}

// findingsOf are a document's in the closed form.
func findingsOf(d *policydoc.Document) policy.Findings {
	return policy.Findings{Designs: d.Result.Designs}
}
