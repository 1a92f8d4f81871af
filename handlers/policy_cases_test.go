package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/db/queue"
)

// listOf uploads so many cases and gives the address of the lab over them.
func listOf(t *testing.T, h http.Handler, n int) string {
	t.Helper()
	w := upload(t, h, []byte("offer.base,current.base\n"+strings.Repeat("1억,300000\n", n)))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("upload: status %d: %s", w.Code, w.Body)
	}
	return w.Header().Get("Location")
}

// page is the lab's page at an address, followed to the plain one.
func page(t *testing.T, h http.Handler, path string) *goquery.Document {
	t.Helper()
	w := ask(h, http.MethodGet, path, "")
	if w.Code == http.StatusFound {
		w = ask(h, http.MethodGet, w.Header().Get("Location"), "")
	}
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: status %d, %v", path, w.Code, err)
	}
	return doc
}

// A list that was uploaded stands in place of the pool, and stays in every
// address of the page.
func TestPolicyPageReckonsWithAnUploadedList(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	at := listOf(t, h, 7)
	doc := page(t, h, at+"&draws=0")
	whole(t, at, doc)
	if got := textOf(doc.Find(".eyebrow").First()); !strings.Contains(got, "올린 목록 · 7명") {
		t.Errorf("eyebrow %q", got)
	}
	if field(doc, "cohort.preset").Length() != 0 {
		t.Error("a pool is offered beside the list")
	}
	id := strings.TrimPrefix(at, "/policy?cases=")
	doc.Find(".heatmap a, .focus-link, .lazy").Each(func(_ int, s *goquery.Selection) {
		if to := s.AttrOr("href", s.AttrOr("hx-get", "")); !strings.Contains(to, "cases="+id) {
			t.Errorf("the list is lost at %s", to)
		}
	})
	if w := ask(h, http.MethodGet, "/policy?cases=00000000000000000000000000000000", ""); w.Code != http.StatusNotFound {
		t.Errorf("a list that is not there: status %d", w.Code)
	}
}

// A long list is sampled so that its people stay as many.
func TestALongListIsSampled(t *testing.T) {
	t.Parallel()
	list := labCases{all: make([]policy.Case, 1234)}
	list.all[0].Weight = 2
	sample := list.sample()
	if len(sample) != maxStudyCases {
		t.Fatalf("%d cases", len(sample))
	}
	people := 0.0
	for _, c := range sample {
		people += c.Weight
	}
	// 1,234 people, and two more: the first case is two people and stands for two cases.
	if people != 1236 {
		t.Errorf("%v people, want 1236", people)
	}
}

// The page begins a run of its own input, and the run knows the designs by their
// letters.
func TestPolicyPageBeginsARun(t *testing.T) {
	t.Parallel()
	s := newRuns(t, true)
	h := s.Handler()
	doc := page(t, h, "/policy?"+small)
	form := url.Values{}
	doc.Find(".run-offer input").Each(func(_ int, input *goquery.Selection) {
		form.Set(input.AttrOr("name", ""), input.AttrOr("value", ""))
	})
	w := ask(h, http.MethodPost, "/policy/runs", form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	id, isRun := strings.CutPrefix(w.Header().Get("Location"), "/policy/runs/")
	if w.Code != http.StatusSeeOther || !isRun {
		t.Fatalf("status %d to %s", w.Code, w.Header().Get("Location"))
	}
	run := await(t, s, "/api/v1/policy/runs/"+id, queue.Done)
	if !strings.Contains(string(run.Result), `"name":"A"`) {
		t.Errorf("result %.200s", run.Result)
	}
	result := page(t, h, "/policy/runs/"+id+"/result")
	if got := textOf(result.Find("#designs thead th").Eq(2)); !strings.HasPrefix(got, "A매칭 50%") {
		t.Errorf("the result's first design is %q", got)
	}
	if result.Find(`main a[href*="design.1.instrument=match"]`).Length() == 0 {
		t.Error("the result does not lead back to the page that it was begun on")
	}
	form.Set("cohort.size", "many")
	if w := ask(h, http.MethodPost, "/policy/runs", form.Encode(), "Content-Type", "application/x-www-form-urlencoded"); !strings.HasPrefix(w.Header().Get("Location"), "/policy?") {
		t.Errorf("a form with an error leads to %s", w.Header().Get("Location"))
	}
}
