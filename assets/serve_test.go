package assets

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// answer is what a browser sees of a response.
type answer struct {
	Status                                  int
	Body, Type, Encoding, Cache, Vary, Size string
}

func ask(t *testing.T, method, path, acceptEncoding string) answer {
	t.Helper()
	set, err := New(build())
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	r := httptest.NewRequest(method, path, nil)
	r.Header.Set("Accept-Encoding", acceptEncoding)
	w := httptest.NewRecorder()
	set.ServeHTTP(w, r)
	h := w.Header()
	return answer{w.Code, w.Body.String(), h.Get("Content-Type"), h.Get("Content-Encoding"),
		h.Get("Cache-Control"), h.Get("Vary"), h.Get("Content-Length")}
}

func TestServe(t *testing.T) {
	t.Parallel()
	const (
		css   = "text/css; charset=utf-8"
		ever  = "public, max-age=31536000, immutable"
		again = "no-cache"
		vary  = "Accept-Encoding"
	)
	tests := []struct {
		name, method, path, accept string
		want                       answer
	}{
		{"brotli is the smallest", "GET", "/assets/app.0123.css", "gzip, deflate, br, zstd",
			answer{200, "brotli", css, "br", ever, vary, "6"}},
		{"gzip where brotli is not taken", "GET", "/assets/app.0123.css", "gzip",
			answer{200, "gzipped", css, "gzip", ever, vary, "7"}},
		{"as it is, still varying", "GET", "/assets/app.0123.css", "",
			answer{200, "body{}", css, "", ever, vary, "6"}},
		{"only gzip lies ready", "GET", "/assets/fonts/with-gzip.svg", "br, gzip",
			answer{200, "svg", "image/svg+xml", "gzip", again, vary, "3"}},
		{"a font is compressed in itself", "GET", "/assets/fonts/a.4567.woff2", "br",
			answer{200, "font", "font/woff2", "", ever, "", "4"}},
		{"a name without a fingerprint is asked for again", "GET", "/assets/robots.txt", "br",
			answer{200, "plain", "text/plain; charset=utf-8", "", again, "", "5"}},
		{"HEAD has the length but no body", "HEAD", "/assets/app.0123.css", "br",
			answer{200, "", css, "br", ever, vary, "6"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, ask(t, tt.method, tt.path, tt.accept)); diff != "" {
				t.Errorf("%s %s, Accept-Encoding %q (-want +got):\n%s", tt.method, tt.path, tt.accept, diff)
			}
		})
	}
}

func TestServeRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		method, path string
		want         int
	}{
		{"GET", "/assets/", http.StatusNotFound},
		{"GET", "/assets/fonts", http.StatusNotFound},
		{"GET", "/assets/missing.css", http.StatusNotFound},
		{"GET", "/assets/manifest.json", http.StatusNotFound},
		{"GET", "/assets/.gitkeep", http.StatusNotFound},
		{"GET", "/assets/app.0123.css.br", http.StatusNotFound},
		{"GET", "/assets/only-compressed.css", http.StatusNotFound},
		{"GET", "/assets/notes.unknown", http.StatusNotFound},
		{"GET", "/assets/fonts/.hidden.woff2", http.StatusNotFound},
		{"GET", "/assets/../set.go", http.StatusNotFound},
		{"GET", "/elsewhere/app.0123.css", http.StatusNotFound},
		{"POST", "/assets/app.0123.css", http.StatusMethodNotAllowed},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.path, func(t *testing.T) {
			t.Parallel()
			got := ask(t, tt.method, tt.path, "br, gzip")
			if got.Status != tt.want {
				t.Errorf("status %d, want %d", got.Status, tt.want)
			}
			if got.Cache != "" {
				t.Errorf("Cache-Control %q on an error, want none", got.Cache)
			}
		})
	}
}

func TestAccepts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		header string
		want   bool
	}{
		{"", false},
		{"gzip", false},
		{"br", true},
		{"BR", true},
		{" gzip , br ", true},
		{"brotli", false},
		{"br;q=1.0", true},
		{"br; q=0.001", true},
		{"br;q=0", false},
		{"br; q=0.000", false},
		{"br;q=much", false},
		{"*", true},
		{"*;q=0", false},
		{"br;q=0, *", false},
		{"*;q=0, br", true},
		{";;,,=", false},
	}
	for i, tt := range tests {
		t.Run(strconv.Itoa(i)+" "+tt.header, func(t *testing.T) {
			t.Parallel()
			if got := accepts(tt.header, "br"); got != tt.want {
				t.Errorf("accepts(%q, br) = %v, want %v", tt.header, got, tt.want)
			}
		})
	}
}
