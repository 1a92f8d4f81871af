package handlers

import (
	"bytes"
	"context"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views/text"
)

// spentAndForgone has a design of each way to pay: a match, a relief, a credit
// and an amount on arrival.
const spentAndForgone = "cohort.size=20&design.1.instrument=match&design.2.instrument=tax_relief&design.3.instrument=rd_credit&design.4.instrument=lump_sum"

// budgetOf is the presenter of a query. The designs have everything that a
// budget office asks about, and the scheme starts in April, unless plain.
func budgetOf(tb testing.TB, lang text.Lang, query string, plain bool) budgetPresenter {
	tb.Helper()
	s := newServer(tb)
	values, err := url.ParseQuery(query)
	if err != nil {
		tb.Fatal(err)
	}
	in := s.readLab(readQuery(values), nil)
	in.study.Draws = 0
	if !plain {
		in.study.StartMonth = 4
		execution, carry, fee := 0.9, 0.6, 0.04
		for i := range in.study.Designs {
			d := &in.study.Designs[i]
			d.ExecutionRate, d.CarryOver, d.AgencyFee = &execution, &carry, &fee
			d.LocalShare = money.Fraction(3, 10)
			d.ClawBack = policy.ClawBack{Years: 3, Share: money.Fraction(4, 5)}
		}
	}
	findings, err := policy.Run(context.Background(), s.Engine, in.study, nil)
	if err != nil {
		tb.Fatal(err)
	}
	p := labPresenter{lang: lang, book: s.Engine.Book(), in: in, result: labResult{findings: findings}}
	return budgetPresenter{p, findings.Designs, assumptionPanel(lang, s.assumptions())}
}

// openBook writes the workbook and opens it as a reader would.
func openBook(tb testing.TB, p budgetPresenter) (*budgetBook, *excelize.File) {
	tb.Helper()
	book := p.bookOf()
	var file bytes.Buffer
	if err := tabular.WriteGrids(&file, p.styles(), book.grids()...); err != nil {
		tb.Fatal(err)
	}
	opened, err := excelize.OpenReader(&file)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := opened.Close(); err != nil {
			tb.Error(err)
		}
	})
	return book, opened
}

// reckoned is what a line's formula comes to in year n; the last but one past
// the years is its sum.
func (r *budgetRefs) reckoned(tb testing.TB, book *excelize.File, id string, n int) float64 {
	tb.Helper()
	spot, known := r.rows[id]
	if !known {
		return 0
	}
	at, err := excelize.CoordinatesToCellName(firstYearColumn+n, spot.row)
	if err != nil {
		tb.Fatal(err)
	}
	printed, err := book.CalcCellValue(spot.sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatalf("%s!%s (%s): %v", spot.sheet, at, id, err)
	}
	value, err := strconv.ParseFloat(printed, 64)
	if err != nil {
		tb.Fatalf("%s!%s (%s): %q", spot.sheet, at, id, printed)
	}
	return value
}

// Every amount of the page is what the workbook's formulas come to.
func TestBudgetBookReckonsThePage(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for name, plain := range map[string]bool{"plain": true, "with everything": false} {
		p := budgetOf(t, text.Korean, spentAndForgone, plain)
		book, file := openBook(t, p)
		all := linesOfAll(costLines, resultLines, revenueLines, financeLines, fundLines, expenditureLines)
		for i := range p.findings {
			table, refs := &p.findings[i].BudgetTable, &book.refs[i]
			for _, line := range linesOf(p.in.study.Designs[i].Instrument, all) {
				for n := range table.Years {
					if got, want := refs.reckoned(t, file, line.id, n), line.of(&table.Years[n].BudgetLines); got != float64(want) {
						t.Errorf("%s, %s, %s, year %d: the workbook has %v, the page %d", name, p.designTitle(i), line.id, n, got, want)
					}
				}
				if got, want := refs.reckoned(t, file, line.id, len(table.Years)), line.of(&table.Sum); got != float64(want) {
					t.Errorf("%s, %s, %s: the workbook sums to %v, the page to %d", name, p.designTitle(i), line.id, got, want)
				}
			}
			bookHasWon(t, name, p.findings[i], refs, file)
		}
	}
}

