package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// comparedCells are the cells of a table's rows by their heads.
func comparedCells(doc *goquery.Document, section string) map[string][]string {
	rows := map[string][]string{}
	doc.Find(section + " tbody tr").Each(func(_ int, tr *goquery.Selection) {
		label := textOf(tr.Find("th").Contents().First())
		tr.Find("td").Each(func(_ int, td *goquery.Selection) { rows[label] = append(rows[label], textOf(td)) })
	})
	return rows
}

func TestCompareShowsResultsSideBySide(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	s, first := savedAs(t, db.Full, time.Time{}, articleWith())
	second, err := s.saveScenario(t.Context(), scenarioOf(t, s, articleWith("offer.base", "3억", "policy.rate", "40")), share{audience: db.Candidate})
	if err != nil {
		t.Fatal(err)
	}
	h := s.Handler()
	for _, lang := range text.Langs() {
		w := ask(h, http.MethodGet, "/compare?ids="+first.LinkID+","+second.LinkID+"&lang="+lang.Code(), "")
		doc := read(t, w, http.StatusOK)
		if w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") {
			t.Errorf("headers %v", w.Header())
		}
		if doc.Find(".compared > li a[href='/s/"+first.LinkID+"'], .compared > li a[href='/s/"+second.LinkID+"']").Length() != 2 {
			t.Errorf("%v: the results are not named", lang)
		}
		figures := comparedCells(doc, "#figures")
		// The article's gap is 4.0 times (see expected.yaml); what a candidate's link hides stays hidden.
		gap := figures[lang.T("compare.gap", text.With("basis", lang.T("calculator.basis.purchasing_power")))]
		if len(gap) != 2 || gap[0] != lang.Ratio(4.0) || gap[1] == gap[0] {
			t.Errorf("%v: gaps %v", lang, gap)
		}
		if cost := figures[lang.T("compare.company_cost")]; len(cost) != 2 || cost[0] == cost[1] || cost[1] != lang.T("compare.not_shown") {
			t.Errorf("%v: company costs %v", lang, cost)
		}
		doc.Find("#figures td a").Each(func(_ int, a *goquery.Selection) {
			if opened := read(t, ask(h, http.MethodGet, a.AttrOr("href", ""), ""), http.StatusOK); opened.Find(".working-result b").Length() != 1 {
				t.Errorf("%s opens no working", a.AttrOr("href", ""))
			}
		})
		inputs := comparedCells(doc, "#differences")
		if base := inputs[map[text.Lang]string{text.Korean: "우리 제안 · 기본급", text.English: "Our offer · Base salary"}[lang]]; len(base) != 2 || base[0] == base[1] {
			t.Errorf("%v: the base pays are %v of %v", lang, base, inputs)
		}
		for label, cells := range inputs {
			if cells[0] == cells[1] || strings.Contains(cells[1], "40%") {
				t.Errorf("%v: %s is the same in both, or the candidate's link shows the match rate: %v", lang, label, cells)
			}
		}
	}
}

func TestCompareTakesLinksAsTheyArePasted(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := s.Handler()
	pasted := url.Values{"ids": {"AAA"}, "links": {" https://offergap.test/s/" + saved.LinkID + "?lang=en#gap\r\n/s/BBB/working, AAA"}}
	w := ask(h, http.MethodGet, "/compare?"+pasted.Encode(), "")
	if want := "/compare?ids=AAA," + saved.LinkID + ",BBB"; w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
		t.Errorf("status %d, Location %q, want %q", w.Code, w.Header().Get("Location"), want)
	}
	doc := read(t, ask(h, http.MethodGet, w.Header().Get("Location"), ""), http.StatusOK)
	if notes := textOf(doc.Find(".compared")); strings.Count(notes, "열리지 않는 링크") != 2 || doc.Find("#figures").Length() != 0 {
		t.Errorf("the results are %s", notes)
	}
	if doc := read(t, ask(h, http.MethodGet, "/compare", ""), http.StatusOK); doc.Find(`form[action="/compare"] textarea[name="links"]`).Length() != 1 {
		t.Error("the page asks for no links")
	}
	many := read(t, ask(h, http.MethodGet, "/compare?ids=A,B,C,D,E", ""), http.StatusOK)
	if many.Find("#problem").Length() != 1 || many.Find(".compared > li").Length() != mostCompared {
		t.Error("more than four are taken, or nothing says that they are not")
	}
	if page := read(t, ask(h, http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK); page.Find(`a[href="/compare?ids=`+saved.LinkID+`"]`).Length() != 1 {
		t.Error("the result has no link to the comparison")
	}
}

func TestCompareSaysWhyALinkOpensNothing(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, today.Add(-time.Hour), articleWith())
	doc := read(t, ask(s.Handler(), http.MethodGet, "/compare?ids="+saved.LinkID, ""), http.StatusOK)
	if notes := textOf(doc.Find(".compared")); !strings.Contains(notes, "볼 수 있는 기간이 끝났습니다") {
		t.Errorf("an expired link says %q", notes)
	}
}
