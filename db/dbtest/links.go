package dbtest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
)

func addLink(t *testing.T, store *db.Store, owner db.Saved, n db.NewLink) string {
	t.Helper()
	id, err := store.AddLink(t.Context(), owner.LinkID, owner.EditKey, n, noon)
	if err != nil {
		t.Fatalf("AddLink: %v", err)
	}
	return id
}

func revoke(t *testing.T, store *db.Store, linkID, editKey string) {
	t.Helper()
	if err := store.Revoke(t.Context(), linkID, editKey, noon); err != nil {
		t.Fatalf("Revoke: %v", err)
	}
}

func erase(t *testing.T, store *db.Store, owner db.Saved) {
	t.Helper()
	if err := store.Delete(t.Context(), owner.LinkID, owner.EditKey, noon); err != nil {
		t.Fatalf("Delete: %v", err)
	}
}

func supersede(t *testing.T, store *db.Store, old, newer db.Saved) {
	t.Helper()
	if err := store.Supersede(t.Context(), old.LinkID, old.EditKey, newer.DocumentID); err != nil {
		t.Fatalf("Supersede: %v", err)
	}
}

func endedLinks(t *testing.T, open Open) {
	store, _ := open(t)
	expiry := noon.Add(time.Hour)
	for _, c := range []struct {
		name            string
		revoked, erased bool
		at              time.Time
		want            error
	}{
		{name: "a millisecond before the expiry", at: expiry.Add(-time.Millisecond)},
		{name: "at the expiry", at: expiry, want: db.ErrExpired},
		{name: "a millisecond after the expiry", at: expiry.Add(time.Millisecond), want: db.ErrExpired},
		{name: "revoked", revoked: true, at: noon, want: db.ErrRevoked},
		{name: "revoked and expired", revoked: true, at: expiry, want: db.ErrRevoked},
		{name: "deleted", erased: true, at: noon, want: db.ErrDeleted},
		{name: "deleted, revoked and expired", revoked: true, erased: true, at: expiry, want: db.ErrDeleted},
	} {
		n := document("x")
		n.ExpiresAt = expiry
		saved := save(t, store, n)
		if c.revoked {
			revoke(t, store, saved.LinkID, saved.EditKey)
		}
		if c.erased {
			erase(t, store, saved)
		}
		_, err := store.Link(t.Context(), saved.LinkID, c.at)
		wantError(t, c.name, err, c.want)
		if c.want != nil {
			wantError(t, c.name, err, db.ErrGone)
		}
	}
}

func independentLinks(t *testing.T, open Open) {
	store, _ := open(t)
	saved := save(t, store, document("x"))
	board := addLink(t, store, saved, db.NewLink{Audience: db.Board, ExpiresAt: noon.Add(time.Hour)})
	candidate := addLink(t, store, saved, db.NewLink{Audience: db.Candidate, Label: "A"})
	if err := store.Relabel(t.Context(), candidate, saved.EditKey, "후보 A"); err != nil {
		t.Fatalf("Relabel: %v", err)
	}
	revoke(t, store, candidate, saved.EditKey)
	if err := store.Revoke(t.Context(), candidate, saved.EditKey, noon.Add(time.Hour)); err != nil {
		t.Errorf("Revoke again: %v", err)
	}

	got := map[string]db.Link{}
	links, err := store.Links(t.Context(), board, saved.EditKey)
	if err != nil {
		t.Fatalf("Links: %v", err)
	}
	for _, l := range links {
		got[l.ID] = l
	}
	want := map[string]db.Link{
		saved.LinkID: {ID: saved.LinkID, Audience: db.Full, CreatedAt: noon},
		board:        {ID: board, Audience: db.Board, CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)},
		candidate:    {ID: candidate, Audience: db.Candidate, Label: "후보 A", CreatedAt: noon, RevokedAt: noon},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	for _, id := range []string{saved.LinkID, board} {
		if got := link(t, store, id).Document.ID; got != saved.DocumentID {
			t.Errorf("link %s opens document %s, want %s", id, got, saved.DocumentID)
		}
	}
}

