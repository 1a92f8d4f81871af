package offer

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func quarter() []money.Rate {
	q := money.MustRate("0.25")
	return []money.Rate{q, q, q, q}
}

func counted(p Package, n int, lens worksheet.Lens) []int64 {
	var out []int64
	for _, y := range p.Years(nil, worksheet.Current, n, lens) {
		out = append(out, y.Equity.Minor()+y.Options.Minor())
	}
	return out
}

func equal(t *testing.T, what string, got, want []int64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %v, want %v", what, got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s = %v, want %v", what, got, want)
			return
		}
	}
}

func TestGrantCountsByTheFormula(t *testing.T) {
	t.Parallel()
	usd := func(g Grant) Package { return Package{Base: money.USD(0), Grants: []Grant{g}} }
	equal(t, "800,000 dollars in quarters", counted(usd(Grant{Value: money.USD(80_000_000), Vesting: quarter()}), 4, worksheet.RiskAdjusted),
		[]int64{20_000_000, 20_000_000, 20_000_000, 20_000_000})
	// 200,000 × 1.1^(t−1) × (1 − 0.3): 140,000; 154,000; 169,400; 186,340.
	equal(t, "growth and discount", counted(usd(Grant{Value: money.USD(80_000_000), Vesting: quarter(), Growth: money.MustRate("0.1"), Discount: money.MustRate("0.3")}), 4, worksheet.RiskAdjusted),
		[]int64{14_000_000, 15_400_000, 16_940_000, 18_634_000})
	// On paper the discount is left out.
	equal(t, "on paper", counted(usd(Grant{Value: money.USD(80_000_000), Vesting: quarter(), Discount: money.MustRate("0.3")}), 2, worksheet.OnPaper),
		[]int64{20_000_000, 20_000_000})
	equal(t, "cash only", counted(usd(Grant{Value: money.USD(80_000_000), Vesting: quarter()}), 2, worksheet.CashOnly), []int64{0, 0})
	// An option at today's price is worth its growth: 200,000 × max(0, 1.2^(t−1) − 1).
	equal(t, "an option", counted(usd(Grant{Kind: Option, Value: money.USD(80_000_000), Vesting: quarter(), Strike: money.MustRate("1"), Growth: money.MustRate("0.2")}), 3, worksheet.RiskAdjusted),
		[]int64{0, 4_000_000, 8_800_000})
	equal(t, "an option under water", counted(usd(Grant{Kind: Option, Value: money.USD(80_000_000), Vesting: quarter(), Strike: money.MustRate("1"), Growth: money.MustRate("-0.2")}), 3, worksheet.RiskAdjusted),
		[]int64{0, 0, 0})
}

func TestOptionsWaitForTheServiceThatTheLawAsks(t *testing.T) {
	t.Parallel()
	p := Package{Base: money.KRW(0), OptionServiceYears: 2, Grants: []Grant{{Kind: Option, Value: money.KRW(400_000_000), Vesting: quarter()}}}
	equal(t, "options", counted(p, 4, worksheet.RiskAdjusted), []int64{0, 200_000_000, 100_000_000, 100_000_000})
}

func TestCashPay(t *testing.T) {
	t.Parallel()
	p := Package{Base: money.USD(30_000_000), Bonus: money.USD(6_000_000), Signing: money.USD(5_000_000), Relocation: money.USD(1_000_000), Raise: money.MustRate("0.05")}
	var got []int64
	sheet := worksheet.New(64)
	for _, y := range p.Years(sheet, worksheet.Current, 3, worksheet.RiskAdjusted) {
		got = append(got, y.Cash.Minor())
	}
	// 360,000 + 60,000 once; × 1.05; × 1.05².
	equal(t, "cash pay", got, []int64{42_000_000, 37_800_000, 39_690_000})
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
}
