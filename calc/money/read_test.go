package money

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestReadAmountsAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	const won, dollars = KRWCurrency, USDCurrency
	cases := []struct {
		text string
		def  Currency
		want Money
	}{
		{"0", won, KRW(0)},
		{"0원", won, KRW(0)},
		{"-0", won, KRW(0)},
		{"250000000", won, KRW(250_000_000)},
		{"250,000,000", won, KRW(250_000_000)},
		{"200000000.00", won, KRW(200_000_000)},
		{"05", won, KRW(5)},
		{"₩200,000,000", won, KRW(200_000_000)},
		{`\200,000,000`, won, KRW(200_000_000)},
		{"￦２００，０００，０００", won, KRW(200_000_000)},
		{"200000000 KRW", won, KRW(200_000_000)},
		{"KRW 200,000,000 원", won, KRW(200_000_000)},

		{"2억", won, KRW(200_000_000)},
		{"10억", won, KRW(1_000_000_000)},
		{"2.5억", won, KRW(250_000_000)},
		{"２．５억　원", won, KRW(250_000_000)},
		{"1.23456789억", won, KRW(123_456_789)},
		{"2억5000만원", won, KRW(250_000_000)},
		{"2억 5,000만 원", won, KRW(250_000_000)},
		{" 2 억 5,000 만 원 ", won, KRW(250_000_000)},
		{"5천만", won, KRW(50_000_000)},
		{"2.5천만", won, KRW(25_000_000)},
		{"5,000만", won, KRW(50_000_000)},
		{"25,000만", won, KRW(250_000_000)},
		{"3백만원", won, KRW(3_000_000)},
		{"천만 원", won, KRW(10_000_000)},
		{"십억", won, KRW(1_000_000_000)},
		{"1억 2천3백만원", won, KRW(123_000_000)},
		{"1억 2천300만원", won, KRW(123_000_000)},
		{"1억 천만", won, KRW(110_000_000)},
		{"1조 2,000억", won, KRW(1_200_000_000_000)},
		{"1억 2,345만 6,789원", won, KRW(123_456_789)},
		{"2만 5천", won, KRW(25_000)},
		{"2만 5000", won, KRW(25_000)},
		{"120,000천원", won, KRW(120_000_000)},
		{"120백만원", won, KRW(120_000_000)},

		// Pay talk leaves out the last 만.
		{"1억 2천", won, KRW(120_000_000)},
		{"1억2천만원", won, KRW(120_000_000)},
		{"2억5천", won, KRW(250_000_000)},
		{"1억 2천5백", won, KRW(125_000_000)},
		{"1억 천", won, KRW(110_000_000)},
		{"₩1억 2천", won, KRW(120_000_000)},
		// A currency behind it makes an amount literal.
		{"5천원", won, KRW(5_000)},
		{"1억 2,000원", won, KRW(100_002_000)},
		{"5천 달러", won, USD(500_000)},

		{"$250k", won, USD(25_000_000)},
		{"400k", dollars, USD(40_000_000)},
		{"400K", won, KRW(400_000)},
		{"1.4M", dollars, USD(140_000_000)},
		{"1.4m", dollars, USD(140_000_000)},
		{"50M", won, KRW(50_000_000)},
		{"1bn", won, KRW(1_000_000_000)},
		{"$1.2bn", dollars, USD(120_000_000_000)},
		{"1.5 million dollars", won, USD(150_000_000)},
		{"USD 400,000", won, USD(40_000_000)},
		{"US$400,000.50", won, USD(40_000_050)},
		{"$400k USD", won, USD(40_000_000)},
		{"1234.5", dollars, USD(123_450)},
		{"25만 달러", won, USD(25_000_000)},
		{"25만불", won, USD(25_000_000)},
		{"100만 7,000달러", won, USD(100_700_000)},
		{"백만 달러", won, USD(100_000_000)},

		{"1000조", won, KRW(MaxMinor)},
		{"10tn", dollars, USD(MaxMinor)},
	}
	for _, c := range cases {
		got, err := Read(c.text, c.def)
		if err != nil || got != c.want {
			t.Errorf("Read(%q, %s) = %v, %v, want %v", c.text, c.def.Code(), got, err, c.want)
		}
	}
}

