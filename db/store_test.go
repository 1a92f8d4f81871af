package db_test

import (
	"database/sql"
	"path/filepath"
	"sync"
	"testing"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/dbtest"
)

func TestSQLite(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	dbtest.Exercise(t, func(t *testing.T) (*db.Store, *sql.DB) {
		path := filepath.Join(folder, dbtest.NameOf(t)+".db")
		return open(t, "sqlite:"+path), dbtest.Connect(t, "sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	})
}

func TestPostgres(t *testing.T) {
	t.Parallel()
	server := dbtest.Postgres(t)
	dbtest.Exercise(t, func(t *testing.T) (*db.Store, *sql.DB) {
		database := dbtest.OwnSchema(t, server)
		return open(t, database), dbtest.Connect(t, "pgx", database)
	})
}

// Machines that share a database may start at the same moment.
func TestPostgresStartedTogether(t *testing.T) {
	t.Parallel()
	database := dbtest.OwnSchema(t, dbtest.Postgres(t))
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			store, err := db.Open(t.Context(), database)
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			store.Close()
		})
	}
	wg.Wait()
}

func open(t testing.TB, url string) *db.Store {
	t.Helper()
	store, err := db.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}
