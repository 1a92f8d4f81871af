package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
)

// roundPages are the two pages that save, each with the field that the next
// round changes.
var roundPages = []struct{ name, page, save, field, value string }{
	{"calculator", "/", "/save", "offer.base", "310,000,000"},
	{"offer", "/offer", "/offer/save", "household.rent_us", "5,200"},
}

// shownLink are the id and the edit key of a result just saved.
func shownLink(tb testing.TB, doc *goquery.Document) (id, key string) {
	tb.Helper()
	id, key, ok := editLink(doc.Find(`#saved a[href*="/edit#"]`).AttrOr("href", ""))
	if !ok {
		tb.Fatal("no edit link is shown")
	}
	return id, key
}

// copied saves the page's form as it stands, and copies it from its link.
func copied(tb testing.TB, v *visitor, page, save string, audience db.Audience) (id, key string) {
	tb.Helper()
	form := formOf(v.get(page))
	form.Set(shareAudience, string(audience))
	id, key = shownLink(tb, v.page(v.send(http.MethodPost, save, form), http.StatusCreated))
	if w := v.send(http.MethodPost, "/s/"+id+"/fork", url.Values{}); w.Code != http.StatusSeeOther {
		tb.Fatalf("fork: status %d", w.Code)
	}
	return id, key
}

func TestSavingTheNextRound(t *testing.T) {
	t.Parallel()
	for _, p := range roundPages {
		for _, asLink := range []bool{false, true} {
			t.Run(p.name, func(t *testing.T) {
				t.Parallel()
				eachVisitor(t, func(t *testing.T, v *visitor) {
					old, key := copied(t, v, p.page, p.save, db.Full)
					page := v.get(p.page)
					if page.Find(`details#round a[href="/s/`+old+`"]`).Length() != 1 {
						t.Fatal("the earlier result is not named")
					}
					if _, open := page.Find("details#round").Attr("open"); open {
						t.Error("the option is not folded")
					}
					if asLink {
						key = " https://offergap.test/s/" + old + "/edit#" + key
					}
					form := typing(formOf(page), map[string]string{p.field: p.value, roundKeyField: key})
					doc := v.page(v.send(http.MethodPost, p.save, form), http.StatusCreated)
					id, _ := shownLink(t, doc)
					if doc.Find(`#saved a[href="/compare?ids=`+old+`,`+id+`"]`).Length() != 1 {
						t.Error("no link to what changed")
					}
					if v.get("/s/"+old).Find(`.notice a[href="/s/`+id+`"]`).Length() != 1 {
						t.Error("the earlier link does not lead to the next round")
					}
					if v.get(p.page).Find("#round").Length() != 0 {
						t.Error("the round is offered again")
					}
				})
			})
		}
	}
}

func TestWrongKeySavesNoRound(t *testing.T) {
	t.Parallel()
	for _, p := range roundPages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			eachVisitor(t, func(t *testing.T, v *visitor) {
				old, key := copied(t, v, p.page, p.save, db.Full)
				wrong := strings.Repeat("A", len(key))
				form := typing(formOf(v.get(p.page)), map[string]string{p.field: p.value, roundKeyField: wrong})
				w := v.send(http.MethodPost, p.save, form)
				if strings.Contains(w.Body.String(), wrong) {
					t.Error("the key is sent back")
				}
				doc := v.page(w, http.StatusUnprocessableEntity)
				if doc.Find(`[id="`+roundKeyField+`-e"]`).Length() == 0 || doc.Find("#saved").Length() != 0 {
					t.Error("no message at the field, or something was saved")
				}
				if _, open := doc.Find("details#round").Attr("open"); !open {
					t.Error("the option is folded over its message")
				}
				if got := valueOf(v.get(p.page), p.field); got != p.value {
					t.Errorf("%s is %q, want what was typed", p.field, got)
				}
				if v.get("/s/"+old).Find(".notice a").Length() != 0 {
					t.Error("the earlier link leads to another result")
				}
			})
		})
	}
}

// Without a key a copy is saved on its own, and may still become the next round.
func TestSavingACopyOnItsOwn(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		old, _ := copied(t, v, "/", "/save", db.Full)
		doc := v.page(v.send(http.MethodPost, "/save", formOf(v.get("/"))), http.StatusCreated)
		if doc.Find(`#saved a[href^="/compare"]`).Length() != 0 || v.get("/s/"+old).Find(".notice a").Length() != 0 {
			t.Error("a copy took the place of the earlier result")
		}
		if v.get("/").Find("#round").Length() != 1 {
			t.Error("the round is no longer offered")
		}
	})
}

