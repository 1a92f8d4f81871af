package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
)

// labDraws are the draws behind the page's bands: as many as answer while one
// types.
const labDraws = 200

// The rates and caps of the page's grid, as a ministry would try them.
var (
	gridRates = []int64{10, 20, 30, 40, 50, 60, 70, 80, 90} // percent
	gridCaps  = []int64{50_000_000, 100_000_000, 200_000_000, 300_000_000, 500_000_000, 1_000_000_000, 0}
)

// labResult is everything that the page shows of a study.
type labResult struct {
	findings    policy.Findings
	sweep, grid []policy.Cell
}

// policyLab is the page at /policy. Its query string is the whole input.
func (s *Server) policyLab(c echo.Context) error {
	in := s.readLab(typedLab(c.QueryParams()))
	result, err := s.runLab(c.Request().Context(), in)
	if err != nil {
		return fmt.Errorf("run the policy lab: %w", err)
	}
	status := http.StatusOK
	page := s.policyPage(c, in, result)
	if len(in.errors) > 0 {
		status = http.StatusUnprocessableEntity
		page.Form.Errors.Focus = !wantsFragment(c.Request())
	}
	return s.render(c, status, views.Policy(page), views.AppFragment)
}

// runLab answers the study, and sweeps the first design over rates and caps in
// the closed form.
func (s *Server) runLab(ctx context.Context, in labInput) (labResult, error) {
	var r labResult
	var err error
	if r.findings, err = policy.Run(ctx, s.Engine, in.study, nil); err != nil {
		return r, err
	}
	lab, err := policy.Prepare(ctx, s.Engine, in.study)
	if err != nil {
		return r, err
	}
	if r.sweep, err = lab.Sweep(ctx, 0, 0, nil); err != nil {
		return r, err
	}
	rates, caps := make([]money.Rate, len(gridRates)), make([]*money.Money, len(gridCaps))
	for i, percent := range gridRates {
		rates[i] = money.Fraction(percent, 100)
	}
	for i, amount := range gridCaps {
		if amount > 0 {
			most := money.KRW(amount)
			caps[i] = &most
		}
	}
	r.grid, err = lab.Grid(ctx, 0, rates, caps, nil)
	return r, err
}

// typedLab are the texts of the page's fields in a query.
func typedLab(query url.Values) typed {
	t := typed{}
	for _, name := range labFields {
		if value := cleaned(last(query[name])); value != "" {
			t[name] = value
		}
	}
	return t
}
