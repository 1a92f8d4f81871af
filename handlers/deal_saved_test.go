package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/db"
)

// saveOffer saves the page's negotiation for an audience, and answers with the
// path of its link.
func saveOffer(tb testing.TB, v *visitor, audience db.Audience, typed map[string]string) string {
	tb.Helper()
	form := typing(formOf(v.get("/offer")), typed)
	form.Set(shareAudience, string(audience))
	link := v.page(v.send(http.MethodPost, "/offer/save", form), http.StatusCreated).Find("#saved a").First().AttrOr("href", "")
	path, ours := strings.CutPrefix(link, "https://offergap.test")
	if !ours {
		tb.Fatalf("link %q", link)
	}
	return path
}

func TestSavedNegotiationStaysAsItWas(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		path := saveOffer(t, v, db.Full, map[string]string{"household.rent_us": "5,100"})
		if v.get(path).Find(`a[href="`+path+`/offer"]`).Length() == 0 {
			t.Error("the saved result does not lead to its negotiation")
		}
		if got := valueOf(v.get("/offer"), "household.rent_us"); got != "5,100" {
			t.Errorf("the draft has a rent of %q after saving", got)
		}
		saved := v.get(path + "/offer")
		if saved.Find("form#app input[type=text]").Length() > 0 {
			t.Error("a saved negotiation can be edited")
		}
		working := v.send(http.MethodGet, path+"/offer/working", nil)
		if working.Code != http.StatusOK {
			t.Errorf("its working: status %d", working.Code)
		}
	})
}

func TestNegotiationHidesTheCompanyFromCandidates(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		path := saveOffer(t, v, db.Candidate, nil)
		page := v.get(path + "/offer")
		for _, section := range []string{"buy_out", "settling", "costs", "approval", "levers", "designer"} {
			if page.Find("#"+section).Length() > 0 {
				t.Errorf("a candidate sees %s", section)
			}
		}
		if w := v.send(http.MethodGet, path+"/offer/working", nil); w.Code != http.StatusNotFound {
			t.Errorf("its working: status %d, want 404", w.Code)
		}
	})
}

func TestResultWithoutNegotiationHasNone(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		doc := v.page(v.send(http.MethodPost, "/save", formOf(v.get("/"))), http.StatusCreated)
		path := strings.TrimPrefix(doc.Find("#saved a").First().AttrOr("href", ""), "https://offergap.test")
		if w := v.send(http.MethodGet, path+"/offer", nil); w.Code != http.StatusNotFound {
			t.Errorf("status %d, want 404", w.Code)
		}
	})
}
