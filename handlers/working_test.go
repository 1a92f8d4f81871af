package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

func TestWorkingGoesBackToLaw(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	for _, lang := range text.Langs() {
		doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/working?line=us.social_security&side=current&year=1&lang="+lang.Code(), ""), http.StatusOK)
		// 6.2 % × min(1,407,000, 184,500) = 11,439.00
		if total := textOf(doc.Find(".working-result b")); total != "$11,439.00" {
			t.Errorf("%v: the total is %q", lang, total)
		}
		steps := textOf(doc.Find(".steps"))
		for _, want := range []string{"$1,407,000", "$184,500", "6.2%", "42 USC 430"} {
			if !strings.Contains(steps, want) {
				t.Errorf("%v: the steps lack %q: %s", lang, want, steps)
			}
		}
		if href, _ := doc.Find(`.steps a[href^="/parameters/us.social_security."]`).Attr("href"); href == "" {
			t.Errorf("%v: no link to the law", lang)
		}
	}
}

func TestWorkingOfTheDraft(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	doc := read(t, ask(h, http.MethodGet, "/", ""), http.StatusOK)
	link := ""
	doc.Find("a").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); strings.HasPrefix(href, "/working?line=average.gap.") {
			link = href
		}
	})
	if link == "" {
		t.Fatal("the page has no link to its working")
	}
	doc = read(t, ask(h, http.MethodGet, link, ""), http.StatusOK)
	if doc.Find(".steps li").Length() < 10 || doc.Find(".working-result").Length() != 1 {
		t.Error("the gap has no working")
	}
	index := read(t, ask(h, http.MethodGet, "/working", ""), http.StatusOK)
	if index.Find(`.steps a[href^="/working?step="]`).Length() < 5 {
		t.Error("the list of lines has no links")
	}
	for _, odd := range []string{"?line=nothing", "?step=-1", "?step=99999999999999999999", "?step=x", "?line=%ff"} {
		w := ask(h, http.MethodGet, "/working"+odd, "")
		if doc := read(t, w, http.StatusOK); !strings.Contains(textOf(doc.Find("main")), "그런 줄이 없습니다") {
			t.Errorf("%s: nothing says that there is no such line", odd)
		}
	}
}

func TestEveryDerivedLineHasItsWords(t *testing.T) {
	t.Parallel()
	lines := append(document.DerivedLines(), solvedParityRate, solvedGoalRate, solvedOffer, solvedBudget, solvedAlone, solvedHires)
	for _, line := range lines {
		if !text.Has("line." + line) {
			t.Errorf("line.%s has no text", line)
		}
	}
}
