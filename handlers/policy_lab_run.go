package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// labKind is the study of an address of the policy lab, with as many draws as a
// study may have and every case of an uploaded list; its input is the address's
// query and its result that of policyKind.
const labKind = "policy_lab"

// workOnLab answers the study of a query.
func (s *Server) workOnLab(ctx context.Context, body []byte, progress func(done, total int)) ([]byte, error) {
	query, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, badInput
	}
	q := readQuery(query)
	cases, err := s.casesOf(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("load the cases of a study: %w", err)
	}
	in := s.readLab(q, cases)
	if len(in.errors) > 0 {
		return nil, badInput
	}
	in.study.Draws = maxStudyDraws
	if cases != nil {
		in.study.Cohort, in.taken = cases.all, 0
	}
	d, err := s.labDocument(ctx, &in, progress)
	if err != nil {
		return nil, err
	}
	return d.Encode()
}

// startLabRun begins the run of a form, or finds the one that there is of it,
// and shows it. A form with errors is shown again.
func (s *Server) startLabRun(c echo.Context) error {
	if err := parseForm(c.Request()); err != nil {
		return err
	}
	q := readQuery(c.Request().PostForm)
	cases, err := s.casesOf(c.Request().Context(), q)
	if err != nil {
		return err
	}
	in := s.readLab(q, cases)
	if len(in.errors) > 0 {
		return c.Redirect(http.StatusSeeOther, in.query.path("/policy"))
	}
	id, err := s.Jobs.Submit(c.Request().Context(), labKind, []byte(in.query.values().Encode()))
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, runPath(id))
}

// runOffer is the button that begins a run; nil where there is no queue, or what
// is typed cannot be run.
func (s *Server) runOffer(p labPresenter) *views.RunOffer {
	if s.Jobs == nil || len(p.in.errors) > 0 {
		return nil
	}
	offer := views.RunOffer{
		Label: p.lang.T("policy.run.label", text.With("draws", text.Whole(maxStudyDraws))),
		Note:  p.lang.T("policy.run.note", text.Count("draws", p.in.study.Draws)),
	}
	if p.in.isSampled() {
		offer.Label = p.lang.T("policy.run.all", text.With("draws", text.Whole(maxStudyDraws)), text.With("count", text.Whole(int64(p.in.size))))
	}
	offer.Hidden = p.hidden()
	return &offer
}

// hidden is the whole input as fields that a form of its own carries along, but
// for those with the names.
func (p labPresenter) hidden(but ...string) []ui.Field {
	var fields []ui.Field
	for name, values := range p.in.query.values() {
		if !slices.Contains(but, name) {
			fields = append(fields, ui.Field{Kind: ui.Hidden, Name: name, Value: values[0]})
		}
	}
	sortFields(fields)
	return fields
}

// labOfRun is the page of the policy lab that a run was begun on; the opening
// page for a run of the API.
func (s *Server) labOfRun(ctx context.Context, run queue.Run) string {
	if q, ok := s.queryOfRun(ctx, run); ok {
		return q.path("/policy")
	}
	return "/policy"
}

// queryOfRun is the input of a run that was begun on the page; false for others.
func (s *Server) queryOfRun(ctx context.Context, run queue.Run) (labQuery, bool) {
	if run.Kind != labKind {
		return labQuery{}, false
	}
	input, err := s.Jobs.Input(ctx, run.ID)
	if err != nil {
		return labQuery{}, false
	}
	query, err := url.ParseQuery(string(input))
	return readQuery(query), err == nil
}
