package handlers

import "github.com/labstack/echo/v4"

// registerAPI registers the JSON API.
func (s *Server) registerAPI(*echo.Echo) {}
