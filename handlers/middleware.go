package handlers

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"github.com/offergap/offergap/db/queue"
)

// requestID gives every request an id of ours. One that the client sends is
// not taken over: it could hold anything, and it goes into the log.
func requestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXRequestID, rand.Text()[:16])
		return next(c)
	}
}

// requestIDOf is the id that requestID gave.
func requestIDOf(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// accessLog logs the route's pattern, never the address itself: that could
// hold pay or an id.
func (s *Server) accessLog(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		s.Logger.LogAttrs(c.Request().Context(), slog.LevelInfo, "request",
			slog.String("request_id", requestIDOf(c)),
			slog.String("method", methodOf(c)),
			slog.String("route", c.Path()),
			slog.Int("status", c.Response().Status),
			slog.Duration("duration", time.Since(start)))
		return nil
	}
}

// methodOf is the request's method if it is one that HTTP knows.
func methodOf(c echo.Context) string {
	switch m := c.Request().Method; m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

// recovered turns a panic into an error, with where it happened.
func recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch r := recover(); r {
			case nil:
			case http.ErrAbortHandler:
				panic(r) // the way to drop a connection
			default:
				err = fmt.Errorf("panic: %v at %s", r, whereabouts())
			}
		}()
		return next(c)
	}
}

// whereabouts are the functions and lines that led here. A printed stack would
// hold arguments, and with them amounts.
func whereabouts() string {
	var callers [24]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers[:])])
	var where []string
	for {
		frame, more := frames.Next()
		where = append(where, fmt.Sprintf("%s:%d", frame.Function, frame.Line))
		if !more {
			return strings.Join(where, " < ")
		}
	}
}

// contentSecurityPolicy lets a page load what comes from here, and nothing
// inline.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; " +
	"img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// securityHeaders are on every answer. Handlers whose answer may be kept say so
// by a Cache-Control of their own; the API's stay out of search engines.
func securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		if isAPI(c.Request()) {
			h.Set("X-Robots-Tag", "noindex, nofollow")
		}
		return next(c)
	}
}

// noIndex keeps a page out of search engines: saved results and whatever holds
// someone's pay.
func noIndex(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set("X-Robots-Tag", "noindex, nofollow")
		return next(c)
	}
}

// maxBody bounds every body but those of a run in the background and of a list of
// cases. A whole scenario has some kilobytes.
const maxBody = 1 << 20

// maxCaseUpload leaves room for what a form puts around a file of cases.
const maxCaseUpload = maxCaseFile + 64<<10

// bodyLimit is what the request's body may have at most, in bytes.
func bodyLimit(c echo.Context) int64 {
	switch {
	case startsRun(c):
		return queue.MaxInput
	case takesCases(c):
		return maxCaseUpload
	}
	return maxBody
}

// limitBody makes reading more than is allowed fail with *http.MaxBytesError. A
// body that says to be longer is refused unread.
func limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, limit := c.Request(), bodyLimit(c)
		if r.ContentLength > limit {
			return &http.MaxBytesError{Limit: limit}
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
		return next(c)
	}
}

// sameOrigin refuses forms that another site sends: they would carry our
// visitor's cookie. The API uses no cookie, so whoever calls it needs none of
// this.
func sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !isAPI(c.Request()) {
			if err := crossOrigin.Check(c.Request()); err != nil {
				return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
			}
		}
		return next(c)
	}
}

var crossOrigin = http.NewCrossOriginProtection()

// isAPI tells the JSON API from the pages.
func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// ipExtractor believes X-Forwarded-For only where a trusted proxy sends it.
func ipExtractor(trusted []*net.IPNet) echo.IPExtractor {
	if len(trusted) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, network := range trusted {
		options = append(options, echo.TrustIPRange(network))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}

// behindTrustedProxy tells whether the request comes straight from a proxy that
// is believed.
func (s *Server) behindTrustedProxy(c echo.Context) bool {
	ip := net.ParseIP(echo.ExtractIPDirect()(c.Request()))
	return ip != nil && slices.ContainsFunc(s.TrustedProxies, func(n *net.IPNet) bool { return n.Contains(ip) })
}

// saveBurst is how many saves one address may make at once.
const saveBurst = 60

// limitSaves keeps one address from filling the disk or holding the cores.
func limitSaves(perSecond float64) echo.MiddlewareFunc {
	if perSecond <= 0 {
		return func(next echo.HandlerFunc) echo.HandlerFunc { return next }
	}
	return middleware.RateLimiter(middleware.NewRateLimiterMemoryStoreWithConfig(
		middleware.RateLimiterMemoryStoreConfig{Rate: rate.Limit(perSecond), Burst: saveBurst}))
}
