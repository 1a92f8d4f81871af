package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// small keeps the page's tests quick: few candidates, few draws, and a design
// that goes without saying.
const small = "cohort.size=20&draws=10&design.1.instrument=match"

// lab is the page of a query, which must have the status. An address that says
// more than it need is followed to the plain one.
func lab(tb testing.TB, query string, status int) *goquery.Document {
	tb.Helper()
	h := newHandler(tb)
	w := ask(h, http.MethodGet, "/policy?"+query, "")
	if w.Code == http.StatusFound {
		w = ask(h, http.MethodGet, w.Header().Get("Location"), "")
	}
	if w.Code != status {
		tb.Fatalf("%s: status %d, want %d", query, w.Code, status)
	}
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// whole tells that nothing on a page lacks its text or its number.
func whole(tb testing.TB, name string, doc *goquery.Document) {
	tb.Helper()
	for _, sign := range []string{"[policy.", "[fields", "NaN", "Inf", "%!"} {
		if strings.Contains(doc.Text(), sign) {
			tb.Errorf("%s: the page says %q", name, sign)
		}
	}
}

func TestPolicyPageAnswersInBothLanguages(t *testing.T) {
	t.Parallel()
	for lang, words := range map[string][]string{"ko": {"국가 순증", "순증 1인·연당 순비용"}, "en": {"more to the country", "net per additional person and year"}} {
		doc := lab(t, small+"&lang="+lang, http.StatusOK)
		answer := doc.Find("#answer").Text()
		for _, word := range words {
			if !strings.Contains(answer, word) {
				t.Errorf("%s: the answer lacks %q: %s", lang, word, answer)
			}
		}
		whole(t, lang, doc)
		if got := doc.Find(`nav [aria-current="page"]`).First().AttrOr("href", ""); got != "/policy" {
			t.Errorf("%s: the current page is %q", lang, got)
		}
	}
}

func TestPolicyPageOpensWithFourDesigns(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	doc := lab(t, "", http.StatusOK)
	if got := doc.Find("thead .design-head").Length(); got != 5 { // none and four
		t.Errorf("%d designs, want 5", got)
	}
	// The package in kind is a range, and in no ranking.
	if got := doc.Find("h1").Text() + doc.Find("#designs-t").Text(); strings.Contains(got, "D안") {
		t.Errorf("a package in kind is ranked: %s", got)
	}
	if got := doc.Find(".design-table tbody tr").Eq(2).Find("td").Last().Text(); !strings.Contains(got, "~") {
		t.Errorf("the package's additional hires are no range: %q", got)
	}
}

// The same figure is the same wherever it stands.
func TestPolicyFiguresAgree(t *testing.T) {
	t.Parallel()
	doc := lab(t, "cohort.size=60&draws=10&design.1.instrument=match&design.1.cap=100,000,000", http.StatusOK)
	inTable := textOf(doc.Find(".design-table tbody tr").Eq(2).Find("td").Eq(1).Find("span").First())
	inAnswer := doc.Find("#answer b").Eq(1).Text()
	inGrid := doc.Find(`.heatmap [aria-current="true"]`).AttrOr("aria-label", "")
	if inTable != inAnswer || !strings.Contains(inGrid, inTable) {
		t.Errorf("the table says %q, the answer %q, the grid %q", inTable, inAnswer, inGrid)
	}
}

// A change of pay of some 60 % lies beyond the 40 % that the studies cover; one
// of a tenth does not.
func TestPolicyPageSaysWhatIsOutsideTheEvidence(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]bool{"&design.1.pass_through=100": true, "&design.1.rate=10": false} {
		text := lab(t, small+query, http.StatusOK).Find("#answer").Parent().Text()
		if got := strings.Contains(text, "실증 연구의 범위를 벗어납니다"); got != want {
			t.Errorf("%s: outside the evidence %v, want %v", query, got, want)
		}
	}
}

// At the same budget the designs cost the same net, as far as they can.
func TestPolicyPageComparesAtTheSameBudget(t *testing.T) {
	t.Parallel()
	doc := lab(t, "cohort.size=60&draws=0&compare=same_budget&design.1.instrument=match&design.2.instrument=lump_sum", http.StatusOK)
	row := doc.Find(".design-table tbody tr").FilterFunction(func(_ int, tr *goquery.Selection) bool {
		return strings.HasPrefix(textOf(tr.Find("th")), "순비용")
	})
	a, b := textOf(row.Find("td").Eq(1).Find("span").First()), textOf(row.Find("td").Eq(2).Find("span").First())
	if a == "" || a != b {
		t.Errorf("net costs %q and %q", a, b)
	}
	if !strings.Contains(doc.Find("#best").Text(), "순비용이 같을 때 순증이 가장 많은 것은") {
		t.Errorf("no best is named: %s", doc.Find("#best").Text())
	}
}

// Each cell of the grid leads to the page of its rate and cap, and the cell of
// the page's own terms is marked.
func TestPolicyGridCellsAreLinks(t *testing.T) {
	t.Parallel()
	doc := lab(t, small+"&design.1.rate=30&design.1.cap=100,000,000", http.StatusOK)
	cells := doc.Find(".heatmap a")
	if cells.Length() != len(gridRates)*len(gridCaps) {
		t.Fatalf("%d cells", cells.Length())
	}
	queryOf := func(a *goquery.Selection) url.Values {
		u, err := url.Parse(a.AttrOr("href", ""))
		if err != nil {
			t.Fatal(err)
		}
		return u.Query()
	}
	own := queryOf(cells.FilterFunction(func(_ int, a *goquery.Selection) bool { return a.AttrOr("aria-current", "") == "true" }))
	if own.Get("design.1.rate") != "30" || own.Get("design.1.cap") != "100,000,000" || own.Get("cohort.size") != "20" {
		t.Errorf("the marked cell leads to %v", own)
	}
	if last := queryOf(cells.Last()); last.Get("design.1.rate") != "90" || last.Has("design.1.cap") {
		t.Errorf("the last cell leads to %v", last)
	}
	if doc.Find(".iso-right, .iso-below").Length() == 0 || doc.Find(".gap-right, .gap-below").Length() == 0 {
		t.Error("a line is missing in the grid")
	}
}

// htmx gets the part that changes, and the same for the same address.
func TestPolicyFragment(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	part := func() string {
		r := httptest.NewRequest(http.MethodGet, "/policy?"+small, nil)
		r.Header.Set("HX-Request", "true")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Body.String()
	}
	first := part()
	if strings.Contains(first, "<html") || !strings.Contains(first, `id="app"`) {
		t.Error("the answer is no fragment")
	}
	if second := part(); first != second {
		t.Error("the same address gives another page")
	}
}

func TestAssumptionsAreGraded(t *testing.T) {
	t.Parallel()
	panel := lab(t, small, http.StatusOK).Find(`section[aria-labelledby="assumptions-t"]`)
	table := panel.Find("table")
	if rows := table.Find("tbody tr").Length(); rows < 20 || table.Find("tbody .chip").Length() != rows {
		t.Errorf("%d rows, %d grades", rows, table.Find("tbody .chip").Length())
	}
	if got := panel.Find("ul .chip").Length(); got != 4 {
		t.Errorf("%d counts, want one for each of the four grades", got)
	}
}
