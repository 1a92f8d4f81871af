package deal_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
)

// today is the engine of today's law, bound once for all tests.
var today = sync.OnceValues(func() (*scenario.Engine, error) {
	book, err := law.Load()
	if err != nil {
		return nil, err
	}
	return scenario.NewEngine(book)
})

func engine(t testing.TB) *scenario.Engine {
	t.Helper()
	e, err := today()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// typed completes fields to a draft of a whole deal.
func typed(fields ...string) scenario.Draft {
	all := map[string]string{"current.base": "400000", "offer.base": "200,000,000"}
	for _, f := range fields {
		path, text, _ := strings.Cut(f, "=")
		all[path] = text
	}
	return scenario.TypedDraft(all)
}

// wholeDeal has every group, with a hole in a list as where a form dropped an
// entry.
var wholeDeal = []string{
	"move.leaving=2027-02-26", "move.start=2027년 3월 2일", "move.bonus_month=3",
	"held.0.kind=rsu", "held.0.granted=2024.5.20", "held.0.units=4000", "held.0.price=150.25",
	"held.2.kind=iso", "held.2.granted=20230110", "held.2.value=800000", "held.2.strike=1.5", "held.2.vesting=25, 25, 25, 25",
	"buy_out.share=50", "buy_out.paid_at=months_12_24", "retention.amount=1억", "retention.months=24",
	"options.0.resolved=2027-03-02", "options.0.shares=1000", "options.0.strike=10000", "options.0.price=15000", "options.0.growth=-20",
	"ties.green_card=kept", "household.rent_us=5200", "settling.home=company_lease", "settling.rent=350만",
	"severance.included_in_base=on", "alternatives.0.kind=us_lab", "alternatives.0.base=500000", "alternatives.0.beat=on",
	"alternatives.1.kind=kr_conglomerate", "alternatives.1.base=3억", "costs.search_fee=20", "approval.valid_until=2027-01-31",
}

func TestParseGivesBackWhatItPrints(t *testing.T) {
	t.Parallel()
	e := engine(t)
	d, errs := deal.Parse(e, typed(wholeDeal...))
	if len(errs) > 0 {
		t.Fatalf("Parse: %v", errs)
	}
	if got, want := d.Move.Start, law.Day(2027, 3, 2); got != want {
		t.Errorf("move.start = %v, want %v", got, want)
	}
	body, err := d.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	draft, errs := scenario.DraftFromJSON(body)
	if len(errs) > 0 {
		t.Fatalf("DraftFromJSON(%s): %v", body, errs)
	}
	again, errs := deal.Parse(e, draft)
	if len(errs) > 0 {
		t.Fatalf("Parse of its own JSON: %v", errs)
	}
	printed, _ := again.MarshalJSON()
	if diff := cmp.Diff(string(body), string(printed)); diff != "" {
		t.Errorf("JSON (-first +again):\n%s", diff)
	}
	fields := map[string]string{}
	for _, f := range append(d.Scenario.Typed(), d.Typed()...) {
		fields[f.Path] = f.Text
	}
	retyped, errs := deal.Parse(e, scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatalf("Parse of its typed fields: %v", errs)
	}
	if diff := cmp.Diff(d.Typed(), retyped.Typed()); diff != "" {
		t.Errorf("typed (-first +again):\n%s", diff)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	e := engine(t)
	tests := []struct {
		fields []string
		want   string
	}{
		{[]string{"move.leaving=soon"}, "move.leaving: not_a_date"},
		{[]string{"move.leaving=2027-02-29"}, "move.leaving: not_a_date"},
		{[]string{"move.leaving=1912-01-01"}, "move.leaving: out_of_range"},
		{[]string{"move.leaving=2027-03-02", "move.start=2027-03-01"}, "move.start: before_leaving"},
		{[]string{"held.3.units=10"}, "held.3.granted: missing"},
		{[]string{"held.3.granted=2026-01-01", "held.3.vest_months=6"}, "held.3.cliff_months: cliff_after_vesting"},
		{[]string{"held.1.granted=2026-01-01", "held.1.vesting=60, 60"}, "held.1.vesting: shares_over_one"},
		{[]string{"held.1.granted=2026-01-01", "held.1.kind=phantom"}, "held.1.kind: not_an_option"},
		{[]string{"alternatives.1.kind=us_lab", "alternatives.1.beat=on", "alternatives.4.kind=stay", "alternatives.4.beat=on"}, "alternatives.4.beat: one_only"},
		{[]string{"settling.deposit=1억", "settling.deposit_loan=2억"}, "settling.deposit_loan: more_than_deposit"},
		{[]string{"move.start=2023-12-31"}, "move.start: out_of_range"}, // the law is bound from 2024
		{[]string{"move.start=2036-01-01"}, "move.start: out_of_range"},
		{[]string{"options.2.exercised=2029-03-02", "options.2.sold=2029-03-01"}, "options.2.sold: before_exercise"},
		{[]string{"severance.target_bonus=on", "severance.profit_share=on"}, "severance.profit_share: target_or_share"},
		{[]string{"costs.nothing=1"}, "costs.nothing: unknown_field"},
		{[]string{"offer.base=much"}, "offer.base: not_money"},
	}
	for _, test := range tests {
		_, errs := deal.Parse(e, typed(test.fields...))
		if len(errs) != 1 || errs[0].Error() != test.want {
			t.Errorf("Parse(%v) = %v, want %s", test.fields, errs, test.want)
		}
	}
}

func TestListsAreBounded(t *testing.T) {
	t.Parallel()
	var fields []string
	for i := range 13 {
		fields = append(fields, "held."+string(rune('a'+i))+".units=1") // no position: unknown
	}
	if _, errs := deal.Parse(engine(t), typed(fields...)); len(errs) != 13 {
		t.Errorf("Parse of entries without a position = %d errors, want 13", len(errs))
	}
	fields = nil
	for _, at := range []string{"0", "1", "2", "3", "4", "5"} {
		fields = append(fields, "alternatives."+at+".kind=stay")
	}
	_, errs := deal.Parse(engine(t), typed(fields...))
	if len(errs) != 1 || errs[0].Error() != "alternatives: too_many" {
		t.Errorf("Parse of six alternatives = %v, want alternatives: too_many", errs)
	}
}

// Units of a private company count as sold only where that is said.
func TestOnlyListedUnitsAreLiquidUnlessSaid(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for kind, want := range map[string]bool{"rsu": true, "double_trigger_rsu": false, "profit_units": false, "iso": false, "nso": false} {
		d, errs := deal.Parse(e, typed("held.0.granted=2025-01-01", "held.0.units=10", "held.0.kind="+kind))
		if len(errs) > 0 || d.Held[0].Liquid != want {
			t.Errorf("%s: liquid %t, %v; want %t", kind, d.Held[0].Liquid, errs, want)
		}
		d, errs = deal.Parse(e, typed("held.0.granted=2025-01-01", "held.0.units=10", "held.0.kind="+kind, "held.0.liquid=yes"))
		if len(errs) > 0 || !d.Held[0].Liquid {
			t.Errorf("%s said to be liquid: %t, %v", kind, d.Held[0].Liquid, errs)
		}
	}
}
