package kr

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// monthsFrom are regular pay of ten million won a month from March on.
func monthsFrom(s *worksheet.Sheet, first Payday) []Payday {
	days := []Payday{first}
	for month := first.Month + 1; month <= monthsOfYear; month++ {
		days = append(days, Payday{MonthOfPay: MonthOfPay{Month: month, Gross: s.Input("month", money.KRW(10_000_000)), Family: 1}})
	}
	return days
}

func TestPaydaysChargeFromTheRightMonth(t *testing.T) {
	t.Parallel()
	s := worksheet.New(512)
	rules := rulesOf(t, 2027)
	// Joined on 2 March: 30 of 31 days, 10,000,000 × 30/31 = 9,677,419.
	first := Payday{MonthOfPay: MonthOfPay{Month: 3, Gross: s.Input("first", money.KRW(9_677_419)), Family: 1}, JoinedLate: true}
	slips := rules.Paydays(s, Firm{}, tax.Resident, monthsFrom(s, first))
	got := []int64{
		slips[0].NationalPension.Minor(), slips[0].HealthInsurance.Minor(), slips[0].LongTermCare.Minor(), slips[0].EmploymentInsurance.Minor(),
		slips[1].NationalPension.Minor(), slips[1].HealthInsurance.Minor(), slips[1].EmploymentInsurance.Minor(),
	}
	want := []int64{
		0, 0, 0, 87_090, // 국민연금법 제17조, 국민건강보험법 제69조: from April; 9,677,419 × 0.9 % = 87,096
		329_500, 359_500, 90_000, // 6,590,000 × 5 %, 10,000,000 × 3.595 %, 10,000,000 × 0.9 %
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("contributions of March and April (-want +got):\n%s", diff)
	}
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	onTheFirst := Payday{MonthOfPay: MonthOfPay{Month: 3, Gross: s.Input("first", money.KRW(10_000_000)), Family: 1}}
	if got := rules.Paydays(nil, Firm{}, tax.Resident, monthsFrom(nil, onTheFirst))[0].NationalPension.Minor(); got != 329_500 {
		t.Errorf("pension of a month joined on its first day = %d, want 329500", got)
	}
}

func TestSigningBonusIsWithheldWithTheFirstMonth(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2027)
	first := Payday{
		MonthOfPay: MonthOfPay{Month: 3, Gross: worksheet.Plain(money.KRW(10_000_000)), Family: 1},
		Bonus:      worksheet.Plain(money.KRW(20_000_000)),
	}
	slips := rules.Paydays(nil, Firm{}, tax.Resident, monthsFrom(nil, first))
	// 소득세법 시행령 별표 2, 30,000,000 a month: 1,507,400 + 6,610,600 + (30,000,000 − 28,000,000) × 98 % × 40 % = 784,000.
	if got := slips[0].IncomeTax.Minor(); got != 8_902_000 {
		t.Errorf("withheld = %d, want 8902000", got)
	}
	if got := slips[0].HealthInsurance.Minor(); got != 359_500 {
		t.Errorf("health premium = %d, want 359500: it is charged on regular pay", got)
	}
	if got := slips[0].EmploymentInsurance.Minor(); got != 270_000 {
		t.Errorf("employment insurance = %d, want 270000: on all pay", got)
	}
}

func TestBonusIsWithheldOnTheMeanPay(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2027)
	days := monthsFrom(nil, Payday{MonthOfPay: MonthOfPay{Month: 11, Gross: worksheet.Plain(money.KRW(10_000_000)), Family: 1}})
	days[1].Bonus = worksheet.Plain(money.KRW(4_000_000))
	slips := rules.Paydays(nil, Firm{}, tax.Resident, days)
	// Mean (10 + 14) / 2 = 12,000,000: 1,507,400 + 25,000 + 2,000,000 × 98 % × 35 % = 686,000, so 2,218,400;
	// twice that less the 1,507,400 of November = 2,929,400.
	if got := slips[1].IncomeTax.Minor(); got != 2_929_400 {
		t.Errorf("withheld with the bonus = %d, want 2929400", got)
	}
}

func TestPartYearIsSettledWithWholeDeductions(t *testing.T) {
	t.Parallel()
	s := worksheet.New(512)
	rules := rulesOf(t, 2027)
	days := monthsFrom(s, Payday{MonthOfPay: MonthOfPay{Month: 9, Gross: s.Input("first", money.KRW(10_000_000)), Family: 1}})
	slips := rules.Paydays(s, Firm{}, tax.Resident, days)
	part := rules.PartYear(s, Person{}, tax.Resident, days, slips)
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	// 40,000,000: deduction 7,500,000 + 25,000,000 × 15 % = 11,250,000, so 28,750,000; less 1,500,000 and the pension
	// 4 × 329,500 = 1,318,000 leaves 25,932,000. Premiums: 4 × (359,500 + 47,230 + 90,000) = 1,986,920, so 23,945,080;
	// tax 840,000 + 9,945,080 × 15 % = 2,331,762. Credit 715,000 + 1,031,762 × 30 % = 1,024,528, at most
	// 740,000 − 7,000,000 × 0.8 % = 684,000. Final 1,647,762, cut to 1,647,760.
	// With the standard credit: 840,000 + 11,932,000 × 15 % = 2,629,800 − 684,000 − 130,000 = 1,815,800, more.
	if got := part.IncomeTax.Minor(); got != 1_647_760 {
		t.Errorf("final tax = %d, want 1647760", got)
	}
	// Withheld 4 × (1,507,400 + 150,740) = 6,632,560; final 1,647,760 + 164,770 = 1,812,530.
	if got := part.TaxDue.Minor(); got != 1_812_530-6_632_560 {
		t.Errorf("tax due = %d, want −4820030", got)
	}
	if got := part.HealthDue.Minor(); got != 0 {
		t.Errorf("health due = %d, want 0: pay was what premiums were charged on", got)
	}
}

func TestReliefRunsFromTheHire(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	hire := law.Day(2026, 3, 2)
	for regime, want := range map[tax.Regime]law.Date{
		tax.ReturningTalent: law.Day(2036, 3, 31), // the month of the tenth anniversary
		tax.ForeignEngineer: law.Day(2036, 3, 31),
		tax.ForeignFlat:     law.Day(2045, 12, 31), // the last tax year that ends within twenty years
		tax.Resident:        0,
	} {
		if got := rules.ReliefUntil(regime, hire); got != want {
			t.Errorf("%v until %v, want %v", regime, got, want)
		}
	}
}

func TestShareGains(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2027)
	gain := worksheet.Plain(money.KRW(102_500_000))
	// 소득세법 제103조, 제104조: (102,500,000 − 2,500,000) × 10 % = 10,000,000 and a tenth of it; 20 % where not small.
	if got := rules.ShareGainsTax(nil, gain, true).Minor(); got != 11_000_000 {
		t.Errorf("small company: %d, want 11000000", got)
	}
	if got := rules.ShareGainsTax(nil, gain, false).Minor(); got != 22_000_000 {
		t.Errorf("other company: %d, want 22000000", got)
	}
}
