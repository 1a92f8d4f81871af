package deal_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// TestTheAmericanSideIsTotal: every deal that Parse returns has a result, whose
// working is the computation, and none of it loses a dollar: what is forfeited
// after tax is no more than before it.
func TestTheAmericanSideIsTotal(t *testing.T) {
	t.Parallel()
	e := engine(t)
	rapid.Check(t, func(t *rapid.T) {
		fields := map[string]string{"current.base": "400000", "offer.base": "200000000"}
		number := func(path string, least, most int64) {
			if rapid.Bool().Draw(t, path+" given") {
				fields[path] = fmt.Sprint(rapid.Int64Range(least, most).Draw(t, path))
			}
		}
		oneOf := func(path string, names ...string) {
			if rapid.Bool().Draw(t, path+" given") {
				fields[path] = rapid.SampledFrom(names).Draw(t, path)
			}
		}
		days := []string{"1990-01-01", "2023-02-28", "2026-12-31", "2027-02-28", "2028-02-29", "2049-12-31"}
		number("current.base", 0, 100_000_000)
		number("current.bonus", 0, 100_000_000)
		number("offer.signing", 0, 100_000_000_000)
		number("move.bonus_month", 0, 12)
		number("horizon_years", 1, 10)
		number("candidate.children_ages", 0, 24)
		number("retention.amount", 0, 100_000_000_000)
		number("retention.months", 0, 120)
		number("buy_out.share", 0, 100)
		number("buy_out.window_months", 0, 120)
		number("buy_out.clawback_months", 0, 120)
		oneOf("buy_out.paid_at", deal.PaidTimes[:]...)
		oneOf("move.leaving", days...)
		oneOf("move.start", "2024-01-01", "2027-03-02", "2043-06-30", "2044-12-31", "2049-12-31")
		oneOf("offer.regime", "resident", "foreign_flat", "returning_talent")
		oneOf("candidate.nationality", "kr", "kr_us_dual", "us", "other")
		oneOf("candidate.us_filing_status", "single", "married_joint", "married_separate", "head_of_household")
		oneOf("ties.green_card", deal.GreenCards[:]...)
		oneOf("ties.relief", deal.USReliefs[:]...)
		for i := range rapid.IntRange(0, 3).Draw(t, "grants") {
			path := fmt.Sprintf("held.%d.", i)
			fields[path+"granted"] = rapid.SampledFrom(days).Draw(t, path+"granted")
			oneOf(path+"kind", deal.HeldKinds[:]...)
			oneOf(path+"liquid", "true", "false")
			oneOf(path+"liquid_from", days...)
			number(path+"units", 0, 1_000_000)
			number(path+"price", 0, 5_000)
			number(path+"value", 0, 1_000_000_000)
			number(path+"strike", 0, 5_000)
			number(path+"cliff_months", 0, 120)
			number(path+"vest_months", 0, 120)
			number(path+"every_months", 0, 120)
			number(path+"discount", 0, 100)
			oneOf(path+"vesting", "100", "40, 30, 20, 10", "0, 0, 50")
		}
		d, errs := deal.Parse(e, scenario.TypedDraft(fields))
		if len(errs) > 0 {
			t.Skip(errs)
		}
		sheet := worksheet.New(4000)
		left := deal.Leave(e, sheet, &d, d.LastDay())
		bought := deal.ReplaceForfeited(e, sheet, &d, d.LastDay())
		deal.Retain(e, sheet, &d)
		deal.Tied(e, sheet, &d)
		if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
			t.Fatal(err)
		}
		if bought.Forfeited.Less(bought.Net) || left.Forfeited.Less(left.ForfeitedCounted) {
			t.Fatalf("forfeited %v leaves %v; %v counts %v", bought.Forfeited, bought.Net, left.Forfeited, left.ForfeitedCounted)
		}
	})
}

func TestGrantsWorthTooMuchAreRefused(t *testing.T) {
	t.Parallel()
	_, errs := deal.Parse(engine(t), typed("held.0.granted=2026-01-01", "held.0.units=1000000000", "held.0.price=1000000"))
	if len(errs) != 1 || errs[0].Field != "held.0.units" || errs[0].Code != "too_large" {
		t.Errorf("a thousand million units at a million dollars: %v", errs)
	}
}

func BenchmarkAmericanSide(b *testing.B) {
	e := engine(b)
	d := dealOf(b, with(seattle, "held.0.every_months=1", "held.0.vest_months=120", "offer.signing=50000000", "buy_out.share=100", "candidate.nationality=us")...)
	for b.Loop() {
		deal.Leave(e, nil, d, d.LastDay())
		deal.ReplaceForfeited(e, nil, d, d.LastDay())
		deal.Retain(e, nil, d)
		deal.Tied(e, nil, d)
	}
}
