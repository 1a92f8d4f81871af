package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/offergap/offergap/calc/preset"
)

// visitor is a browser's worth of cookies at a server.
type visitor struct {
	tb      testing.TB
	h       http.Handler
	cookies map[string]*http.Cookie
	lang    string // of Accept-Language
	htmx    bool
}

func newVisitor(tb testing.TB, lang string, htmx bool) *visitor {
	tb.Helper()
	return &visitor{tb: tb, h: newHandler(tb), cookies: map[string]*http.Cookie{}, lang: lang, htmx: htmx}
}

// send makes a request with the visitor's cookies and keeps those it answers.
func (v *visitor) send(method, target string, form url.Values) *httptest.ResponseRecorder {
	v.tb.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("Accept-Language", v.lang)
	if v.htmx {
		r.Header.Set("HX-Request", "true")
	}
	for _, c := range v.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	v.h.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		v.cookies[c.Name] = c
	}
	return w
}

// page is the answer as a document, which must have that status.
func (v *visitor) page(w *httptest.ResponseRecorder, status int) *goquery.Document {
	v.tb.Helper()
	if w.Code != status {
		v.tb.Fatalf("status %d, want %d:\n%s", w.Code, status, w.Body)
	}
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		v.tb.Fatal(err)
	}
	return doc
}

func (v *visitor) get(target string) *goquery.Document {
	v.tb.Helper()
	return v.page(v.send(http.MethodGet, target, nil), http.StatusOK)
}

func (v *visitor) post(form url.Values, status int) *goquery.Document {
	v.tb.Helper()
	return v.page(v.send(http.MethodPost, "/", form), status)
}

// formOf is what a browser would send: every field of the form as it stands,
// without the buttons.
func formOf(doc *goquery.Document) url.Values {
	form := url.Values{}
	doc.Find("#app input[name], #app select[name]").Each(func(_ int, field *goquery.Selection) {
		name := field.AttrOr("name", "")
		switch {
		case goquery.NodeName(field) == "select":
			form.Add(name, field.Find("option[selected]").AttrOr("value", ""))
		case field.AttrOr("type", "") == "radio" || field.AttrOr("type", "") == "checkbox":
			if _, checked := field.Attr("checked"); checked {
				form.Add(name, field.AttrOr("value", ""))
			}
		default:
			form.Add(name, field.AttrOr("value", ""))
		}
	})
	return form
}

// typing is the form after the visitor typed into some of its fields.
func typing(form url.Values, typed map[string]string) url.Values {
	changed := url.Values{}
	for name, values := range form {
		changed[name] = values
	}
	for name, text := range typed {
		changed.Set(name, text)
	}
	return changed
}

// field finds an input by its name; ids have points, which selectors do not.
func field(doc *goquery.Document, name string) *goquery.Selection {
	return doc.Find(`[name="` + name + `"]`)
}

func valueOf(doc *goquery.Document, name string) string { return formOf(doc).Get(name) }

func textOf(s *goquery.Selection) string { return spaced(s.Text()) }

// spaced is a text with plain spaces, each once: those in an amount do not break.
func spaced(said string) string { return strings.Join(strings.Fields(said), " ") }

// kinds are the ways in which a page can be asked for.
func eachVisitor(t *testing.T, test func(t *testing.T, v *visitor)) {
	for _, lang := range []string{"ko", "en"} {
		for _, htmx := range []bool{false, true} {
			name := lang
			if htmx {
				name += " by htmx"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				test(t, newVisitor(t, lang, htmx))
			})
		}
	}
}

func TestOpeningPageShowsTheFirstCase(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		doc := v.get("/")
		if got := valueOf(doc, "current.base"); got != "400,000" {
			t.Errorf("current.base is %q, want that of the article's case", got)
		}
		if got := valueOf(doc, "preset"); got != preset.Cases()[0].ID {
			t.Errorf("case %q is chosen", got)
		}
		if got := valueOf(doc, "policy.rate"); got != "50" {
			t.Errorf("policy.rate is %q", got)
		}
		want := map[string]string{"ko": "한국어", "en": "English"}
		if whole := doc.Find("html[lang]").Length() == 1; whole == v.htmx && want[v.lang] != "" {
			t.Errorf("the whole page came: %v, by htmx: %v", whole, v.htmx)
		}
		if doc.Find(".errmsg, #errors, #change").Length() > 0 {
			t.Error("the opening page has errors or changes")
		}
	})
}

func TestEveryFormFieldComesBackAsItWasSent(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	first := formOf(v.get("/"))
	second := formOf(v.post(first, http.StatusOK))
	for name := range first {
		if strings.Join(first[name], "|") != strings.Join(second[name], "|") {
			t.Errorf("%s: sent %q, came back %q", name, first[name], second[name])
		}
	}
}

// Inputs that once broke the page: prices far beyond any quoted, nothing to
// beat, nothing offered, and rates whose product needs many decimals.
func TestExtremeInputsHaveAnAnswer(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for name, address := range map[string]string{
		"prices beyond reach":   "/?current.base=1000000000&current.raise=100&offer.base=1&market.us_price_level=0.0001&market.krw_per_usd=100000&market.ppp_krw_per_usd=100000&market.local_spend_share=100&horizon_years=10",
		"nothing to beat":       "/?current.base=0&current.equity_annual=0&offer.base=200000000",
		"almost nothing ours":   "/?current.base=400000&offer.base=100000",
		"nothing on both sides": "/?current.base=0&current.equity_annual=0&offer.base=0",
		"many decimals":         "/?current.base=300000&offer.base=200000000&policy.rate=33.3333333&policy.taper=66.6666667",
	} {
		for _, lang := range []string{"ko", "en"} {
			v := newVisitor(t, lang, false)
			w := v.send(http.MethodGet, address, nil)
			if w.Code != http.StatusSeeOther {
				t.Fatalf("%s: status %d", name, w.Code)
			}
			page := v.send(http.MethodGet, "/", nil)
			body := page.Body.String()
			if page.Code != http.StatusOK && page.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s: status %d", name, page.Code)
			}
			for _, wrong := range []string{"Inf", "NaN", "−603"} {
				if strings.Contains(body, wrong) {
					t.Errorf("%s (%s): the page says %s", name, lang, wrong)
				}
			}
			if saved := v.send(http.MethodPost, "/save", formOf(v.page(page, page.Code))); saved.Code >= 500 {
				t.Errorf("%s: save gave %d", name, saved.Code)
			}
		}
	}
}
