package handlers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
)

func TestEveryAnswerHasTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	want := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; " +
			"img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"Referrer-Policy":            "no-referrer",
		"X-Content-Type-Options":     "nosniff",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Cache-Control":              "no-store",
	}
	for _, path := range []string{"/healthz", "/readyz", "/robots.txt", "/api/openapi.json", "/api/nowhere", "/nowhere"} {
		w := ask(h, http.MethodGet, path, "")
		for name, value := range want {
			if got := w.Header().Get(name); got != value {
				t.Errorf("GET %s: %s is %q, want %q", path, name, got, value)
			}
		}
		if w.Header().Get("X-Request-Id") == "" || w.Header().Get("Permissions-Policy") == "" {
			t.Errorf("GET %s: no request id or no permissions policy", path)
		}
		if got := w.Header().Get("X-Robots-Tag") != ""; got != strings.HasPrefix(path, "/api/") {
			t.Errorf("GET %s: X-Robots-Tag is there: %t", path, got)
		}
	}
}

func TestARequestIDOfTheClientIsNotTaken(t *testing.T) {
	t.Parallel()
	w := ask(newHandler(t), http.MethodGet, "/healthz", "", "X-Request-Id", "forged")
	if got := w.Header().Get("X-Request-Id"); got == "forged" {
		t.Errorf("request id %q", got)
	}
}

// What a reader sends must not be found in the log, whatever becomes of it.
func TestTheLogHoldsNothingPrivate(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	c := newConfig(t)
	c.Logger = slog.New(slog.NewTextHandler(&log, nil))
	h := New(c).Handler()
	const secret = "987654321"
	ask(h, http.MethodPost, "/api/v1/evaluate", `{"current": {"base": `+secret+`}, "offer": {"base": `+secret+`}}`)
	ask(h, http.MethodPost, "/api/v1/evaluate", `{"current": {"base": "`+secret+`"}, "`+secret+`": 1}`)
	ask(h, http.MethodGet, "/api/v1/scenarios/"+secret+"?key="+secret, "")
	ask(h, http.MethodGet, "/"+secret, "")
	ask(h, "X"+secret, "/healthz", "")
	if strings.Contains(log.String(), secret) {
		t.Errorf("the log holds what was sent:\n%s", &log)
	}
	if got := strings.Count(log.String(), "msg=request "); got != 5 {
		t.Errorf("%d lines of 5 requests:\n%s", got, &log)
	}
	if !strings.Contains(log.String(), "route=/api/v1/scenarios/:id status=404") {
		t.Errorf("the log does not name the route:\n%s", &log)
	}
}

func TestABodyOverTheLimitIsRefused(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	long := strings.Repeat(" ", maxBody+1)
	problemOf(t, ask(h, http.MethodPost, "/api/v1/tax", long), http.StatusRequestEntityTooLarge)

	r := httptest.NewRequest(http.MethodPost, "/api/v1/tax", strings.NewReader(long))
	r.ContentLength = -1 // a body that does not say how long it is
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	problemOf(t, w, http.StatusRequestEntityTooLarge)

	most := `{"jurisdiction": "kr", "wages": 1` + strings.Repeat(" ", maxBody-34) + `}`
	if w := ask(h, http.MethodPost, "/api/v1/tax", most); len(most) != maxBody || w.Code != http.StatusOK {
		t.Errorf("a body of %d bytes: status %d, want 200", len(most), w.Code)
	}
}

func TestAnotherSitesFormIsRefused(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	e := s.router()
	e.POST("/form-of-the-test", func(c echo.Context) error { return c.NoContent(http.StatusNoContent) })
	tests := []struct {
		name    string
		headers []string
		want    int
	}{
		{"from the page itself", []string{"Sec-Fetch-Site", "same-origin"}, http.StatusNoContent},
		{"from another site", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"from a neighbour under the same domain", []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"an old browser on the page itself", []string{"Origin", "https://example.com"}, http.StatusNoContent},
		{"an old browser on another site", []string{"Origin", "https://elsewhere.com"}, http.StatusForbidden},
		{"no browser", nil, http.StatusNoContent},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := ask(e, http.MethodPost, "/form-of-the-test", "", tt.headers...).Code; got != tt.want {
				t.Errorf("status %d, want %d", got, tt.want)
			}
		})
	}
	if w := ask(e, http.MethodPost, "/api/v1/tax", `{"jurisdiction": "kr", "wages": 1}`, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusOK {
		t.Errorf("the API, which uses no cookie: status %d, want 200", w.Code)
	}
}

