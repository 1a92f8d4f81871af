package handlers

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// registerPages registers the routes of the pages.
func (s *Server) registerPages(*echo.Echo) {}

// messagePage is what a reader sees instead of a page, by the status.
func (s *Server) messagePage(c echo.Context, status int) templ.Component {
	page := views.Page{Lang: text.Korean, Assets: s.Assets, AppVersion: s.Version}
	switch {
	case status == http.StatusGone:
		return views.Message(views.Gone(page))
	case status < http.StatusInternalServerError:
		return views.Message(views.NotFound(page))
	}
	return views.Message(views.Failure(page, requestIDOf(c)))
}