func TestStoppingTheRound(t *testing.T) {
	t.Parallel()
	for _, p := range roundPages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			eachVisitor(t, func(t *testing.T, v *visitor) {
				copied(t, v, p.page, p.save, db.Full)
				page := v.get(p.page)
				button := page.Find("#round button[name=do]")
				form := typing(formOf(page), map[string]string{p.field: p.value, "do": button.AttrOr("value", "")})
				doc := v.page(v.send(http.MethodPost, p.page, form), http.StatusOK)
				if doc.Find("#round").Length() != 0 || v.get(p.page).Find("#round").Length() != 0 {
					t.Error("the round is still offered")
				}
				if got := valueOf(v.get(p.page), p.field); got != p.value {
					t.Errorf("%s is %q, want what was typed", p.field, got)
				}
			})
		})
	}
}

// A link that does not show everything begins no round, and ends the one before.
func TestRoundsBeginAtFullLinks(t *testing.T) {
	t.Parallel()
	for _, audience := range []db.Audience{db.Board, db.Candidate} {
		t.Run(string(audience), func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, "ko", false)
			copied(t, v, "/", "/save", db.Full)
			copied(t, v, "/", "/save", audience)
			if v.get("/").Find("#round").Length() != 0 {
				t.Error("a round is offered")
			}
		})
	}
}

// A round whose earlier result is gone is none.
func TestRoundOfADeletedResult(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "en", false)
	old, key := copied(t, v, "/", "/save", db.Full)
	v.page(v.send(http.MethodPost, "/s/"+old+"/edit", url.Values{editKeyField: {key}, "do": {doDeleteForGood}}), http.StatusOK)
	if v.get("/").Find("#round").Length() != 0 {
		t.Error("a round is offered")
	}
}

// roundLinks are the addresses that a result's page lists as its rounds.
func roundLinks(doc *goquery.Document) []string {
	return doc.Find("#rounds a").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
}

func TestResultsListTheirRounds(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		ids, key := make([]string, 3), ""
		for i := range ids {
			form := formOf(v.get("/"))
			if i > 0 {
				form.Set(roundKeyField, key)
			}
			ids[i], key = shownLink(t, v.page(v.send(http.MethodPost, "/save", form), http.StatusCreated))
			v.send(http.MethodPost, "/s/"+ids[i]+"/fork", url.Values{})
		}
		at, changed := func(i int) string { return "/s/" + ids[i] }, func(i int) string { return "/compare?ids=" + ids[i] + "," + ids[i+1] }
		for i, want := range [][]string{
			{at(1), changed(0)},
			{at(0), changed(0), at(2), changed(1)},
			{at(0), at(1), changed(1)},
		} {
			doc := v.get(at(i))
			if diff := cmp.Diff(want, roundLinks(doc)); diff != "" {
				t.Errorf("round %d (-want +got):\n%s", i+1, diff)
			}
			if number := textOf(doc.Find("#rounds .font-semibold")); !strings.Contains(number, strconv.Itoa(i+1)) {
				t.Errorf("round %d is called %q", i+1, number)
			}
		}
	})
}

// Links that do not show everything lead forward only, and within their
// audience; a result that stands alone lists no rounds.
func TestRoundsStayWithinTheAudience(t *testing.T) {
	t.Parallel()
	for _, audience := range []db.Audience{db.Board, db.Candidate} {
		t.Run(string(audience), func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, "en", false)
			old, oldKey := copied(t, v, "/", "/save", db.Full)
			if v.get("/s/"+old).Find("#rounds").Length() != 0 {
				t.Error("a result that stands alone lists rounds")
			}
			form := typing(formOf(v.get("/")), map[string]string{roundKeyField: oldKey, shareAudience: string(audience)})
			id, _ := shownLink(t, v.page(v.send(http.MethodPost, "/save", form), http.StatusCreated))
			if links := roundLinks(v.get("/s/" + id)); len(links) != 0 {
				t.Errorf("it lists %v", links)
			}
			if links := roundLinks(v.get("/s/" + old)); len(links) != 0 {
				t.Errorf("a full link lists %v", links)
			}
		})
	}
}

// An earlier round without an open link is counted, and leads nowhere.
func TestEarlierRoundWithoutALink(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	old, key := copied(t, v, "/", "/save", db.Full)
	form := typing(formOf(v.get("/")), map[string]string{roundKeyField: key})
	id, _ := shownLink(t, v.page(v.send(http.MethodPost, "/save", form), http.StatusCreated))
	v.page(v.send(http.MethodPost, "/s/"+old+"/edit", url.Values{editKeyField: {key}, "do": {doRevoke}, linkField: {old}}), http.StatusOK)
	doc := v.get("/s/" + id)
	if rounds := textOf(doc.Find("#rounds")); !strings.Contains(rounds, "2회차") || !strings.Contains(rounds, "열린 링크 없음") || len(roundLinks(doc)) != 0 {
		t.Errorf("it says %q", rounds)
	}
}
