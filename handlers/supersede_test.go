package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
)

// Links of the old result lead to the newer one's link for the same audience,
// and to none where there is none.
func TestTheOwnerPointsToANewerResult(t *testing.T) {
	t.Parallel()
	s, old := savedAs(t, db.Full, time.Time{}, articleWith())
	newer, err := s.saveScenario(t.Context(), scenarioOf(t, s, articleWith("offer.base", "2.5억")), defaultShare)
	if err != nil {
		t.Fatal(err)
	}
	candidate, err := s.Store.AddLink(t.Context(), old.LinkID, old.EditKey, db.NewLink{Audience: db.Candidate}, s.Now())
	if err != nil {
		t.Fatal(err)
	}
	act := ownerOf(s, old)
	edit := "https://offergap.test/s/" + newer.LinkID + "/edit#"
	for _, wrong := range []string{"", "x", "https://offergap.test/s/" + newer.LinkID, edit, edit + old.EditKey, "https://offergap.test/s/" + old.LinkID + "/edit#" + old.EditKey} {
		doc := read(t, act("do", doSupersede, newerField, wrong), http.StatusUnprocessableEntity)
		if doc.Find("#newer-e").Length() != 1 || doc.Find("#done").Length() != 0 {
			t.Errorf("%q: no message at the field", wrong)
		}
	}
	if doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+old.LinkID, ""), http.StatusOK); doc.Find(`a[href="/s/`+newer.LinkID+`"]`).Length() != 0 {
		t.Error("a wrong link was taken")
	}
	doc := read(t, act("do", doSupersede, newerField, " "+edit+newer.EditKey+" "), http.StatusOK)
	if done := textOf(doc.Find("#done")); !strings.Contains(done, "새 결과") {
		t.Errorf("it says %q", done)
	}
	doc = read(t, ask(s.Handler(), http.MethodGet, "/s/"+old.LinkID, ""), http.StatusOK)
	if doc.Find(`.notice a[href="/s/`+newer.LinkID+`"]`).Length() != 1 {
		t.Error("the old link does not lead to the newer result")
	}
	if doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+candidate, ""), http.StatusOK); strings.Contains(textOf(doc.Find("main")), newer.LinkID) || doc.Find(`a[href="/s/`+newer.LinkID+`"]`).Length() > 0 {
		t.Error("a candidate's link leads to the full result")
	}
}

func TestANewerResultOverTheAPI(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	old, newer := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/scenarios", shortest)), decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/scenarios", shortest))
	at := "/api/v1/scenarios/" + old.ID + "/newer"
	body := func(id, key string) string { return `{"id": "` + id + `", "edit_key": "` + key + `"}` }
	problemOf(t, ask(h, http.MethodPut, at, body(newer.ID, newer.EditKey)), http.StatusUnauthorized)
	problemOf(t, ask(h, http.MethodPut, at, body(newer.ID, newer.EditKey), "Authorization", "Bearer "+newer.EditKey), http.StatusForbidden)
	problemOf(t, ask(h, http.MethodPut, at, body(newer.ID, old.EditKey), "Authorization", "Bearer "+old.EditKey), http.StatusConflict)
	problemOf(t, ask(h, http.MethodPut, at, body(old.ID, old.EditKey), "Authorization", "Bearer "+old.EditKey), http.StatusConflict)
	problemOf(t, ask(h, http.MethodPut, at, `{"id": 1}`, "Authorization", "Bearer "+old.EditKey), http.StatusUnprocessableEntity)
	if w := ask(h, http.MethodPut, at, body(newer.ID, newer.EditKey), "Authorization", "Bearer "+old.EditKey); w.Code != http.StatusNoContent {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	if got := decode[scenarioAnswer](t, ask(h, http.MethodGet, "/api/v1/scenarios/"+old.ID, "")).Newer; got != newer.ID {
		t.Errorf("newer is %q, want %q", got, newer.ID)
	}
}

func TestSavingForAnAudienceOverTheAPI(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	h := s.Handler()
	saved := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/scenarios", strings.TrimSuffix(shortest, "}")+`, "audience": "candidate", "expires_in_days": 30}`))
	links, err := s.Store.Links(t.Context(), saved.ID, saved.EditKey)
	if err != nil || len(links) != 1 || links[0].Audience != db.Candidate || !links[0].ExpiresAt.Equal(today.Add(30*24*time.Hour)) {
		t.Errorf("links %+v, %v", links, err)
	}
	for field, value := range map[string]string{"audience": `"everyone"`, "expires_in_days": `-1`} {
		p := problemOf(t, ask(h, http.MethodPost, "/api/v1/scenarios", strings.TrimSuffix(shortest, "}")+`, "`+field+`": `+value+`}`), http.StatusUnprocessableEntity)
		if p.fields()[field] == "" {
			t.Errorf("%s = %s is not refused: %+v", field, value, p)
		}
	}
}
