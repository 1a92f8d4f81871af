package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// dealOf is a deal of typed fields.
func dealOf(t testing.TB, fields ...string) *deal.Deal {
	t.Helper()
	d, errs := deal.Parse(engine(t), typed(fields...))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return &d
}

// seattle is pay in the bracket of 35 % when leaving at the end of March 2026:
// 1,460,000 × 90 ÷ 365 = 360,000. Above the wage bases of Social Security and
// paid leave a dollar more pays 35 % (37 % for a whole year's pay), 1.45 % and
// 0.9 % for Medicare and 0.58 % for WA Cares. The bonus of 12,000 falls in March,
// as does the cliff of 320 units at 100 dollars, by the quarter afterwards.
var seattle = []string{
	"current.jurisdiction=us-wa", "current.base=1460000", "current.bonus=12000", "move.bonus_month=3", "move.leaving=2026-02-28", "move.start=2026-03-02",
	"market.krw_per_usd=1400", "offer.regime=resident",
	"held.0.kind=rsu", "held.0.granted=2025-03-15", "held.0.units=320", "held.0.price=100", "held.0.vest_months=48",
	"held.0.cliff_months=12", "held.0.every_months=3",
}

func with(fields []string, more ...string) []string {
	return append(append([]string{}, fields...), more...)
}

// leave leaves on the deal's own day and checks the working.
func leave(t *testing.T, d *deal.Deal) deal.Leaving {
	t.Helper()
	sheet := worksheet.New(1000)
	out := deal.Leave(engine(t), sheet, d, d.LastDay())
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(deal.Leave(engine(t), nil, d, d.LastDay()), out, moneyEqual); diff != "" {
		t.Errorf("recording changes the result (-plain +recorded):\n%s", diff)
	}
	return out
}

var moneyEqual = cmp.Comparer(func(a, b money.Money) bool { return a.Minor() == b.Minor() && a.Currency() == b.Currency() })

func TestLeavingKeepsAndForfeits(t *testing.T) {
	t.Parallel()
	d := dealOf(t, "move.leaving=2027-02-26", "move.bonus_month=3", "current.bonus=60000",
		"held.0.kind=rsu", "held.0.granted=2024-05-20", "held.0.units=4000", "held.0.price=150.25")
	got := leave(t, d)
	// A quarter, 1,000, on 2025-05-20, then 250 each quarter; the seventh of those on 2027-02-20.
	want := deal.GrantAtLeaving{
		Kind:      "rsu",
		Vested:    deal.Stock{Units: 2750, Worth: money.USD(413_187_50)},
		ThisYear:  deal.Stock{Units: 250, Worth: money.USD(37_562_50)},
		Forfeited: deal.Stock{Units: 1250, Worth: money.USD(187_812_50)},
		NextVest:  &deal.Due{Day: 20270520, Amount: money.USD(37_562_50)},
	}
	if diff := cmp.Diff([]deal.GrantAtLeaving{want}, got.Grants, moneyEqual); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(&deal.Due{Day: 20270301, Amount: money.USD(60_000_00)}, got.NextBonus, moneyEqual); diff != "" {
		t.Errorf("next bonus (-want +got):\n%s", diff)
	}
	if got.Vested != want.Vested.Worth || got.Forfeited != want.Forfeited.Worth || got.ForfeitedCounted != want.Forfeited.Worth {
		t.Errorf("totals = %v, %v, %v", got.Vested, got.Forfeited, got.ForfeitedCounted)
	}
	// 2027: four quarters of 250; 2028: two, on 02-20 and the last on 05-20; then none.
	for i, units := range []int64{1000, 500, 0, 0} {
		year := got.Staying[i]
		equity := money.USD(150_25).Times(units)
		if year.Year != 2027+i || year.Equity != equity || year.GrossPay != money.USD(460_000_00).Add(equity) {
			t.Errorf("staying %+v, want %v of equity on 460,000", year, equity)
		}
	}
}

func TestTheLastDayIsTheDayBeforeTheFirst(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		field string
		want  law.Date
	}{{"start_month=1", 20251231}, {"start_month=3", 20260228}, {"move.start=2028-03-01", 20280229}, {"move.leaving=2026-05-04", 20260504}} {
		if got := dealOf(t, test.field).LastDay(); got != test.want {
			t.Errorf("%s: last day %v, want %v", test.field, got, test.want)
		}
	}
}

