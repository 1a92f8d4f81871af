package dbtest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
)

func answer(t *testing.T, store *db.Store, to db.Saved, body string, now time.Time) db.Saved {
	t.Helper()
	saved, err := store.Answer(t.Context(), to.LinkID,
		db.NewDocument{Kind: "answer", Schema: 1, Body: []byte(body), Audience: db.Full, ExpiresAt: noon.Add(24 * time.Hour)}, now)
	if err != nil {
		t.Fatalf("Answer: %v", err)
	}
	return saved
}

// bodiesOf are the bodies of the open answers, as listed.
func bodiesOf(t *testing.T, store *db.Store, to db.Saved, now time.Time) []string {
	t.Helper()
	answers, err := store.Answers(t.Context(), to.LinkID, to.EditKey, now)
	if err != nil {
		t.Fatalf("Answers: %v", err)
	}
	var bodies []string
	for _, a := range answers {
		bodies = append(bodies, string(a.Document.Body))
	}
	return bodies
}

func wantBodies(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func answerKept(t *testing.T, open Open) {
	store, _ := open(t)
	asked, other := save(t, store, document("question")), save(t, store, document("another"))
	wantBodies(t, "before any answer", bodiesOf(t, store, asked, noon))
	first := answer(t, store, asked, "first", noon)
	answer(t, store, asked, "second", noon.Add(time.Minute))
	wantBodies(t, "the newest first", bodiesOf(t, store, asked, noon), "second", "first")
	wantBodies(t, "of another document", bodiesOf(t, store, other, noon))

	// It is a document like any other, under its own key.
	if got := string(link(t, store, first.LinkID).Document.Body); got != "first" {
		t.Errorf("the answer's link opens %q", got)
	}
	if _, err := store.AddLink(t.Context(), first.LinkID, first.EditKey, db.NewLink{Audience: db.Full}, noon); err != nil {
		t.Fatal(err)
	}
	wantBodies(t, "with two links to one answer", bodiesOf(t, store, asked, noon), "second", "first")
	_, err := store.Answers(t.Context(), asked.LinkID, first.EditKey, noon)
	wantError(t, "Answers by an answer's key", err, db.ErrWrongKey)
	wantError(t, "Delete by the asker's key", store.Delete(t.Context(), first.LinkID, asked.EditKey, noon), db.ErrWrongKey)
}

func answerEnds(t *testing.T, open Open) {
	store, _ := open(t)
	asked := save(t, store, document("question"))
	withdrawn, revoked := answer(t, store, asked, "withdrawn", noon), answer(t, store, asked, "revoked", noon.Add(time.Minute))
	answer(t, store, asked, "kept", noon.Add(2*time.Minute))
	if err := store.Delete(t.Context(), withdrawn.LinkID, withdrawn.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	if err := store.Revoke(t.Context(), revoked.LinkID, revoked.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	wantBodies(t, "after the ends", bodiesOf(t, store, asked, noon), "kept")
	wantBodies(t, "at the expiry", bodiesOf(t, store, asked, noon.Add(24*time.Hour)))
}

func answerRefused(t *testing.T, open Open) {
	store, raw := open(t)
	n := document("answer")
	expiring := document("question")
	expiring.ExpiresAt = noon.Add(time.Hour)
	expired, revoked, deleted := save(t, store, expiring), save(t, store, document("b")), save(t, store, document("c"))
	if err := store.Revoke(t.Context(), revoked.LinkID, revoked.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	if err := store.Delete(t.Context(), deleted.LinkID, deleted.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]error{
		expired.LinkID: db.ErrExpired, revoked.LinkID: db.ErrRevoked, deleted.LinkID: db.ErrDeleted,
		"\x00": db.ErrNotFound, strings.Repeat("A", 26): db.ErrNotFound,
	} {
		_, err := store.Answer(t.Context(), id, n, noon.Add(time.Hour))
		wantError(t, "Answer to "+want.Error(), err, want)
	}
	_, err := store.Answers(t.Context(), strings.Repeat("A", 26), "", noon)
	wantError(t, "Answers to what there is not", err, db.ErrNotFound)
	n.Audience = "everyone"
	_, err = store.Answer(t.Context(), expired.LinkID, n, noon)
	wantError(t, "Answer for an unknown audience", err, db.ErrInvalid)
	var documents int
	if err := raw.QueryRowContext(t.Context(), "SELECT count(*) FROM documents").Scan(&documents); err != nil || documents != 3 {
		t.Errorf("%d documents, want the 3 that were saved (%v)", documents, err)
	}
	wantBodies(t, "of an expired document", bodiesOf(t, store, expired, noon.Add(time.Hour)))
}

func deleteErasesAnswers(t *testing.T, open Open) {
	store, raw := open(t)
	asked, other := save(t, store, document("question")), save(t, store, document("another"))
	gone, kept := answer(t, store, asked, "gone", noon), answer(t, store, other, "kept", noon)
	if err := store.Delete(t.Context(), asked.LinkID, asked.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	_, err := store.Link(t.Context(), gone.LinkID, noon)
	wantError(t, "the answer's link", err, db.ErrDeleted)
	link(t, store, kept.LinkID)
	var bodies int
	if err := raw.QueryRowContext(t.Context(), "SELECT count(*) FROM documents WHERE body IS NOT NULL").Scan(&bodies); err != nil || bodies != 2 {
		t.Errorf("%d bodies are left, want 2 (%v)", bodies, err)
	}
}

func answersBounded(t *testing.T, open Open) {
	store, _ := open(t)
	asked := save(t, store, document("question"))
	var last db.Saved
	for range db.MostAnswers {
		last = answer(t, store, asked, "x", noon)
	}
	_, err := store.Answer(t.Context(), asked.LinkID, document("one more"), noon)
	wantError(t, "one more", err, db.ErrFull)
	if err := store.Delete(t.Context(), last.LinkID, last.EditKey, noon); err != nil {
		t.Fatal(err)
	}
	answer(t, store, asked, "in its place", noon)
}
