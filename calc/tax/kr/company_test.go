package kr

import (
	"testing"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// 조세특례제한법 제16조의2: 200 million a year, 500 million in all.
func TestExemptOptionGain(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	cases := []struct {
		gain, used, want int64
		worked           string
	}{
		{0, 0, 0, "nothing gained"},
		{199_999_999, 0, 199_999_999, "below the year's limit"},
		{200_000_000, 0, 200_000_000, "on it"},
		{200_000_001, 0, 200_000_000, "above it"},
		{300_000_000, 299_999_999, 200_000_000, "500,000,000 − 299,999,999 = 200,000,001"},
		{300_000_000, 300_000_000, 200_000_000, "200,000,000 left"},
		{300_000_000, 400_000_000, 100_000_000, "100,000,000 left"},
		{50_000_000, 400_000_000, 50_000_000, "within what is left"},
		{50_000_000, 500_000_000, 0, "used up"},
	}
	for _, c := range cases {
		sheet := worksheet.New(8)
		got := rules.ExemptOptionGain(sheet, sheet.Input("gain", money.KRW(c.gain)), sheet.Input("used", money.KRW(c.used)))
		if got.Minor() != c.want {
			t.Errorf("gain %d, used %d: %d exempt, want %d: %s", c.gain, c.used, got.Minor(), c.want, c.worked)
		}
		if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
			t.Error(err)
		}
	}
	if rules.OptionGrantDeadline() != law.Day(2027, 12, 31) || rules.OptionServiceYears() != 2 {
		t.Errorf("granted until %v, exercised after %d years", rules.OptionGrantDeadline(), rules.OptionServiceYears())
	}
}

func TestRDCredit(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	cases := []struct {
		name              string
		grant             int64
		rate, usableShare string
		want              int64
		worked            string
	}{
		// 200,000,000 + 3,693,540 + 7,189,920 + 944,740 + 2,300,000 = 214,128,200
		{"in full", 0, "0.4", "1", 85_651_280, "214,128,200 × 40 %"},
		{"half usable", 0, "0.4", "0.5", 42_825_640, "85,651,280 × 50 %"},
		{"not usable", 0, "0.4", "0", 0, "not refundable"},
		{"shrunk by a grant", 100_000_000, "0.3", "1", 34_238_460, "114,128,200 × 30 %"},
		{"the grant pays more", 300_000_000, "0.4", "1", 0, "no base is left"},
	}
	for _, c := range cases {
		sheet := worksheet.New(128)
		cash := sheet.Input("cash", money.KRW(200_000_000))
		result := rules.Compute(sheet, Person{}, Firm{}, tax.Resident, tax.Pay{Cash: cash})
		got := rules.RDCredit(sheet, result, cash, RDClaim{
			Rate: sheet.InputRate("rate", money.MustRate(c.rate)), UsableShare: sheet.InputRate("usable_share", money.MustRate(c.usableShare)),
			Grant: sheet.Input("grant", money.KRW(c.grant)),
		})
		if got.Minor() != c.want {
			t.Errorf("%s: %d, want %d: %s", c.name, got.Minor(), c.want, c.worked)
		}
		if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
			t.Error(err)
		}
	}
	for year, want := range map[int][2]string{2024: {"0", "0"}, 2025: {"0.4", "0.3"}, 2027: {"0.4", "0.3"}} {
		rules := rulesOf(t, year)
		if sme, other := rules.RDCreditRate(true).String(), rules.RDCreditRate(false).String(); sme != want[0] || other != want[1] {
			t.Errorf("%d: rates %s and %s, want %v", year, sme, other, want)
		}
	}
}

// An employer without employees' count, and its own accident rate as an input.
func TestOwnAccidentRateIsAnInput(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	sheet := worksheet.New(128)
	rules.Compute(sheet, Person{}, Firm{AccidentRate: money.MustRate("0.01"), HasAccidentRate: true}, tax.Resident, tax.Pay{Cash: sheet.Input("cash", money.KRW(100_000_000))})
	for _, field := range sheet.Inputs() {
		if field == "employer.industrial_accident_rate" {
			return
		}
	}
	t.Errorf("inputs %v lack the rate's field", sheet.Inputs())
}