func wrongKey(t *testing.T, open Open) {
	store, _ := open(t)
	saved, other := save(t, store, document("x")), save(t, store, document("y"))
	before := link(t, store, saved.LinkID)
	for _, key := range []string{"", "\x00", saved.LinkID, saved.DocumentID, other.EditKey, saved.EditKey[:25], saved.EditKey + "A"} {
		_, addErr := store.AddLink(t.Context(), saved.LinkID, key, db.NewLink{Audience: db.Full}, noon)
		_, listErr := store.Links(t.Context(), saved.LinkID, key)
		for what, err := range map[string]error{
			"AddLink":   addErr,
			"Links":     listErr,
			"Revoke":    store.Revoke(t.Context(), saved.LinkID, key, noon),
			"Relabel":   store.Relabel(t.Context(), saved.LinkID, key, "mine"),
			"Supersede": store.Supersede(t.Context(), saved.LinkID, key, other.DocumentID),
			"Delete":    store.Delete(t.Context(), saved.LinkID, key, noon),
		} {
			wantError(t, what, err, db.ErrWrongKey)
		}
	}
	if diff := cmp.Diff(before, link(t, store, saved.LinkID)); diff != "" {
		t.Errorf("changed with a wrong key (-before +after):\n%s", diff)
	}
	if links, err := store.Links(t.Context(), saved.LinkID, saved.EditKey); err != nil || len(links) != 1 {
		t.Errorf("%d links, want 1 (%v)", len(links), err)
	}
}

func endedLinkServesKey(t *testing.T, open Open) {
	store, _ := open(t)
	saved := save(t, store, document("x"))
	revoke(t, store, saved.LinkID, saved.EditKey)
	fresh := addLink(t, store, saved, db.NewLink{Audience: db.Full})
	link(t, store, fresh)
	erase(t, store, saved)
	_, err := store.Link(t.Context(), fresh, noon)
	wantError(t, "the fresh link", err, db.ErrDeleted)
}

func supersedeByAudience(t *testing.T, open Open) {
	store, _ := open(t)
	old, newer := save(t, store, document("old")), save(t, store, document("new"))
	oldCandidate := addLink(t, store, old, db.NewLink{Audience: db.Candidate})
	oldBoard := addLink(t, store, old, db.NewLink{Audience: db.Board})
	newBoard := addLink(t, store, newer, db.NewLink{Audience: db.Board})
	supersede(t, store, old, newer)
	for id, want := range map[string]string{old.LinkID: newer.LinkID, oldBoard: newBoard, oldCandidate: ""} {
		got := link(t, store, id)
		if got.NewerLink != want {
			t.Errorf("%s link: NewerLink = %q, want %q", got.Link.Audience, got.NewerLink, want)
		}
		if got.Document.SupersededBy != newer.DocumentID {
			t.Errorf("%s link: SupersededBy = %q, want %q", got.Link.Audience, got.Document.SupersededBy, newer.DocumentID)
		}
		if string(got.Document.Body) != "old" {
			t.Errorf("%s link: body %q, want the old one", got.Link.Audience, got.Document.Body)
		}
	}
}

func supersedeSkipsGone(t *testing.T, open Open) {
	store, _ := open(t)
	n := document("new")
	n.ExpiresAt = noon
	old, newer := save(t, store, document("old")), save(t, store, n)
	supersede(t, store, old, newer)
	newerLink := func() string { return link(t, store, old.LinkID).NewerLink }
	if got := newerLink(); got != "" {
		t.Errorf("NewerLink = %q, want none: the only one is expired", got)
	}
	live := addLink(t, store, newer, db.NewLink{Audience: db.Full})
	if got := newerLink(); got != live {
		t.Errorf("NewerLink = %q, want the live one, %q", got, live)
	}
	revoke(t, store, live, newer.EditKey)
	if got := newerLink(); got != "" {
		t.Errorf("NewerLink = %q, want none: it is revoked", got)
	}
	addLink(t, store, newer, db.NewLink{Audience: db.Full})
	erase(t, store, newer)
	if got := newerLink(); got != "" {
		t.Errorf("NewerLink = %q, want none: the document is deleted", got)
	}
}

func supersedeRefuses(t *testing.T, open Open) {
	store, _ := open(t)
	old, erased := save(t, store, document("old")), save(t, store, document("erased"))
	erase(t, store, erased)
	for newDocumentID, want := range map[string]error{
		old.DocumentID:    db.ErrInvalid,
		erased.DocumentID: db.ErrDeleted,
		old.LinkID:        db.ErrNotFound,
	} {
		wantError(t, "Supersede", store.Supersede(t.Context(), old.LinkID, old.EditKey, newDocumentID), want)
	}
	if got := link(t, store, old.LinkID).Document.SupersededBy; got != "" {
		t.Errorf("SupersededBy = %q, want none", got)
	}
}
