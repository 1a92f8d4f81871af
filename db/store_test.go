package db_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
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
		path := filepath.Join(folder, nameOf(t)+".db")
		return open(t, "sqlite:"+path), connect(t, "sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	})
}

func TestPostgres(t *testing.T) {
	t.Parallel()
	server := postgres(t)
	dbtest.Exercise(t, func(t *testing.T) (*db.Store, *sql.DB) {
		database := ownSchema(t, server)
		return open(t, database), connect(t, "pgx", database)
	})
}

// Machines that share a database may start at the same moment.
func TestPostgresStartedTogether(t *testing.T) {
	t.Parallel()
	database := ownSchema(t, postgres(t))
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

// postgres is the server to test against. Where it is not given the test is
// skipped, but not in CI: nothing is skipped there.
func postgres(t *testing.T) string {
	t.Helper()
	server := os.Getenv("OFFERGAP_TEST_POSTGRES_URL")
	switch {
	case server != "":
	case os.Getenv("CI") == "true":
		t.Fatal("OFFERGAP_TEST_POSTGRES_URL is not set, and CI skips nothing")
	default:
		t.Skip("PostgreSQL is not tested: set OFFERGAP_TEST_POSTGRES_URL")
	}
	return server
}

// ownSchema is server's url with a schema that belongs to t and goes with it.
func ownSchema(t *testing.T, server string) string {
	t.Helper()
	schema := "offergap_test_" + nameOf(t)
	admin := connect(t, "pgx", server)
	if _, err := admin.ExecContext(t.Context(), "CREATE SCHEMA IF NOT EXISTS "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // t's context is done by now
		if _, err := admin.Exec("DROP SCHEMA IF EXISTS " + schema + " CASCADE"); err != nil {
			t.Errorf("drop the test's schema: %v", err)
		}
	})
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	options := address.Query()
	options.Set("search_path", schema)
	address.RawQuery = options.Encode()
	return address.String()
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

func connect(t *testing.T, driver, dsn string) *sql.DB {
	t.Helper()
	connection, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	return connection
}

// nameOf is a name for t's database: the same for the same test.
func nameOf(t *testing.T) string {
	sum := sha256.Sum256([]byte(t.Name()))
	return hex.EncodeToString(sum[:8])
}
