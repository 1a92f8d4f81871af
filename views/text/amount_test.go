package text

import (
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
)

func TestAmountsInDigits(t *testing.T) {
	t.Parallel()
	cases := []struct {
		m                             money.Money
		korean, english, cent, digits string
	}{
		{money.KRW(0), "0원", "₩0", "₩0", "0"},
		{money.KRW(999), "999원", "₩999", "₩999", "999"},
		{money.KRW(250_000_000), "250,000,000원", "₩250,000,000", "₩250,000,000", "250,000,000"},
		{money.KRW(-112_797_360), "−112,797,360원", "−₩112,797,360", "−₩112,797,360", "−112,797,360"},
		{money.USD(20_000_000), "$200,000", "$200,000", "$200,000.00", "200,000"},
		{money.USD(123_405), "$1,234.05", "$1,234.05", "$1,234.05", "1,234.05"},
		{money.USD(-57_397_800), "−$573,978", "−$573,978", "−$573,978.00", "−573,978"},
		{money.Money{}, "0", "0", "0", "0"},
	}
	for _, c := range cases {
		got := [4]string{Korean.Exact(c.m), English.Exact(c.m), English.ToTheCent(c.m), Digits(c.m)}
		if want := [4]string{c.korean, c.english, c.cent, c.digits}; got != want {
			t.Errorf("%v is printed %q, want %q", c.m, got, want)
		}
	}
}

func TestAmountsInWords(t *testing.T) {
	t.Parallel()
	cases := []struct {
		m                      money.Money
		korean, exact, english string
	}{
		{money.KRW(0), "0원", "0원", "₩0"},
		{money.KRW(9_500), "9,500원", "9,500원", "₩9,500"},
		{money.KRW(14_999), "1만\u00a0원", "1만\u00a04,999원", "₩14,999"},
		{money.KRW(200_000_000), "2억\u00a0원", "2억\u00a0원", "₩200.0M"},
		{money.KRW(250_000_000), "2억\u00a05,000만\u00a0원", "2억\u00a05,000만\u00a0원", "₩250.0M"},
		{money.KRW(117_438_836), "1억\u00a01,744만\u00a0원", "1억\u00a01,743만\u00a08,836원", "₩117.4M"},
		{money.KRW(99_995_000), "1억\u00a0원", "9,999만\u00a05,000원", "₩100.0M"},
		{money.KRW(100_002_000), "1억\u00a0원", "1억\u00a02,000원", "₩100.0M"},
		{money.KRW(-367_344_427), "−3억\u00a06,734만\u00a0원", "−3억\u00a06,734만\u00a04,427원", "−₩367.3M"},
		{money.KRW(2_309_011_062), "23억\u00a0901만\u00a0원", "23억\u00a0901만\u00a01,062원", "₩2,309.0M"},
		{money.KRW(1_200_000_000_000), "1조\u00a02,000억\u00a0원", "1조\u00a02,000억\u00a0원", "₩1.2tn"},
		{money.USD(40_000_000), "40만\u00a0달러", "40만\u00a0달러", "$400,000"},
		{money.USD(100_700_000), "100만\u00a07,000달러", "100만\u00a07,000달러", "$1.01M"},
		{money.USD(1_143_950), "1만\u00a01,440달러", "$11,439.50", "$11,440"},
		{money.USD(-500_000), "−5,000달러", "−5,000달러", "−$5,000"},
		{money.Money{}, "0", "0", "0"},
	}
	for _, c := range cases {
		got := [3]string{Korean.Words(c.m), Korean.ExactWords(c.m), English.Words(c.m)}
		if want := [3]string{c.korean, c.exact, c.english}; got != want {
			t.Errorf("%v is said %q, want %q", c.m, got, want)
		}
	}
}

func TestReadingsAndChanges(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		Korean.Reading(money.KRW(250_000_000)):  "2억\u00a05,000만\u00a0원",
		English.Reading(money.KRW(250_000_000)): "₩250,000,000",
		English.Reading(money.USD(40_000_000)):  "$400,000",
		Korean.Change(money.KRW(117_438_836)):   "+1억\u00a01,744만\u00a0원",
		Korean.Change(money.KRW(-5)):            "−5원",
		Korean.Change(money.KRW(0)):             "0원",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("printed %q, want %q", got, want)
		}
	}
}

func TestReadUndoesExactPrinting(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		currency := rapid.SampledFrom([]money.Currency{money.KRWCurrency, money.USDCurrency}).Draw(t, "currency")
		minor := rapid.OneOf(rapid.Int64Range(0, money.MaxMinor), rapid.Int64Range(0, 10_000_000)).Draw(t, "minor")
		m := money.Of(minor, currency)
		for _, l := range Langs() {
			for _, printed := range []string{l.Exact(m), l.ToTheCent(m), l.ExactWords(m), l.Reading(m), m.String()} {
				back, err := money.Read(printed, money.NoCurrency)
				if err != nil || back != m {
					t.Fatalf("%v is printed %q and read as %v (%v)", m, printed, back, err)
				}
			}
		}
	})
}

func TestGroupingAgreesWithTheLanguageTables(t *testing.T) {
	t.Parallel()
	reference := message.NewPrinter(language.Korean)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, money.MaxMinor).Draw(t, "n")
		if got, want := Whole(n), reference.Sprint(n); got != want {
			t.Fatalf("Whole(%d) = %q, want %q", n, got, want)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	m := money.KRW(653_515_003)
	b.ReportAllocs()
	for b.Loop() {
		_ = Korean.Words(m)
	}
}

func BenchmarkExact(b *testing.B) {
	m := money.KRW(653_515_003)
	b.ReportAllocs()
	for b.Loop() {
		_ = Korean.Exact(m)
	}
}
