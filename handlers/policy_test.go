package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/policy"
)

// small keeps the page's tests quick.
const small = "cohort.size=20&"

// lab is the page of a query, which must have the status.
func lab(tb testing.TB, query string, status int) *goquery.Document {
	tb.Helper()
	w := ask(newHandler(tb), http.MethodGet, "/policy?"+query, "")
	if w.Code != status {
		tb.Fatalf("%s: status %d, want %d", query, w.Code, status)
	}
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func TestPolicyPageAnswersInBothLanguages(t *testing.T) {
	t.Parallel()
	for lang, words := range map[string][]string{"ko": {"국가 순증", "순증 1명·연당 순비용"}, "en": {"more to the country", "net a year"}} {
		doc := lab(t, small+"lang="+lang, http.StatusOK)
		answer := doc.Find("#answer").Text()
		for _, word := range words {
			if !strings.Contains(answer, word) {
				t.Errorf("%s: the answer lacks %q: %s", lang, word, answer)
			}
		}
		if all := doc.Text(); strings.Contains(all, "[policy.") || strings.Contains(all, "NaN") {
			t.Errorf("%s: a text is missing, or a number is none", lang)
		}
		if got := doc.Find(`nav [aria-current="page"]`).First().AttrOr("href", ""); got != "/policy" {
			t.Errorf("%s: the current page is %q", lang, got)
		}
	}
}

// A change of pay of some 60 % lies beyond the 40 % that the studies cover; one
// of a tenth does not.
func TestPolicyPageSaysWhatIsOutsideTheEvidence(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]bool{"policy.rate=50&policy.pass_through=100": true, "policy.rate=10": false} {
		text := lab(t, small+query, http.StatusOK).Find("#answer").Parent().Text()
		if got := strings.Contains(text, "실증 연구의 범위를 벗어납니다"); got != want {
			t.Errorf("%s: outside the evidence %v, want %v", query, got, want)
		}
	}
}

func TestPolicyPageComparesDesigns(t *testing.T) {
	t.Parallel()
	doc := lab(t, small+"programme.1=kr_senior_researcher&programme.2=proposal_on_top", http.StatusOK)
	if got := doc.Find(".design-head").Length(); got != 4 { // none, the match, two programmes
		t.Errorf("%d designs, want 4", got)
	}
	if got := doc.Find(".design-card").Length(); got != 4 {
		t.Errorf("%d cards, want 4", got)
	}
	alone := lab(t, small+"programme.1=none", http.StatusOK)
	if got := alone.Find(".design-head").Length(); got != 2 {
		t.Errorf("%d designs, want 2", got)
	}
}

// Each cell of the grid leads to the page of its rate and cap, and the cell of
// the page's own terms is marked.
func TestPolicyGridCellsAreLinks(t *testing.T) {
	t.Parallel()
	doc := lab(t, small+"policy.rate=30&policy.cap=1억", http.StatusOK)
	cells := doc.Find(".heatmap a")
	if cells.Length() != len(gridRates)*len(gridCaps) {
		t.Fatalf("%d cells", cells.Length())
	}
	u, err := url.Parse(cells.FilterFunction(func(_ int, a *goquery.Selection) bool { return a.AttrOr("aria-current", "") == "true" }).AttrOr("href", ""))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name := range u.Query() {
		got[name] = u.Query().Get(name)
	}
	if diff := cmp.Diff(map[string]string{"cohort.size": "20", "policy.rate": "30", "policy.cap": "100,000,000"}, got); diff != "" {
		t.Errorf("the marked cell (-want +got):\n%s", diff)
	}
	last, _ := url.Parse(cells.Last().AttrOr("href", "")) // 90 %, no cap
	if q := last.Query(); q.Get("policy.rate") != "90" || q.Has("policy.cap") {
		t.Errorf("the last cell leads to %s", last)
	}
}

func TestPolicyPageNamesWrongFields(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ field, value string }{
		{"cohort.preset", "nobody"}, {"cohort.size", "501"}, {"cohort.size", "many"}, {"policy.rate", "99"}, {"policy.cap", "a lot"},
		{"policy.years", "11"}, {"policy.pass_through", "101"}, {"budget", "x"}, {"programme.1", "mine"}, {"programme.2", "mine"},
	} {
		t.Run(tt.field+"="+tt.value, func(t *testing.T) {
			t.Parallel()
			query := url.Values{tt.field: {tt.value}, "policy.base": {"cash"}}
			if tt.field != "cohort.size" {
				query.Set("cohort.size", "20")
			}
			doc := lab(t, query.Encode(), http.StatusUnprocessableEntity)
			if message := doc.Find(`[id="` + tt.field + `-e"]`).Text(); message == "" || strings.Contains(message, "[") {
				t.Errorf("message at the field: %q", message)
			}
			if doc.Find("#errors li").Length() != 1 || doc.Find("#answer").Text() == "" {
				t.Error("no list of errors, or no answer")
			}
			if !strings.HasPrefix(doc.Find("title").Text(), "오류: ") {
				t.Errorf("title %q", doc.Find("title").Text())
			}
		})
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
	doc := lab(t, small, http.StatusOK)
	table := doc.Find(`[aria-labelledby="assumptions-t"] table`)
	if rows := table.Find("tbody tr").Length(); rows < 20 || table.Find("tbody .chip").Length() != rows {
		t.Errorf("%d rows, %d grades", rows, table.Find("tbody .chip").Length())
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
