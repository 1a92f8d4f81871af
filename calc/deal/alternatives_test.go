package deal_test

import (
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func alternatives(t *testing.T, fields ...string) deal.AlternativesResult {
	t.Helper()
	s := worksheet.New(512)
	out := deal.Alternatives(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	for _, a := range out.Alternatives {
		if want := a.SameLiving.Sub(out.Alternatives[out.ToBeat].SameLiving); a.Difference.Cmp(want) != 0 || a.Beat != (a.Difference.IsZero() && a.Kind == out.Alternatives[out.ToBeat].Kind) {
			t.Errorf("%s differs by %v, want %v", a.Kind, a.Difference, want)
		}
	}
	return out
}

func kinds(r *deal.AlternativesResult) (kinds []string) {
	for _, a := range r.Alternatives {
		kind := a.Kind
		if a.WithMatch {
			kind += " with match"
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// TestAlternativesAreTheEngines: without a negotiation, staying, ours and ours
// with the match are what the scenario's own evaluation says.
func TestAlternativesAreTheEngines(t *testing.T) {
	t.Parallel()
	fields := []string{"current.bonus=50000", "current.equity_annual=300000", "offer.base=3억", "policy.rate=50"}
	r := alternatives(t, fields...)
	if got := kinds(&r); len(got) != 3 || got[0] != "stay" || got[1] != "us" || got[2] != "us with match" {
		t.Fatalf("alternatives %v", got)
	}
	sums := [3]money.Money{money.USD(0), money.KRW(0), money.KRW(0)}
	years := engine(t).Evaluate(dealOf(t, fields...).Scenario, scenario.Options{}).Result.Years
	for _, y := range years {
		sums[0], sums[1], sums[2] = sums[0].Add(y.Current.TakeHome), sums[1].Add(y.Offer.TakeHome), sums[2].Add(y.Policy.TakeHome)
	}
	first := years[0]
	if stay := r.Alternatives[0]; stay.TakeHome.USD.Cmp(sums[0]) != 0 || stay.Gross.USD.Cmp(first.Current.GrossPay) != 0 || stay.Cash.USD.Cmp(first.Current.CashTakeHome) != 0 || stay.Equity.USD.Minor() != 4*300_000_00 {
		t.Errorf("stay %+v, want %v", stay, sums[0])
	}
	for i, cash := range []money.Money{first.Offer.CashTakeHome, first.Policy.CashTakeHome} {
		a := r.Alternatives[i+1]
		if a.TakeHome.Won.Cmp(sums[i+1]) != 0 || a.Cash.Won.Cmp(cash) != 0 {
			t.Errorf("%+v, want %v and %v in cash", a, sums[i+1], cash)
		}
		if want := sums[i+1].Mul(money.Fraction(1, 4), money.WonHalfUp); a.SameLiving.Cmp(want) != 0 {
			t.Errorf("same living %v, want a quarter, %v", a.SameLiving, want)
		}
	}
	if r.ToBeat != 0 || r.ToBeatGiven {
		t.Errorf("to beat %d", r.ToBeat)
	}
}

func TestAnotherLab(t *testing.T) {
	t.Parallel()
	lab := []string{"alternatives.0.kind=us_lab", "alternatives.0.jurisdiction=us-wa", "alternatives.0.base=500000", "alternatives.0.bonus=50000",
		"alternatives.0.signing=100000", "alternatives.0.equity_annual=400000", "alternatives.0.discount=25", "market.krw_per_usd=1400"}
	r := alternatives(t, lab...)
	a := r.Alternatives[1]
	// 500,000 + 50,000 + 100,000 + 400,000 × (1 − 25 %) = 950,000; × 1,400.
	if a.Kind != "us_lab" || a.Jurisdiction != "us-wa" || a.Gross.USD.Minor() != 950_000_00 || a.Gross.Won.Minor() != 1_330_000_000 || a.Equity.USD.Minor() != 4*300_000_00 {
		t.Errorf("lab %+v", a)
	}
	sc := dealOf(t, lab...).Scenario
	sc.Current.Jurisdiction = dealOf(t, lab...).Alternatives[0].Jurisdiction
	living := func(level money.Rate) money.Money {
		market := sc.Market
		market.USPriceLevel = level
		average := a.TakeHome.USD.Mul(money.Fraction(1, 4), money.CentHalfUp)
		return money.Convert(average, money.KRWCurrency, money.Quote{KRWPerUSD: market.SameLivingRate()})
	}
	if want := living(engine(t).DefaultsFor(sc).Market.USPriceLevel); a.SameLiving.Cmp(want) != 0 {
		t.Errorf("same living %v, want %v by Washington's prices", a.SameLiving, want)
	}
	own := alternatives(t, with(lab, "market.us_price_level=1.5")...).Alternatives[1]
	if want := living(money.MustRate("1.5")); own.SameLiving.Cmp(want) != 0 {
		t.Errorf("same living %v, want %v by the price level that the user gave", own.SameLiving, want)
	}
}

func TestTheOneToBeat(t *testing.T) {
	t.Parallel()
	table := []string{"alternatives.0.kind=us_lab", "alternatives.0.base=600000", "alternatives.1.kind=kr_conglomerate", "alternatives.1.base=3억", "offer.base=100억", "policy.rate=0"}
	if r := alternatives(t, table...); r.Alternatives[r.ToBeat].Kind != "us_lab" {
		t.Errorf("to beat %s of %v: ours is no rival", r.Alternatives[r.ToBeat].Kind, kinds(&r))
	}
	if r := alternatives(t, with(table, "alternatives.1.beat=on")...); r.Alternatives[r.ToBeat].Kind != "kr_conglomerate" || !r.ToBeatGiven {
		t.Errorf("to beat %s, want the one that is marked", r.Alternatives[r.ToBeat].Kind)
	}
}

func TestCounterAddsToWhatIsHeld(t *testing.T) {
	t.Parallel()
	// 4,800 units at 170 over four years from February 2024: 1,200 vest in 2027, 300 are left for 2028.
	held := []string{"held.0.granted=2024-02-20", "held.0.units=4800", "held.0.price=170", "move.start=2027-03-02",
		"alternatives.0.kind=retention_counter", "alternatives.0.signing=100000", "alternatives.0.equity_annual=50000"}
	r := alternatives(t, held...)
	stay, counter := r.Alternatives[0], r.Alternatives[1]
	if !stay.HeldGrants || stay.Equity.USD.Minor() != 1_500*170_00 || stay.Gross.USD.Minor() != 400_000_00+1_200*170_00 {
		t.Errorf("stay %+v", stay)
	}
	if !counter.HeldGrants || counter.Gross.USD.Minor() != stay.Gross.USD.Minor()+150_000_00 || counter.Equity.USD.Minor() != stay.Equity.USD.Minor()+4*50_000_00 {
		t.Errorf("counter %+v, want 100,000 and 50,000 a year more than %+v", counter, stay)
	}
}

func TestOursHasItsRetentionPayAndHome(t *testing.T) {
	t.Parallel()
	r := alternatives(t, with(atTheCeiling, "horizon_years=1", "policy.rate=0", "settling.home=company_lease", "settling.rent=350만")...)
	plain := alternatives(t, with(atTheCeiling, "horizon_years=1", "policy.rate=0")...)
	// The untaxed home is worth its rent and no cash.
	ours, without := r.Alternatives[1], plain.Alternatives[1]
	if ours.TakeHome.Won.Minor() != without.TakeHome.Won.Minor()+42_000_000 || ours.Cash.Won.Cmp(without.Cash.Won) != 0 {
		t.Errorf("ours %+v, without a home %+v", ours, without)
	}
}
