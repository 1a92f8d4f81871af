package views_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

func TestOtherLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		page views.Page
		want []views.LangLink
	}{
		{"start page", views.Page{Lang: text.Korean}, []views.LangLink{{Lang: "en", Label: "English", URL: "/?lang=en"}}},
		{"query kept", views.Page{Lang: text.English, Path: "/parameters?country=us"}, []views.LangLink{{Lang: "ko", Label: "한국어", URL: "/parameters?country=us&lang=ko"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, c.page.OtherLanguages()); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestFullTitle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page views.Page
		want string
	}{
		{views.Page{Lang: text.Korean}, "오퍼갭"},
		{views.Page{Lang: text.Korean, Title: "법령·통계"}, "법령·통계 · 오퍼갭"},
		{views.Page{Lang: text.English, Title: "Methodology", HasErrors: true}, "Error: Methodology · OfferGap"},
	} {
		if got := c.page.FullTitle(); got != c.want {
			t.Errorf("FullTitle = %q, want %q", got, c.want)
		}
	}
}
