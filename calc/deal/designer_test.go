package deal_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func design(t *testing.T, fields ...string) deal.DesignResult {
	t.Helper()
	s := worksheet.New(512)
	out := deal.Design(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

// pooled is an offer with options that take 0.2 % of the company.
var pooled = with(returnee, "settling.rent=350만", "offer.equity.0.kind=option", "offer.equity.0.grant_value=2억", "offer.equity.0.vesting=0,50,25,25",
	"offer.equity.0.strike=100", "offer.equity.0.growth=50", "offer.equity.0.discount=60", "costs.pool_share=0.2", "costs.pool_left=8",
	"approval.pool_at_most=1", "approval.ceiling=4억", "costs.top_of_band=2.2억")

func TestDesigns(t *testing.T) {
	t.Parallel()
	r := design(t, with(pooled, "retention.amount=1억", "retention.months=24", "approval.target=2.5억")...)
	cash, certain, upside := r.AtCeiling[0], r.AtCeiling[1], r.AtCeiling[2]
	if cash.Base.Minor() != 200_000_000 || cash.Signing.Minor()%12_000 != 0 || !cash.Home.IsZero() || !cash.Retention.IsZero() || !slices.Equal(cash.Binding, []string{"ceiling"}) {
		t.Errorf("most cash %+v", cash)
	}
	// The home first, then base up to the band, then what is left.
	if certain.Home.Minor() != 42_000_000 || certain.Base.Minor() != 220_000_000 || certain.Signing.IsZero() || !slices.Equal(certain.Binding, []string{"top_of_band", "ceiling"}) {
		t.Errorf("most certain %+v", certain)
	}
	// 200,000,000 × 1 % ÷ 0.2 %; cash as offered.
	if upside.Options.Minor() != 1_000_000_000 || *upside.PoolShare != 0.01 || upside.Retention.Minor() != 100_000_000 || upside.Base.Minor() != 200_000_000 || !slices.Equal(upside.Binding, []string{"pool_at_most"}) {
		t.Errorf("most upside %+v", upside)
	}
	if cash.CashYearOne.Less(certain.CashYearOne) || cash.CashYearOne.Less(upside.CashYearOne) || certain.Certain.Less(cash.Certain) || certain.Certain.Less(upside.Certain) || upside.Upside.Less(cash.Upside) {
		t.Errorf("each is not the most of what it is for: %+v", r.AtCeiling)
	}
	for _, p := range r.AtTarget {
		if !p.Fits || p.CostYearOne.Minor() > 250_000_000 || slices.Contains(p.Binding, "ceiling") {
			t.Errorf("at the target %+v", p)
		}
	}
	if r.Present.Retention.Minor() != 100_000_000 || !r.Present.Fits || r.Present.Options.Minor() != 200_000_000 {
		t.Errorf("present %+v", r.Present)
	}
}

func TestWhatIsCertain(t *testing.T) {
	t.Parallel()
	// Retention pay can be owed back and options lapse; base, home and a signing bonus that rewards joining cannot.
	fields := []string{"offer.regime=resident", "offer.signing=5,000만", "settling.home=company_lease", "settling.rent=100만"}
	plain := design(t, fields...).Present
	more := design(t, with(fields, "retention.amount=1억")...).Present
	if plain.Certain.Cmp(plain.Net) != 0 || more.Certain.Cmp(plain.Net) != 0 || more.Net.Cmp(more.Certain) <= 0 {
		t.Errorf("certain %v of %v, with retention pay %v of %v", plain.Certain, plain.Net, more.Certain, more.Net)
	}
	tied := design(t, with(fields, "retention.signing_recoverable=true")...).Present
	if tied.Certain.Cmp(plain.Certain) >= 0 {
		t.Errorf("a signing bonus tied to a stay counts as certain: %v", tied.Certain)
	}
}

func TestWhatBinds(t *testing.T) {
	t.Parallel()
	low := design(t, with(pooled, "approval.ceiling=2억")...)
	for _, p := range low.AtCeiling {
		if p.Fits || !slices.Contains(p.Binding, "ceiling") || p.CostYearOne.Minor() <= 200_000_000 {
			t.Errorf("a base of 200,000,000 fits in a cost of as much: %+v", p)
		}
	}
	stated := design(t, with(pooled, "approval.base_at_most=2.5억", "approval.ceiling=6억")...).AtCeiling[1]
	if stated.Base.Minor() != 250_000_000 || len(stated.Flags) != 1 || stated.Flags[0].Code != "base_above_band" {
		t.Errorf("a base above the band as the board states: %+v", stated)
	}
	bare := design(t, with(returnee, "approval.ceiling=4억")...)
	if got := bare.AtCeiling[2].Missing; !slices.Equal(got, []string{"offer.equity", "costs.pool_share", "approval.pool_at_most"}) {
		t.Errorf("missing for options: %v", got)
	}
	if got := bare.AtCeiling[1].Missing; !slices.Equal(got, []string{"settling.rent"}) {
		t.Errorf("missing for a home: %v", got)
	}
	if none := design(t, returnee...); none.CeilingGiven || none.Ceiling.Cmp(none.Present.CostYearOne) != 0 {
		t.Errorf("without a ceiling: %v, want the present cost %v", none.Ceiling, none.Present.CostYearOne)
	}
}

// TestOddsAreTheModels: the odds of the offer as it stands are those of a study
// of this one case without a policy.
func TestOddsAreTheModels(t *testing.T) {
	t.Parallel()
	fields := []string{"current.equity_annual=300000", "offer.base=3억", "offer.regime=resident"}
	sc := dealOf(t, fields...).Scenario
	study := policy.Study{
		TaxYear: sc.TaxYear, StartMonth: sc.StartMonth, Horizon: sc.Horizon, Market: sc.Market,
		Cohort: []policy.Case{{Scenario: sc}}, Designs: []policy.Design{{Policy: scenario.Policy{Floor: money.KRW(0)}}},
	}
	f, err := policy.Run(t.Context(), engine(t), study, nil)
	if err != nil {
		t.Fatal(err)
	}
	odds := design(t, fields...).Present.Odds
	if diff := cmp.Diff(f.Designs[0].HiresWithout, odds.Central, cmp.Comparer(func(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 })); diff != "" {
		t.Errorf("odds (-model +deal):\n%s", diff)
	}
	if odds.Low > odds.Central || odds.High < odds.Central || odds.Low <= 0 || odds.High >= 1 {
		t.Errorf("band %+v", odds)
	}
}

func TestDesignsKeepTheirConstraints(t *testing.T) {
	t.Parallel()
	e := engine(t)
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string, least, most int64) int64 { return rapid.Int64Range(least, most).Draw(t, name) }
		base, ceiling := number("base", 30_000_000, 1_000_000_000), number("ceiling", 30_000_000, 3_000_000_000)
		fields := map[string]string{"current.base": "400000", "offer.base": fmt.Sprint(base), "approval.ceiling": fmt.Sprint(ceiling)}
		for path, most := range map[string]int64{
			"offer.signing": 200_000_000, "retention.amount": 200_000_000, "settling.rent": 10_000_000, "settling.movers": 20_000_000,
			"approval.base_at_most": 1_000_000_000, "costs.top_of_band": 1_000_000_000, "offer.equity.0.grant_value": 1_000_000_000,
		} {
			if rapid.Bool().Draw(t, path+" given") {
				fields[path] = fmt.Sprint(number(path, 1_000_000, most))
			}
		}
		fields["offer.equity.0.kind"], fields["offer.equity.0.vesting"] = "option", "25,25,25,25"
		if fields["offer.equity.0.grant_value"] == "" {
			fields["offer.equity.0.grant_value"] = "0"
		}
		fields["offer.equity.0.strike"] = "0"
		fields["settling.home"] = rapid.SampledFrom(deal.Homes[:]).Draw(t, "home")
		fields["offer.regime"] = rapid.SampledFrom([]string{"resident", "best"}).Draw(t, "regime")
		for _, path := range []string{"costs.pool_share", "costs.pool_left", "approval.pool_at_most"} {
			fields[path] = fmt.Sprint(number(path, 0, 5))
		}
		parse := func() *deal.Deal {
			d, errs := deal.Parse(e, scenario.TypedDraft(fields))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			return &d
		}
		d := parse()
		r := deal.Design(e, nil, d)
		check(t, d, &r)
		fields["approval.ceiling"] = fmt.Sprint(ceiling + number("more", 0, 500_000_000))
		higher := deal.Design(e, nil, parse())
		if best(&higher).Less(best(&r)) {
			t.Fatalf("a ceiling of %s leaves %v, of %d %v", fields["approval.ceiling"], best(&higher), ceiling, best(&r))
		}
	})
}

