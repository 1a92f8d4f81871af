package text

import (
	"testing"
	"time"

	"github.com/offergap/offergap/calc/money"
)

func TestNumbers(t *testing.T) {
	t.Parallel()
	cases := []struct{ got, want string }{
		{Whole(0), "0"},
		{Whole(1_240), "1,240"},
		{Whole(-1_240), "−1,240"},
		{Decimal(1421.4, 2), "1,421.40"},
		{Decimal(-0.04, 1), "0.0"},
		{Decimal(-1234.56, 1), "−1,234.6"},
		{Percent(0.5), "50%"},
		{Percent(0.878), "87.8%"},
		{Percent(0.2396), "24%"},
		{Percent(-0.05), "−5%"},
		{Percent(-0.0001), "0%"},
		{ExactPercent(money.MustRate("0.0719")), "7.19%"},
		{ExactPercent(money.MustRate("0.5")), "50%"},
		{ExactPercent(money.MustRate("-0.025")), "−2.5%"},
		{ExactPercent(money.MustRate("1/12")), "1/12"},
		{Korean.Ratio(4.02), "4.0배"},
		{English.Ratio(4.02), "4.0×"},
		{Korean.RatioWords(10), "10.0배"},
		{English.RatioWords(2.25), "2.2 times"},
		{Korean.Range("10", "20%"), "10~20%"},
		{English.Range("10", "20%"), "10–20%"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("printed %q, want %q", c.got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, time.November, 24, 14, 20, 0, 0, time.FixedZone("KST", 9*60*60))
	cases := []struct{ got, want string }{
		{Korean.Date(day), "2026년 11월 24일"},
		{English.Date(day), "24 November 2026"},
		{Korean.DayOfYear(day), "11월 24일"},
		{English.DayOfYear(day), "24 November"},
		{Korean.ShortDate(day), "2026. 11. 24."},
		{English.ShortDate(day), "24 Nov 2026"},
		{Korean.Moment(day), "2026. 11. 24. 14:20"},
		{English.Moment(day), "24 Nov 2026, 14:20 KST"},
		{Korean.Month(2026, time.September), "2026년 9월"},
		{English.Month(2026, time.September), "September 2026"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("printed %q, want %q", c.got, c.want)
		}
	}
}
