package disclose

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
)

func TestRatioIsShownInTenths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ exact, want float64 }{
		{0, 0}, {0.04, 0}, {0.05, 0.1}, {0.94, 0.9}, {1, 1}, {2.349, 2.3}, {2.351, 2.4}, {10.0499, 10},
	} {
		if got := *Ratio(&c.exact); got != c.want {
			t.Errorf("Ratio(%v) = %v, want %v", c.exact, got, c.want)
		}
	}
	if Ratio(nil) != nil {
		t.Error("no ratio became one")
	}
}

func TestRequiredOfferIsRoundedUp(t *testing.T) {
	t.Parallel()
	for exact, want := range map[int64]int64{
		0: 0, 1: 10_000_000, 9_999_999: 10_000_000, 10_000_000: 10_000_000, 10_000_001: 20_000_000, 623_456_789: 630_000_000,
	} {
		m := money.KRW(exact)
		if got := *RequiredOffer(&m); got != money.KRW(want) {
			t.Errorf("RequiredOffer(%d) = %v, want %d", exact, got, want)
		}
	}
	if RequiredOffer(nil) != nil {
		t.Error("no pay became one")
	}
}

// 2.3 stands for 2.25 to 2.35: of two hundred million won 450 to 470 million.
func TestBetween(t *testing.T) {
	t.Parallel()
	low, high := Between(2.3, money.KRW(200_000_000))
	if low != money.KRW(450_000_000) || high != money.KRW(470_000_000) {
		t.Errorf("from %v to %v, want 450 to 470 million", low, high)
	}
	if low, high = Between(0, money.KRW(200_000_000)); low != money.KRW(0) || high != money.KRW(10_000_000) {
		t.Errorf("around nothing from %v to %v, want 0 to 10 million", low, high)
	}
}

func TestIndistinctFindsBothEnds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.Int64Range(0, 1_000_000).Draw(t, "most")
		first := rapid.Int64Range(0, most).Draw(t, "first")
		last := rapid.Int64Range(first, most).Draw(t, "last")
		at := rapid.Int64Range(first, last).Draw(t, "at")
		low, high := Indistinct(at, most, func(x int64) bool { return first <= x && x <= last })
		if low != first || high != last {
			t.Errorf("from %d to %d, want %d to %d", low, high, first, last)
		}
	})
}

func TestLevelNames(t *testing.T) {
	t.Parallel()
	for i, name := range LevelNames() {
		if got := Level(i).String(); got != name {
			t.Errorf("level %d is %q, want %q", i, got, name)
		}
	}
}
