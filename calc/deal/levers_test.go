package deal_test

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func leverTable(t *testing.T, fields ...string) deal.LeverTable {
	t.Helper()
	s := worksheet.New(512)
	out := deal.Levers(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

func leverOf(t *testing.T, table *deal.LeverTable, name string) deal.Lever {
	t.Helper()
	i := slices.IndexFunc(table.Levers, func(l deal.Lever) bool { return l.Lever == name })
	if i < 0 {
		t.Fatalf("no lever %s in %+v", name, table.Levers)
	}
	return table.Levers[i]
}

// packageCost is the company's cost of the package over the horizon.
func packageCost(t *testing.T, fields ...string) money.Money {
	t.Helper()
	sum := money.KRW(0)
	for _, y := range deal.CostOf(engine(t), nil, dealOf(t, fields...)).Years {
		sum = sum.Add(y.Cost)
	}
	return sum
}

func TestLeversSpendTheBudgetAndNoMore(t *testing.T) {
	t.Parallel()
	table := leverTable(t, atTheCeiling...)
	before := packageCost(t, atTheCeiling...)
	for lever, field := range map[string]string{"base": "offer.base", "signing": "offer.signing", "retention": "retention.amount"} {
		l := leverOf(t, &table, lever)
		at := func(more int64) int64 {
			amount := l.Amount.Minor() + more
			if lever == "base" {
				amount += 2_400_000_000
			}
			return packageCost(t, with(atTheCeiling, field+"="+money.KRW(amount).Decimal())...).Sub(before).Minor()
		}
		if got := at(0); got != l.CompanyCost.Minor() || got > 100_000_000 {
			t.Errorf("%s of %v costs %d, want %v and at most 100,000,000", lever, l.Amount, got, l.CompanyCost)
		}
		if got := at(1); got <= 100_000_000 {
			t.Errorf("%s of a won more than %v costs %d: it fits too", lever, l.Amount, got)
		}
	}
	if !slices.IsSortedFunc(table.Levers, func(a, b deal.Lever) int { return b.Net.Cmp(a.Net) }) || len(table.Levers) != 6 {
		t.Errorf("levers are not sorted by net: %+v", table.Levers)
	}
}

func TestHomeLever(t *testing.T) {
	t.Parallel()
	table := leverTable(t, atTheCeiling...)
	// Untaxed: 100,000,000 ÷ 4 a year, all of it the candidate's. By month 14 a year and two months are spent:
	// 25,000,000 + 25,000,000 × 2 ÷ 12.
	home := leverOf(t, &table, "home")
	if home.Amount.Minor() != 25_000_000 || home.Net.Minor() != 100_000_000 || !home.CashYearOne.IsZero() || home.Early.Sunk.Minor() != 25_000_000+4_166_666 {
		t.Errorf("home: %+v", home)
	}
}

func TestSchoolingIsPayInKind(t *testing.T) {
	t.Parallel()
	// In one year what is left of the fees is the fees less the tax that the cash pay bears.
	table := leverTable(t, with(atTheCeiling, "horizon_years=1")...)
	school := leverOf(t, &table, "schooling")
	if school.CashYearOne.Sign() >= 0 || school.Net.Cmp(school.Amount.Add(school.CashYearOne)) != 0 {
		t.Errorf("schooling: %+v, want its tax taken from cash", school)
	}
	// 1.9 % of contributions as of a settling-in item: fees × 1.019 = 100,000,000 within their cuts to ten won.
	if fees := school.Amount.Minor(); fees < 98_135_000 || fees > 98_136_000 {
		t.Errorf("fees of %d", fees)
	}
}

func TestOptionLever(t *testing.T) {
	t.Parallel()
	table := leverTable(t, atTheCeiling...)
	// A fair value of 100,000,000 less the assumed 60 %, below the 200,000,000 a year that are exempt in a venture:
	// nothing is taxed and nothing is due.
	options := leverOf(t, &table, "options")
	if options.Amount.Minor() != 100_000_000 || options.Net.Minor() != 40_000_000 || !options.CashYearOne.IsZero() || !options.Early.Sunk.IsZero() {
		t.Errorf("options: %+v", options)
	}
}

func TestWhatALeverLosesAtMonth14(t *testing.T) {
	t.Parallel()
	table := leverTable(t, with(atTheCeiling, "retention.months=24", "retention.pro_rata=true")...)
	// Owed back for 10 of 24 months; the signing bonus, which rewards joining, not at all.
	retention, signing := leverOf(t, &table, "retention"), leverOf(t, &table, "signing")
	owed := retention.Amount.Minor() * 10 / 24
	if retention.Early.Owed.Minor() != owed || retention.Early.Sunk.Minor() != retention.Early.Spent.Minor()-owed {
		t.Errorf("retention: %+v, want %d owed", retention.Early, owed)
	}
	if !signing.Early.Owed.IsZero() || signing.Early.Sunk.Cmp(signing.CompanyCost) > 0 {
		t.Errorf("signing: %+v", signing.Early)
	}
	tied := leverTable(t, with(atTheCeiling, "retention.months=24", "retention.signing_recoverable=true")...)
	if s := leverOf(t, &tied, "signing"); s.Early.Owed.Cmp(s.Amount) != 0 {
		t.Errorf("signing tied to a stay: %+v", s.Early)
	}
}
