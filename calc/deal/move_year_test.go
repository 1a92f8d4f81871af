package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func TestMoveYearProratesBothSides(t *testing.T) {
	t.Parallel()
	s := worksheet.New(4096)
	d := dealOf(t, with(returnee, "current.base=365000", "current.bonus=100000", "move.leaving=2027-02-26", "move.bonus_month=3", "offer.signing=5,000만")...)
	move := deal.MoveOf(engine(t), s, d)
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	// 57 days of 365 at 1,000 dollars a day; the bonus of March is lost.
	america := move.America
	america.TakeHome = money.USD(0)
	if diff := cmp.Diff(deal.LeavingYear{Year: 2027, Days: 57, Of: 365, Wages: money.USD(57_000_00), TakeHome: money.USD(0)}, america, cmp.Comparer(sameMoney)); diff != "" {
		t.Errorf("America (-want +got):\n%s", diff)
	}
	if move.GapDays != 3 { // 27 and 28 February and 1 March
		t.Errorf("gap of %d days, want 3", move.GapDays)
	}
	// March: 200,000,000 ÷ 12 = 16,666,666, by 30 of 31 days 16,129,031, and the signing bonus. Table on 66,129,031:
	// 1,507,400 + 13,394,600 + 21,129,031 × 42 % = 8,874,190, half of 23,776,190 (제18조의3제2항) and a tenth of it.
	// No pension or health before April; 66,129,031 × 0.9 %.
	march := deal.BankMonth{
		Month: 1, Year: 2027, Calendar: 3, Gross: money.KRW(16_129_031), Bonus: money.KRW(50_000_000),
		IncomeTax: money.KRW(11_888_090), LocalTax: money.KRW(1_188_800), Employment: money.KRW(595_160),
		Bank: money.KRW(52_456_981),
	}
	// April: 1,507,400 + 1,397,000 + 2,666,666 × 98 % × 38 % = 993,060, half of 3,897,460. 6,590,000 × 5 %;
	// 16,666,666 × 3.595 %; × 13.14 %; 16,666,666 × 0.9 %.
	april := deal.BankMonth{
		Month: 2, Year: 2027, Calendar: 4, Gross: money.KRW(16_666_666),
		IncomeTax: money.KRW(1_948_730), LocalTax: money.KRW(194_870), Pension: money.KRW(329_500), Health: money.KRW(599_160),
		Care: money.KRW(78_720), Employment: money.KRW(149_990), Bank: money.KRW(13_365_696),
	}
	for i, want := range []deal.BankMonth{march, april} {
		got := move.Months[i]
		want.BankUSD, want.Company = got.BankUSD, got.Company
		if diff := cmp.Diff(want, got, cmp.Comparer(sameMoney)); diff != "" {
			t.Errorf("month %d (-want +got):\n%s", i+1, diff)
		}
	}
}

// sameMoney takes nothing of no currency for nothing.
func sameMoney(a, b money.Money) bool { return a.Minor() == b.Minor() }

func TestMonthsAddUpAndSettle(t *testing.T) {
	t.Parallel()
	move := deal.MoveOf(engine(t), nil, dealOf(t, with(returnee, "offer.signing=5,000만", "offer.bonus=3,000만")...))
	var total, paid int64
	for _, m := range move.Months {
		total += m.Bank.Minor()
		paid += m.Gross.Minor() + m.Bonus.Minor()
		// 소득세법 제137조: the year's tax is settled with the pay of February.
		wantSettled := int64(0)
		if m.Year == 2028 && m.Calendar == 2 {
			wantSettled = move.Korea.TaxDue.Minor()
		}
		if m.Settled.Minor() != wantSettled {
			t.Errorf("%d-%02d settles %v, want %d", m.Year, m.Calendar, m.Settled, wantSettled)
		}
	}
	if len(move.Months) != 12 || move.Bank.Minor() != total {
		t.Errorf("%d months bring %d, want %v", len(move.Months), total, move.Bank)
	}
	// Eleven whole months, 30 of 31 days of March, signing and bonus.
	if want := int64(11*16_666_666 + 16_129_031 + 80_000_000); paid != want {
		t.Errorf("paid %d, want %d", paid, want)
	}
	if got, want := move.Korea.Cash.Minor(), int64(9*16_666_666+16_129_031+50_000_000); got != want || move.Korea.Months != 10 {
		t.Errorf("2027: %d in %d months, want %d in 10", got, move.Korea.Months, want)
	}
}

func TestHealthPremiumsAreSettledInApril(t *testing.T) {
	t.Parallel()
	// From 1 September 2027: 40,000,000 in four months and 20,000,000 at signing. On the mean 15,000,000 the premium
	// is 539,250 and care 70,850; charged were 359,500 and 47,230. Four times the difference: 812,280 (국민건강보험법 시행령 제39조).
	move := deal.MoveOf(engine(t), nil, dealOf(t, "offer.base=1.2억", "offer.signing=2,000만", "move.start=2027-09-01"))
	if got, want := move.Korea.HealthDue.Minor(), int64(4*(539_250+70_850-359_500-47_230)); got != want {
		t.Errorf("health due = %d, want %d", got, want)
	}
	april := move.Months[7]
	if april.Calendar != 4 || april.Settled.Cmp(move.Korea.HealthDue) != 0 {
		t.Errorf("%d-%02d settles %v, want %v in April", april.Year, april.Calendar, april.Settled, move.Korea.HealthDue)
	}
}
