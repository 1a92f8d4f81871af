package law

import (
	"strconv"
	"testing"
)

// Defaults of the market, as their files give them.
func TestMarketDefaults(t *testing.T) {
	t.Parallel()
	book, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		path    string
		keys    []string
		day     Date
		want    string // as num/den in lowest terms
		carried bool
	}{
		// The default of a year is the average of the year before.
		{"market.exchange_rate.krw_per_usd", nil, Day(2024, 1, 1), "13067637/10000", false},
		{"market.exchange_rate.krw_per_usd", nil, Day(2026, 1, 1), "14213963/10000", false},
		{"market.exchange_rate.krw_per_usd", nil, Day(2027, 1, 1), "14213963/10000", true},
		{"market.exchange_rate.krw_per_usd_latest", nil, Day(2026, 9, 30), "67789/50", false},
		{"market.purchasing_power.krw_per_intl_usd", nil, Day(2026, 1, 1), "40463361/50000", false},
		{"market.price_level.san_jose", nil, Day(2026, 1, 1), "5653/5000", true},
		{"market.consumption_tax.vat_in_price", nil, Day(2026, 1, 1), "1/11", false},
		{"market.assumptions.local_spend_share", []string{"value"}, Day(2026, 1, 1), "3/5", false},
		{"market.assumptions.equity_discount", []string{"option", "value"}, Day(2026, 1, 1), "3/5", false},
		{"market.assumptions.discount_rate", nil, Day(2026, 1, 1), "0/1", false},
		{"market.policy.rate", []string{"value"}, Day(2026, 1, 1), "1/2", false},
	}
	for _, c := range cases {
		r := book.At(c.day)
		got := r.Rate(c.path, c.keys...)
		text := fraction(got.Num(), got.Den())
		if r.Err() != nil || text != c.want || (len(r.Carried()) > 0) != c.carried {
			t.Errorf("%s %v on %v = %s (carried %v, %v), want %s", c.path, c.keys, c.day, text, r.Carried(), r.Err(), c.want)
		}
	}
}

func fraction(num, den int64) string {
	return strconv.FormatInt(num, 10) + "/" + strconv.FormatInt(den, 10)
}
