package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/scenario"
)

// maxAnsweredProblems is how many wrong cells an answer lists.
const maxAnsweredProblems = 1000

// casesAnswer is what was taken of an uploaded list.
type casesAnswer struct {
	ID         string        `json:"id"`
	Rows       int           `json:"rows"`
	Good       int           `json:"good"`
	Wrong      int           `json:"wrong"`
	ErrorCount int           `json:"error_count"`
	Errors     []cellProblem `json:"errors"`
	ExpiresAt  string        `json:"expires_at"`
}

// cellProblem is one wrong cell; column is 0 where the whole row is wrong.
type cellProblem struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Heading string `json:"heading"`
	Field   string `json:"field"`
	Typed   string `json:"typed"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// postPolicyCases takes a list as CSV or XLSX and keeps its good rows for a day.
func (s *Server) postPolicyCases(c echo.Context) error {
	allowTime(c)
	file, err := limitedFile(c.Request().Body)
	var list caselist.List
	if err == nil {
		list, err = s.readCaseFile(c.Request().Context(), file)
	}
	if fault, status, known := caseFault(err); known {
		return &inputError{status: status, fields: []scenario.FieldError{fault}}
	}
	if err != nil {
		return err
	}
	lang := preferredLanguage(c.Request())
	byPath := func(column caselist.Column) string { return column.Path }
	if list.Refused {
		refused := &inputError{status: http.StatusUnprocessableEntity}
		for _, p := range list.Problems {
			refused.fields = append(refused.fields, problemError(p, byPath))
		}
		return refused
	}
	info, err := s.keepCaseList(c.Request().Context(), list)
	if err != nil {
		return err
	}
	r := info.Report
	answer := casesAnswer{ID: info.ID, Rows: r.Rows, Good: r.Good, Wrong: r.Wrong, ErrorCount: r.Count, Errors: []cellProblem{}, ExpiresAt: info.ExpiresAt.Format(time.RFC3339)}
	for _, p := range r.Problems[:min(len(r.Problems), maxAnsweredProblems)] {
		answer.Errors = append(answer.Errors, cellProblem{
			Line: p.Line, Column: p.Position, Heading: p.Heading, Field: p.Path, Typed: p.Typed, Code: p.Code, Message: sentence(lang, problemError(p, byPath)),
		})
	}
	return sendJSON(c, http.StatusCreated, answer)
}
