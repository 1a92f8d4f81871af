package dbtest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
)

func distinctKeys(t *testing.T, open Open) {
	store, _ := open(t)
	seen := map[string]bool{}
	for range 100 {
		saved := save(t, store, document("same bytes"))
		for _, key := range []string{saved.DocumentID, saved.LinkID, saved.EditKey} {
			if seen[key] {
				t.Errorf("%s was given out twice", key)
			}
			// 26 characters of base32 hold 130 bits.
			if len(key) < 26 {
				t.Errorf("%q is short of 128 bits", key)
			}
			seen[key] = true
		}
	}
}

func keysAreHashed(t *testing.T, open Open) {
	store, raw := open(t)
	saved := save(t, store, document("x"))
	sum := sha256.Sum256([]byte(saved.EditKey))
	row := strings.Join(everyText(t, raw), "|")
	if strings.Contains(row, saved.EditKey) {
		t.Error("the edit key itself is stored")
	}
	if !strings.Contains(row, hex.EncodeToString(sum[:])) {
		t.Error("the SHA-256 of the edit key is not stored")
	}
}

// everyText reads the only row of documents and of links, each column as text.
func everyText(t *testing.T, raw *sql.DB) []string {
	t.Helper()
	rows, err := raw.QueryContext(t.Context(), "SELECT * FROM documents JOIN links ON links.document_id = documents.id")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil || !rows.Next() {
		t.Fatalf("no row to read: %v, %v", err, rows.Err())
	}
	fields, targets := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range fields {
		targets[i] = &fields[i]
	}
	if err := rows.Scan(targets...); err != nil {
		t.Fatal(err)
	}
	texts := make([]string, len(columns))
	for i, field := range fields {
		texts[i] = field.String
	}
	return texts
}

func damaged(t *testing.T, open Open) {
	store, raw := open(t)
	for name, damage := range map[string]func(body []byte) []byte{
		"a flipped bit":   func(body []byte) []byte { body[len(body)/2] ^= 1; return body },
		"cut short":       func(body []byte) []byte { return body[:len(body)-9] },
		"not compressed":  func([]byte) []byte { return []byte("what was saved") },
		"nothing":         func([]byte) []byte { return []byte{} },
		"other bytes":     func([]byte) []byte { return gzipped("what was saveD") },
		"longer bytes":    func([]byte) []byte { return gzipped("what was saved ") },
		"very long bytes": func([]byte) []byte { return gzipped(strings.Repeat("what was saved", 1<<16)) },
	} {
		saved := save(t, store, document("what was saved"))
		var body []byte
		err := raw.QueryRowContext(t.Context(), "SELECT body FROM documents WHERE id = $1", saved.DocumentID).Scan(&body)
		if err != nil {
			t.Fatal(err)
		}
		_, err = raw.ExecContext(t.Context(), "UPDATE documents SET body = $1 WHERE id = $2", damage(body), saved.DocumentID)
		if err != nil {
			t.Fatal(err)
		}
		_, err = store.Link(t.Context(), saved.LinkID, noon)
		wantError(t, name, err, db.ErrCorrupt)
	}
}

func gzipped(body string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write([]byte(body)) // a bytes.Buffer takes everything
	w.Close()
	return out.Bytes()
}

// PostgreSQL refuses some of these as text, SQLite none; both must say "not
// found", not fail.
func implausibleIDs(t *testing.T, open Open) {
	store, _ := open(t)
	saved := save(t, store, document("x"))
	for _, id := range []string{
		"", "x", "\x00", "\xff", "'; DROP TABLE links; --", strings.Repeat("A", 25) + "\x00", strings.Repeat("\xff", 26),
		strings.Repeat("A", 26), strings.Repeat("A", 1<<20), saved.DocumentID, saved.EditKey,
		strings.ToLower(saved.LinkID), saved.LinkID + "A", saved.LinkID[:25],
	} {
		_, err := store.Link(t.Context(), id, noon)
		wantError(t, "Link", err, db.ErrNotFound)
		wantError(t, "Delete", store.Delete(t.Context(), id, saved.EditKey, noon), db.ErrNotFound)
		if id != saved.DocumentID {
			wantError(t, "Supersede", store.Supersede(t.Context(), saved.LinkID, saved.EditKey, id), db.ErrNotFound)
		}
	}
	link(t, store, saved.LinkID)
}

func invalidInput(t *testing.T, open Open) {
	store, _ := open(t)
	for name, n := range map[string]db.NewDocument{
		"no audience":       {Kind: "scenario"},
		"unknown audience":  {Kind: "scenario", Audience: "press"},
		"label with a zero": {Kind: "scenario", Audience: db.Full, Label: "a\x00b"},
		"label not UTF-8":   {Kind: "scenario", Audience: db.Full, Label: "\xff"},
		"kind with a zero":  {Kind: "\x00", Audience: db.Full},
	} {
		_, err := store.Save(t.Context(), n, noon)
		wantError(t, name, err, db.ErrInvalid)
	}
	saved := save(t, store, document("x"))
	_, err := store.AddLink(t.Context(), saved.LinkID, saved.EditKey, db.NewLink{Audience: "press"}, noon)
	wantError(t, "AddLink", err, db.ErrInvalid)
	wantError(t, "Relabel", store.Relabel(t.Context(), saved.LinkID, saved.EditKey, "\x00"), db.ErrInvalid)
}

func deleteErases(t *testing.T, open Open) {
	store, raw := open(t)
	n := document("a salary")
	n.Label = "김 후보"
	saved := save(t, store, n)
	if err := store.Delete(t.Context(), saved.LinkID, saved.EditKey, noon.Add(time.Hour)); err != nil {
		t.Fatalf("Delete: %v", err)
	}
	var body []byte
	var sum, label string
	var size, deletedAt int64
	row := raw.QueryRowContext(t.Context(),
		"SELECT body, sha256, size, deleted_at, label FROM documents JOIN links ON document_id = documents.id")
	if err := row.Scan(&body, &sum, &size, &deletedAt, &label); err != nil {
		t.Fatal(err)
	}
	if body != nil || sum != "" || size != 0 || label != "" {
		t.Errorf("left after Delete: body %q, sha256 %q, size %d, label %q", body, sum, size, label)
	}
	if want := noon.Add(time.Hour).UnixMilli(); deletedAt != want {
		t.Errorf("deleted_at = %d, want %d", deletedAt, want)
	}
	wantError(t, "Delete again", store.Delete(t.Context(), saved.LinkID, saved.EditKey, noon), db.ErrDeleted)
	_, err := store.AddLink(t.Context(), saved.LinkID, saved.EditKey, db.NewLink{Audience: db.Full}, noon)
	wantError(t, "AddLink", err, db.ErrDeleted)
}
