package handlers

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// Links that were made long ago show today what they showed then, to each
// audience, in both languages, with everything that stands on the page.
func TestTheCorpusIsShown(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	files, err := filepath.Glob("../calc/document/testdata/corpus/v*/*.json.gz")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files of the corpus, %v", len(files), err)
	}
	for _, path := range files {
		body := unpacked(t, path)
		for _, audience := range audiences {
			t.Run(filepath.Base(path)+" "+string(audience), func(t *testing.T) {
				t.Parallel()
				c := newConfig(t)
				saved, err := c.Store.Save(t.Context(), db.NewDocument{Kind: scenarioKind, Schema: document.Schema, Body: body, Audience: audience}, today)
				if err != nil {
					t.Fatal(err)
				}
				showsAll(t, New(c).Handler(), "/s/"+saved.LinkID, body)
			})
		}
	}
}

// showsAll opens the page and what it links to within the result.
func showsAll(t *testing.T, h http.Handler, path string, body []byte) {
	t.Helper()
	d, err := document.Decode(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range text.Langs() {
		doc := read(t, ask(h, http.MethodGet, path+"?lang="+lang.Code(), ""), http.StatusOK)
		ratio := d.Result.Summary.Ratio.PurchasingPower
		if page := textOf(doc.Find("main")); ratio == nil || !strings.Contains(page, text.Decimal(*ratio, 1)) {
			t.Errorf("%v: the page lacks the ratio of the document", lang)
		}
		doc.Find("main a").Each(func(_ int, a *goquery.Selection) {
			href := a.AttrOr("href", "")
			if !strings.HasPrefix(href, path+"/") || lang != text.Korean && strings.HasPrefix(href, path+"/working?") {
				return // the figures are the same in each language
			}
			w := ask(h, http.MethodGet, href, "")
			if w.Code != http.StatusOK {
				t.Errorf("%v: %s answers %d", lang, strings.TrimPrefix(href, path), w.Code)
			}
			if strings.HasPrefix(href, path+"/working?") && !strings.Contains(w.Body.String(), `class="working-result"`) {
				t.Errorf("%v: %s shows no figure", lang, strings.TrimPrefix(href, path))
			}
		})
	}
}

func unpacked(tb testing.TB, path string) []byte {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r, err := gzip.NewReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return body
}
