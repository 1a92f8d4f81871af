package handlers

import (
	"net/http"
	"testing"
)

// Whatever the body, the answer is a page or a client's error, never ours.
func FuzzForm(f *testing.F) {
	h := newHandler(f)
	for _, body := range []string{
		"", "current.base=400k&offer.base=2억", "do=undo", "do=grant.add.offer&current.base=1&offer.base=1",
		"do=grant.remove.current.0&current.equity.0.kind=rsu", "current.equity.499.vesting=100,%20100", "%zz=1&current.base=%00",
		"do=policy.none&policy.rate=950000", "view.basis=gross&current.base=1e9&offer.base=9999999999999",
		"offer.equity.0.kind=option&offer.equity.0.strike=0&offer.base=1&current.base=1&horizon_years=10",
		"market.krw_per_usd=0.0001&current.base=1000000000&offer.base=1",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		w := ask(h, http.MethodPost, "/", body, "Content-Type", "application/x-www-form-urlencoded")
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("status %d", w.Code)
		}
	})
}

// FuzzAddress does the same for the query string.
func FuzzAddress(f *testing.F) {
	h := newHandler(f)
	f.Add("current.base=300000&lang=en")
	f.Add("preset=postdoc&view.basis=gross")
	f.Fuzz(func(t *testing.T, query string) {
		r, err := http.NewRequest(http.MethodGet, "/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.URL.RawQuery = query
		w := serve(h, r)
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("status %d", w.Code)
		}
		if w.Code == http.StatusSeeOther && w.Header().Get("Location") != "/" {
			t.Errorf("leads to %q", w.Header().Get("Location"))
		}
	})
}

// BenchmarkRecalculate is what a keystroke costs the server: read, evaluate
// with the sweep and the inverse questions, and print what changes.
func BenchmarkRecalculate(b *testing.B) {
	v := newVisitor(b, "ko", true)
	form := formOf(v.page(v.send(http.MethodGet, "/", nil), http.StatusOK))
	form.Set("policy.rate", "41")
	for b.Loop() {
		if w := v.send(http.MethodPost, "/", form); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}
