package handlers

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// dealWorking shows how a figure of the visitor's negotiation came about.
func (s *Server) dealWorking(c echo.Context) error {
	kept := s.keptDeal(c)
	e := s.workDeal(kept.shown(), kept.Valid, s.keptScenario(c)).evaluation
	var doc document.Document
	doc.Working, doc.Laws = document.WorkingOf(s.Engine.Book(), e.Working)
	doc.Result.Summary.Regime = e.Result.Entry.Applied
	return s.working(c, workingSource{doc: doc, scenario: e.Deal.Scenario, audience: db.Full, back: "/offer", self: "/offer/working", deal: true})
}

// dealScope is what a step of a negotiation is of. Its segments are months of
// pay, but for options and things given, which they number; its lenses only keep
// steps apart, but that of options taxed at the sale.
func (w workingView) dealScope(s document.Step) []string {
	var of []string
	if s.Segment > 0 {
		key := "month"
		switch {
		case strings.HasPrefix(s.Line, "deal.option."), strings.HasPrefix(s.Line, "kr.share_gains."), strings.HasPrefix(s.Line, "kr.venture_options."):
			key = "option"
		case strings.HasPrefix(s.Line, "deal.settling."):
			key = "item"
		}
		of = append(of, w.lang.T("deal.scope."+key, text.With("n", strconv.Itoa(s.Segment))))
	}
	if s.Lens == worksheet.OnPaper.String() && strings.HasPrefix(s.Line, "deal.option.") {
		of = append(of, w.lang.T("deal.route.capital_gains"))
	}
	return of
}
