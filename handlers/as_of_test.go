package handlers

import (
	"net/http"
	"strings"
	"testing"
)

// A start in 2027 closes what 조특법 제18조의2 ends with 2026 and carries the
// values that 2027 does not have yet; the draft is untouched.
func TestPreviewByDate(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	before := v.get("/").Find(`[name="tax_year"]`)
	year := func(path string) string {
		s := v.get(path).Find(`select[name="tax_year"] option[selected]`)
		if s.Length() == 0 {
			return v.get(path).Find(`[name="tax_year"]`).AttrOr("value", "")
		}
		return s.AttrOr("value", "")
	}
	if before.Length() == 0 {
		t.Fatal("the page has no tax year")
	}
	was := year("/")
	for _, c := range []struct{ day, year, says string }{
		{"2027-01-01", "2027", "2027년 1월에 일을 시작하는 것으로"},
		{"2026-07-15", "2026", "2026년 7월에 일을 시작하는 것으로"},
		{"2200-01-01", was, "날짜로 계산할 수 없"},
		{"next year", was, "날짜로 계산할 수 없"},
	} {
		path := "/?as_of=" + strings.ReplaceAll(c.day, " ", "+")
		if got := year(path); got != c.year {
			t.Errorf("%s computes %s, want %s", c.day, got, c.year)
		}
		if page := textOf(v.get(path).Find("main")); !strings.Contains(page, c.says) {
			t.Errorf("%s does not say %q", c.day, c.says)
		}
	}
	if now := year("/"); now != was {
		t.Errorf("the draft's year was %s and is %s", was, now)
	}
	doc := read(t, ask(newHandler(t), http.MethodGet, "/?as_of=2027-01-01", ""), http.StatusOK)
	if other := doc.Find(`link[hreflang="en"]`).AttrOr("href", ""); other != "/?as_of=2027-01-01&lang=en" {
		t.Errorf("the other language is at %q", other)
	}
	if notice := textOf(doc.Find("main")); !strings.Contains(notice, "공표") {
		t.Error("the page does not say what is carried forward")
	}
}
