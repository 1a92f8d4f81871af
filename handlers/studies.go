package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// A study takes all cores while it runs, and so runs one at a time: side by
// side none would be done before its caller has gone. Who has waited so long is
// asked to come back.
const (
	studyWait  = 15 * time.Second
	retryAfter = 10 // seconds
)

// inTurn lets a request that computes a study wait for those before it.
func (s *Server) inTurn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		select { // who finds the place free does not start a clock
		case s.studies <- struct{}{}:
		default:
			late := time.NewTimer(s.studyWait)
			defer late.Stop()
			select {
			case s.studies <- struct{}{}:
			case <-c.Request().Context().Done():
				return c.Request().Context().Err()
			case <-late.C:
				c.Response().Header().Set("Retry-After", strconv.Itoa(retryAfter))
				return echo.NewHTTPError(http.StatusServiceUnavailable)
			}
		}
		defer func() { <-s.studies }()
		return next(c)
	}
}
