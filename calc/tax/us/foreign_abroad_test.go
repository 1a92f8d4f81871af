package us

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// abroadCents is an AbroadReturn in cents: excluded, before credits, foreign
// credit, tax.
type abroadCents [4]int64

func centsOf(r AbroadReturn) abroadCents {
	return abroadCents{r.Excluded.Minor(), r.BeforeCredits.Minor(), r.ForeignCredit.Minor(), r.Tax.Minor()}
}

// TestAbroad is arithmetic on the tables of Rev. Proc. 2025-32 and 2024-40. The
// stacking is that of the Foreign Earned Income Tax Worksheet (instructions to
// Form 1040, line 16): the tax on taxable income plus what was excluded, less
// the tax on what was excluded. The cut of the foreign tax is that of Form 1116,
// line 12: foreign tax × excluded ÷ all wages from abroad.
func TestAbroad(t *testing.T) {
	t.Parallel()
	family := Household{Status: tax.MarriedJoint, ChildrenUnder17: 2}
	tests := []struct {
		name              string
		year              int
		household         Household
		wages, foreignTax int64 // cents
		credit, exclusion abroadCents
	}{
		// Taxable 200,000 − 16,100 = 183,900: 17,966 + 78,200 × 24 % = 36,734; less 30,000 is 6,734.
		// Excluded 132,900; taxable 67,100 − 16,100 = 51,000, which lies between 132,900 and 183,900: × 24 % = 12,240.
		// 30,000 × 67,100 ÷ 200,000 = 10,065 can be credited; 2,175 is left.
		{"a low foreign tax", 2026, Household{}, 200_000_00, 30_000_00, abroadCents{0, 36_734_00, 30_000_00, 6_734_00}, abroadCents{132_900_00, 12_240_00, 10_065_00, 2_175_00}},
		// The credit stops at the tax: 40,000 of foreign tax pays 36,734; 40,000 × 67,100 ÷ 200,000 = 13,420 pays 12,240.
		{"a high foreign tax", 2026, Household{}, 200_000_00, 40_000_00, abroadCents{0, 36_734_00, 36_734_00, 0}, abroadCents{132_900_00, 12_240_00, 12_240_00, 0}},
		// Taxable 132,900 − 16,100 = 116,800: 17,966 + 11,100 × 24 % = 20,630. All is excluded.
		{"on the exclusion", 2026, Household{}, 132_900_00, 0, abroadCents{0, 20_630_00, 0, 20_630_00}, abroadCents{132_900_00, 0, 0, 0}},
		// 16,100 more is the deduction; a dollar over that is taxed at 24 %, not at 10 %.
		{"a dollar over exclusion and deduction", 2026, Household{}, 149_001_00, 0, abroadCents{0, 24_494_24, 0, 24_494_24}, abroadCents{132_900_00, 24, 0, 24}},
		// Taxable 300,000 − 31,500 = 268,500: 35,302 + 61,800 × 24 % = 50,134; less 20,000 and 2 × 2,200 is 25,734.
		// Excluded 130,000: 50,134 − (11,157 + 33,050 × 22 % = 18,428) = 31,706; 20,000 × 170,000 ÷ 300,000 = 11,333.33;
		// 31,706 − 11,333.33 − 4,400 = 15,972.67.
		{"a couple with children in 2025", 2025, family, 300_000_00, 20_000_00, abroadCents{0, 50_134_00, 20_000_00, 25_734_00}, abroadCents{130_000_00, 31_706_00, 11_333_33, 15_972_67}},
		// The phase-out counts excluded wages: 440,000 is 40,000 over 400,000, 40 × 50 = 2,000 of 4,400 are lost.
		// 440,000 − 31,500 = 408,500: 80,398 + 13,900 × 32 % = 84,846; less 2,400 is 82,446.
		// Excluded 130,000: 84,846 − 18,428 = 66,418; less 2,400 is 64,018.
		{"the phase-out of children's credits", 2025, family, 440_000_00, 0, abroadCents{0, 84_846_00, 0, 82_446_00}, abroadCents{130_000_00, 66_418_00, 0, 64_018_00}},
		// 126,500 of 2024: taxable 126,500 − 14,600 = 111,900: 17,168.50 + 11,375 × 24 % = 19,898.50.
		{"the exclusion of 2024", 2024, Household{}, 126_500_00, 0, abroadCents{0, 19_898_50, 0, 19_898_50}, abroadCents{126_500_00, 0, 0, 0}},
		{"no wages", 2026, Household{}, 0, 0, abroadCents{}, abroadCents{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			sheet := worksheet.New(32)
			wages, foreign := sheet.Input("wages", money.USD(test.wages)), sheet.Input("foreign_tax", money.USD(test.foreignTax))
			credit, exclusion := rulesOf(t, test.year).Abroad(sheet, test.household, wages, foreign)
			if diff := cmp.Diff([]abroadCents{test.credit, test.exclusion}, []abroadCents{centsOf(credit), centsOf(exclusion)}); diff != "" {
				t.Errorf("Abroad(%d) (-want +got):\n%s", test.wages, diff)
			}
			if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestAbroadIsNeverMoreThanAtHome: neither relief raises the tax, more foreign
// tax never raises it, and a foreign tax at the tax leaves nothing.
func TestAbroadIsNeverMoreThanAtHome(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		h := Household{Status: tax.FilingStatuses[rapid.IntRange(0, 3).Draw(t, "status")], ChildrenUnder17: rapid.IntRange(0, 3).Draw(t, "children")}
		wages := worksheet.Plain(money.USD(rapid.Int64Range(0, 5_000_000_00).Draw(t, "wages")))
		foreign := rapid.Int64Range(0, 2_000_000_00).Draw(t, "foreign")
		untaxed, alone := rules.Abroad(nil, h, wages, worksheet.Plain(money.USD(0)))
		credit, exclusion := rules.Abroad(nil, h, wages, worksheet.Plain(money.USD(foreign)))
		if credit.Tax.Minor() > untaxed.Tax.Minor() || exclusion.Tax.Minor() > alone.Tax.Minor() || alone.Tax.Minor() > untaxed.Tax.Minor() {
			t.Fatalf("credit %v of %v, exclusion %v of %v", credit.Tax.Money(), untaxed.Tax.Money(), exclusion.Tax.Money(), alone.Tax.Money())
		}
		if foreign >= credit.BeforeCredits.Minor() && credit.Tax.Sign() != 0 {
			t.Fatalf("foreign tax %d over %v leaves %v", foreign, credit.BeforeCredits.Money(), credit.Tax.Money())
		}
	})
}

func TestExclusionIsCarriedForwardApart(t *testing.T) {
	t.Parallel()
	for year, want := range map[int][]string{2024: nil, 2026: nil, 2027: {"us.foreign_earned_income.exclusion"}} {
		if diff := cmp.Diff(want, rulesOf(t, year).CarriedAbroad()); diff != "" {
			t.Errorf("%d (-want +got):\n%s", year, diff)
		}
	}
}
