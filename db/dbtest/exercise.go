// Package dbtest is the one test of db.Store, run against every engine.
package dbtest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/db"
)

// Open opens the database that belongs to t, and a plain connection to look at
// its tables or to damage them. The first call with a t makes the database
// anew, later calls with the same t open it again.
type Open func(t *testing.T) (*db.Store, *sql.DB)

// noon is when everything here happens, unless a test says otherwise.
var noon = time.Date(2026, time.September, 1, 12, 0, 0, 0, time.UTC)

// Exercise checks everything that db.Store promises.
func Exercise(t *testing.T, open Open) {
	for name, check := range map[string]func(*testing.T, Open){
		"save gives back the same bytes":     sameBytes,
		"a save survives a reopen":           survivesReopen,
		"a cancelled save leaves nothing":    cancelledSave,
		"concurrent saves all succeed":       concurrentSaves,
		"ids and keys are distinct":          distinctKeys,
		"keys are stored as hashes only":     keysAreHashed,
		"a damaged document is refused":      damaged,
		"what cannot be an id is not found":  implausibleIDs,
		"what cannot be stored is refused":   invalidInput,
		"a link ends for a reason":           endedLinks,
		"links are independent":              independentLinks,
		"delete erases":                      deleteErases,
		"a wrong key changes nothing":        wrongKey,
		"an ended link still serves the key": endedLinkServesKey,
		"supersede leads on by audience":     supersedeByAudience,
		"supersede skips what is gone":       supersedeSkipsGone,
		"supersede refuses":                  supersedeRefuses,
		"older rounds are listed":            olderListed,
		"older rounds skip what is gone":     olderSkipsGone,
		"older rounds in a circle end":       olderInACircle,
		"a setting is made once":             settingOnce,
		"a case list is kept":                caseListKept,
		"a case list expires":                caseListExpires,
		"a damaged case list is refused":     caseListDamaged,
		"an answer belongs to a document":    answerKept,
		"an answer ends for a reason":        answerEnds,
		"an answer needs an open document":   answerRefused,
		"delete erases the answers too":      deleteErasesAnswers,
		"answers are bounded":                answersBounded,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, open)
		})
	}
}

func document(body string) db.NewDocument {
	return db.NewDocument{Kind: "scenario", Schema: 1, Body: []byte(body), Audience: db.Full}
}

func save(t *testing.T, store *db.Store, n db.NewDocument) db.Saved {
	t.Helper()
	saved, err := store.Save(t.Context(), n, noon)
	if err != nil {
		t.Fatalf("Save: %v", err)
	}
	return saved
}

func link(t *testing.T, store *db.Store, id string) db.Record {
	t.Helper()
	record, err := store.Link(t.Context(), id, noon)
	if err != nil {
		t.Fatalf("Link: %v", err)
	}
	return record
}

func wantError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got error %v, want %v", what, got, want)
	}
}

func sameBytes(t *testing.T, open Open) {
	store, _ := open(t)
	all := make([]byte, 1<<20)
	for i := range all {
		all[i] = byte(i * i >> 7)
	}
	for name, body := range map[string]string{
		"json": `{"연봉": 200000000, "cents": 30000000}`, "empty": "", "not text": "\x00\xff\xfe\x80", "a mebibyte": string(all),
	} {
		n := db.NewDocument{Kind: "scenario", Schema: 3, Body: []byte(body), Audience: db.Board, Label: "이사회",
			ExpiresAt: noon.Add(time.Hour)}
		saved := save(t, store, n)
		sum := sha256.Sum256([]byte(body))
		if want := hex.EncodeToString(sum[:]); saved.SHA256 != want {
			t.Errorf("%s: SHA256 = %s, want %s", name, saved.SHA256, want)
		}
		got := link(t, store, saved.LinkID)
		if string(got.Document.Body) != body {
			t.Errorf("%s: the body came back changed", name)
		}
		got.Document.Body = nil
		want := db.Record{
			Link: db.Link{ID: saved.LinkID, Audience: db.Board, Label: "이사회", CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)},
			Document: db.Document{ID: saved.DocumentID, Kind: "scenario", Schema: 3,
				SHA256: hex.EncodeToString(sum[:]), CreatedAt: noon},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: record (-want +got):\n%s", name, diff)
		}
	}
}

