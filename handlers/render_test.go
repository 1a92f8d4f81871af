package handlers

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
)

// part is a fragment's key.
type part string

// samplePage is a page with one fragment.
var samplePage = templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
	if _, err := io.WriteString(w, "<html>"); err != nil {
		return err
	}
	content := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "<p>part</p>")
		return err
	})
	if err := templ.Fragment(part("a")).Render(templ.WithChildren(ctx, content), w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "</html>")
	return err
})

func TestRender(t *testing.T) {
	t.Parallel()
	const page, fragment = "<html><p>part</p></html>", "<p>part</p>"
	s := New(newConfig(t))
	e := s.router()
	e.GET("/page", func(c echo.Context) error {
		return s.render(c, http.StatusUnprocessableEntity, samplePage, part("a"))
	})
	tests := []struct {
		name    string
		headers []string
		want    string
	}{
		{"a browser", nil, page},
		{"htmx", []string{"HX-Request", "true"}, fragment},
		{"htmx restores its history", []string{"HX-Request", "true", "HX-History-Restore-Request", "true"}, page},
		{"htmx follows a boosted link", []string{"HX-Request", "true", "HX-Boosted", "true"}, page},
		{"htmx asks for the whole", []string{"HX-Request", "true", "HX-Request-Type", "full"}, page},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := ask(e, http.MethodGet, "/page", "", tt.headers...)
			if w.Code != http.StatusUnprocessableEntity || w.Body.String() != tt.want {
				t.Errorf("status %d, body %q, want 422 and %q", w.Code, w.Body, tt.want)
			}
			if got := w.Header().Values("Vary"); !slices.Contains(got, "HX-Request") {
				t.Errorf("Vary %q", got)
			}
		})
	}
}

// A page that fails half-way is a failure, not half a page.
func TestRenderSendsNoHalfPage(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	e := s.router()
	e.GET("/half", func(c echo.Context) error {
		return s.render(c, http.StatusOK, templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
			_, _ = io.WriteString(w, "half")
			return errors.New("out of ink")
		}))
	})
	w := ask(e, http.MethodGet, "/half", "")
	if w.Code != http.StatusInternalServerError || w.Body.String()[:4] == "half" {
		t.Errorf("status %d, body %.20q", w.Code, w.Body)
	}
}
