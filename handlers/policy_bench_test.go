package handlers

import (
	"net/http"
	"strconv"
	"testing"
)

// The opening page of the policy lab: four designs, 500 candidates, 200 draws.
// The seed differs each time, so that no answer is at hand.
func BenchmarkPolicyPage(b *testing.B) {
	h := newHandler(b)
	b.ReportAllocs()
	for seed := 2; b.Loop(); seed++ {
		w := ask(h, http.MethodGet, "/policy?"+openingQuery(seed), "")
		if w.Code != http.StatusOK {
			b.Fatalf("status %d: %s", w.Code, w.Body)
		}
	}
}

// openingQuery is the plain query of the opening page with another seed.
func openingQuery(seed int) string {
	return readQuery(nil).with(typed{"seed": strconv.Itoa(seed)}).values().Encode()
}
