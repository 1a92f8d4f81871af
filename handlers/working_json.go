package handlers

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views/text"
)

// workingAnswer is the steps of a calculation with the law values that they
// used: the shape in which documents keep them.
type workingAnswer struct {
	Working document.Working  `json:"working"`
	Laws    []document.LawUse `json:"laws"`
}

// workingInto is the field that asks for the working beside the result.
func workingInto(to *bool) scenario.Field { return scenario.BoolInto("working", to) }

// sheetIf is a sheet that records, or none.
func sheetIf(asked bool) *worksheet.Sheet {
	if !asked {
		return nil
	}
	const steps = 200 // of one person's year, about
	return worksheet.New(steps)
}

// workingOf is what a sheet has recorded, nil for none.
func (s *Server) workingOf(sheet *worksheet.Sheet) *workingAnswer {
	if sheet == nil {
		return nil
	}
	working, laws := document.WorkingOf(s.Engine.Book(), sheet)
	return &workingAnswer{working, laws}
}

// sendWorking answers the working as JSON: what the audience may see of it or,
// where the address asks for a line, that line and what it builds on.
func (s *Server) sendWorking(c echo.Context, from workingSource) error {
	w, at, asked := s.find(c, text.English, from)
	keep := w.open
	if asked {
		if at < 0 {
			return echo.NewHTTPError(http.StatusNotFound)
		}
		keep = make([]bool, len(w.open))
		keep[at] = true
		w.doc.Closure(keep)
	}
	working, laws := w.doc.Part(keep)
	return sendJSON(c, http.StatusOK, workingAnswer{working, laws})
}

// getScenarioWorking answers the working of a saved scenario.
func (s *Server) getScenarioWorking(c echo.Context) error {
	r, err := s.openResult(c)
	if err != nil {
		return err
	}
	if notModified(c, r.record.Document.SHA256+string(r.record.Link.Audience)) {
		return c.NoContent(http.StatusNotModified)
	}
	return s.sendWorking(c, sourceOf(r))
}

// wantsJSON tells a program from a reader: by what it accepts, or by an address
// that ends in .json.
func wantsJSON(c echo.Context) bool {
	c.Response().Header().Add(echo.HeaderVary, echo.HeaderAccept)
	if strings.HasSuffix(c.Path(), ".json") {
		return true
	}
	var types []string
	for _, accepted := range strings.Split(c.Request().Header.Get(echo.HeaderAccept), ",") {
		if kind, _, err := mime.ParseMediaType(accepted); err == nil {
			types = append(types, kind)
		}
	}
	return slices.Contains(types, echo.MIMEApplicationJSON) && !slices.Contains(types, echo.MIMETextHTML)
}
