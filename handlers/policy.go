package handlers

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/views"
)

// The rates and caps of the page's grid, as a ministry would try them.
var (
	gridRates = []int64{10, 20, 30, 40, 50, 60, 70, 80, 90} // percent
	gridCaps  = []int64{50_000_000, 100_000_000, 200_000_000, 300_000_000, 500_000_000, 1_000_000_000, 0}
)

// labResult is what is shown of a study: the closed form, its bands, the views of
// the design in focus and the designs under named changes. A page is given of
// views what it shows without being asked again.
type labResult struct {
	findings  policy.Findings
	bands     []policy.Bands
	views     policydoc.Views
	scenarios []policy.Stress
}

// policyLab is the page at /policy. Its query string is the whole input. What a
// button asks for, and an address that says more than it need, are answered by
// the plain address of the same input.
func (s *Server) policyLab(c echo.Context) error {
	in, err := s.labOf(c)
	if err != nil {
		return err
	}
	if query := c.QueryParams(); len(in.errors) == 0 && !in.query.isPlain(query) {
		return c.Redirect(http.StatusFound, withLang(in.query.path("/policy"), query.Get("lang")))
	}
	result, err := s.runLab(c.Request().Context(), in)
	if err != nil {
		return fmt.Errorf("run the policy lab: %w", err)
	}
	page := s.policyPage(c, in, result)
	status := http.StatusOK
	if len(in.errors) > 0 {
		status = http.StatusUnprocessableEntity
		page.Form.Errors.Focus = !wantsFragment(c.Request())
	}
	return s.render(c, status, views.Policy(page), views.AppFragment)
}

// labOf reads the input of the request. The error is db.ErrNotFound or
// db.ErrExpired where the list of cases that it names is there no more.
func (s *Server) labOf(c echo.Context) (labInput, error) {
	query := c.QueryParams()
	q := readQuery(query)
	if do := last(query["do"]); do != "" {
		q = q.act(do, func(name string) string { return last(query[name]) })
	}
	cases, err := s.casesOf(c.Request().Context(), q)
	if err != nil {
		return labInput{}, err
	}
	return s.readLab(q, cases), nil
}

// runLab answers the study in the closed form, and draws the bands.
func (s *Server) runLab(ctx context.Context, in labInput) (labResult, error) {
	kept, done, err := s.keptOf(ctx, in)
	if err != nil {
		return labResult{}, err
	}
	defer done()
	if err := kept.close(ctx, s, in); err != nil {
		return labResult{}, err
	}
	if err := kept.draw(ctx); err != nil {
		return labResult{}, err
	}
	r := labResult{findings: kept.findings, bands: kept.bands}
	if in.hasRate() {
		r.views.Grid, err = kept.grid(ctx, &in)
	}
	return r, err
}

// preparedLab is the study ready for its views, with the designs as they are
// compared.
func (s *Server) preparedLab(ctx context.Context, in labInput) (*policy.Lab, error) {
	kept, done, err := s.keptOf(ctx, in)
	if err != nil {
		return nil, err
	}
	defer done()
	err = kept.close(ctx, s, in)
	return kept.lab, err
}

// hasRate tells whether the design in focus has a rate: it can be set against
// caps. The others have an amount.
func (in *labInput) hasRate() bool { return in.study.Designs[in.focus].Instrument.HasRate() }

// asks are the questions of the page's views.
func (in *labInput) asks() policydoc.Ask {
	ask := policydoc.Ask{
		GapShare: in.ask.gap, Budget: in.askedBudget(), SweepDraws: min(sweepDraws, in.study.Draws), Sample: maxStudyCases,
		Rates: make([]money.Rate, len(gridRates)), Caps: make([]*money.Money, len(gridCaps)),
	}
	for i, percent := range gridRates {
		ask.Rates[i] = money.Fraction(percent, 100)
	}
	for i, amount := range gridCaps {
		if amount > 0 {
			most := money.KRW(amount)
			ask.Caps[i] = &most
		}
	}
	return ask
}
