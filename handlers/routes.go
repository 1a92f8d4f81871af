package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Handler is the server's routes behind what every request passes.
func (s *Server) Handler() http.Handler { return s.router() }

func (s *Server) router() *echo.Echo {
	e := echo.New()
	e.HTTPErrorHandler = s.fail
	e.IPExtractor = ipExtractor(s.TrustedProxies)
	e.Use(requestID, s.accessLog, compressed(), recovered, securityHeaders, limitBody, sameOrigin)

	get(e, "/healthz", s.healthz)
	get(e, "/readyz", s.readyz)
	get(e, "/robots.txt", robots)
	if s.AssetFiles != nil {
		get(e, "/assets/*", echo.WrapHandler(s.AssetFiles))
	}
	s.registerAPI(e)
	s.registerPages(e)
	return e
}

// router is what routes are registered on: the server or a group of it.
type router interface {
	Match(methods []string, path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) []*echo.Route
}

// get registers a handler for GET and, as HTTP asks, for HEAD.
func get(r router, path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) {
	r.Match([]string{http.MethodGet, http.MethodHead}, path, h, m...)
}
