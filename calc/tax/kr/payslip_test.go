package kr

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// Every row of the published table, for every family, on its first and its
// last won.
func TestPayslipReproducesTheWithholdingTable(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	notCollected := int64(1_000)
	checked := 0
	for _, row := range tableRows(t) {
		for family := 1; family <= 11; family++ {
			want := row[1+family]
			if want < notCollected {
				want = 0
			}
			for _, gross := range []int64{row[0], row[1] - 1} {
				got := rules.Payslip(nil, Firm{}, tax.Resident, MonthOfPay{Month: 9, Gross: worksheet.Plain(money.KRW(gross)), Family: family}).IncomeTax.Minor()
				if got != want {
					t.Errorf("%d won a month, family of %d: %d withheld, want %d", gross, family, got, want)
				}
				checked++
			}
		}
	}
	if want := 646 * 11 * 2; checked != want {
		t.Errorf("checked %d amounts, want %d", checked, want)
	}
}

// tableRows are the table's rows as its file holds them: from, below, and the
// tax of a family of 1 to 11.
func tableRows(t *testing.T) [][]int64 {
	t.Helper()
	file, err := os.Open("../../law/kr/withholding.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([][]int64, len(records)-1)
	for i, record := range records[1:] {
		for _, text := range record {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			rows[i] = append(rows[i], n)
		}
	}
	return rows
}

// Tax under 1,000 won a month is not collected, before and after the relief.
func TestSmallTaxIsNotCollected(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	cases := []struct {
		gross  int64
		regime tax.Regime
		want   int64
		worked string
	}{
		{1_060_000, tax.Resident, 1_040, "row of 1,060,000"},
		{1_060_000, tax.ReturningTalent, 0, "1,040 × 50 % = 520 < 1,000"},
		{1_144_999, tax.ReturningTalent, 1_080, "2,160 × 50 %"},
		{1_000_000, tax.Resident, 0, "no tax in the row"},
	}
	for _, c := range cases {
		got := rules.Payslip(nil, Firm{}, c.regime, MonthOfPay{Month: 9, Gross: worksheet.Plain(money.KRW(c.gross)), Family: 1})
		if got.IncomeTax.Minor() != c.want || got.LocalIncomeTax.Minor() != c.want/100*10 {
			t.Errorf("%d under %v: %d and local %d, want %d: %s", c.gross, c.regime, got.IncomeTax.Minor(), got.LocalIncomeTax.Minor(), c.want, c.worked)
		}
	}
}

// Twelve payslips carry the contributions of the year, and each adds up.
func TestTwelvePayslipsMakeTheYear(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2024, 2025, 2026, 2027} {
		rules := rulesOf(t, year)
		rapid.Check(t, func(t *rapid.T) {
			monthly := rapid.Int64Range(200_000, 200_000_000).Draw(t, "monthly gross")
			nonTaxable := rapid.Int64Range(0, 200_000).Draw(t, "non-taxable")
			regime := rapid.SampledFrom(tax.Regimes[:]).Draw(t, "regime")
			pay := tax.Pay{Cash: worksheet.Plain(money.KRW(12 * monthly)), NonTaxable: worksheet.Plain(money.KRW(12 * nonTaxable))}
			var dues int64
			for month := 1; month <= 12; month++ {
				sheet := worksheet.New(64)
				slip := rules.Payslip(sheet, Firm{}, regime, MonthOfPay{
					Month: month, Gross: sheet.Input("monthly_gross", money.KRW(monthly)), NonTaxable: sheet.Input("non_taxable_monthly", money.KRW(nonTaxable)),
					Family: rapid.IntRange(1, 14).Draw(t, "family"), CreditChildren: rapid.IntRange(0, 4).Draw(t, "children"),
				})
				if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
					t.Fatal(err)
				}
				if slip.TakeHome.Minor()+slip.IncomeTax.Minor()+slip.LocalIncomeTax.Minor()+slip.EmployeeDues.Minor() != monthly {
					t.Fatalf("%d-%d: %+v does not add up to %d", year, month, slip, monthly)
				}
				dues += slip.EmployeeDues.Minor()
			}
			if want := rules.Compute(nil, Person{}, Firm{}, regime, pay).EmployeeDues.Minor(); dues != want {
				t.Fatalf("%d: twelve months of %d carry %d of contributions, the year %d", year, monthly, dues, want)
			}
		})
	}
}

// A larger family is never withheld more from.
func TestLargerFamiliesAreWithheldLess(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	for _, gross := range []int64{1_100_000, 3_000_000, 9_999_999, 10_000_000, 25_000_000} {
		before := int64(1 << 62)
		for family := 1; family <= 40; family++ {
			got := rules.Payslip(nil, Firm{}, tax.Resident, MonthOfPay{Month: 1, Gross: worksheet.Plain(money.KRW(gross)), Family: family}).IncomeTax.Minor()
			if got > before || got < 0 {
				t.Errorf("%d won a month, family of %d: %d withheld, %d from one less", gross, family, got, before)
			}
			before = got
		}
	}
}
