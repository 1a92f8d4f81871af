package handlers

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

// boundEngine binds the law once for all tests: it is immutable.
var boundEngine = sync.OnceValues(func() (*scenario.Engine, error) {
	book, err := law.Load()
	if err != nil {
		return nil, err
	}
	return scenario.NewEngine(book)
})

func newEngine(tb testing.TB) *scenario.Engine {
	tb.Helper()
	engine, err := boundEngine()
	if err != nil {
		tb.Fatal(err)
	}
	return engine
}

// today is when every test takes place.
var today = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)

// newConfig is a server on the real engine and an SQLite file of its own.
func newConfig(tb testing.TB) Config {
	tb.Helper()
	store, err := db.Open(tb.Context(), "sqlite:"+filepath.Join(tb.TempDir(), "test.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := store.Close(); err != nil {
			tb.Error(err)
		}
	})
	return Config{
		Engine: newEngine(tb), Store: store, Logger: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return today }, BaseURL: "https://offergap.test",
	}
}

func newHandler(tb testing.TB) http.Handler {
	tb.Helper()
	return New(newConfig(tb)).Handler()
}

// ask sends one request; headers are pairs of name and value.
func ask(h http.Handler, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// decode reads an answer with its numbers as they are written.
func decode[T any](tb testing.TB, w *httptest.ResponseRecorder) T {
	tb.Helper()
	var out T
	decoder := json.NewDecoder(bytes.NewReader(w.Body.Bytes()))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		tb.Fatalf("status %d, no JSON: %v\n%s", w.Code, err, w.Body)
	}
	if _, err := decoder.Token(); err != io.EOF {
		tb.Fatalf("more than one JSON value: %s", w.Body)
	}
	return out
}

// problemOf is the problem of an answer with that status.
func problemOf(tb testing.TB, w *httptest.ResponseRecorder, status int) problem {
	tb.Helper()
	if got := w.Header().Get("Content-Type"); w.Code != status || got != "application/problem+json" {
		tb.Fatalf("status %d, content type %q, want %d and a problem:\n%s", w.Code, got, status, w.Body)
	}
	p := decode[problem](tb, w)
	if p.Status != status || p.Title == "" || p.Detail == "" || p.Type == "" {
		tb.Errorf("incomplete problem %+v", p)
	}
	return p
}

// fields are the fields that a problem names, with their codes.
func (p problem) fields() map[string]string {
	named := map[string]string{}
	for _, e := range p.Errors {
		named[e.Field] = e.Code
	}
	return named
}

// oneAfterAnother leaves a long test out of the race detector's run: it walks
// pages one after another, as many shorter tests do there too, and would take
// ten times as long. The plain run has it.
func oneAfterAnother(tb testing.TB) {
	tb.Helper()
	if underRace {
		tb.Skip("one request after another: nothing for the race detector that others do not show it")
	}
}