// bookHasWon compares exact amounts with the finding's years, to the won.
func bookHasWon(t *testing.T, name string, f policy.DesignFinding, refs *budgetRefs, file *excelize.File) {
	t.Helper()
	for n, y := range f.Years {
		for id, want := range map[string]int64{
			"paid_won": y.Spending, "agency_fee_won": y.AgencyFee, "forgone_won": y.TaxExpenditure, "income_tax_won": y.NationalTax,
			"local_income_tax_won": y.LocalTax, "consumption_tax_won": y.ConsumptionTax, "rd_credit_won": y.RDCredit, "claw_back_won": y.ClawBack,
			"pension_won": y.Pension, "health_won": y.Health, "employment_won": y.Employment, "industrial_accident_won": y.IndustrialAccident, "severance_won": y.Severance,
			"remainder": f.BudgetTable.Years[n].Remainder,
		} {
			// Half a won is rounded either way where the last binary digit differs.
			if got := refs.reckoned(t, file, id, n); math.Abs(got-float64(want)) > 0.501 {
				t.Errorf("%s, %s, %s, year %d: the workbook has %v won, the finding %d", name, f.Name, id, n, got, want)
			}
		}
	}
	later := map[int]int64{}
	for _, l := range f.BudgetTable.Later {
		later[l.Year] = l.Amount
	}
	for n := range refs.rows[laterID].years {
		year := f.BudgetTable.Years[0].Year + len(f.BudgetTable.Years) + n
		if got, want := refs.reckoned(t, file, laterID, n), float64(later[year]); got != want {
			t.Errorf("%s, %s: %v million owed in %d, want %v", name, f.Name, got, year, want)
		}
		delete(later, year)
	}
	if len(later) > 0 {
		t.Errorf("%s, %s: the workbook lacks what is owed in %v", name, f.Name, later)
	}
}

// What stands in the file is what its formulas come to, and none is an error.
func TestBudgetBookHoldsItsResults(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for _, lang := range text.Langs() {
		book, file := openBook(t, budgetOf(t, lang, spentAndForgone, false))
		formulas := 0
		for _, g := range book.grids() {
			for r, row := range g.Rows {
				for c, cell := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					if cell.Formula == "" {
						if found, _ := file.GetCellFormula(g.Name, at); found != "" {
							t.Errorf("%s!%s became the formula %q", g.Name, at, found)
						}
						continue
					}
					formulas++
					kept, err := file.GetCellValue(g.Name, at, excelize.Options{RawCellValue: true})
					if err != nil {
						t.Fatal(err)
					}
					anew, err := file.CalcCellValue(g.Name, at, excelize.Options{RawCellValue: true})
					if err != nil || strings.HasPrefix(anew, "#") {
						t.Errorf("%s!%s = %s: %q, %v", g.Name, at, cell.Formula, anew, err)
					}
					a, _ := strconv.ParseFloat(kept, 64)
					b, _ := strconv.ParseFloat(anew, 64)
					if math.Abs(a-b) > 1e-6*math.Abs(b)+1e-6 {
						t.Errorf("%s!%s holds %s and comes to %s", g.Name, at, kept, anew)
					}
				}
			}
		}
		if formulas < 500 {
			t.Errorf("%s: %d formulas", lang, formulas)
		}
	}
}

// retype types a number into a cell at an address such as 'sheet'!$C$5.
func retype(tb testing.TB, file *excelize.File, address string, value float64) {
	tb.Helper()
	sheet, at, _ := strings.Cut(address, "!")
	if err := file.SetCellFloat(strings.Trim(sheet, "'"), strings.ReplaceAll(at, "$", ""), value, -1, 64); err != nil {
		tb.Fatal(err)
	}
}

