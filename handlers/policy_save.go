package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// policyDocument is what a document of the policy lab is stored as.
const policyDocument = "policy"

// labAudiences are those of a result of the lab: nobody in it is the candidate.
var labAudiences = []db.Audience{db.Full, db.Board}

// savePolicy stores the form's result as the page shows it, and answers with its
// link and edit key, which are shown this once.
func (s *Server) savePolicy(c echo.Context) error {
	if err := parseForm(c.Request()); err != nil {
		return err
	}
	values := c.Request().PostForm
	q := readQuery(values)
	cases, err := s.casesOf(c.Request().Context(), q)
	if err != nil {
		return err
	}
	in := s.readLab(q, cases)
	d, err := s.labDocument(c.Request().Context(), &in, nil)
	if err != nil {
		return err
	}
	page := s.policyPage(c, in, resultOf(&d, in.focus))
	chosen, wrong := readLabShare(values)
	page.Share.Fields = labShareFields(page.Lang, chosen, wrong)
	if len(in.errors) > 0 {
		page.Share.Error = page.T("calculator.share.errors")
	}
	if len(in.errors)+len(wrong) > 0 {
		return s.render(c, http.StatusUnprocessableEntity, views.Policy(page), views.ShareFragment)
	}
	body, err := d.Encode()
	if err != nil {
		return err
	}
	if page.Share.Saved, err = s.storePolicy(c, page.Lang, body, chosen); err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.Policy(page), views.ShareFragment)
}

// saveRun stores the result of a run for good, and answers as savePolicy does.
func (s *Server) saveRun(c echo.Context) error {
	if err := parseForm(c.Request()); err != nil {
		return err
	}
	run, body, err := s.finished(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	page, err := s.runResultPage(c, run, body)
	if err != nil {
		return err
	}
	chosen, wrong := readLabShare(c.Request().PostForm)
	page.Share.Fields = labShareFields(page.Result.Lang, chosen, wrong)
	if len(wrong) > 0 {
		return s.render(c, http.StatusUnprocessableEntity, views.PolicyResult(page), views.ShareFragment)
	}
	if page.Share.Saved, err = s.storePolicy(c, page.Result.Lang, body, chosen); err != nil {
		return err
	}
	return s.render(c, http.StatusCreated, views.PolicyResult(page), views.ShareFragment)
}

// errNoResult is a run that has none, or none any more.
var errNoResult = fmt.Errorf("no finished run: %w", db.ErrNotFound)

// finished is a run that is done, with its result.
func (s *Server) finished(ctx context.Context, id string) (queue.Run, []byte, error) {
	run, err := s.Jobs.Run(ctx, id)
	if err != nil {
		return run, nil, err
	}
	if run.State != queue.Done {
		return run, nil, errNoResult
	}
	body, err := s.Jobs.Result(ctx, id)
	if errors.Is(err, db.ErrGone) {
		err = errNoResult
	}
	return run, body, err
}

// storeStudy stores the bytes of a document, with the first link to it.
func (s *Server) storeStudy(ctx context.Context, body []byte, to share) (db.Saved, error) {
	return s.Store.Save(ctx, db.NewDocument{Kind: policyDocument, Schema: policydoc.Schema, Body: body, Audience: to.audience, ExpiresAt: to.expiresAt(s.Now())}, s.Now())
}

// storePolicy stores a document, and gives what its owner is shown once.
func (s *Server) storePolicy(c echo.Context, lang text.Lang, body []byte, to share) (*views.SavedLink, error) {
	saved, err := s.storeStudy(c.Request().Context(), body, to)
	if err != nil {
		return nil, err
	}
	at := s.absolute(c, "/s/"+saved.LinkID)
	return &views.SavedLink{URL: at, Note: shareNote(lang, to, s.Now()), EditURL: at + "/edit#" + saved.EditKey, EditKey: saved.EditKey}, nil
}

// readLabShare reads for whom a link is and for how long.
func readLabShare(values url.Values) (share, map[string]string) {
	chosen, wrong := readShare(values)
	if !slices.Contains(labAudiences, chosen.audience) {
		wrong[shareAudience] = "owner.choose"
	}
	return chosen, wrong
}

func labShareFields(lang text.Lang, chosen share, wrong map[string]string) views.ShareFields {
	return shareFieldsFor(lang, chosen, wrong, labAudiences, "policy_result.share.")
}

// sharePanel saves the page's input.
func (p labPresenter) sharePanel() views.PolicyShare {
	panel := views.PolicyShare{
		Action: "/policy/save", Hidden: p.hidden(), Fields: labShareFields(p.lang, defaultShare, nil),
		Sub: p.lang.T("policy_result.share.sub"), Privacy: p.lang.T("policy_result.share.privacy"),
	}
	if p.in.cases != nil {
		panel.Cases = p.lang.T("policy_result.share.cases")
	}
	return panel
}

// resultOf is what a document shows, with the design in focus.
func resultOf(d *policydoc.Document, focus int) labResult {
	r := labResult{findings: findingsOf(d), bands: d.Result.Bands, scenarios: d.Result.Scenarios}
	if v := d.Result.Views[focus]; v != nil {
		r.views = *v
	}
	return r
}
