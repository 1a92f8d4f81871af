package db

import (
	"database/sql"
	"path/filepath"
	"testing"
)

// A pragma holds for one connection, so each connection of a pool is asked.
func TestEveryConnectionHasItsPragmas(t *testing.T) {
	t.Parallel()
	store, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for range 4 { // each stays taken until the test ends
		wantPragmas(t, store.reader, map[string]string{"query_only": "1", "journal_mode": "wal", "busy_timeout": "5000"})
	}
	wantPragmas(t, store.writer, map[string]string{
		"foreign_keys": "1", "journal_mode": "wal", "busy_timeout": "5000", "secure_delete": "1",
		"synchronous": "2", // FULL: a commit is on the disk when it is acknowledged
	})
}

func wantPragmas(t *testing.T, pool *sql.DB, pragmas map[string]string) {
	t.Helper()
	connection, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	for pragma, want := range pragmas {
		var got string
		if err := connection.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("PRAGMA %s = %s, want %s (%v)", pragma, got, want, err)
		}
	}
}
