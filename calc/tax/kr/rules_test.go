package kr

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/law"
)

var loadBook = sync.OnceValues(law.Load)

func rulesOf(t testing.TB, year int) *Rules {
	t.Helper()
	book, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := Load(book, year)
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestEverySupportedYearLoads(t *testing.T) {
	t.Parallel()
	for year := 2024; year <= 2035; year++ {
		rules := rulesOf(t, year)
		if rules.Year() != year {
			t.Errorf("year %d loads as %d", year, rules.Year())
		}
	}
	book, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(book, 2022); err == nil {
		t.Error("a year before the first values loads")
	}
}

// What is not published for a year is carried forward and said to be.
func TestCarriedForwardIsMarked(t *testing.T) {
	t.Parallel()
	cases := []struct {
		year    int
		carried []string
	}{
		{2024, nil},
		{2025, nil},
		{2026, nil},
		{2027, []string{
			"kr.industrial_accident.software_it", "kr.wage_claim_levy.rate",
			"kr.health_insurance.half_premium_floor", "kr.health_insurance.half_premium_cap",
			"kr.long_term_care.share_of_health_premium",
			"kr.national_pension.floor", "kr.national_pension.ceiling",
		}},
	}
	for _, c := range cases {
		got := map[string]bool{}
		for _, path := range rulesOf(t, c.year).Carried() {
			got[path] = true
		}
		want := map[string]bool{}
		for _, path := range c.carried {
			want[path] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d (-want +got):\n%s", c.year, diff)
		}
	}
}

// A contribution splits the year where its own law changes, and nowhere else.
func TestSegments(t *testing.T) {
	t.Parallel()
	halfYears := []Segment{{1, 6}, {7, 12}} // the pension base
	cases := []struct {
		year int
		want []Segment
	}{
		{2024, halfYears},
		{2025, halfYears},
		// The child reduction of withholding changes in March, long-term care in
		// November.
		{2026, []Segment{{1, 6}, {7, 12}, {1, 2}, {3, 12}, {1, 10}, {11, 12}}},
		{2027, halfYears}, // from July the base is carried forward
		{2028, nil},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, rulesOf(t, c.year).Segments()); diff != "" {
			t.Errorf("%d (-want +got):\n%s", c.year, diff)
		}
	}
}

// Every citation in the package names a statute that a file of law holds.
func TestCitationsNameStatutesOnFile(t *testing.T) {
	t.Parallel()
	book, err := loadBook()
	if err != nil {
		t.Fatal(err)
	}
	onFile := map[string]bool{}
	for _, p := range book.Params() {
		if p.Country() == "kr" {
			onFile[p.Law] = true
		}
	}
	cited := 0
	for _, citation := range citations(t) {
		cited++
		if !onFile[citation] {
			t.Errorf("no file in calc/law/kr holds law: %s", citation)
		}
	}
	if cited < 20 {
		t.Errorf("found %d citations, want at least 20", cited)
	}
}

// citations are the statutes named after "// law: " in the package.
func citations(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(content), "\n") {
			if list, ok := strings.CutPrefix(strings.TrimSpace(line), "// law: "); ok {
				out = append(out, strings.Split(list, ", ")...)
			}
		}
	}
	return out
}
