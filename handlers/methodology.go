package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/views"
)

// methodology tells in prose how everything is computed.
func (s *Server) methodology(c echo.Context) error {
	page := s.page(c, views.SectionMethodology)
	page.Path = "/methodology"
	return s.render(c, http.StatusOK, views.Methodology(views.NewMethodology(page)))
}
