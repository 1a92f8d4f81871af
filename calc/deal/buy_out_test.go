package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func buyOut(t *testing.T, d *deal.Deal) deal.BuyOutResult {
	t.Helper()
	sheet := worksheet.New(1000)
	out := deal.ReplaceForfeited(engine(t), sheet, d, d.LastDay())
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

// TestForfeitedIsNetOfTheYearsTax: within six months of leaving 80 and 20 units
// would have vested and the bonus of 12,000 been paid, on top of a year's pay in
// the bracket of 37 %: 39.93 % go.
func TestForfeitedIsNetOfTheYearsTax(t *testing.T) {
	t.Parallel()
	half := with(seattle, "buy_out.window_months=6", "buy_out.share=50")
	tests := []struct {
		name                        string
		fields                      []string
		forfeited, net, due, dueWon int64
	}{
		// 22,000 × 0.6007 = 13,215.40; half is 6,607.70, at 1,400 won 9,250,780.
		{"half", half, 22_000_00, 13_215_40, 6_607_70, 9_250_780},
		// 10,000 of units count half: 17,000 × 0.6007 = 10,211.90.
		{"discounted", with(half, "held.0.discount=50"), 17_000_00, 10_211_90, 5_105_95, 7_148_330},
		// Profit units are no wages: 10,000 untaxed and 12,000 × 0.6007 = 7,208.40.
		{"profit units", with(half, "held.0.kind=profit_units", "held.0.liquid=yes"), 22_000_00, 17_208_40, 8_604_20, 12_045_880},
		// The bonus month is not known: 10,000 × 0.6007.
		{"no bonus", with(half, "move.bonus_month=0"), 10_000_00, 6_007_00, 3_003_50, 4_204_900},
		{"nothing is replaced", with(half, "buy_out.share=0"), 22_000_00, 13_215_40, 0, 0},
		{"no window", with(half, "buy_out.window_months=0"), 0, 0, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := buyOut(t, dealOf(t, test.fields...))
			want := []int64{test.forfeited, test.net, test.due, test.dueWon}
			if diff := cmp.Diff(want, []int64{got.Forfeited.Minor(), got.Net.Minor(), got.Due.Minor(), got.DueWon.Minor()}); diff != "" {
				t.Errorf("forfeited, net, due, won (-want +got):\n%s", diff)
			}
			if (len(got.Regimes) > 0) != (test.dueWon > 0) {
				t.Errorf("%d regimes for %d won", len(got.Regimes), test.dueWon)
			}
		})
	}
}

// TestGrossReplacesNetToTheWon: under each regime and at each time the gross
// leaves what was lost, and a won less does not.
func TestGrossReplacesNetToTheWon(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, paidAt := range deal.PaidTimes {
		d := dealOf(t, with(seattle, "buy_out.share=100", "buy_out.paid_at="+paidAt, "candidate.nationality=kr")...)
		years := e.CaseYears(d.Scenario)
		got := buyOut(t, d)
		if len(got.Regimes) != len(tax.Regimes) {
			t.Fatalf("%d regimes", len(got.Regimes))
		}
		for i, r := range got.Regimes {
			net, gross := money.KRW(0), money.KRW(0)
			for _, payment := range r.Payments {
				y := &years[payment.Month/12]
				cash := y.Hire.Pay.Cash.Money()
				leaves := func(extra money.Money) money.Money {
					return y.With(tax.Regimes[i], cash.Add(extra)).TakeHome.Money().Sub(y.With(tax.Regimes[i], cash).TakeHome.Money())
				}
				if leaves(payment.Gross).Less(payment.Net) || !leaves(payment.Gross.Sub(money.KRW(1))).Less(payment.Net) {
					t.Errorf("%s, %s: %v leaves %v, a won less %v; want %v", paidAt, r.Regime, payment.Gross, leaves(payment.Gross), leaves(payment.Gross.Sub(money.KRW(1))), payment.Net)
				}
				if payment.TaxYear != 2026+payment.Month/12 {
					t.Errorf("month %d falls in %d", payment.Month, payment.TaxYear)
				}
				// Contributions come on top, no severance: less than a tenth.
				if payment.Cost.Less(payment.Gross) || payment.Gross.Times(11).Less(payment.Cost.Times(10)) {
					t.Errorf("%v costs %v", payment.Gross, payment.Cost)
				}
				net, gross = net.Add(payment.Net), gross.Add(payment.Gross)
			}
			if net != got.DueWon || gross != r.Gross {
				t.Errorf("%s, %s: payments of %v and %v, want %v and %v", paidAt, r.Regime, net, gross, got.DueWon, r.Gross)
			}
			if open := r.Regime == "resident"; r.Open != open || r.Applied != open {
				t.Errorf("%s: open %v, applied %v; the offer names the ordinary regime", r.Regime, r.Open, r.Applied)
			}
		}
	}
}

// TestReliefNeedsLessGross: half the income tax, so less gross for the same net.
func TestReliefNeedsLessGross(t *testing.T) {
	t.Parallel()
	regimes := buyOut(t, dealOf(t, with(seattle, "buy_out.share=100")...)).Regimes
	if regimes[0].Regime != "resident" || regimes[1].Regime != "returning_talent" || !regimes[1].Gross.Less(regimes[0].Gross) {
		t.Errorf("%s needs %v, %s %v", regimes[0].Regime, regimes[0].Gross, regimes[1].Regime, regimes[1].Gross)
	}
}

// TestLeavingAtMonth14: of 24 promised months 10 are left.
func TestLeavingAtMonth14(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		fields []string
		owed   func(paid money.Money) money.Money
	}{
		{"no claw-back", nil, func(money.Money) money.Money { return money.KRW(0) }},
		{"it has run out", []string{"buy_out.clawback_months=14"}, func(money.Money) money.Money { return money.KRW(0) }},
		{"the whole", []string{"buy_out.clawback_months=24"}, func(paid money.Money) money.Money { return paid }},
		{"in proportion", []string{"buy_out.clawback_months=24", "buy_out.pro_rata=true"}, func(paid money.Money) money.Money {
			return money.KRW(paid.Minor() * 10 / 24)
		}},
	}
	for _, test := range tests {
		for _, paidAt := range deal.PaidTimes {
			r := buyOut(t, dealOf(t, with(seattle, append(test.fields, "buy_out.share=100", "buy_out.paid_at="+paidAt)...)...)).Regimes[0]
			paid, spent := r.Payments[0].Gross, r.Payments[0].Cost // the second half comes at month 24
			owed := test.owed(paid)
			want := deal.EarlyLeaving{Month: 14, Paid: paid, Spent: spent, Owed: owed, Sunk: spent.Sub(owed)}
			if diff := cmp.Diff(want, r.Early, moneyEqual); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", test.name, paidAt, diff)
			}
		}
	}
}
