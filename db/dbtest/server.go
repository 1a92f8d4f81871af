package dbtest

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
	"testing"
)

// Postgres is the server to test against. Where it is not given the test is
// skipped, but not in CI: nothing is skipped there.
func Postgres(t *testing.T) string {
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

// OwnSchema is server's url with a schema that belongs to t and goes with it.
func OwnSchema(t *testing.T, server string) string {
	t.Helper()
	schema := "offergap_test_" + NameOf(t)
	admin := Connect(t, "pgx", server)
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

// Connect opens a plain connection that is closed with t.
func Connect(t *testing.T, driver, dsn string) *sql.DB {
	t.Helper()
	connection, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	return connection
}

// NameOf is a name for t's database: the same for the same test.
func NameOf(t *testing.T) string {
	sum := sha256.Sum256([]byte(t.Name()))
	return hex.EncodeToString(sum[:8])
}
