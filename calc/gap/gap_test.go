package gap

import (
	"math"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var market = Market{
	KRWPerUSD: money.MustRate("1400"), PPPKRWPerUSD: money.MustRate("1000"),
	USPriceLevel: money.MustRate("1.2"), LocalSpendShare: money.MustRate("0.6"),
}

func TestSameLivingRate(t *testing.T) {
	t.Parallel()
	// (0.6 ÷ 1.2 + 0.4) ÷ (0.6 ÷ 1000 + 0.4 ÷ 1400) = 0.9 ÷ (6.2 ÷ 7000)
	// = 6300 ÷ 6.2 = 31500 ÷ 31.
	if got := market.SameLivingRate().String(); got != "31500/31" {
		t.Errorf("same-living rate = %s, want 31500/31", got)
	}
	// Nothing spent locally: the market rate alone.
	abroad := market
	abroad.LocalSpendShare = money.Rate{}
	if got := abroad.SameLivingRate(); got != abroad.KRWPerUSD {
		t.Errorf("with no local spending the rate is %v, want the market's", got)
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	reference := Totals{Gross: worksheet.Plain(money.USD(50_000_000)), TakeHome: worksheet.Plain(money.USD(31_000_000))}
	ours := Totals{Gross: worksheet.Plain(money.KRW(200_000_000)), TakeHome: worksheet.Plain(money.KRW(150_000_000))}
	cases := []struct {
		basis Basis
		gap   int64
		ratio float64
	}{
		{Gross, 500_000*1400 - 200_000_000, 3.5},
		{TakeHome, 310_000*1400 - 150_000_000, 434.0 / 150},
		{PurchasingPower, 315_000_000 - 150_000_000, 2.1}, // 310,000 × 31500 ÷ 31 = 315,000,000
	}
	for _, c := range cases {
		got := Compare(nil, c.basis, reference, ours, market.Rates(nil))
		ratio, _ := got.Ratio()
		if got.Gap.Minor() != c.gap || math.Abs(ratio-c.ratio) > 1e-9 {
			t.Errorf("%v: gap %d, ratio %v; want %d, %v", c.basis, got.Gap.Minor(), ratio, c.gap, c.ratio)
		}
	}
}

func TestClosed(t *testing.T) {
	t.Parallel()
	of := func(gap int64) Comparison { return Comparison{Gap: worksheet.Plain(money.KRW(gap))} }
	if got, ok := Closed(of(400), of(100)); !ok || got != 0.75 {
		t.Errorf("closed = %v (%v), want 0.75", got, ok)
	}
	if _, ok := Closed(of(-1), of(-5)); ok {
		t.Error("a gap was closed where there is none")
	}
}
