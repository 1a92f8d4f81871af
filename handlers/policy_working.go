package handlers

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
)

// The fields of an address that ask for a figure of the policy lab: whose it is,
// and under which change.
const (
	workingPath   = "/policy/working"
	designAsked   = "design"
	figureAsked   = "figure"
	swingAsked    = "swing" // a parameter at an end of its range
	endAsked      = "end"
	scenarioAsked = "scenario" // a named change
)

// opensWorking tells whether figures lead to their working: not in a file, and
// not in a stored result of other law or of a list of one's own, which would be
// worked by what is there now.
func (p labPresenter) opensWorking() bool {
	if p.isStored() {
		return !p.plain && p.stored.doc.Parameters.Version == p.book.Version() && p.stored.doc.Input.Cases == ""
	}
	return !p.plain
}

// workingURL is where the working of design i's figure is; empty where it does
// not open.
func (p labPresenter) workingURL(i int, figure string, under ...string) string {
	if !p.opensWorking() {
		return ""
	}
	values := p.in.query.with(typed{focusField: "", "ask.gap": "", "ask.budget": ""}).values()
	if values == nil {
		values = url.Values{}
	}
	values.Set(designAsked, strconv.Itoa(i+1))
	values.Set(figureAsked, figure)
	for n := 0; n+1 < len(under); n += 2 {
		values.Set(under[n], under[n+1])
	}
	return workingPath + "?" + values.Encode()
}

// policyWorking shows how a figure of the policy lab came about.
func (s *Server) policyWorking(c echo.Context) error {
	w, err := s.labWorkOf(c)
	if err != nil {
		return err
	}
	id := c.QueryParam(figureAsked)
	if _, known := w.step(id); !known {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	if wantsJSON(c) {
		return sendJSON(c, http.StatusOK, w.answer(id))
	}
	page := s.page(c, views.SectionPolicy)
	page.NoIndex = true
	query := c.QueryParams()
	query.Del("lang")
	page.Path = workingPath + "?" + query.Encode()
	return s.render(c, http.StatusOK, views.Working(w.page(page, id, query)))
}

// labWorkOf takes the design of the address apart.
func (s *Server) labWorkOf(c echo.Context) (labWork, error) {
	in, err := s.labOf(c)
	if err != nil {
		return labWork{}, err
	}
	n, err := strconv.Atoi(c.QueryParam(designAsked))
	if err != nil || n < 1 || n > len(in.study.Designs) {
		return labWork{}, echo.NewHTTPError(http.StatusNotFound)
	}
	w := labWork{p: labPresenter{lang: s.language(c), book: s.Engine.Book(), in: in}, i: n - 1}
	ctx := c.Request().Context()
	lab, findings, err := s.closedLab(ctx, in)
	if err != nil {
		return labWork{}, fmt.Errorf("run the policy lab: %w", err)
	}
	w.p.result.findings, w.f = findings, findings.Designs[w.i]
	if name := c.QueryParam(scenarioAsked); name != "" {
		changed, rise, known, err := lab.Stressed(ctx, name)
		switch {
		case err != nil:
			return labWork{}, err
		case !known:
			return labWork{}, echo.NewHTTPError(http.StatusNotFound)
		}
		lab, w.payRise = changed, rise
	}
	if w.w, err = lab.Work(ctx, w.i, policy.Swung{Parameter: c.QueryParam(swingAsked), High: c.QueryParam(endAsked) == "high"}); err != nil {
		return labWork{}, err
	}
	w.c = lab.MiddleCase(w.i)
	return w, nil
}

// closedLab is the study ready for its views, with its findings in the closed
// form.
func (s *Server) closedLab(ctx context.Context, in labInput) (*policy.Lab, policy.Findings, error) {
	kept, done, err := s.keptOf(ctx, in)
	if err != nil {
		return nil, policy.Findings{}, err
	}
	defer done()
	err = kept.close(ctx, s, in)
	return kept.lab, kept.findings, err
}

// policyWorkingCase is the recorded calculation of the case in the middle, down
// to the statutes.
func (s *Server) policyWorkingCase(c echo.Context) error {
	w, err := s.labWorkOf(c)
	if err != nil {
		return err
	}
	of := w.p.in.query.values()
	if of == nil {
		of = url.Values{}
	}
	for _, name := range []string{designAsked, figureAsked, scenarioAsked} {
		if value := c.QueryParam(name); value != "" {
			of.Set(name, value)
		}
	}
	doc := s.evaluate(w.c.Scenario, scenario.Options{Record: true})
	from := workingSource{doc: doc, scenario: w.c.Scenario, audience: db.Full, back: workingPath + "?" + of.Encode(), self: workingPath + "/case", query: of}
	return s.working(c, from)
}

// caseURL is the recorded calculation of the case, or one of its lines.
func (w labWork) caseURL(query url.Values, line target) string {
	values := url.Values{}
	maps.Copy(values, query)
	values.Del(swingAsked)
	values.Del(endAsked)
	maps.Copy(values, line.values())
	return workingPath + "/case?" + values.Encode()
}
