package assets

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// build is what build.mjs leaves behind, in small.
func build() fstest.MapFS {
	return fstest.MapFS{
		".gitkeep":                  {},
		"manifest.json":             {Data: []byte(`{"app.css": "app.0123.css", "fonts/a.woff2": "fonts/a.4567.woff2"}`)},
		"app.0123.css":              {Data: []byte("body{}")},
		"app.0123.css.br":           {Data: []byte("brotli")},
		"app.0123.css.gz":           {Data: []byte("gzipped")},
		"fonts/a.4567.woff2":        {Data: []byte("font")},
		"robots.txt":                {Data: []byte("plain")},
		"notes.unknown":             {Data: []byte("of no known type")},
		"fonts/.hidden.woff2":       {Data: []byte("hidden")},
		"only-compressed.css.br":    {Data: []byte("without its original")},
		"fonts/with-gzip.svg":       {Data: []byte("<svg/>")},
		"fonts/with-gzip.svg.gz":    {Data: []byte("svg")},
		"fonts/nested/deep/icon.js": {Data: []byte("0")},
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		files fs.FS
		asset string
		want  string
	}{
		{"the manifest names it", build(), "app.css", "/assets/app.0123.css"},
		{"a folder", build(), "fonts/a.woff2", "/assets/fonts/a.4567.woff2"},
		{"built, but not in the manifest", build(), "robots.txt", "/assets/robots.txt"},
		{"nothing is built", fstest.MapFS{".gitkeep": {}}, "app.css", "/assets/app.css"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			set, err := New(tt.files)
			if err != nil {
				t.Fatalf("New: %v", err)
			}
			if got := set.Path(tt.asset); got != tt.want {
				t.Errorf("Path(%q) = %q, want %q", tt.asset, got, tt.want)
			}
		})
	}
}

func TestNewRefusesABrokenBuild(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"no JSON":                  `{"app.css": `,
		"no text as a name":        `{"app.css": 1}`,
		"a file that is not there": `{"app.css": "app.9999.css"}`,
	}
	for name, manifest := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{"manifest.json": {Data: []byte(manifest)}}
			if _, err := New(files); err == nil {
				t.Errorf("New with manifest %s: no error", manifest)
			}
		})
	}
}

// TestEmbedded holds on a clean clone, where only the placeholder is embedded, and after a build.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	if got := Path("no such asset.css"); got != "/assets/no such asset.css" {
		t.Errorf("Path = %q", got)
	}
	if Handler() == nil {
		t.Error("Handler() = nil")
	}
}