func TestReadRefusesWithTheReason(t *testing.T) {
	t.Parallel()
	cases := map[ReadError][]string{
		ErrEmpty:           {"", "   ", "　"},
		ErrNotMoney:        {"abc", ",", "10억 워", "원", "$", "억", "만원", "약 2억", "2억 정도", "5²", "1/2", "2억 3k", "5k만", "1M 200k", "2만 1억", "1억 2억", "1억 12,000만", "12천5백원", "5천3천만", "1억 0만", "2.5억 3천만", "1억 2.5천만", "5.", ".5M", "1_000", "1'000", "2e8", "C$400k", "12만$34", "--5", "5-", "\xff5", "k", "2억5천만만"},
		ErrNegative:        {"-5", "−5", "-2억", "$-5", "-$5k", "△1,000", "▲ 1,000원"},
		ErrBadGrouping:     {"1,4", "1,40", "1,0000", "12,34,567", "1,", "1,,000", "0,123", "00,123", "1234,567", "2억 5,00만", "1 000 000", "250.000.000"},
		ErrAmbiguous:       {"1억 2000", "2억 5,000", "2억5", "1억 2천원", "1억 2천 달러", "1억 2천500", "5천", "2천5백", "천", "120,000천"},
		ErrTooPrecise:      {"0.5", "1.5원", "250.000", "1.234", "1.234567891억", "$1.005", "0.00001k"},
		ErrTooLarge:        {"1000조 1원", "1001조", "1000000000000001", "99999999999999999999999", "$10.1tn", "9,999,999조", "999조 9999억 9999만 9999달러"},
		ErrTwoCurrencies:   {"$400k 원", "₩400달러", "USD 5 KRW"},
		ErrUnknownCurrency: {"€400k", "400 EUR", "５０００￥", "5천만 엔"},
	}
	for want, texts := range cases {
		for _, text := range texts {
			if got, err := Read(text, KRWCurrency); !errors.Is(err, want) || got != (Money{}) {
				t.Errorf("Read(%q) = %v, %v, want %v", text, got, err, want)
			}
		}
	}
}

func TestReadNeedsACurrency(t *testing.T) {
	t.Parallel()
	if _, err := Read("5", NoCurrency); !errors.Is(err, ErrUnknownCurrency) {
		t.Errorf("an amount of no currency gave %v", err)
	}
}

func TestReadNumbersAndPercents(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text            string
		number, percent string
	}{
		{"0", "0", "0"},
		{"0.5", "0.5", "0.005"},
		{"50", "50", "0.5"},
		{"50%", "0.5", "0.5"},
		{"50 %", "0.5", "0.5"},
		{"５０％", "0.5", "0.5"},
		{"12.5", "12.5", "0.125"},
		{" 1,421.40 ", "1421.4", "14.214"},
		{"-3", "-3", "-0.03"},
		{"−2.5%", "-0.025", "-0.025"},
		{"87.8000000000000", "87.8", "0.878"},
		{"1000000000", "1000000000", "10000000"},
	}
	for _, c := range cases {
		if got, err := ReadNumber(c.text); err != nil || got != MustRate(c.number) {
			t.Errorf("ReadNumber(%q) = %v, %v, want %s", c.text, got, err, c.number)
		}
		if got, err := ReadPercent(c.text); err != nil || got != MustRate(c.percent) {
			t.Errorf("ReadPercent(%q) = %v, %v, want %s", c.text, got, err, c.percent)
		}
	}
}

func TestReadNumberRefusesWithTheReason(t *testing.T) {
	t.Parallel()
	cases := map[ReadError][]string{
		ErrEmpty:           {"", " ", "%"},
		ErrNotANumber:      {"abc", "5.", ".5", "1/2", "50%%", "--5", "-", "4년", "1e3", "NaN", "½"},
		ErrBadGrouping:     {"1,4", "1.000.000"},
		ErrTooManyDecimals: {"0.1234567891", "0.30000000000000004"},
		ErrTooLarge:        {"1000000001", "1000000000.5", "99999999999999999999"},
	}
	for want, texts := range cases {
		for _, text := range texts {
			if got, err := ReadNumber(text); !errors.Is(err, want) || !got.IsZero() {
				t.Errorf("ReadNumber(%q) = %v, %v, want %v", text, got, err, want)
			}
		}
	}
}

func TestReadUndoesDecimal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := Of(rapid.Int64Range(0, MaxMinor).Draw(t, "minor"), rapid.SampledFrom([]Currency{KRWCurrency, USDCurrency}).Draw(t, "currency"))
		for _, text := range []string{m.Decimal(), m.String()} {
			if back, err := Read(text, m.Currency()); err != nil || back != m {
				t.Fatalf("%q was read as %v (%v)", text, back, err)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"2억", "1억 2천", "2억 5,000만 원", "120,000천원", "$250k", "25만 달러", "1.4M", "-₩5", "1조 2천", "천백십1", "50 %", "￦１", "1,4", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Read(text, KRWCurrency)
		if err == nil && (m.Minor() < 0 || m.Minor() > MaxMinor || m.Currency() == NoCurrency) {
			t.Errorf("Read(%q) = %v, out of bounds", text, m)
		}
		if back, again := Read(m.String(), KRWCurrency); err == nil && (again != nil || back != m) {
			t.Errorf("Read(%q) = %v, then %v (%v)", text, m, back, again)
		}
		if r, err := ReadPercent(text); err == nil && (r.Num() > maxNumber*nano || r.Num() < -maxNumber*nano) {
			t.Errorf("ReadPercent(%q) = %v, out of bounds", text, r)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		_, _ = Read("2억 5,000만 원", KRWCurrency)
	}
}
