package handlers

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views/text"
)

func TestParametersShowEveryValue(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	for _, lang := range text.Langs() {
		doc := read(t, ask(h, http.MethodGet, "/parameters?lang="+lang.Code(), ""), http.StatusOK)
		for _, p := range book.Params() {
			row := doc.Find(`details[id="` + p.Path + `"]`)
			if row.Length() != 1 {
				t.Errorf("%v: %s is not shown once", lang, p.Path)
			}
			if row.Find("summary .state-icon").Text() == "" {
				t.Errorf("%v: %s has no sign of how sure it is", lang, p.Path)
			}
			alone := read(t, ask(h, http.MethodGet, "/parameters/"+p.Path+"?lang="+lang.Code(), ""), http.StatusOK)
			if got := alone.Find(".history > li").Length(); got != len(p.Values) {
				t.Errorf("%v: %s shows %d values of %d", lang, p.Path, got, len(p.Values))
			}
			if alone.Find(".uses a, .uses-title + .cite").Length() == 0 {
				t.Errorf("%v: %s does not say what it feeds", lang, p.Path)
			}
		}
		page := textOf(doc.Find("main"))
		// 42 USC 430, 조특법 제18조의3, a bill's flat rate.
		for _, want := range []string{"$184,500", "50%", "42 USC 430", "조세특례제한법 제18조의3제1항", "21%"} {
			if !strings.Contains(page, want) {
				t.Errorf("%v: the page lacks %q", lang, want)
			}
		}
	}
}

// The first view is the whole list, folded: it must stay light.
func TestParametersAreLight(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, path := range []string{"/parameters", "/methodology/figures", "/context", "/methodology"} {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(ask(h, http.MethodGet, path, "").Body.Bytes()); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		const most = 60 << 10
		if packed.Len() > most {
			t.Errorf("%s takes %d bytes gzipped, want %d at most", path, packed.Len(), most)
		}
	}
}

func TestParametersAreFiltered(t *testing.T) {
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	bills := 0
	for _, p := range book.Params() {
		if slices.ContainsFunc(p.Values, func(v law.Value) bool { return v.Status == law.Bill }) {
			bills++
		}
	}
	doc := read(t, ask(h, http.MethodGet, "/parameters?country=kr&status=bill&lang=en", ""), http.StatusOK)
	if rows := doc.Find("details[open] .value-row").Length(); rows != bills || bills == 0 {
		t.Errorf("%d rows in sight, want %d bills", rows, bills)
	}
	if chosen := doc.Find(`select[name="status"] option[selected]`); chosen.AttrOr("value", "") != "bill" {
		t.Error("the filter forgets what was chosen")
	}
	if other, _ := doc.Find(`link[hreflang="ko"]`).Attr("href"); !strings.Contains(other, "status=bill") {
		t.Errorf("the other language is at %q", other)
	}
	doc = read(t, ask(h, http.MethodGet, "/parameters?country=us&status=bill", ""), http.StatusOK)
	if doc.Find(".value-row").Length() != 0 || !strings.Contains(textOf(doc.Find("main")), "이 조건에 맞는 값이 없습니다") {
		t.Error("an empty list does not say so")
	}
	for _, odd := range []string{"?country=fr", "?status=%ff", "?country=us&country=kr", "?year=x", "?year=99999999999", "?q=%00", "?topic=%22"} {
		if w := ask(h, http.MethodGet, "/parameters"+odd, ""); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", odd, w.Code)
		}
	}
}

// Names in both languages, paths and statutes find a parameter, in any page
// language; a year gives the value of its end.
func TestParametersAreSearched(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	h := newHandler(t)
	const wageBase = "us.social_security.wage_base"
	for _, c := range []struct{ query, id, shows string }{
		{"q=social+security+base&lang=ko", wageBase, "$184,500"},
		{"q=사회보장세&lang=en", wageBase, "$184,500"},
		{"q=42USC430", wageBase, "$184,500"},
		{"q=US.Social_Security.wage", wageBase, "$184,500"},
		{"q=us.social_security.wage_base&year=2025", wageBase, "$176,100"},
		{"q=소득세법제55조", "kr.income_tax.brackets", ""},
	} {
		row := read(t, ask(h, http.MethodGet, "/parameters?"+strings.ReplaceAll(c.query, " ", "%20"), ""), http.StatusOK).Find(`[id="` + c.id + `"]`)
		if row.Length() != 1 || !strings.Contains(textOf(row), c.shows) {
			t.Errorf("%s does not find %s with %s: %s", c.query, c.id, c.shows, textOf(row))
		}
	}
	part := htmx(h, "/parameters?q=futa")
	if strings.Contains(part, "<html") || !strings.Contains(part, "us.futa.") || strings.Contains(part, wageBase) {
		t.Errorf("the part for htmx is %.200s", part)
	}
	part = htmx(h, "/parameters/"+wageBase)
	if strings.Contains(part, "<html") || !strings.Contains(part, "us.social_security.taxable") {
		t.Errorf("the part for htmx is %.200s", part)
	}
	if w := ask(h, http.MethodGet, "/parameters/us.no_such", ""); w.Code != http.StatusNotFound {
		t.Errorf("a parameter that is none: status %d", w.Code)
	}
}