func check(t *rapid.T, d *deal.Deal, r *deal.DesignResult) {
	limit := d.Approval.BaseAtMost
	if limit.IsZero() {
		limit = d.Costs.TopOfBand
	}
	for _, p := range r.AtCeiling {
		if p.Fits && d.Approval.Ceiling.Less(p.CostYearOne) {
			t.Fatalf("%s costs %v, above %v", p.Package, p.CostYearOne, d.Approval.Ceiling)
		}
		if !p.Fits && (p.CostYearOne.Cmp(d.Approval.Ceiling) <= 0 || len(p.Binding) == 0) {
			t.Fatalf("%s fits and is said not to: %+v", p.Package, p)
		}
		if !limit.IsZero() && limit.Less(p.Base) {
			t.Fatalf("%s has a base of %v, above %v", p.Package, p.Base, limit)
		}
		if p.Net.Less(p.Certain) || p.Cost.Less(p.CostYearOne) || p.OnPaper.Less(p.Upside) {
			t.Fatalf("%s: %+v", p.Package, p)
		}
		poolKnown := !d.Costs.PoolShare.IsZero() && p.Options.Sign() > 0
		for _, most := range []money.Rate{d.Approval.PoolAtMost, d.Costs.PoolLeft} {
			if poolKnown && !most.IsZero() && *p.PoolShare > most.Float()+1e-12 {
				t.Fatalf("%s takes %v of the company, above %v", p.Package, *p.PoolShare, most)
			}
		}
	}
}

// best is the most net of the packages that fit.
func best(r *deal.DesignResult) money.Money {
	most := money.KRW(0)
	for _, p := range r.AtCeiling {
		if p.Fits {
			most = most.Max(p.Net)
		}
	}
	return most
}
