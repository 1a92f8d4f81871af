package handlers

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
)

// statuses are the answers to the errors that other layers name.
var statuses = []struct {
	err    error
	status int
}{
	{db.ErrNotFound, http.StatusNotFound},
	{db.ErrGone, http.StatusGone},
	{db.ErrWrongKey, http.StatusForbidden},
	{errNoNewer, http.StatusConflict},
	{db.ErrFull, http.StatusTooManyRequests},
	{queue.ErrTooLarge, http.StatusRequestEntityTooLarge},
	{queue.ErrFull, http.StatusServiceUnavailable},
	{context.DeadlineExceeded, http.StatusServiceUnavailable},
}

// statusOf is the status that an error is answered with.
func statusOf(err error) int {
	var (
		fields *inputError
		large  *http.MaxBytesError
		ours   *echo.HTTPError
	)
	switch {
	case errors.As(err, &fields):
		return fields.status
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &ours):
		return ours.Code
	}
	for _, known := range statuses {
		if errors.Is(err, known.err) {
			return known.status
		}
	}
	return http.StatusInternalServerError
}

// fail answers an error: problem+json to a program, a page to a reader. It is
// the one place that logs errors, and it logs those that are ours to mend.
func (s *Server) fail(err error, c echo.Context) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		s.Logger.LogAttrs(c.Request().Context(), slog.LevelError, "request failed",
			slog.String("request_id", requestIDOf(c)),
			slog.String("route", c.Path()),
			slog.Int("status", status),
			slog.String("error", err.Error()))
	}
	if c.Response().Committed {
		return
	}
	if isAPI(c.Request()) || wantsJSON(c) {
		err = s.sendProblem(c, status, err)
	} else {
		err = s.render(c, status, s.messagePage(c, status))
	}
	if err != nil {
		s.Logger.LogAttrs(c.Request().Context(), slog.LevelError, "no answer was sent",
			slog.String("request_id", requestIDOf(c)), slog.String("error", err.Error()))
	}
}
