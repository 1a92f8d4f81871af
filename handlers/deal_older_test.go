package handlers

import (
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// A negotiation that was saved before these parts were computed has none of them.
func TestOlderNegotiationsLackWhatDecides(t *testing.T) {
	t.Parallel()
	p := dealPresenter{lang: text.Korean, result: deal.Result{}}
	for i, section := range []func() *views.DealSection{p.alternatives, p.levers, p.designer, p.costs, p.approval, p.schemes} {
		if section() != nil {
			t.Errorf("section %d is shown", i)
		}
	}
}
