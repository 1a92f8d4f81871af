package text

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
)

func TestFigures(t *testing.T) {
	t.Parallel()
	cases := []struct {
		lang Lang
		m    money.Money
		want Figure
	}{
		{Korean, money.KRW(280_336_136), Figure{"", "2.8", "억\u00a0원"}},
		{Korean, money.KRW(77_811_273), Figure{"", "7,781", "만\u00a0원"}},
		{Korean, money.KRW(99_996_000), Figure{"", "1.0", "억\u00a0원"}},
		{Korean, money.KRW(99_994_999), Figure{"", "9,999", "만\u00a0원"}},
		{Korean, money.KRW(12_345), Figure{"", "1.2", "만\u00a0원"}},
		{Korean, money.KRW(9_500), Figure{"", "9,500", "원"}},
		{Korean, money.KRW(0), Figure{"", "0", "원"}},
		{Korean, money.KRW(1_999_909_800), Figure{"", "20.0", "억\u00a0원"}},
		{Korean, money.KRW(9_996_000_000), Figure{"", "100", "억\u00a0원"}},
		{Korean, money.KRW(377_200_000_000), Figure{"", "3,772", "억\u00a0원"}},
		{Korean, money.KRW(1_250_000_000_000), Figure{"", "1.3", "조\u00a0원"}},
		{Korean, money.KRW(-367_344_427), Figure{"−", "3.7", "억\u00a0원"}},
		{Korean, money.USD(40_000_000), Figure{"", "40.0", "만\u00a0달러"}},
		{English, money.KRW(1_548_222_242), Figure{"₩", "1,548", "M"}},
		{English, money.KRW(34_345_238), Figure{"₩", "34.3", "M"}},
		{English, money.KRW(-22_400_000_000), Figure{"−₩", "22.4", "bn"}},
		{English, money.USD(140_700_000), Figure{"$", "1.41", "M"}},
		{English, money.USD(99_999_960), Figure{"$", "1.00", "M"}},
		{English, money.USD(40), Figure{"$", "0", ""}},
		{English, money.USD(-40), Figure{"$", "0", ""}},
	}
	for _, c := range cases {
		if got := c.lang.Figure(c.m); got != c.want {
			t.Errorf("%v in %s is the figure %q, want %q", c.m, c.lang, got, c.want)
		}
	}
}

func TestShortAmounts(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		English.Short(money.KRW(280_336_136)):                    "₩280.3M",
		English.Short(money.KRW(1_028_806_910)):                  "₩1,028.8M",
		Korean.Short(money.KRW(22_400_000_000)):                  "224억\u00a0원",
		WithoutCurrency(Korean.Short(money.KRW(653_515_003))):    "6.5억",
		WithoutCurrency(Korean.Words(money.KRW(162_897_300))):    "1억\u00a06,290만",
		WithoutCurrency(Korean.Words(money.USD(40_000_000))):     "40만",
		WithoutCurrency(English.Short(money.KRW(1_548_222_242))): "₩1,548.2M",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
	}
}
