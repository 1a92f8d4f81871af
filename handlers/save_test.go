package handlers

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/document"
)

func serve(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestSaveShowsLinkAndKeyOnce(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		form := typing(formOf(v.get("/")), map[string]string{"policy.rate": "35"})
		doc := v.page(v.send(http.MethodPost, "/save", form), http.StatusCreated)
		link := doc.Find("#saved a").First().AttrOr("href", "")
		if !strings.HasPrefix(link, "https://offergap.test/s/") {
			t.Fatalf("link %q", link)
		}
		key := textOf(doc.Find("#saved .key-text"))
		if len(key) < 20 {
			t.Errorf("edit key %q", key)
		}
		if alone := doc.Find("#app").Length() == 0; alone != v.htmx {
			t.Errorf("the panel came alone: %v, by htmx: %v", alone, v.htmx)
		}
		if again := v.get("/"); again.Find("#saved").Length() > 0 {
			t.Error("the key is shown again after a reload")
		} else if got := valueOf(again, "policy.rate"); got != "35" {
			t.Errorf("the draft has a rate of %q after saving", got)
		}

		// What was saved is what the page computed: the same figures by the API.
		answer := decode[struct {
			Result document.Result `json:"result"`
		}](t, v.send(http.MethodGet, "/api/v1/scenarios/"+strings.TrimPrefix(link, "https://offergap.test/s/"), nil))
		// 35 % of ¥… is borne by the state: the share of the saved policy.
		if got := answer.Result.Summary.StateShare; got < 0.349 || got > 0.351 {
			t.Errorf("the saved result has a state share of %v", got)
		}
	})
}

func TestFormWithErrorsIsNotSaved(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		form := typing(formOf(v.get("/")), map[string]string{"offer.base": "많이"})
		doc := v.page(v.send(http.MethodPost, "/save", form), http.StatusUnprocessableEntity)
		if doc.Find("#saved").Length() > 0 || doc.Find("#share .errmsg").Length() != 1 {
			t.Error("it was saved, or nothing says that it was not")
		}
		if !v.htmx && doc.Find(`[id="offer.base-e"]`).Length() != 1 {
			t.Error("the page does not say which field is wrong")
		}
	})
}

func TestPayIsInNoLogAndNoAddress(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	config := newConfig(t)
	config.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h := New(config).Handler()
	const pay = "387654"
	body := url.Values{"current.base": {pay}, "offer.base": {pay + "000"}, "policy.cap": {pay + " x"}}.Encode()
	for _, r := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "/?current.base="+pay+"&offer.base="+pay, nil),
		httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body)),
		httptest.NewRequest(http.MethodPost, "/save", strings.NewReader(body)),
		httptest.NewRequest(http.MethodPost, "/save", strings.NewReader(strings.ReplaceAll(body, "+x", ""))),
		httptest.NewRequest(http.MethodPost, "/?current.base="+pay, strings.NewReader("current.base=%zz"+pay)),
	} {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := serve(h, r)
		if location := w.Header().Get("Location"); strings.Contains(location, pay) {
			t.Errorf("%s leads to %s", r.Method, location)
		}
		for _, cookie := range w.Result().Cookies() {
			if strings.Contains(cookie.Value, pay) {
				t.Errorf("cookie %s holds the pay", cookie.Name)
			}
		}
		doc, err := goquery.NewDocumentFromReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if title := textOf(doc.Find("head")); strings.Contains(title, pay) {
			t.Errorf("the head holds the pay: %s", title)
		}
	}
	if log.Len() == 0 || strings.Contains(log.String(), pay) {
		t.Errorf("the log:\n%s", log.String())
	}
}

func TestBodiesThatAreNoForm(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	const form = "application/x-www-form-urlencoded"
	for _, c := range []struct {
		name, kind, body string
		want             int
	}{
		{"empty", form, "", http.StatusUnprocessableEntity},
		{"no type", "", "current.base=1", http.StatusUnprocessableEntity},
		{"json", "application/json", `{"current.base": 1}`, http.StatusUnprocessableEntity},
		{"broken escapes", form, "%zz=%zz&current.base=1&offer.base=%u", http.StatusUnprocessableEntity},
		{"not text", form, "current.base=%ff%00&offer.base=1", http.StatusUnprocessableEntity},
		{"a megabyte", form, "current.base=" + strings.Repeat("9", 1<<20-20), http.StatusUnprocessableEntity},
		{"more", form, "current.base=" + strings.Repeat("9", 1<<20), http.StatusRequestEntityTooLarge},
		{"many fields", form, strings.Repeat("&offer.equity.1.x=1&current.y=2", 30000), http.StatusUnprocessableEntity},
		{"multipart", "multipart/form-data; boundary=x", "--x\r\n", http.StatusUnprocessableEntity},
	} {
		for _, path := range []string{"/", "/save"} {
			if w := ask(h, http.MethodPost, path, c.body, "Content-Type", c.kind); w.Code != c.want {
				t.Errorf("%s to %s: status %d, want %d", c.name, path, w.Code, c.want)
			}
		}
	}
}
