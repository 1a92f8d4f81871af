package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

func TestPagesSayWhyTheyRefuse(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	c.SaveRate = 0.001
	h := New(c).Handler()
	for range saveBurst {
		ask(h, http.MethodPost, "/save", "")
	}
	for _, refusal := range []struct {
		name, path, body string
		headers          []string
		status           int
		ko, en           string
	}{
		{"a form from elsewhere", "/", "", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden, "다른 사이트", "another site"},
		{"too much", "/", strings.Repeat("x", maxBody+1), nil, http.StatusRequestEntityTooLarge, "너무 큽니다", "more than we can take"},
		{"too often", "/save", "", nil, http.StatusTooManyRequests, "1분 뒤에", "in a minute"},
		{"nothing there", "/s/x/fork", "", nil, http.StatusNotFound, "찾는 페이지가 없습니다", "no such page"},
	} {
		for lang, want := range map[string]string{"ko": refusal.ko, "en": refusal.en} {
			doc := read(t, ask(h, http.MethodPost, refusal.path+"?lang="+lang, refusal.body, refusal.headers...), refusal.status)
			if page := textOf(doc.Find("main")); !strings.Contains(page, want) {
				t.Errorf("%s, %s: the page says %q, want %q in it", refusal.name, lang, page, want)
			}
		}
	}
}

func TestErrorsNameCurrencies(t *testing.T) {
	t.Parallel()
	e := scenario.FieldError{Field: "offer.base", Code: "wrong_currency", Args: []scenario.Arg{{Name: "currency", Value: "KRW"}}}
	for lang, want := range map[text.Lang]string{text.Korean: "원으로 적어", text.English: "won"} {
		for name, say := range map[string]func(text.Lang, scenario.FieldError) string{"the API": sentence, "a page": fieldSentence} {
			if got := say(lang, e); !strings.Contains(got, want) || strings.Contains(got, "KRW") {
				t.Errorf("%s says %q, want %q in it", name, got, want)
			}
		}
	}
}

func TestWhoAcceptsJSONGetsAProblem(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	problemOf(t, ask(h, http.MethodGet, "/s/x/working.json", ""), http.StatusNotFound)
	problemOf(t, ask(h, http.MethodGet, "/s/x", "", "Accept", "application/json"), http.StatusNotFound)
	read(t, ask(h, http.MethodGet, "/s/x", "", "Accept", "text/html, */*"), http.StatusNotFound)
}