// The first store is not closed before the second opens, as after a crash.
func survivesReopen(t *testing.T, open Open) {
	first, _ := open(t)
	saved := save(t, first, document("kept"))
	second, _ := open(t)
	if got := string(link(t, second, saved.LinkID).Document.Body); got != "kept" {
		t.Errorf("after a crash: body %q, want %q", got, "kept")
	}
	if err := errors.Join(first.Close(), second.Close()); err != nil {
		t.Fatalf("Close: %v", err)
	}
	third, _ := open(t)
	if got := string(link(t, third, saved.LinkID).Document.Body); got != "kept" {
		t.Errorf("after closing: body %q, want %q", got, "kept")
	}
	if err := third.Ping(t.Context()); err != nil {
		t.Errorf("Ping: %v", err)
	}
}

func cancelledSave(t *testing.T, open Open) {
	store, raw := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := store.Save(ctx, document("x"), noon)
	wantError(t, "Save", err, context.Canceled)
	var documents, links int
	row := raw.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM links)")
	if err := row.Scan(&documents, &links); err != nil || documents != 0 || links != 0 {
		t.Errorf("%d documents and %d links are left, want none (%v)", documents, links, err)
	}
}

// Two stores, as of two processes, so that each also meets a writer that is
// not in its own queue. AddLink reads before it writes, where SQLite would
// answer SQLITE_BUSY to a transaction that took its lock late.
func concurrentSaves(t *testing.T, open Open) {
	first, raw := open(t)
	second, _ := open(t)
	const workers, each = 16, 10
	var wg sync.WaitGroup
	for i := range workers {
		store := []*db.Store{first, second}[i%2]
		wg.Go(func() {
			for range each {
				saveAndShare(t, store)
			}
		})
	}
	wg.Wait()
	var links int
	if err := raw.QueryRowContext(t.Context(), "SELECT count(*) FROM links").Scan(&links); err != nil || links != 2*workers*each {
		t.Errorf("%d links are stored, want %d (%v)", links, 2*workers*each, err)
	}
}

func saveAndShare(t *testing.T, store *db.Store) {
	saved, err := store.Save(t.Context(), document("same time"), noon)
	if err != nil {
		t.Errorf("Save: %v", err)
		return
	}
	id, err := store.AddLink(t.Context(), saved.LinkID, saved.EditKey, db.NewLink{Audience: db.Board}, noon)
	if err != nil {
		t.Errorf("AddLink: %v", err)
	}
	if _, err := store.Link(t.Context(), id, noon); err != nil {
		t.Errorf("Link right after AddLink: %v", err)
	}
}

func settingOnce(t *testing.T, open Open) {
	first, _ := open(t)
	second, _ := open(t)
	values := make([]string, 16)
	var wg sync.WaitGroup
	for i := range values {
		store := []*db.Store{first, second}[i%2]
		wg.Go(func() {
			value, err := store.Setting(t.Context(), "sealing key", func() []byte { return []byte{0, 255, byte(i)} })
			if err != nil {
				t.Errorf("Setting: %v", err)
			}
			values[i] = string(value)
		})
	}
	wg.Wait()
	for _, value := range values {
		if len(value) != 3 || value != values[0] {
			t.Errorf("Setting gave %x to one and %x to another", value, values[0])
		}
	}
	other, err := first.Setting(t.Context(), "other", func() []byte { return []byte("other") })
	if err != nil || string(other) != "other" {
		t.Errorf("Setting(other) = %q, %v", other, err)
	}
}
