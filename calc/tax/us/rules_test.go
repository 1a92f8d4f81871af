package us

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

var lawBook = sync.OnceValues(law.Load)

func bookOf(tb testing.TB) *law.Book {
	tb.Helper()
	book, err := lawBook()
	if err != nil {
		tb.Fatal(err)
	}
	return book
}

func rulesOf(tb testing.TB, year int) *Rules {
	tb.Helper()
	rules, err := Load(bookOf(tb), year)
	if err != nil {
		tb.Fatal(err)
	}
	return rules
}

func TestEverySupportedYearLoads(t *testing.T) {
	t.Parallel()
	for year := 2024; year <= 2035; year++ {
		rulesOf(t, year)
	}
	if _, err := Load(bookOf(t), 2023); err == nil {
		t.Error("2023 has no law here, yet it loads")
	}
}

func TestCarriedForwardIsMarked(t *testing.T) {
	t.Parallel()
	california := []string{
		"us.ca_income_tax.brackets",
		"us.ca_standard_deduction.amount",
		"us.ca_exemption_credits.personal",
		"us.ca_exemption_credits.dependent",
		"us.ca_exemption_credits.phase_out_over",
	}
	all := append([]string{
		"us.income_tax.brackets",
		"us.standard_deduction.amount",
		"us.child_tax_credit.per_child",
		"us.social_security.wage_base",
		"us.futa.credit_reduction",
	}, append(california, "us.ca_sdi.rate")...)
	for year, want := range map[int][]string{2024: nil, 2025: nil, 2026: california, 2027: all, 2035: all} {
		if diff := cmp.Diff(want, rulesOf(t, year).Carried()); diff != "" {
			t.Errorf("%d (-want +got):\n%s", year, diff)
		}
	}
}

// TestBracketsChangeTheRateAtTheThreshold goes a dollar below and above each
// threshold: the dollar below is taxed at the lower rate, the dollar above at
// the higher.
func TestBracketsChangeTheRateAtTheThreshold(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"us.income_tax.brackets", "us.ca_income_tax.brackets"} {
		for _, year := range []int{2024, 2025, 2026, 2027} {
			for _, status := range tax.FilingStatuses {
				schedule := bookOf(t).At(law.Day(year, 1, 1)).Schedule(path, status.String())
				brackets := schedule.Brackets()
				for i := 1; i < len(brackets); i++ {
					over := brackets[i].Over
					at := exact(schedule, over)
					below := at - exact(schedule, over.Sub(money.USD(100)))
					above := exact(schedule, over.Add(money.USD(100))) - at
					if below != thousandths(brackets[i-1].Rate) || above != thousandths(brackets[i].Rate) {
						t.Errorf("%s %d %v over %v: a dollar below costs %d, above %d, want %v and %v",
							path, year, status, over, below, above, brackets[i-1].Rate, brackets[i].Rate)
					}
				}
			}
		}
	}
}

// exact is the tax in thousandths of a dollar: that on ten times the base of a
// schedule ten times as wide.
func exact(schedule worksheet.Schedule, base money.Money) int64 {
	wide := schedule.Brackets()
	for i := range wide {
		wide[i].Over = wide[i].Over.Times(10)
	}
	tenfold, err := money.NewSchedule(wide)
	if err != nil {
		panic(err)
	}
	return tenfold.Apply(base.Times(10), money.CentHalfUp).Minor()
}

func thousandths(r money.Rate) int64 { return r.Num() * 1000 / r.Den() }

// TestCitationsNameStatutesOnFile keeps the comments and the law files in step:
// each statute that a formula cites orders a value in the files.
func TestCitationsNameStatutesOnFile(t *testing.T) {
	t.Parallel()
	onFile := map[string]bool{}
	for _, p := range bookOf(t).Params() {
		if p.Country() == "us" {
			onFile[p.Law] = true
		}
	}
	cited := map[string]bool{}
	for _, citation := range citations(t) {
		cited[citation] = true
		if !onFile[citation] {
			t.Errorf("no file in calc/law/us holds law: %s", citation)
		}
	}
	for statute := range onFile {
		if !cited[statute] {
			t.Errorf("no formula cites %s", statute)
		}
	}
}

func citations(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			if list, ok := strings.CutPrefix(strings.TrimSpace(line), "// law: "); ok {
				found = append(found, strings.Split(list, ", ")...)
			}
		}
	}
	return found
}
