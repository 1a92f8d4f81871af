package handlers

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPagesAreCompressedAndKeysAreNot(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	tests := []struct {
		method, path string
		want         string
	}{
		{http.MethodGet, "/", "gzip"},
		{http.MethodGet, "/methodology", "gzip"},
		{http.MethodGet, "/healthz", ""},
		{http.MethodPost, "/save", ""},
		{http.MethodGet, "/api/openapi.json", ""},
	}
	for _, test := range tests {
		r := httptest.NewRequest(test.method, test.path, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if got := w.Header().Get("Content-Encoding"); got != test.want {
			t.Errorf("%s %s: Content-Encoding = %q, want %q", test.method, test.path, got, test.want)
		}
		if test.want == "" {
			continue
		}
		unpacked, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(unpacked); err != nil || !strings.Contains(string(body), "</html>") {
			t.Errorf("%s %s unpacks to %d bytes, %v; want a whole page", test.method, test.path, len(body), err)
		}
	}
}
