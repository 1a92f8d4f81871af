package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
)

// TestWaiting: leaving at the end of March keeps 80 units and the bonus, 20,000,
// which leave 20,000 × (1 − 0.35 − 0.0145 − 0.009 − 0.0058) = 12,414.
func TestWaiting(t *testing.T) {
	t.Parallel()
	got := leave(t, dealOf(t, with(seattle, "offer.signing=5000000")...))
	march := deal.Wait{Months: 1, Day: 20260331, Vested: money.USD(8_000_00), Bonus: money.USD(12_000_00), Net: money.USD(12_414_00), Paper: money.USD(0)}
	if diff := cmp.Diff(march, got.Waiting[0], moneyEqual); diff != "" {
		t.Errorf("March (-want +got):\n%s", diff)
	}
	var days []law.Date
	for _, wait := range got.Waiting {
		days = append(days, wait.Day)
	}
	want := []law.Date{20260331, 20260430, 20260531, 20260630, 20260731, 20260831, 20260930, 20261031, 20261130, 20261231, 20270131, 20270228}
	if diff := cmp.Diff(want, days); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	// By the end of May the base is 1,460,000 × 151 ÷ 365 = 604,000 and nothing more has vested; with 20,000
	// more the taxable income stays below 640,600, in the bracket of 35 %.
	if may := got.Waiting[2]; may.Net != march.Net || may.Vested != march.Vested {
		t.Errorf("May = %+v, want what March keeps", may)
	}
}

// TestWaitingFinding: the signing bonus of 5 million won is worth less than
// waiting for March, that of 100 million more; without one nothing is compared.
func TestWaitingFinding(t *testing.T) {
	t.Parallel()
	found := leave(t, dealOf(t, with(seattle, "offer.signing=5000000")...)).Finding
	if found == nil || found.Day != 20260331 || found.Months != 1 || found.Signing != money.KRW(5_000_000) {
		t.Fatalf("finding = %+v, want the end of March", found)
	}
	// 5,000,000 ÷ 1,400 = 3,571.43 before tax and contributions, which take less than half.
	if net := found.SigningNet; !net.Less(money.USD(3_571_43)) || net.Less(money.USD(1_785_71)) {
		t.Errorf("signing leaves %v", net)
	}
	if found.More != found.Net.Sub(found.SigningNet) {
		t.Errorf("%v more, want %v − %v", found.More, found.Net, found.SigningNet)
	}
	for _, signing := range []string{"100000000", "0"} {
		if found := leave(t, dealOf(t, with(seattle, "offer.signing="+signing)...)).Finding; found != nil {
			t.Errorf("signing of %s: %+v", signing, found)
		}
	}
}

// TestWaitingForTheNextYear: a bonus of January is taxed on January's pay, not
// on that of the year before.
func TestWaitingForTheNextYear(t *testing.T) {
	t.Parallel()
	got := leave(t, dealOf(t, with(seattle, "move.leaving=2026-12-15", "move.start=2027-01-04", "move.bonus_month=1", "held.0.units=0", "held.0.price=0")...))
	december, january := got.Waiting[0], got.Waiting[1]
	if december.Net.Sign() != 0 || january.Bonus != money.USD(12_000_00) || january.Day != 20270131 {
		t.Errorf("December %+v, January %+v", december, january)
	}
	// 1,460,000 × 31 ÷ 365 = 124,000: with 12,000 more the bracket is 24 %, Social Security 6.2 % and Medicare 1.45 %,
	// WA Cares 0.58 %, paid leave 1.13 % × 0.7143 = 0.807159 %; the law of 2026 carried forward.
	// 12,000 × (1 − 0.24 − 0.062 − 0.0145 − 0.0058 − 0.00807159) = 8,035.54.
	if january.Net != money.USD(8_035_54) {
		t.Errorf("January leaves %v, want 8,035.54", january.Net)
	}
}
