package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
)

// A rent of 10^12 won a month is 1.2 × 10^13 won a year: at 0.0001 won a dollar
// 1.2 × 10^19 cents, beyond int64; at 1,400 won a dollar 8.6 × 10^11 cents.
func TestAnExchangeRateBeyondReachIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rate string
		want []string
	}{{"0.0001", []string{"market.krw_per_usd"}}, {"1400", nil}} {
		t.Run(c.rate, func(t *testing.T) {
			t.Parallel()
			d, errs := deal.Parse(engine(t), typed("current.base=1", "offer.base=12", "settling.rent=1000000000000", "market.krw_per_usd="+c.rate))
			var got []string
			for _, e := range errs {
				got = append(got, e.Field)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Fatalf("errors (-want +got):\n%s", diff)
			}
			if len(errs) == 0 {
				deal.Evaluate(engine(t), d, deal.Options{})
			}
		})
	}
}
