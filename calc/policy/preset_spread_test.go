package policy

import "testing"

// A pool whose pay does not spread has each persona's pay as it is given; one
// that spreads more lies further from it.
func TestSpreadOfAPool(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	pool, _ := CohortNamed("top_50")
	baseOf := func(factor float64) int64 {
		p := pool
		p.Spread = p.Spread.Times(factor)
		cases, err := p.Draw(engine, 1, 1)
		if err != nil {
			t.Fatal(err)
		}
		return cases[0].Scenario.Offer.Base.Minor()
	}
	if got := baseOf(0); got != 200_000_000 { // the article's offer
		t.Errorf("without spread the offer is %d", got)
	}
	once, twice := baseOf(1)-200_000_000, baseOf(2)-200_000_000
	if once == 0 || once > 0 != (twice > 0) || max(once, -once) >= max(twice, -twice) {
		t.Errorf("the offer moves by %d, and by %d with twice the spread", once, twice)
	}
	if got := pool.ShareOf("article_2bn_won"); got != 0.5 {
		t.Errorf("the persona's share is %v", got)
	}
	if got := pool.ShareOf("postdoc"); got != 0 {
		t.Errorf("the share of one not in the mix is %v", got)
	}
}