// TestUnitsWithoutLiquidityMoveNoCash: double-trigger units that cannot be sold
// change no cash of any year, no take-home pay and no buy-out.
func TestUnitsWithoutLiquidityMoveNoCash(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"double_trigger_rsu", "profit_units", "iso", "nso"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			illiquid := dealOf(t, with(seattle, "held.0.kind="+kind, "held.0.liquid=false", "buy_out.share=100", "move.bonus_month=0")...)
			none := dealOf(t, with(seattle, "held.0.units=0", "held.0.value=0", "held.0.price=0", "move.bonus_month=0")...)
			got, want := leave(t, illiquid), leave(t, none)
			paper := money.USD(0)
			for i := range got.Staying {
				paper = paper.Add(got.Staying[i].OnPaper)
				got.Staying[i].OnPaper = want.Staying[i].OnPaper
			}
			if diff := cmp.Diff(want.Staying, got.Staying, moneyEqual); diff != "" {
				t.Errorf("staying (-without +with units):\n%s", diff)
			}
			if !got.Grants[0].OnPaper || paper != money.USD(32_000_00) {
				t.Errorf("on paper %v, %v; want all 32,000", got.Grants[0].OnPaper, paper)
			}
			if out := deal.ReplaceForfeited(engine(t), nil, illiquid, 20260228); len(out.Regimes) > 0 || out.Net.Sign() != 0 || out.OnPaper.Sign() == 0 {
				t.Errorf("buy-out of %v, on paper %v", out.Net, out.OnPaper)
			}
		})
	}
}

// TestUnitsAreWagesOnceLiquid: what has vested by then comes at once.
func TestUnitsAreWagesOnceLiquid(t *testing.T) {
	t.Parallel()
	d := dealOf(t, with(seattle, "held.0.kind=double_trigger_rsu", "held.0.liquid=false", "held.0.liquid_from=2027-06-30")...)
	got := leave(t, d)
	// Vested by then: 80 and five quarters of 20; later in 2027 two more, in 2028 four, in 2029 the last.
	for i, units := range []int64{0, 80 + 5*20 + 2*20, 80, 20} {
		if year := got.Staying[i]; year.Equity != money.USD(100_00).Times(units) || year.OnPaper.Sign() != 0 {
			t.Errorf("%d: equity %v, want %d units", year.Year, year.Equity, units)
		}
	}
}

func TestVestedOptionsAfterLeaving(t *testing.T) {
	t.Parallel()
	tests := []struct {
		kind, months string
		want         deal.Exercise
	}{
		// 80 of 320 have vested by 2026-03-31; the spread is 100 − 40.
		{"iso", "3", deal.Exercise{Until: 20260630, ISOUntil: 20260630, Cost: money.USD(3_200_00), Spread: money.USD(4_800_00)}},
		{"iso", "84", deal.Exercise{Until: 20330331, ISOUntil: 20260630, Cost: money.USD(3_200_00), Spread: money.USD(4_800_00)}},
		{"nso", "84", deal.Exercise{Until: 20330331, Cost: money.USD(3_200_00), Spread: money.USD(4_800_00)}},
		{"iso", "0", deal.Exercise{Until: 20260331, ISOUntil: 20260331, Cost: money.USD(3_200_00), Spread: money.USD(4_800_00)}},
	}
	for _, test := range tests {
		d := dealOf(t, with(seattle, "move.leaving=2026-03-31", "move.start=2026-04-01", "held.0.kind="+test.kind, "held.0.strike=40", "held.0.exercise_months="+test.months)...)
		if diff := cmp.Diff(&test.want, leave(t, d).Grants[0].Exercise, moneyEqual); diff != "" {
			t.Errorf("%s, %s months (-want +got):\n%s", test.kind, test.months, diff)
		}
	}
	if got := leave(t, dealOf(t, with(seattle, "held.0.kind=iso", "held.0.strike=40")...)).Grants[0].Exercise; got != nil {
		t.Errorf("nothing has vested, yet %+v can be exercised", got)
	}
}
