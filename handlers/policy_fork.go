package handlers

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/db"
)

// forkPolicy opens the policy lab with a saved result's input: a copy, which
// leaves the result as it is.
func (s *Server) forkPolicy(c echo.Context, record db.Record) error {
	return s.startFromLab(c, record.Document.Body, record.Link.Audience == db.Full)
}

// forkRun does so with a run's.
func (s *Server) forkRun(c echo.Context) error {
	_, body, err := s.finished(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return s.startFromLab(c, body, true)
}

// startFromLab leads to the page of a document's input. An uploaded list is kept
// for another day, for those who may see it.
func (s *Server) startFromLab(c echo.Context, body []byte, withCases bool) error {
	d, err := policydoc.Decode(body)
	if err != nil {
		return fmt.Errorf("%w: %w", db.ErrCorrupt, err)
	}
	q := queryFrom(d.Input.Query)
	delete(q.study, casesField)
	if d.Input.Cases != "" && withCases {
		rows := max(0, strings.Count(d.Input.Cases, "\n")-1)
		info, err := s.keepCaseList(c.Request().Context(), caselist.List{Rows: rows, Good: rows, Compact: []byte(d.Input.Cases)})
		if err != nil {
			return err
		}
		q.study[casesField] = info.ID
	}
	return c.Redirect(http.StatusSeeOther, q.path("/policy"))
}
