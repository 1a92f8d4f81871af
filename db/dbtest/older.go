package dbtest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
)

// rounds are documents saved a day after each other, each in the place of the
// one before.
func rounds(t *testing.T, store *db.Store, count int) []db.Saved {
	t.Helper()
	all := make([]db.Saved, count)
	for i := range all {
		var err error
		if all[i], err = store.Save(t.Context(), document("round"), dayAfter(i)); err != nil {
			t.Fatalf("Save: %v", err)
		}
		if i > 0 {
			supersede(t, store, all[i-1], all[i])
		}
	}
	return all
}

func dayAfter(days int) time.Time { return noon.Add(time.Duration(days) * 24 * time.Hour) }

func wantOlder(t *testing.T, store *db.Store, of db.Saved, audience db.Audience, want ...db.Older) {
	t.Helper()
	got, err := store.OlderLinks(t.Context(), of.DocumentID, audience, dayAfter(10))
	if err != nil {
		t.Fatalf("OlderLinks: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("older than %s for %s (-want +got):\n%s", of.LinkID, audience, diff)
	}
}

func olderListed(t *testing.T, open Open) {
	store, _ := open(t)
	all := rounds(t, store, 3)
	addLink(t, store, all[0], db.NewLink{Audience: db.Full}) // a further link is not listed
	board := addLink(t, store, all[1], db.NewLink{Audience: db.Board})
	wantOlder(t, store, all[0], db.Full)
	wantOlder(t, store, all[1], db.Full, db.Older{LinkID: oldestLink(t, store, all[0]), CreatedAt: dayAfter(0)})
	wantOlder(t, store, all[2], db.Full,
		db.Older{LinkID: oldestLink(t, store, all[0]), CreatedAt: dayAfter(0)}, db.Older{LinkID: all[1].LinkID, CreatedAt: dayAfter(1)})
	wantOlder(t, store, all[2], db.Board, db.Older{CreatedAt: dayAfter(0)}, db.Older{LinkID: board, CreatedAt: dayAfter(1)})
	wantOlder(t, store, save(t, store, document("another")), db.Full)
}

// oldestLink is the first of the document's links; those of one moment are
// ordered by their ids.
func oldestLink(t *testing.T, store *db.Store, of db.Saved) string {
	t.Helper()
	links, err := store.Links(t.Context(), of.LinkID, of.EditKey)
	if err != nil {
		t.Fatalf("Links: %v", err)
	}
	return links[0].ID
}

func olderSkipsGone(t *testing.T, open Open) {
	store, _ := open(t)
	all := rounds(t, store, 4)
	revoke(t, store, all[0].LinkID, all[0].EditKey)
	erase(t, store, all[1])
	revoke(t, store, all[2].LinkID, all[2].EditKey)
	addLink(t, store, all[2], db.NewLink{Audience: db.Full, ExpiresAt: dayAfter(10)})
	wantOlder(t, store, all[3], db.Full, db.Older{CreatedAt: dayAfter(0)}, db.Older{CreatedAt: dayAfter(1)}, db.Older{CreatedAt: dayAfter(2)})
}

func olderInACircle(t *testing.T, open Open) {
	store, _ := open(t)
	all := rounds(t, store, 2)
	supersede(t, store, all[1], all[0])
	wantOlder(t, store, all[1], db.Full, db.Older{LinkID: all[0].LinkID, CreatedAt: dayAfter(0)})
}
