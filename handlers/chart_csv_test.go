package handlers

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func TestEachChartsTableIsAFile(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := s.Handler()
	for _, page := range []string{"/", "/s/" + saved.LinkID} {
		for _, lang := range text.Langs() {
			doc := read(t, ask(h, http.MethodGet, page+"?lang="+lang.Code(), ""), http.StatusOK)
			links := doc.Find(`figure a[href$=".csv"]`)
			if links.Length() != 4 {
				t.Errorf("%s: %d charts have a file", page, links.Length())
			}
			links.Each(func(_ int, a *goquery.Selection) {
				w := ask(h, http.MethodGet, a.AttrOr("href", "")+"?lang="+lang.Code(), "")
				if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") || !strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") {
					t.Fatalf("%s: status %d, headers %v", a.AttrOr("href", ""), w.Code, w.Header())
				}
				sameAsTable(t, a.Closest("figure").Find("table"), w.Body.Bytes())
			})
		}
	}
}

// sameAsTable compares a file with the table on the page: the same rows, and
// numbers where the page has digits alone.
func sameAsTable(t *testing.T, table *goquery.Selection, file []byte) {
	t.Helper()
	content, marked := bytes.CutPrefix(file, []byte("\xEF\xBB\xBF"))
	if !marked {
		t.Error("the file has no byte order mark")
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := table.Find("tr").Length(); len(rows) != want {
		t.Fatalf("%d rows, the table has %d", len(rows), want)
	}
	table.Find("tr").Each(func(i int, tr *goquery.Selection) {
		tr.Find("td").Each(func(j int, td *goquery.Selection) {
			printed := strings.NewReplacer(",", "", "−", "-", "+", "").Replace(textOf(td))
			if _, err := strconv.ParseFloat(printed, 64); err == nil && rows[i][j+1] != printed {
				t.Errorf("row %d has %q where the page has %q", i, rows[i][j+1], textOf(td))
			}
		})
	})
}

func TestChartsThatAreNotThere(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Candidate, time.Time{}, articleWith())
	for _, path := range []string{"/chart/who", "/chart/nothing.csv", "/chart/.csv", "/s/" + saved.LinkID + "/chart/who.csv", "/s/" + strings.Repeat("A", 26) + "/chart/why.csv"} {
		if w := ask(s.Handler(), http.MethodGet, path, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if w := ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/chart/years.csv", ""); w.Code != http.StatusOK {
		t.Errorf("a candidate's own chart: status %d", w.Code)
	}
}

func TestCSVHoldsNumbersAndNoFormulas(t *testing.T) {
	t.Parallel()
	got, err := csvOf(ui.Table{
		Head: []ui.Column{{Text: "=head"}, {Text: "a, \"b\""}},
		Rows: []ui.Row{
			{Head: "@name", Cells: []string{"1,234,567"}},
			{Head: "−1", Cells: []string{"−112,797,360"}},
			{Head: "-cmd|'/c calc'!A0", Cells: []string{"+1,000"}},
			{Head: "＝1+1", Cells: []string{"12.5%"}},
			{Head: "–", Cells: []string{"2억 5,000만 원"}},
			{Head: "\t=1", Cells: []string{"1,2,3"}},
		},
		Foot: []ui.Row{{Head: "합계", Cells: []string{"4.0"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF'=head,\"a, \"\"b\"\"\"\r\n'@name,1234567\r\n-1,-112797360\r\n'-cmd|'/c calc'!A0,1000\r\n'＝1+1,12.5%\r\n" +
		"–,\"2억 5,000만 원\"\r\n'\t=1,\"1,2,3\"\r\n합계,4.0\r\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
}
