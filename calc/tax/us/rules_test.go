package us

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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
	washington := []string{"us.wa_cares.rate", "us.wa_pfml.rate", "us.wa_pfml.employee_share"}
	city := []string{"us.ny_nyc_income_tax.brackets", "us.ny_pfl.rate", "us.ny_pfl.limit"}
	massachusetts := []string{"us.ma_income_tax.surtax_over", "us.ma_pfml.employee_rate", "us.ma_pfml.employer_rate"}
	federal := []string{
		"us.income_tax.brackets",
		"us.standard_deduction.amount",
		"us.child_tax_credit.per_child",
		"us.social_security.wage_base",
		"us.futa.credit_reduction",
	}
	with := func(state ...string) []string { return slices.Concat(federal, state) }
	for j, byYear := range map[Jurisdiction]map[int][]string{
		California: {2024: nil, 2025: nil, 2026: california, 2027: with(append(california, "us.ca_sdi.rate")...)},
		Washington: {2024: nil, 2026: nil, 2027: with(washington...), 2028: with(washington...),
			2030: with(append(washington, "us.wa_income_tax.standard_deduction")...)},
		NewYorkCity: {2024: nil, 2026: nil, 2027: with(city...), 2032: with(city...),
			2033: with(append([]string{"us.ny_income_tax.brackets", "us.ny_supplemental_tax.flat_rate", "us.ny_supplemental_tax.rows"}, city...)...)},
		Massachusetts: {2024: nil, 2026: nil, 2027: with(massachusetts...)},
	} {
		for year, want := range byYear {
			if diff := cmp.Diff(want, rulesOf(t, year).Carried(j), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%v %d (-want +got):\n%s", j, year, diff)
			}
		}
	}
}

func TestJurisdictionsByName(t *testing.T) {
	t.Parallel()
	for _, want := range Jurisdictions {
		if got, known := JurisdictionNamed(want.String()); !known || got != want {
			t.Errorf("JurisdictionNamed(%q) = %v, %v", want.String(), got, known)
		}
	}
	if _, known := JurisdictionNamed("us-tx"); known {
		t.Error("Texas is computed")
	}
}

// TestSupplementalTaxFollowsTheBrackets: what the rows before have taken back
// is what they take back when they are done, each row starts where a bracket
// does, and the flat rate is that of the highest bracket.
func TestSupplementalTaxFollowsTheBrackets(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2024, 2025, 2026, 2027} {
		read := bookOf(t).At(law.Day(year, 1, 1))
		rules := bindSupplemental(read)
		for _, status := range tax.FilingStatuses {
			starts := map[int64]bool{}
			brackets := read.Schedule("us.ny_income_tax.brackets", status.String()).Brackets()
			for _, bracket := range brackets {
				starts[bracket.Over.Minor()] = true
			}
			var recovered int64
			for i, row := range rules.rows[status] {
				if !starts[row.over.Minor()] || row.recovered.Minor() != recovered {
					t.Errorf("%d %v row %d: over %v, recovered %v, want %d cents", year, status, i, row.over.Money(), row.recovered.Money(), recovered)
				}
				recovered += rules.phaseInLength.Minor() * row.rate.Num() / row.rate.Den()
			}
			if top := brackets[len(brackets)-1]; top.Rate != rules.flatRate.Rate || top.Over != rules.flatOver.Money() {
				t.Errorf("%d %v: the top rate is %v over %v, the flat one %v over %v", year, status, top.Rate, top.Over, rules.flatRate.Rate, rules.flatOver.Money())
			}
		}
	}
}

// TestBracketsChangeTheRateAtTheThreshold goes a dollar below and above each
// threshold: the dollar below is taxed at the lower rate, the dollar above at
// the higher.
func TestBracketsChangeTheRateAtTheThreshold(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		"us.income_tax.brackets", "us.ca_income_tax.brackets", "us.ny_income_tax.brackets",
		"us.ny_nyc_income_tax.brackets", "us.ny_nyc_school_credit.rate_reduction",
	} {
		for _, year := range []int{2024, 2025, 2026, 2027} {
			for _, status := range tax.FilingStatuses {
				schedule := bookOf(t).At(law.Day(year, 1, 1)).Schedule(path, status.String())
				brackets := schedule.Brackets()
				for i := 1; i < len(brackets); i++ {
					over := brackets[i].Over
					at := exact(schedule, over)
					below := at - exact(schedule, over.Sub(money.USD(100)))
					above := exact(schedule, over.Add(money.USD(100))) - at
					if below != fine(brackets[i-1].Rate) || above != fine(brackets[i].Rate) {
						t.Errorf("%s %d %v over %v: a dollar below costs %d, above %d, want %v and %v",
							path, year, status, over, below, above, brackets[i-1].Rate, brackets[i].Rate)
					}
				}
			}
		}
	}
}

// exact is the tax in fine of a dollar: that on ten times the base of a
// schedule ten times as wide.
func exact(schedule worksheet.Schedule, base money.Money) int64 {
	wide := schedule.Brackets()
	for i := range wide {
		wide[i].Over = wide[i].Over.Times(1000)
	}
	thousandfold, err := money.NewSchedule(wide)
	if err != nil {
		panic(err)
	}
	return thousandfold.Apply(base.Times(1000), money.CentHalfUp).Minor()
}

// fine is the tax on a dollar in thousandths of a cent.
func fine(r money.Rate) int64 { return r.Num() * 100_000 / r.Den() }

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
