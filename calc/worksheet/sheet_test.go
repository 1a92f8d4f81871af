package worksheet_test

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

var (
	lineTaxable = worksheet.NewLine("test.taxable")
	lineTax     = worksheet.NewLine("test.tax")
	lineNet     = worksheet.NewLine("test.net")
)

func takeHome(s *worksheet.Sheet, wages worksheet.Amount, base worksheet.Amount, rate worksheet.Rate) worksheet.Amount {
	taxable := s.Min(lineTaxable, wages, base)
	tax := s.Mul(lineTax, taxable, rate, money.CentHalfUp)
	return s.Sub(lineNet, wages, tax)
}

func TestSheetRecordsWhatItComputes(t *testing.T) {
	t.Parallel()
	sheet := worksheet.New(8)
	base := worksheet.LawAmount(money.USD(18_450_000), 7)
	rate := worksheet.LawRate(money.MustRate("0.062"), 9)
	net := takeHome(sheet.In(worksheet.Scope{Side: worksheet.Current, Year: 2}), sheet.Input("current.base", money.USD(56_000_000)), base, rate)
	if want := money.USD(56_000_000 - 1_143_900); net.Money() != want {
		t.Errorf("take-home = %v, want %v", net.Money(), want)
	}
	steps := sheet.Steps()
	if len(steps) != 3 {
		t.Fatalf("recorded %d steps, want 3", len(steps))
	}
	if got := steps[1].Operands[1].Ref; got != (worksheet.Ref{Source: worksheet.FromLaw, Index: 9}) {
		t.Errorf("the rate refers to %+v, want law value 9", got)
	}
	if got := steps[2].Operands[0].Ref; got.Source != worksheet.FromInput || sheet.Inputs()[got.Index] != "current.base" {
		t.Errorf("the wages refer to %+v, want the field current.base", got)
	}
	if steps[0].Scope.Year != 2 || steps[0].Scope.Side != worksheet.Current {
		t.Errorf("scope = %+v, want year 2 of the current offer", steps[0].Scope)
	}
	if err := honest.Check(steps, sheet.Inputs()); err != nil {
		t.Error(err)
	}
}

func TestNilSheetComputesTheSameWithoutAllocating(t *testing.T) {
	wages, base := worksheet.Plain(money.USD(56_000_000)), worksheet.Plain(money.USD(18_450_000))
	rate := worksheet.PlainRate(money.MustRate("0.062"))
	var nilSheet *worksheet.Sheet
	if nilSheet.In(worksheet.Scope{Year: 1}) != nil {
		t.Error("a scoped nil sheet is not nil")
	}
	allocations := testing.AllocsPerRun(100, func() {
		if takeHome(nilSheet, wages, base, rate).Minor() != 54_856_100 {
			t.Fatal("wrong take-home")
		}
	})
	if allocations != 0 {
		t.Errorf("nil sheet allocates %v times", allocations)
	}
}

func TestProductIsRoundedOnce(t *testing.T) {
	t.Parallel()
	// 200,000,000 ÷ 12 × 0.9 % = 150,000 exactly; a month cut to the won first
	// would give 149,990.
	product := worksheet.ProductOf(worksheet.PlainRate(money.Fraction(1, 12)), worksheet.LawRate(money.MustRate("0.009"), 3))
	sheet := worksheet.New(1)
	got := sheet.MulAll(lineTax, sheet.Input("wages", money.KRW(200_000_000)), &product, money.TruncateTo10Won)
	if got.Minor() != 150_000 {
		t.Errorf("got %d, want 150000", got.Minor())
	}
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	if operands := sheet.Steps()[0].Operands; len(operands) != 3 || operands[2].Ref.Source != worksheet.FromLaw {
		t.Errorf("operands = %+v, want the amount, a twelfth and the law's rate", operands)
	}
}

func TestHonestCheckFindsAnAmountFromNowhere(t *testing.T) {
	t.Parallel()
	sheet := worksheet.New(1)
	sheet.Sum(lineNet, worksheet.Plain(money.KRW(5)))
	if honest.Check(sheet.Steps(), nil) == nil {
		t.Error("an operand without provenance passed")
	}
}

func BenchmarkNilSheet(b *testing.B) {
	wages, base := worksheet.Plain(money.USD(56_000_000)), worksheet.Plain(money.USD(18_450_000))
	rate := worksheet.PlainRate(money.MustRate("0.062"))
	b.ReportAllocs()
	for b.Loop() {
		takeHome(nil, wages, base, rate)
	}
}
