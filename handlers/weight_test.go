package handlers

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"os"
	"testing"

	"github.com/offergap/offergap/assets"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// mostWeight is what a first visit to any page may load before fonts, in bytes.
const mostWeight = 60 << 10

// heavier are the pages that do not keep to it yet, with what they may weigh.
var heavier = map[string]int{"/policy": 68 << 10}

// weighed are the pages, with as much on them as they open with.
var weighed = []string{
	"/", "/offer", "/offer/working", "/policy", "/policy/budget", "/policy/cases", "/compare", "/parameters",
	"/parameters/us.social_security.wage_base", "/context", "/methodology", "/methodology/figures", "/working", "/invite", "/nowhere",
}

// TestEveryPageIsLight measures what a first visit loads before fonts: the
// page, its style sheet and its scripts, compressed.
func TestEveryPageIsLight(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	if assets.Path("app.css") == "/assets/app.css" && os.Getenv("CI") != "true" {
		t.Skip("the assets are not built: make build")
	}
	config := newConfig(t)
	config.AssetFiles = assets.Handler()
	config.Assets = views.Assets{
		CSS: assets.Path("app.css"), FontCSS: assets.Path("font.css"), FontRestCSS: assets.Path("font-rest.css"), HeadScript: assets.Path("head.js"), Script: assets.Path("app.js"), Icon: assets.Path("icon.svg"),
	}
	h := New(config).Handler()
	shared := 0
	for _, path := range []string{config.Assets.CSS, config.Assets.HeadScript, config.Assets.Script} {
		w := ask(h, http.MethodGet, path, "", "Accept-Encoding", "gzip")
		if w.Code != http.StatusOK {
			t.Fatalf("%s: status %d", path, w.Code)
		}
		shared += w.Body.Len()
	}
	for _, path := range weighed {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			most := max(mostWeight, heavier[path])
			for _, lang := range text.Langs() {
				page := gzipped(t, ask(h, http.MethodGet, path, "", "Accept-Language", lang.Code()).Body.Bytes())
				t.Logf("%v: %d bytes with %d of style and scripts", lang, page+shared, shared)
				if page+shared > most {
					t.Errorf("%v: the page weighs %d bytes, more than %d", lang, page+shared, most)
				}
			}
		})
	}
}

func gzipped(t *testing.T, body []byte) int {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
