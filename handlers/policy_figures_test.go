package handlers

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/policy"
)

// figureIDs are all figures of the page.
func figureIDs() []string {
	ids := []string{}
	for id := range tables {
		ids = append(ids, id)
	}
	for _, slow := range slowFigures {
		ids = append(ids, slow.id)
	}
	return ids
}

// Every figure has its table as a file, in both languages, in full rows.
func TestEveryPolicyFigureIsAFile(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	h := newHandler(t)
	for _, id := range figureIDs() {
		for _, lang := range []string{"ko", "en"} {
			w := ask(h, http.MethodGet, "/policy/chart/"+id+".csv?"+small+"&lang="+lang, "")
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") {
				t.Errorf("%s: status %d, %s", id, w.Code, w.Header().Get("Content-Type"))
				continue
			}
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(w.Body.Bytes(), []byte(byteOrderMark)))).ReadAll()
			if err != nil || len(rows) < 3 || strings.Contains(w.Body.String(), "[policy") {
				t.Errorf("%s %s: %d rows, %v", id, lang, len(rows), err)
			}
		}
	}
	for _, path := range []string{"/policy/chart/nothing.csv", "/policy/chart/sweep", "/policy/chart/grid.csv?design.1.instrument=lump_sum", "/policy/view/grid"} {
		if w := ask(h, http.MethodGet, path, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, w.Code)
		}
	}
}

// In a file amounts are whole won and people are numbers, so that a spreadsheet
// reckons with them.
func TestPolicyFilesHoldNumbers(t *testing.T) {
	t.Parallel()
	w := ask(newHandler(t), http.MethodGet, "/policy/chart/sweep.csv?"+small, "")
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(w.Body.Bytes(), []byte(byteOrderMark)))).ReadAll()
	if err != nil || len(rows) != 21 { // a head and twenty rates
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, column := range []int{1, 3, 4} {
		if _, err := strconv.ParseFloat(rows[10][column], 64); err != nil {
			t.Errorf("column %d holds %q", column, rows[10][column])
		}
	}
}

// The slow figures have a link on the page, a page of their own, and are given
// alone to a script. Every instrument has them all.
func TestSlowFigures(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, instrument := range policy.Instruments {
		query := "?cohort.size=20&draws=10&design.1.instrument=" + instrument
		page := lab(t, query[1:], http.StatusOK)
		whole(t, instrument, page)
		for _, slow := range slowFigures {
			if page.Find(`#`+slow.id+` a[href^="/policy/view/`+slow.id+`?"]`).Length() != 1 {
				t.Errorf("%s: no link to %s", instrument, slow.id)
			}
			w := ask(h, http.MethodGet, "/policy/view/"+slow.id+query+"&lang=en", "")
			doc, err := goquery.NewDocumentFromReader(w.Body)
			if err != nil || w.Code != http.StatusOK {
				t.Fatalf("%s %s: status %d, %v", instrument, slow.id, w.Code, err)
			}
			whole(t, instrument+" "+slow.id, doc)
			if doc.Find("head title").Length() != 1 || doc.Find("main table").Length() == 0 {
				t.Errorf("%s %s: no page with a table", instrument, slow.id)
			}
			part := ask(h, http.MethodGet, "/policy/view/"+slow.id+query, "", "HX-Request", "true").Body.String()
			if strings.Contains(part, "<html") || !strings.Contains(part, "<table") {
				t.Errorf("%s %s: the answer is no figure", instrument, slow.id)
			}
		}
	}
}

// The questions that go backwards take the reader's numbers: with the share of
// the gap that a rate of 50 % closes, the answer is about that rate.
func TestInverseAnswersWithTheReadersNumbers(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	rows := func(query string) *goquery.Selection {
		doc, err := goquery.NewDocumentFromReader(ask(h, http.MethodGet, "/policy/view/inverse?"+small+query, "").Body)
		if err != nil {
			t.Fatal(err)
		}
		return doc.Find("main tbody tr")
	}
	if got := textOf(rows("&ask.gap=100&design.1.cap=1,000").First().Find("td")); got != "그런 비율은 없습니다" {
		t.Errorf("a cap of a thousand won closes the whole gap at %q", got)
	}
	if got := textOf(rows("&ask.gap=0").First().Find("td")); got != "0%" {
		t.Errorf("nothing of the gap is closed at %q", got)
	}
	if got := textOf(rows("&ask.budget=0").Last().Find("td")); got != "더 오는 사람이 없습니다" {
		t.Errorf("without money there come %q", got)
	}
}

func TestPeopleBandHasBothEnds(t *testing.T) {
	t.Parallel()
	low, high := 3.26, 8.14
	p := labPresenter{}
	if got, want := p.peopleBand(policy.Band{P10: &low, P90: &high}), "3.3~8.1"; got != want {
		t.Errorf("band %q, want %q", got, want)
	}
	if got := p.peopleBand(policy.Band{}); got != "" {
		t.Errorf("a band without draws is %q", got)
	}
}
