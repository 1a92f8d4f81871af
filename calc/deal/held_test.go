package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
)

// rsu is 1,000 units at 100 dollars over four years by the quarter, after a
// year.
func rsu(granted law.Date) deal.HeldGrant {
	return deal.HeldGrant{
		Kind: deal.RSU, Granted: granted, Units: 1000, Price: money.USD(100_00), Value: money.USD(0), Strike: money.USD(0),
		CliffMonths: 12, VestMonths: 48, EveryMonths: 3, Liquid: true, ExerciseMonths: 3,
	}
}

func rates(texts ...string) []money.Rate {
	var out []money.Rate
	for _, text := range texts {
		out = append(out, money.MustRate(text))
	}
	return out
}

func TestSchedule(t *testing.T) {
	t.Parallel()
	type vest struct {
		Day   law.Date
		Units int64
		Worth int64 // cents
	}
	tests := []struct {
		name   string
		change func(*deal.HeldGrant)
		want   []vest // the first ones
		count  int
	}{
		// 1,000 × 12 ÷ 48 = 250; 15 months: 312.5, cut to 312; 18: 375; 21: 437.5. A month without a 31st ends earlier.
		{"by the quarter", func(*deal.HeldGrant) {}, []vest{{20250531, 250, 25_000_00}, {20250831, 62, 6_200_00}, {20251130, 63, 6_300_00}, {20260228, 62, 6_200_00}}, 13},
		{"no cliff", func(g *deal.HeldGrant) { g.CliffMonths = 0 }, []vest{{20240831, 62, 6_200_00}}, 16},
		{"the cliff alone", func(g *deal.HeldGrant) { g.EveryMonths = 0 }, []vest{{20250531, 250, 25_000_00}, {20280531, 750, 75_000_00}}, 2},
		{"at once", func(g *deal.HeldGrant) { g.CliffMonths, g.VestMonths, g.EveryMonths = 0, 0, 0 }, []vest{{20240531, 1000, 100_000_00}}, 1},
		// 40 % in the first year, then 30 % by the quarter: 7.5 %.
		{"yearly shares", func(g *deal.HeldGrant) { g.Vesting = rates("0.4", "0.3", "0.2", "0.1") }, []vest{{20250531, 400, 40_000_00}, {20250831, 75, 7_500_00}}, 13},
		// 90 % in all, by the year: the last tenth never vests.
		{"shares under one", func(g *deal.HeldGrant) { g.Vesting, g.EveryMonths = rates("0.75", "0.15"), 12 }, []vest{{20250531, 750, 75_000_00}, {20260531, 150, 15_000_00}}, 2},
		// By worth alone: 1,000.01 × 12 ÷ 48 = 250.0025, cut to the cent.
		{"by worth", func(g *deal.HeldGrant) { g.Units, g.Value, g.EveryMonths = 0, money.USD(1_000_01), 36 }, []vest{{20250531, 0, 250_00}, {20280531, 0, 750_01}}, 2},
		// Options are worth their spread, nothing under water.
		{"options", func(g *deal.HeldGrant) { g.Kind, g.Strike = deal.NSO, money.USD(40_00) }, []vest{{20250531, 250, 15_000_00}}, 13},
		{"options under water", func(g *deal.HeldGrant) { g.Kind, g.Strike = deal.ISO, money.USD(140_00) }, []vest{{20250531, 250, 0}}, 13},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := rsu(20240531)
			test.change(&g)
			var got []vest
			for _, v := range g.Schedule() {
				got = append(got, vest{v.Day, v.Units, v.Worth.Minor()})
			}
			if len(got) != test.count {
				t.Fatalf("%d vestings, want %d: %v", len(got), test.count, got)
			}
			if diff := cmp.Diff(test.want, got[:len(test.want)]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestScheduleAddsUp: every unit vests once, in order, none before the cliff.
func TestScheduleAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := rsu(law.Day(2024, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")))
		g.Units = rapid.IntRange(1, 1_000_000).Draw(t, "units")
		g.VestMonths = rapid.IntRange(1, 120).Draw(t, "months")
		g.CliffMonths = rapid.IntRange(0, g.VestMonths).Draw(t, "cliff")
		g.EveryMonths = rapid.IntRange(0, 24).Draw(t, "every")
		var units, last int64
		for _, v := range g.Schedule() {
			if v.Units <= 0 || int64(v.Day) <= last {
				t.Fatalf("%+v after %d", v, last)
			}
			units, last = units+v.Units, int64(v.Day)
		}
		if units != int64(g.Units) {
			t.Fatalf("%d of %d units vest", units, g.Units)
		}
	})
}

// TestWhenAGrantIsPaid: RSUs are wages as they vest; all else waits until it can
// be sold, and is on paper where that is not in sight.
func TestWhenAGrantIsPaid(t *testing.T) {
	t.Parallel()
	for _, kind := range []deal.HeldKind{deal.RSU, deal.DoubleTrigger, deal.ProfitUnits, deal.ISO, deal.NSO} {
		g := rsu(20240531)
		g.Kind, g.Liquid = kind, false
		want := [3]law.Date{0, 20270630, 20280531}
		if kind == deal.RSU {
			want = [3]law.Date{20250531, 20250531, 20280531}
		}
		never := g.Schedule()
		g.LiquidFrom = 20270630
		later := g.Schedule()
		if got := [3]law.Date{never[0].Paid, later[0].Paid, later[12].Paid}; got != want {
			t.Errorf("%s is paid on %v, want %v", deal.HeldKinds[kind], got, want)
		}
	}
}
