package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite", without cgo
)

// openSQLite gives a writer of one connection, since SQLite has one writer at
// a time and a queue in Go never fails with SQLITE_BUSY, and a pool of readers
// that the write-ahead log lets read meanwhile.
func openSQLite(ctx context.Context, path string) (writer, reader *sql.DB, err error) {
	if err := createFile(path); err != nil {
		return nil, nil, err
	}
	if writer, err = sql.Open("sqlite", writerDSN(path)); err != nil {
		return nil, nil, err
	}
	writer.SetMaxOpenConns(1)
	if err := migrate(ctx, goose.DialectSQLite3, writer); err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	if reader, err = sql.Open("sqlite", readerDSN(path)); err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	readers := max(4, runtime.NumCPU())
	reader.SetMaxOpenConns(readers)
	reader.SetMaxIdleConns(readers)
	return writer, reader, nil
}

// createFile makes a missing database readable by its owner alone; SQLite
// gives the log beside it the same mode. A file that is there is not even
// opened: closing it would drop the locks of this process's connections.
func createFile(path string) error {
	if path == "" || strings.HasPrefix(path, "//") || strings.HasPrefix(path, ":") {
		return errors.New("write sqlite:path, with the path of a file")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("create the database's folder: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("create the database: %w", err)
	}
	return f.Close()
}

// The pragmas stand in the DSN so that each connection of a pool gets them.
// With synchronous FULL a commit has reached the disk when it is acknowledged;
// secure_delete overwrites what is deleted.
func writerDSN(path string) string {
	return dsn(path, url.Values{
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(5000)", "foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(1)"},
	})
}

func readerDSN(path string) string {
	return dsn(path, url.Values{"_pragma": {"busy_timeout(5000)", "query_only(1)"}})
}

// dsn escapes the path, which may hold a '?', a '%' or Korean.
func dsn(path string, options url.Values) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
}
