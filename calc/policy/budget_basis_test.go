package policy

import (
	"math"
	"testing"
)

// What the table is reckoned from comes to the table: a year's support is that
// of nine months of this year of the programme and of three of the one before.
func TestBudgetBasisComesToTheTable(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	s := pool(t, engine, 20, 0, budgeted())
	s.StartMonth = 4
	f := run(t, engine, s).Designs[0]
	b := f.BudgetTable
	if b.MonthsFirstYear != 9 {
		t.Fatalf("%d months in the first year, want 9", b.MonthsFirstYear)
	}
	before := BasisYear{}
	for n, y := range b.Years {
		basis := b.Basis.Years[n]
		if got := y.New + y.Continuing; got != basis.Supported {
			t.Errorf("%d: %v people are supported, the basis has %v", y.Year, got, basis.Supported)
		}
		calendar := func(of func(*BasisYear) float64) float64 { return 9./12*of(&basis) + 3./12*of(&before) }
		if want := math.Round(calendar(func(y *BasisYear) float64 { return y.Support }) / 1e6); float64(y.Due) != want {
			t.Errorf("%d: %d million won are due, the basis has %v", y.Year, y.Due, want)
		}
		if want := calendar(func(y *BasisYear) float64 { return y.NationalTax }); math.Abs(float64(f.Years[n].NationalTax)-want) > 0.51 {
			t.Errorf("%d: income tax is %d won, the basis has %v", y.Year, f.Years[n].NationalTax, want)
		}
		before = basis
	}
	owed := 0.0
	for n := len(b.Years); n <= len(b.Basis.Years); n++ {
		basis := BasisYear{}
		if n < len(b.Basis.Years) {
			basis = b.Basis.Years[n]
		}
		owed += 9./12*basis.Support + 3./12*before.Support
		before = basis
	}
	last := f.Years[len(f.Years)-1]
	due := float64(f.CommittedLater) - owed // what the last year carries over
	if due < 0 || due > float64(last.Spending) {
		t.Errorf("%d won are owed later, the basis has %v", f.CommittedLater, owed)
	}
}
