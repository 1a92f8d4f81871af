package handlers

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// healthz tells that the program runs.
func (s *Server) healthz(c echo.Context) error { return c.String(http.StatusOK, "alive\n") }

// readyTimeout is how long the database may take to answer.
const readyTimeout = 2 * time.Second

// readyz tells that requests can be served: the database answers.
func (s *Server) readyz(c echo.Context) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), readyTimeout)
	defer cancel()
	if err := s.Store.Ping(ctx); err != nil {
		return echo.NewHTTPError(http.StatusServiceUnavailable).SetInternal(fmt.Errorf("readyz: %w", err))
	}
	return c.String(http.StatusOK, "ready\n")
}

// robots keeps crawlers off the API. Shared results are not listed here: a
// crawler must be able to fetch one to learn from its header that it is not to
// be indexed.
func robots(c echo.Context) error {
	return c.String(http.StatusOK, "User-agent: *\nDisallow: /api/\n")
}
