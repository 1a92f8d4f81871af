package handlers

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/views"
)

// render sends the page, or only the fragments of the keys where htmx asks for
// a part of it. It renders before it sends, so that a page that fails half-way
// never goes out with status 200. With the whole of a form goes its
// title, which says of errors. Only this file knows htmx's headers.
func (s *Server) render(c echo.Context, status int, page templ.Component, keys ...any) error {
	var out bytes.Buffer
	var err error
	if len(keys) > 0 && wantsFragment(c.Request()) {
		if slices.Contains(keys, any(views.AppFragment)) {
			keys = append(keys, views.TitleFragment)
		}
		err = templ.RenderFragments(c.Request().Context(), &out, page, keys...)
	} else {
		err = page.Render(c.Request().Context(), &out)
	}
	if err != nil {
		return fmt.Errorf("render %s: %w", c.Path(), err)
	}
	c.Response().Header().Add(echo.HeaderVary, "HX-Request")
	return c.HTMLBlob(status, out.Bytes())
}

// wantsFragment tells whether htmx swaps a part. A restored history entry and a
// boosted link need the whole page.
func wantsFragment(r *http.Request) bool {
	h := r.Header
	return h.Get("HX-Request") == "true" &&
		h.Get("HX-History-Restore-Request") != "true" &&
		h.Get("HX-Boosted") != "true" &&
		h.Get("HX-Request-Type") != "full"
}