// htmx asks for a part of a page.
func htmx(h http.Handler, path string) string {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("HX-Request", "true")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

// Past its own year without a successor, a value is marked: the wage base of
// 2026 at the end of 2027.
func TestCarriedValuesAreMarked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ year, state string }{{"2026", "공표"}, {"2027", "이월"}} {
		doc := read(t, ask(newHandler(t), http.MethodGet, "/parameters?q=us.social_security.wage_base&year="+c.year, ""), http.StatusOK)
		if got := textOf(doc.Find(".value-row .chip")); !strings.Contains(got, c.state) {
			t.Errorf("%s: %q, want %s", c.year, got, c.state)
		}
	}
}

func TestParametersAsFiles(t *testing.T) {
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	valid := validator(t, "#/components/schemas/ParameterList")
	all := ask(h, http.MethodGet, "/api/v1/parameters", "")
	valid(t, all.Body.Bytes())
	if same := ask(h, http.MethodGet, "/parameters.json", ""); same.Body.String() != all.Body.String() {
		t.Error("/parameters.json and /api/v1/parameters differ")
	}
	list := decode[parametersAnswer](t, all)
	values := 0
	for _, p := range book.Params() {
		values += len(p.Values)
	}
	if len(list.Parameters) != len(book.Params()) || list.Version != book.Version() {
		t.Errorf("%d parameters of version %s", len(list.Parameters), list.Version)
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(ask(h, http.MethodGet, "/parameters.csv", "").Body.String(), byteOrderMark))).ReadAll()
	if err != nil || len(table) != values+1 {
		t.Errorf("the table has %d rows, want %d (%v)", len(table), values+1, err)
	}
	one := decode[parametersAnswer](t, ask(h, http.MethodGet, "/parameters.json?q=social_security.wage_base&country=us&year=2025", ""))
	if len(one.Parameters) != 1 || one.AsOf != "2025-12-31" || !slices.Contains(one.Parameters[0].Lines, "us.social_security.taxable") {
		t.Errorf("filtered: %+v", one)
	}
}

func TestContextIsShownAndCited(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	for _, lang := range text.Langs() {
		doc := read(t, ask(h, http.MethodGet, "/context?lang="+lang.Code(), ""), http.StatusOK)
		for _, p := range book.Params() {
			shown := doc.Find(`section[id="` + p.Path + `"], tr[id="` + p.Path + `"]`)
			if (p.Kind == law.Context) != (shown.Length() == 1) {
				t.Errorf("%v: %s is shown %d times", lang, p.Path, shown.Length())
			}
			for _, v := range p.Values {
				if p.Kind == law.Context && !strings.Contains(textOf(shown), v.Source.Title) {
					t.Errorf("%v: %s does not cite %s", lang, p.Path, v.Source.Title)
				}
			}
		}
	}
	for _, from := range []string{"/parameters", "/policy", "/methodology"} {
		if read(t, ask(h, http.MethodGet, from, ""), http.StatusOK).Find(`a[href="/context"]`).Length() == 0 {
			t.Errorf("%s does not lead to /context", from)
		}
	}
}

// Whatever a formula links to is there.
func TestFiguresLinkToWhatIsThere(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	doc := read(t, ask(h, http.MethodGet, "/methodology/figures", ""), http.StatusOK)
	doc.Find(`.formula a[href^="#"]`).Each(func(_ int, a *goquery.Selection) {
		if id := strings.TrimPrefix(a.AttrOr("href", ""), "#"); doc.Find(`[id="`+id+`"]`).Length() != 1 {
			t.Errorf("%s is not there once", id)
		}
	})
	book := newEngine(t).Book()
	doc.Find(`.formula a[href^="/parameters/"]`).Each(func(_ int, a *goquery.Selection) {
		if path := strings.TrimPrefix(a.AttrOr("href", ""), "/parameters/"); book.Param(path) == nil {
			t.Errorf("%s is no parameter", path)
		}
	})
	if n := doc.Find(".formula").Length(); n < 200 {
		t.Errorf("%d formulas", n)
	}
}

func TestMethodology(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for _, lang := range text.Langs() {
		doc := read(t, ask(newHandler(t), http.MethodGet, "/methodology?lang="+lang.Code(), ""), http.StatusOK)
		if doc.Find("section[id]").Length() < 8 || doc.Find(`nav [aria-current="page"][href="/methodology"]`).Length() == 0 {
			t.Errorf("%v: sections or navigation are missing", lang)
		}
	}
}
