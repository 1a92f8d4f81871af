package deal_test

import (
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func costOf(t *testing.T, fields ...string) deal.CostResult {
	t.Helper()
	s := worksheet.New(512)
	out := deal.CostOf(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

// hired is pay of 2,400,000,000 won with all that a hire costs beside it.
var hired = with(atTheCeiling, "offer.signing=1억", "retention.amount=5,000만", "settling.home=company_lease", "settling.rent=350만",
	"settling.deposit=1억", "settling.movers=2,000만", "costs.search_fee=20", "costs.adviser=1,000만", "costs.equipment=2,000만",
	"costs.compute=1.2억", "costs.deposit_yield=3", "costs.pool_share=0.5", "costs.pool_left=2", "costs.top_of_band=20억",
	"costs.cash=120억", "costs.monthly_burn=6억")

func TestWholeCost(t *testing.T) {
	t.Parallel()
	c := costOf(t, hired...)
	first := c.Years[0]
	// Signing and retention are outside the base of severance: a twelfth of 2,400,000,000 in each year.
	if first.Cash.Minor() != 2_550_000_000 || first.Severance.Minor() != 200_000_000 || c.Years[1].Severance.Minor() != 200_000_000 {
		t.Errorf("year one %+v", first)
	}
	// 12 × 3,500,000 of rent and the movers; the rent alone afterwards.
	if first.Given.Minor() != 62_000_000 || c.Years[1].Given.Minor() != 42_000_000 {
		t.Errorf("given %v, then %v", first.Given, c.Years[1].Given)
	}
	if sum := first.Cash.Add(first.Dues).Add(first.Severance).Add(first.Benefits).Add(first.Given); sum.Cmp(first.Cost) != 0 || c.Package.Cmp(sum) != 0 {
		t.Errorf("year one costs %v, package %v, want %v", first.Cost, c.Package, sum)
	}
	// 20 % of 2,400,000,000; 3 % of the deposit.
	if c.SearchFee.Minor() != 480_000_000 || c.YieldLost.Minor() != 3_000_000 || c.TiedCash.Minor() != 100_000_000 {
		t.Errorf("search %v, yield %v, tied %v", c.SearchFee, c.YieldLost, c.TiedCash)
	}
	beside := int64(480_000_000 + 10_000_000 + 20_000_000 + 120_000_000 + 3_000_000)
	if c.YearOne.Minor() != first.Cost.Minor()+beside {
		t.Errorf("year one %v, want the package and %d", c.YearOne, beside)
	}
	all := packageCost(t, hired...).Minor() + beside + 3*(120_000_000+3_000_000)
	if c.Horizon.Minor() != all {
		t.Errorf("horizon %v, want %d", c.Horizon, all)
	}
	if *c.PoolShare != 0.005 || *c.PoolLeft != 0.015 || *c.BandRatio != 1.2 {
		t.Errorf("pool %v, left %v, band %v", *c.PoolShare, *c.PoolLeft, *c.BandRatio)
	}
	if len(c.Flags) != 1 || c.Flags[0].Code != "base_above_band" {
		t.Errorf("flags %+v", c.Flags)
	}
}

func TestRunway(t *testing.T) {
	t.Parallel()
	c := costOf(t, hired...)
	// Signing, retention, movers, search, adviser, equipment and the deposit.
	once := int64(100_000_000 + 50_000_000 + 20_000_000 + 480_000_000 + 10_000_000 + 20_000_000 + 100_000_000)
	r := c.Runway
	if r.Before != 20 || r.Once.Minor() != once {
		t.Errorf("runway %+v, want 20 months and %d at once", r, once)
	}
	month := (c.YearOne.Minor() + 100_000_000 - once) / 12
	if r.Monthly.Minor() != month || r.After != float64(12_000_000_000-once)/float64(600_000_000+month) {
		t.Errorf("runway %+v, want %d a month", r, month)
	}
	if none := costOf(t); none.Runway != nil || none.BandRatio != nil || none.PoolShare != nil {
		t.Errorf("nothing given: %+v", none)
	}
}

func TestExecutivesAccrueNoSeverance(t *testing.T) {
	t.Parallel()
	if c := costOf(t, with(hired, "severance.executive=true")...); !c.Years[0].Severance.IsZero() {
		t.Errorf("severance %v", c.Years[0].Severance)
	}
}

func TestTheBuyOutIsAYearsCost(t *testing.T) {
	t.Parallel()
	fields := with(seattle, "buy_out.share=100", "buy_out.paid_at=months_12_24")
	d := dealOf(t, fields...)
	c := costOf(t, fields...)
	for _, r := range deal.ReplaceForfeited(engine(t), nil, d, d.LastDay()).Regimes {
		if !r.Applied {
			continue
		}
		for i, payment := range r.Payments {
			if want := payment.Gross.Add(money.KRW(200_000_000)); c.Years[i+1].Cash.Cmp(want) != 0 {
				t.Errorf("year %d pays %v, want base and %v", i+2, c.Years[i+1].Cash, payment.Gross)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	cost := costOf(t, atTheCeiling...).Package
	at := func(more int64) string { return cost.Add(money.KRW(more)).Decimal() }
	for _, test := range []struct {
		target, ceiling, walkAway string
		want                      deal.Place
	}{
		{"", "", "", ""},
		{at(0), at(1), at(2), deal.BelowTarget},
		{at(-1), at(0), at(1), deal.WithinCeiling},
		{at(-2), at(-1), at(0), deal.AboveCeiling},
		{at(-3), at(-2), at(-1), deal.BeyondWalkAway},
		{"", at(-1), "", deal.AboveCeiling},
		{"", "", at(0), deal.WithinCeiling},
	} {
		s := worksheet.New(64)
		d := dealOf(t, with(atTheCeiling, "approval.target="+test.target, "approval.ceiling="+test.ceiling, "approval.walk_away="+test.walkAway)...)
		r := deal.Approve(engine(t), s, d, 0)
		if r.Place != test.want || r.Cost.Cmp(cost) != 0 {
			t.Errorf("%+v: %s at %v", test, r.Place, r.Cost)
		}
		if test.ceiling == at(-1) && r.ToCeiling.Minor() != -1 {
			t.Errorf("left to the ceiling %v, want −1", r.ToCeiling)
		}
		if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
			t.Error(err)
		}
	}
}

func TestApprovalFlags(t *testing.T) {
	t.Parallel()
	day := law.Day(2027, 2, 1)
	for code, fields := range map[string][]string{
		"offer_expired":         {"approval.valid_until=2027-01-31"},
		"valid_after_start":     {"approval.valid_until=2027-03-03"},
		"approval_out_of_order": {"approval.target=5억", "approval.ceiling=4억"},
		"base_above_limit":      {"approval.base_at_most=1억 9,999만"},
		"base_above_band":       {"costs.top_of_band=1억 9,999만"},
		"pool_above_limit":      {"costs.pool_share=1.1", "approval.pool_at_most=1"},
		"pool_above_left":       {"costs.pool_share=1.1", "costs.pool_left=1"},
		"":                      {"approval.valid_until=2027-02-01", "costs.top_of_band=2억", "costs.pool_share=1", "costs.pool_left=1"},
	} {
		r := deal.Approve(engine(t), nil, dealOf(t, with(returnee, fields...)...), day)
		var codes []string
		for _, f := range r.Flags {
			codes = append(codes, f.Code)
		}
		if code == "" && len(codes) > 0 || code != "" && (len(codes) != 1 || codes[0] != code) {
			t.Errorf("%v: flags %v, want %q", fields, codes, code)
		}
	}
	if r := deal.Approve(engine(t), nil, dealOf(t, with(returnee, "approval.valid_until=2027-02-15")...), day); *r.DaysLeft != 14 {
		t.Errorf("%d days left, want 14", *r.DaysLeft)
	}
}
