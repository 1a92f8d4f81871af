package db_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/dbtest"
)

func TestOpenCreatesWhatItNeeds(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plain.db", "new folder/제안.db", "odd ?&#%41=.db"} {
		path := filepath.Join(t.TempDir(), name)
		open(t, "sqlite:"+path)
		for _, suffix := range []string{"", "-wal"} {
			info, err := os.Stat(path + suffix)
			if err != nil {
				t.Errorf("%s%s: %v", name, suffix, err)
			} else if got := info.Mode().Perm(); got != 0o600 {
				t.Errorf("%s%s: mode %o, want 600: it holds salaries", name, suffix, got)
			}
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"", "offergap.db", "mysql://localhost/x", "sqlite:", "sqlite::memory:", "sqlite://offergap.db",
		"postgres://localhost:1/none?connect_timeout=1", "sqlite:" + t.TempDir(),
	} {
		if store, err := db.Open(t.Context(), url); err == nil {
			store.Close()
			t.Errorf("Open(%q) succeeded", url)
		}
	}
}

func TestReadersDoNotWaitForTheWriter(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, "sqlite:"+path)
	saved, err := store.Save(t.Context(), db.NewDocument{Kind: "scenario", Audience: db.Full}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	other := dbtest.Connect(t, "sqlite", "file:"+path+"?_txlock=immediate")
	tx, err := other.BeginTx(t.Context(), nil) // holds the write lock
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := store.Link(t.Context(), saved.LinkID, time.Now()); err != nil {
		t.Errorf("Link while another process writes: %v", err)
	}
}