// The table follows its inputs as the arithmetic says: with 40 people at 100
// million won a year from January, four fifths paid in the year and half of the
// rest in the next, 4,000 million are due, 3,200 paid and 400 carried over.
func TestBudgetBookFollowsItsInputs(t *testing.T) {
	t.Parallel()
	book, file := openBook(t, budgetOf(t, text.English, small, true))
	refs := &book.refs[0]
	for term, value := range map[string]float64{"execution_rate": 0.8, "carry_over": 0.5, "agency_fee": 0.05, "local_share": 0.25, "local_consumption_share": 0.4} {
		retype(t, file, refs.terms[term], value)
	}
	for n := range 2 {
		retype(t, file, refs.cell("new", n), 30)
		retype(t, file, refs.cell("continuing", n), 10)
		retype(t, file, refs.cell(headPrefix+"support", n), 100_000_000)
		retype(t, file, refs.cell(headPrefix+"consumption_tax", n), 10_000_000)
	}
	for _, want := range []struct {
		id   string
		year int
		is   float64
	}{
		{"due", 0, 4000}, {"executed", 0, 3200}, {"carried_over", 0, 400}, {"lapsed", 0, 400}, {"support", 0, 3200},
		{"agency_fee", 0, 160},                                   // 5 % of 3,200
		{"support_local", 0, 800}, {"support_national", 0, 2400}, // a quarter
		{"carried_in", 1, 400}, {"support", 1, 3600}, // 3,200 + 400
		{"agency_fee", 1, 180},                             // 5 % of 3,600
		{"vat", 1, 240}, {"local_consumption_tax", 1, 160}, // 40 × 10 million, six to four
	} {
		if got := refs.reckoned(t, file, want.id, want.year); got != want.is {
			t.Errorf("%s in year %d is %v, want %v", want.id, want.year+1, got, want.is)
		}
	}
}

// Half of the months of each programme year fall into the next fiscal year.
func TestBudgetBookDividesTheFirstYear(t *testing.T) {
	t.Parallel()
	book, file := openBook(t, budgetOf(t, text.Korean, small, true))
	refs := &book.refs[0]
	retype(t, file, refs.terms["months"], 6)
	for n, people := range []float64{10, 20} {
		retype(t, file, refs.cell("new", n), people)
		retype(t, file, refs.cell("continuing", n), 0)
		retype(t, file, refs.cell(headPrefix+"support", n), 60_000_000)
	}
	for n, want := range []float64{300, 900} { // 10 × 60 ÷ 2; 20 × 60 ÷ 2 and the other half of the first
		if got := refs.reckoned(t, file, "due", n); got != want {
			t.Errorf("due in year %d is %v, want %v", n+1, got, want)
		}
	}
}

// A workbook made to be printed and used: its sheets, styles, panes and paper.
func TestBudgetBookLooks(t *testing.T) {
	t.Parallel()
	for lang, sheets := range map[text.Lang][]string{
		text.Korean:  {"입력(전제)", "연도별 소요예산", "세수 환류와 재원", "사회보험", "조세지출", "출처"},
		text.English: {"Inputs", "Cost by year", "Revenue and funding", "Social insurance", "Tax expenditure", "Sources"},
	} {
		p := budgetOf(t, lang, small, true)
		_, file := openBook(t, p)
		if got := file.GetSheetList(); strings.Join(got, "|") != strings.Join(sheets, "|") {
			t.Errorf("%s: sheets %v", lang, got)
		}
		for _, name := range sheets {
			layout, err := file.GetPageLayout(name)
			if err != nil || layout.Size == nil || *layout.Size != 9 || layout.Orientation == nil || *layout.Orientation != "landscape" {
				t.Errorf("%s prints on %+v (%v)", name, layout, err)
			}
			panes, err := file.GetPanes(name)
			if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 2 {
				t.Errorf("%s has panes %+v (%v)", name, panes, err)
			}
		}
		names := map[string]bool{}
		for _, style := range file.Styles.CellStyles.CellStyle {
			names[style.Name] = true
		}
		for _, name := range p.styles() {
			if !names[name] {
				t.Errorf("%s: no style %q", lang, name)
			}
		}
	}
}

func TestBudgetBookIsSent(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	w := ask(h, http.MethodGet, "/policy/budget.xlsx?"+small+"&lang=en", "")
	if got := w.Header().Get("Content-Type"); w.Code != http.StatusOK || got != xlsxType {
		t.Errorf("status %d, type %q", w.Code, got)
	}
	if got := w.Header().Get("Content-Disposition"); !strings.Contains(got, "offergap-budget-en.xlsx") {
		t.Errorf("disposition %q", got)
	}
	if w := ask(h, http.MethodGet, "/policy/budget.xlsx?"+small+"&design.1.rate=many", ""); w.Code != http.StatusSeeOther {
		t.Errorf("a wrong input: status %d", w.Code)
	}
}
