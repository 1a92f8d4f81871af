package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// asOfQuery asks for a preview by date: ?as_of=2027-01-01.
const asOfQuery = "as_of"

// asOf answers a preview where the address asks for one: the visitor's own
// result with work that starts on that day, under what is enacted for then. The
// draft stays as it is. A day that cannot be computed is said to be one.
func (s *Server) asOf(c echo.Context, d draft) (asked bool, err error) {
	typedDay := c.QueryParam(asOfQuery)
	if typedDay == "" {
		return false, nil
	}
	w := s.work(d.shown(), d.Valid, scenario.Options{Sweep: true, Solve: true})
	lang := s.language(c)
	note, path := lang.T("parameters.as_of.unknown"), "/"
	if day, err := law.ParseDate(typedDay); err == nil {
		then := union(d.Valid, typed{"tax_year": strconv.Itoa(day.Year()), "start_month": strconv.Itoa(day.Month())})
		if _, errs := s.parse(then); len(errs) == 0 {
			w = s.work(then, d.Valid, scenario.Options{Sweep: true, Solve: true})
			note = lang.T("parameters.as_of.note", text.With("month", lang.Month(day.Year(), dayOf(day).Month())))
			path = "/?" + asOfQuery + "=" + day.String()
		}
	}
	page := s.calculatorPage(c, w)
	page.Path, page.Notice = path, strings.TrimSpace(note+" "+page.Notice)
	return true, s.render(c, http.StatusOK, views.Calculator(page), views.AppFragment)
}