func TestErrorsBecomeAnswersOnce(t *testing.T) {
	t.Parallel()
	tests := []struct {
		err    error
		status int
		logged bool
	}{
		{fmt.Errorf("read: %w", db.ErrNotFound), http.StatusNotFound, false},
		{db.ErrExpired, http.StatusGone, false},
		{db.ErrDeleted, http.StatusGone, false},
		{db.ErrWrongKey, http.StatusForbidden, false},
		{db.ErrCorrupt, http.StatusInternalServerError, true},
		{context.DeadlineExceeded, http.StatusServiceUnavailable, true},
		{context.Canceled, http.StatusInternalServerError, false},
		{errors.New("out of order"), http.StatusInternalServerError, true},
		{echo.ErrMethodNotAllowed, http.StatusMethodNotAllowed, false},
	}
	for _, tt := range tests {
		t.Run(tt.err.Error(), func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			c := newConfig(t)
			c.Logger = slog.New(slog.NewTextHandler(&log, nil))
			e := New(c).router()
			fails := func(echo.Context) error { return tt.err }
			e.GET("/api/fails", fails)
			e.GET("/fails", fails)
			p := problemOf(t, ask(e, http.MethodGet, "/api/fails", ""), tt.status)
			if got := p.RequestID != ""; got != (tt.status >= 500) {
				t.Errorf("request id %q with status %d", p.RequestID, tt.status)
			}
			w := ask(e, http.MethodGet, "/fails", "")
			if w.Code != tt.status || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				t.Errorf("page: status %d, type %q", w.Code, w.Header().Get("Content-Type"))
			}
			lines := strings.Count(log.String(), "level=ERROR")
			if want := map[bool]int{true: 2}[tt.logged]; lines != want {
				t.Errorf("%d errors in the log of two requests, want %d:\n%s", lines, want, &log)
			}
		})
	}
}

func TestAPanicIsAnErrorOfOurs(t *testing.T) {
	t.Parallel()
	e := New(newConfig(t)).router()
	e.GET("/api/panics", func(echo.Context) error { panic("out of order") })
	problemOf(t, ask(e, http.MethodGet, "/api/panics", ""), http.StatusInternalServerError)
}

// failing is a store that does not answer.
type failing struct{ Store }

func (failing) Ping(context.Context) error { return errors.New("no answer") }

func TestReadyzFailsWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	c.Store = failing{c.Store}
	h := New(c).Handler()
	if got := ask(h, http.MethodGet, "/readyz", "").Code; got != http.StatusServiceUnavailable {
		t.Errorf("GET /readyz: status %d, want 503", got)
	}
	if got := ask(h, http.MethodGet, "/healthz", "").Code; got != http.StatusOK {
		t.Errorf("GET /healthz: status %d, want 200", got)
	}
}

func TestHEADIsAnsweredLikeGET(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/healthz", "/readyz", "/robots.txt", "/api/openapi.json"} {
		if got := ask(newHandler(t), http.MethodHead, path, "").Code; got != http.StatusOK {
			t.Errorf("HEAD %s: status %d, want 200", path, got)
		}
	}
}

func TestOnlyATrustedProxyNamesTheClient(t *testing.T) {
	t.Parallel()
	_, private, _ := net.ParseCIDR("10.0.0.0/8")
	tests := []struct {
		name    string
		trusted []*net.IPNet
		remote  string
		want    string
		https   bool
	}{
		{"nobody is trusted", nil, "10.0.0.1:80", "10.0.0.1", false},
		{"the proxy is", []*net.IPNet{private}, "10.0.0.1:80", "203.0.113.7", true},
		{"someone else is not", []*net.IPNet{private}, "192.168.0.1:80", "192.168.0.1", false},
		{"not even this machine", []*net.IPNet{private}, "127.0.0.1:80", "127.0.0.1", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := newConfig(t)
			c.TrustedProxies, c.BaseURL = tt.trusted, ""
			s := New(c)
			e := s.router()
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = tt.remote
			r.Header.Set("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
			r.Header.Set("X-Forwarded-Proto", "https")
			context := e.NewContext(r, httptest.NewRecorder())
			if got := context.RealIP(); got != tt.want {
				t.Errorf("client %s, want %s", got, tt.want)
			}
			if got := s.absolute(context, "/s/x"); got != map[bool]string{true: "https", false: "http"}[tt.https]+"://example.com/s/x" {
				t.Errorf("address %s", got)
			}
		})
	}
}

func TestOneAddressSavesOnlySoMuch(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	c.SaveRate = 0.001
	h := New(c).Handler()
	// Refused inputs count too: they cost us the reading.
	for range saveBurst {
		problemOf(t, ask(h, http.MethodPost, "/api/v1/scenarios", `{}`), http.StatusUnprocessableEntity)
	}
	problemOf(t, ask(h, http.MethodPost, "/api/v1/scenarios", `{}`), http.StatusTooManyRequests)
	problemOf(t, ask(h, http.MethodPost, "/api/v1/evaluate", `{}`), http.StatusUnprocessableEntity)
}

// accessLog measures with the real clock; nothing else here may.
func TestNowIsTheOneOfTheConfiguration(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	saved := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/scenarios", shortest))
	got := decode[scenarioAnswer](t, ask(h, http.MethodGet, "/api/v1/scenarios/"+saved.ID, ""))
	if !got.CreatedAt.Equal(today.Truncate(time.Second)) {
		t.Errorf("created at %v, want %v", got.CreatedAt, today)
	}
}
