package money

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestMulDivRoundsOnceByTheNamedRule(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		amount   Money
		rate     string
		rounding Rounding
		want     int64
	}{
		{"184,500 dollars at 6.2 % is 11,439.00", USD(18_450_000), "0.062", CentHalfUp, 1_143_900},
		{"half a cent goes up", USD(1), "0.5", CentHalfUp, 1},
		{"half a cent below zero goes away from zero", USD(-1), "0.5", CentHalfUp, -1},
		{"6,590,000 won at 4.75 % is 313,025, cut to 313,020", KRW(6_590_000), "0.0475", TruncateTo10Won, 313_020},
		{"a twelfth of 200 million cut to the won", KRW(200_000_000), "1/12", TruncateToWon, 16_666_666},
		{"a pension base is cut to a thousand", KRW(6_378_999), "1", TruncateTo1000Won, 6_378_000},
		{"a wide product", KRW(999_999_999_999_999), "0.999999999", TruncateToWon, 999_999_998_999_999},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.amount.Mul(MustRate(c.rate), c.rounding).Minor(); got != c.want {
				t.Errorf("%v × %s by %v = %d, want %d", c.amount, c.rate, c.rounding, got, c.want)
			}
		})
	}
}

func TestMulDivAgreesWithBigArithmetic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(-MaxMinor, MaxMinor).Draw(t, "amount")
		num := rapid.Int64Range(0, nano).Draw(t, "num")
		den := rapid.Int64Range(1, nano).Draw(t, "den")
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(num))
		want.Quo(want, big.NewInt(den))
		if !want.IsInt64() {
			t.Skip("out of range")
		}
		if got := MulDiv(a, num, den, TruncateToWon); got != want.Int64() {
			t.Fatalf("MulDiv(%d, %d, %d) = %d, want %v", a, num, den, got, want)
		}
	})
}

func TestScheduleKeepsCumulativeTaxExactly(t *testing.T) {
	t.Parallel()
	// Rev. Proc. 2025-32, single: 10 % to 12,400 and 12 % to 50,400:
	// 50,400 → 1,240.00 + 38,000 × 0.12 = 5,800.00; 50,401 → + 0.22.
	s, err := NewSchedule([]Bracket{{USD(0), MustRate("0.1")}, {USD(1_240_000), MustRate("0.12")}, {USD(5_040_000), MustRate("0.22")}})
	if err != nil {
		t.Fatal(err)
	}
	for base, want := range map[int64]int64{-5: 0, 0: 0, 1_240_000: 124_000, 5_040_000: 580_000, 5_040_100: 580_022} {
		if got := s.Apply(USD(base), CentHalfUp).Minor(); got != want {
			t.Errorf("tax on %d cents = %d, want %d", base, got, want)
		}
	}
}

func TestConvert(t *testing.T) {
	t.Parallel()
	quote := Quote{KRWPerUSD: MustRate("1400")}
	if got := Convert(USD(20_000_000), KRWCurrency, quote); got != KRW(280_000_000) {
		t.Errorf("200,000 dollars at 1,400 = %v, want KRW 280000000", got)
	}
	if got := Convert(KRW(280_000_000), USDCurrency, quote); got != USD(20_000_000) {
		t.Errorf("280 million won at 1,400 = %v, want USD 200000", got)
	}
}

func TestSplitAddsUpToTheWhole(t *testing.T) {
	t.Parallel()
	third := Fraction(1, 3)
	parts := Split(KRW(100), []Rate{third, third, third})
	if sum := parts[0].Add(parts[1]).Add(parts[2]); sum != KRW(100) {
		t.Errorf("three thirds of 100 won sum to %v (%v)", sum, parts)
	}
}

func TestTextFormsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := Of(rapid.Int64Range(-MaxMinor, MaxMinor).Draw(t, "minor"), rapid.SampledFrom([]Currency{KRWCurrency, USDCurrency}).Draw(t, "currency"))
		text, _ := m.MarshalText()
		var back Money
		if err := back.UnmarshalText(text); err != nil || back != m {
			t.Fatalf("%v became %v (%v)", m, back, err)
		}
		r := Fraction(rapid.Int64Range(-nano, nano).Draw(t, "num"), rapid.Int64Range(1, nano).Draw(t, "den"))
		parsed, err := ParseRate(r.String())
		if err != nil || parsed != r {
			t.Fatalf("%v became %v (%v)", r, parsed, err)
		}
	})
}

func TestProductsOfRatesStayReadable(t *testing.T) {
	t.Parallel()
	// 0.333333333 × 0.666666667 = 0.222222222111111111 (eighteen decimals), to
	// twelve: 0.222222222111.
	product := MustRate("0.333333333").Times(MustRate("0.666666667"))
	text, _ := product.MarshalText()
	back, err := ParseRate(string(text))
	if err != nil || back != product || product != Fraction(222_222_222_111, 1_000_000_000_000) {
		t.Errorf("product %v, read back as %v (%v)", product, back, err)
	}
}

func TestTwoCurrenciesNeverMeet(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("adding won to dollars did not panic")
		}
	}()
	_ = KRW(1).Add(USD(1))
}

func BenchmarkSchedule(b *testing.B) {
	s, _ := NewSchedule([]Bracket{{USD(0), MustRate("0.1")}, {USD(1_240_000), MustRate("0.12")}, {USD(5_040_000), MustRate("0.22")}, {USD(10_570_000), MustRate("0.24")}, {USD(20_177_500), MustRate("0.32")}, {USD(25_622_500), MustRate("0.35")}, {USD(64_060_000), MustRate("0.37")}})
	base := USD(54_390_000)
	for b.Loop() {
		_ = s.Apply(base, CentHalfUp)
	}
}

func BenchmarkMul(b *testing.B) {
	r, m := MustRate("0.0475"), KRW(6_590_000)
	for b.Loop() {
		_ = m.Mul(r, TruncateTo10Won)
	}
}
