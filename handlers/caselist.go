package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/handlers/tabular"
)

const (
	// maxCaseFile bounds an uploaded list, in bytes.
	maxCaseFile = 32 << 20
	// keepCases is how long what was uploaded is kept.
	keepCases = 24 * time.Hour
	// caseReadTime is how long a list that has arrived may take to be read.
	caseReadTime = time.Minute
)

// registerCases registers the pages of uploaded lists.
func (s *Server) registerCases(e *echo.Echo) {
	get(e, "/policy/template.csv", s.caseTemplateCSV)
	get(e, "/policy/template.xlsx", s.caseTemplateXLSX)
	get(e, casesPath, s.caseUpload, noIndex)
	e.POST(casesPath, s.postCases, noIndex, s.limitSaves)
	get(e, casesPath+"/:id", s.caseReport, noIndex)
	get(e, casesPath+"/:id/wrong.csv", s.wrongCases, noIndex)
}

// casesPath takes uploads, and has the report of each below it.
const (
	casesPath    = "/policy/cases"
	apiCasesPath = "/api/v1/policy/cases"
)

// takesCases tells whether the request brings a file of cases.
func takesCases(c echo.Context) bool {
	return c.Request().Method == http.MethodPost && (c.Path() == casesPath || c.Path() == apiCasesPath)
}

// caseReport is what is kept of a list beside its cases.
type caseReport struct {
	Rows     int                `json:"rows"`
	Good     int                `json:"good"`
	Wrong    int                `json:"wrong"`
	Count    int                `json:"count"` // of all problems
	Problems []caselist.Problem `json:"problems"`
}

// caseListInfo is what is known of an uploaded list without reading its cases.
type caseListInfo struct {
	ID        string
	Report    caseReport
	ExpiresAt time.Time // UTC
}

// readCaseFile reads a list, one at a time: the largest takes hundreds of
// megabytes while it is read. The error is a tabular.Fault where the file is
// none that can be read.
func (s *Server) readCaseFile(ctx context.Context, file []byte) (caselist.List, error) {
	select {
	case s.caseReading <- struct{}{}:
		defer func() { <-s.caseReading }()
	case <-ctx.Done():
		return caselist.List{}, fmt.Errorf("wait to read cases: %w", ctx.Err())
	}
	rows, err := tabular.Rows(file)
	if err != nil {
		return caselist.List{}, err
	}
	return caselist.Read(s.Engine, rows, nil)
}

// keepCaseList stores the good rows and what is wrong with the others.
func (s *Server) keepCaseList(ctx context.Context, list caselist.List) (caseListInfo, error) {
	info := caseListInfo{
		Report:    caseReport{Rows: list.Rows, Good: list.Good, Wrong: list.Wrong, Count: list.ProblemCount, Problems: list.Problems},
		ExpiresAt: s.Now().Add(keepCases).UTC(),
	}
	report, err := json.Marshal(info.Report)
	if err != nil {
		return info, fmt.Errorf("encode report of cases: %w", err)
	}
	info.ID, err = s.Store.SaveCases(ctx, db.NewCaseList{Cases: list.Compact, Report: report, ExpiresAt: info.ExpiresAt}, s.Now())
	return info, err
}

// uploadedInfo is what is known of an uploaded list. The error is db.ErrNotFound
// or db.ErrExpired where there is none any more.
func (s *Server) uploadedInfo(ctx context.Context, id string) (caseListInfo, error) {
	report, expires, err := s.Store.CaseReport(ctx, id, s.Now())
	if err != nil {
		return caseListInfo{}, err
	}
	info := caseListInfo{ID: id, ExpiresAt: expires}
	if err := json.Unmarshal(report, &info.Report); err != nil {
		return info, fmt.Errorf("decode report of cases: %w", err)
	}
	return info, nil
}

// uploadedCases are the good rows of an uploaded list. The error is that of
// uploadedInfo.
func (s *Server) uploadedCases(ctx context.Context, id string) ([]policy.Case, caseListInfo, error) {
	info, err := s.uploadedInfo(ctx, id)
	if err != nil {
		return nil, info, err
	}
	compact, err := s.Store.Cases(ctx, id, s.Now())
	if err != nil {
		return nil, info, err
	}
	cases, err := caselist.Restore(s.Engine, compact)
	return cases, info, err
}

// formFile is the file of a form, read as it comes: nothing of it is written to
// disk on the way.
func formFile(c echo.Context) ([]byte, error) {
	allowTime(c)
	parts, err := c.Request().MultipartReader()
	if err != nil {
		return nil, errNoFile
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, fileFault(err)
		}
		if part.FormName() == "file" {
			return limitedFile(part)
		}
	}
}

// limitedFile reads a file within its bound.
func limitedFile(in io.Reader) ([]byte, error) {
	file, err := io.ReadAll(io.LimitReader(in, maxCaseFile+1))
	switch {
	case err != nil:
		return nil, fileFault(err)
	case len(file) > maxCaseFile:
		return nil, &http.MaxBytesError{Limit: maxCaseFile}
	}
	return file, nil
}

const errNoFile tabular.Fault = "no_file"

// fileFault tells a file that is too large from a form that has none.
func fileFault(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return errNoFile
}

// allowTime gives an upload longer than other requests. A writer that knows no
// deadlines, as in tests, has none to move.
func allowTime(c echo.Context) {
	control, until := http.NewResponseController(c.Response()), time.Now().Add(uploadTime)
	_ = control.SetReadDeadline(until)
	_ = control.SetWriteDeadline(until.Add(caseReadTime))
}

// caseFault is the error of a whole file that its sender can mend, and its
// status; false where the error is ours.
func caseFault(err error) (fault scenario.FieldError, status int, known bool) {
	var large *http.MaxBytesError
	var table tabular.Fault
	switch {
	case errors.As(err, &large):
		return scenario.FieldError{Field: "file", Code: "file_too_large", Args: []scenario.Arg{{Name: "max", Value: "32 MiB"}}}, http.StatusRequestEntityTooLarge, true
	case errors.As(err, &table):
		return scenario.FieldError{Field: "file", Code: string(table)}, http.StatusUnprocessableEntity, true
	}
	return scenario.FieldError{}, 0, false
}
