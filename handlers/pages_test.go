package handlers

import (
	"net/http"
	"strings"
	"testing"
)

func TestLanguageOfAPage(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, c := range []struct{ path, accept, cookie, want string }{
		{"/", "", "", "ko"},
		{"/", "ko-KR,ko;q=0.9,en;q=0.8", "", "ko"},
		{"/", "en-US,en;q=0.9", "", "en"},
		{"/", "de-DE,de;q=0.9", "", "ko"},
		{"/", "de,en;q=0.5", "", "en"},
		{"/", "((", "", "ko"},
		{"/", "en", "lang=ko", "ko"},
		{"/", "ko", "lang=en", "en"},
		{"/", "ko", "lang=xx", "ko"},
		{"/?lang=en", "ko", "lang=ko", "en"},
		{"/?lang=xx", "en", "", "en"},
		{"/nowhere", "en", "", "en"},
	} {
		w := ask(h, http.MethodGet, c.path, "", "Accept-Language", c.accept, "Cookie", c.cookie)
		if !strings.Contains(w.Body.String(), `<html lang="`+c.want+`"`) {
			t.Errorf("%+v: another language", c)
		}
	}
}

func TestLanguageOfTheAddressIsKept(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	v.get("/?lang=en")
	if doc := v.get("/"); doc.Find(`html[lang="en"]`).Length() != 1 {
		t.Error("the language was not kept")
	}
}
