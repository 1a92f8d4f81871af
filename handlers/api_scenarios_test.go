package handlers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/db"
)

func TestSaveReadAndDelete(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	w := ask(h, http.MethodPost, "/api/v1/scenarios", shortest)
	saved := decode[savedAnswer](t, w)
	if w.Code != http.StatusCreated || saved.URL != "https://offergap.test/s/"+saved.ID || saved.EditKey == "" || saved.EditKey == saved.ID {
		t.Fatalf("status %d, saved %+v", w.Code, saved)
	}
	at := "/api/v1/scenarios/" + saved.ID
	if got := w.Header().Get("Location"); got != at {
		t.Errorf("Location %q, want %q", got, at)
	}

	stored := ask(h, http.MethodGet, at+"/document", "")
	sum := sha256.Sum256(stored.Body.Bytes())
	if got := hex.EncodeToString(sum[:]); got != saved.SHA256 {
		t.Errorf("the stored bytes have the hash %s, want %s", got, saved.SHA256)
	}

	w = ask(h, http.MethodGet, at, "")
	got := decode[scenarioAnswer](t, w)
	if got.ID != saved.ID || got.SHA256 != saved.SHA256 || got.Schema != 1 || w.Header().Get("ETag") != `"`+saved.SHA256+`"` {
		t.Errorf("id %s, hash %s, schema %d, ETag %s", got.ID, got.SHA256, got.Schema, w.Header().Get("ETag"))
	}
	evaluated := bytes.TrimSpace(ask(h, http.MethodPost, "/api/v1/evaluate", shortest).Body.Bytes())
	if !bytes.Equal(evaluated, got.Result) {
		t.Errorf("the saved result differs from the evaluated one:\n%s\n%s", got.Result, evaluated)
	}
	again := ask(h, http.MethodPost, "/api/v1/evaluate", string(got.Input))
	if result := decode[map[string]json.RawMessage](t, again); !bytes.Contains(got.Result, result["years"]) {
		t.Error("the saved input, evaluated again, gives other years")
	}
	if got := ask(h, http.MethodGet, at, "", "If-None-Match", `"`+saved.SHA256+`"`).Code; got != http.StatusNotModified {
		t.Errorf("with its own tag: status %d, want 304", got)
	}

	problemOf(t, ask(h, http.MethodDelete, at, ""), http.StatusUnauthorized)
	problemOf(t, ask(h, http.MethodDelete, at, "", "Authorization", "Basic "+saved.EditKey), http.StatusUnauthorized)
	problemOf(t, ask(h, http.MethodDelete, at, "", "Authorization", "Bearer "+saved.ID), http.StatusForbidden)
	if got := ask(h, http.MethodGet, at, "").Code; got != http.StatusOK {
		t.Errorf("after wrong keys: status %d, want 200", got)
	}
	if w := ask(h, http.MethodDelete, at, "", "Authorization", "Bearer "+saved.EditKey); w.Code != http.StatusNoContent || w.Body.Len() > 0 {
		t.Errorf("delete: status %d, body %q, want 204", w.Code, w.Body)
	}
	problemOf(t, ask(h, http.MethodGet, at, ""), http.StatusGone)
	problemOf(t, ask(h, http.MethodGet, at+"/document", ""), http.StatusGone)
	problemOf(t, ask(h, http.MethodDelete, at, "", "Authorization", "Bearer "+saved.EditKey), http.StatusGone)
}

func TestAnUnknownScenarioIsNotFound(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, id := range []string{"x", strings.Repeat("A", 26), "..", "%00", strings.Repeat("x", 10_000)} {
		problemOf(t, ask(h, http.MethodGet, "/api/v1/scenarios/"+id, ""), http.StatusNotFound)
		problemOf(t, ask(h, http.MethodGet, "/api/v1/scenarios/"+id+"/document", ""), http.StatusNotFound)
		problemOf(t, ask(h, http.MethodDelete, "/api/v1/scenarios/"+id, "", "Authorization", "Bearer x"), http.StatusNotFound)
	}
	problemOf(t, ask(h, http.MethodPut, "/api/v1/scenarios", ""), http.StatusMethodNotAllowed)
}

// A link for a candidate does not open the whole document, nor does one to
// another kind.
func TestOnlyAFullLinkOpensTheScenario(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	h := New(c).Handler()
	store := c.Store.(*db.Store)
	for name, n := range map[string]db.NewDocument{
		"for a candidate": {Kind: scenarioKind, Schema: 1, Body: []byte(`{}`), Audience: db.Candidate},
		"another kind":    {Kind: "study", Schema: 1, Body: []byte(`{}`), Audience: db.Full},
	} {
		saved, err := store.Save(t.Context(), n, today)
		if err != nil {
			t.Fatal(err)
		}
		if got := ask(h, http.MethodGet, "/api/v1/scenarios/"+saved.LinkID+"/document", "").Code; got != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", name, got)
		}
	}
}
