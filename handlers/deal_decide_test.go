package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// pressed is the page of the offer after one of its buttons.
func pressed(v *visitor, do string) {
	v.tb.Helper()
	form := typing(formOf(v.get("/offer")), nil)
	form.Set("do", do)
	v.page(v.send(http.MethodPost, "/offer", form), http.StatusOK)
}

func TestOfferShowsWhatDecides(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		page := v.get("/offer")
		for _, id := range []string{"alternatives", "levers", "designer", "costs", "approval", "schemes"} {
			if page.Find("section#"+id+" h2").Text() == "" {
				t.Errorf("no section %s", id)
			}
		}
		// Three packages within the ceiling, three within the target.
		if n := page.Find(`#designer button[name="do"]`).Length(); n != 6 {
			t.Errorf("%d packages can be taken, want 6", n)
		}
		if page.Find(`#designer a[href="/methodology#lab"]`).Length() != 1 {
			t.Error("the model behind the odds is not named")
		}
	})
}

// A package that is taken becomes the offer: the base of the calculator is the
// top of the team's band, 180,000,000 won, and what it costs is what the card said.
func TestTakeThisPackage(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		cost := func(card string) string {
			return textOf(v.get("/offer").Find(card + " .lines .sum dd"))
		}
		for _, take := range []struct{ do, card, home string }{
			{"target.most_certain", "#target-most_certain", "company_lease"}, {"package.most_cash", "#package-most_cash", "own_lease"},
		} {
			want := cost(take.card)
			pressed(v, take.do)
			if got := cost("#present"); got != want {
				t.Errorf("%s: the offer costs %s, the package %s", take.do, got, want)
			}
			if got := valueOf(v.get("/"), "offer.base"); !strings.HasPrefix(got, "180,000,000") {
				t.Errorf("%s: base pay %q", take.do, got)
			}
			if got := v.get("/offer").Find(`[name="settling.home"] option[selected], [name="settling.home"][checked]`).AttrOr("value", ""); got != take.home {
				t.Errorf("%s: home %q, want %s", take.do, got, take.home)
			}
		}
		before := valueOf(v.get("/"), "offer.base")
		pressed(v, "package.of_nobody")
		if got := valueOf(v.get("/"), "offer.base"); got != before {
			t.Errorf("a package that is not there changes the base to %q", got)
		}
	})
}

func TestMarkTheOneToBeat(t *testing.T) {
	t.Parallel()
	v := dealOf(t, "ko", "", map[string]string{
		"alternatives.3.kind": "us_lab", "alternatives.3.base": "500,000", "alternatives.7.kind": "kr_conglomerate", "alternatives.7.base": "2억",
	})
	beaten := func() string {
		return textOf(v.get("/offer").Find("#alternatives tr:has(.chip) th").Contents().First())
	}
	pressed(v, "beat.1")
	if got := beaten(); got != "국내 대기업" {
		t.Errorf("to beat: %q", got)
	}
	pressed(v, "beat.stay")
	if got := beaten(); got != "지금 자리" {
		t.Errorf("to beat: %q", got)
	}
	if got := len(entryPositions(typedOf(v), "alternatives")); got != 3 {
		t.Errorf("%d alternatives, want 3: staying is one of them now", got)
	}
}

// typedOf are the fields of the form as it stands.
func typedOf(v *visitor) typed {
	t := typed{}
	for path, values := range formOf(v.get("/offer")) {
		t[path] = values[0]
	}
	return t
}

// A saved negotiation is read alone: nothing of it is taken or marked.
func TestSavedNegotiationHasNoButtons(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	path := saveOffer(t, v, db.Full, nil)
	saved := v.get(path + "/offer")
	if saved.Find("#designer").Length() != 1 || saved.Find(`main button[name="do"]`).Length() != 0 {
		t.Errorf("buttons: %s", textOf(saved.Find(`main button[name="do"]`)))
	}
}

// A fork of a saved result brings its negotiation, as far as the link shows it.
func TestForkBringsTheNegotiation(t *testing.T) {
	t.Parallel()
	for audience, kept := range map[db.Audience]string{db.Full: "77,000,000", db.Candidate: ""} {
		v := newVisitor(t, "ko", false)
		path := saveOffer(t, v, audience, map[string]string{"household.rent_us": "5,100", "costs.equipment": "7,700만"})
		pressed(v, doClear)
		v.send(http.MethodPost, path+"/fork", nil)
		page := v.get("/offer")
		if got := valueOf(page, "household.rent_us"); got != "5,100" {
			t.Errorf("%s: rent %q", audience, got)
		}
		if got := valueOf(page, "costs.equipment"); got != kept {
			t.Errorf("%s: equipment %q, want %q", audience, got, kept)
		}
	}
}

// Rounds of an offer are compared by their terms and what these come to.
func TestCompareShowsNegotiations(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	first := strings.TrimPrefix(saveOffer(t, v, db.Full, nil), "/s/")
	second := strings.TrimPrefix(saveOffer(t, v, db.Candidate, map[string]string{"costs.compute": "2억", "held.0.units": "4,000"}), "/s/")
	third := strings.TrimPrefix(saveOffer(t, v, db.Full, map[string]string{"costs.compute": "2억"}), "/s/")
	doc := v.get("/compare?ids=" + first + "," + second + "," + third)
	figures := comparedCells(doc, "#figures")
	// Compute costs 200 instead of 100 million won: the year costs as much more.
	costs := figures[text.Korean.T("compare.deal.cost")]
	if len(costs) != 3 || costs[1] != text.Korean.T("compare.not_shown") || costs[0] == costs[2] {
		t.Errorf("costs %v", costs)
	}
	inputs := comparedCells(doc, "#differences")
	if got := inputs["채용 부대비용 · 연산 자원(연)"]; len(got) != 3 || got[0] != spaced(text.Korean.ExactWords(money.KRW(100_000_000))) || got[1] != text.Korean.T("compare.not_shown") {
		t.Errorf("compute %v of %v", got, inputs)
	}
	if got := inputs["부여 건 1 · 수량"]; len(got) != 3 || got[0] == got[1] {
		t.Errorf("units %v of %v", got, inputs)
	}
}
