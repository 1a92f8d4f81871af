package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/db"
)

// dealWorking shows how a figure of the visitor's negotiation came about.
func (s *Server) dealWorking(c echo.Context) error {
	kept := s.keptDeal(c)
	e := s.workDeal(c, kept.shown(), kept.Valid).evaluation
	var doc document.Document
	doc.Working, doc.Laws = document.WorkingOf(s.Engine.Book(), e.Working)
	return s.working(c, workingSource{doc, e.Deal.Scenario, db.Full, "/offer", "/offer/working"})
}
