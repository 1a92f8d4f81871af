package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/offergap/offergap/db/queries"
)

// Store is a database of documents and links. It is safe for concurrent use.
type Store struct {
	writer, reader *sql.DB // one and the same on PostgreSQL
	read           *queries.Queries
	postgres       bool
}

// Open connects to url, `sqlite:path` or `postgres://…`, and brings its tables
// up to date. A missing SQLite file and its folder are created.
func Open(ctx context.Context, url string) (*Store, error) {
	var writer, reader *sql.DB
	var err error
	switch path, isSQLite := strings.CutPrefix(url, "sqlite:"); {
	case isSQLite:
		writer, reader, err = openSQLite(ctx, path)
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		writer, err = openPostgres(ctx, url)
		reader = writer
	default: // not printed: it may hold a password
		err = errors.New("a database url begins with sqlite: or postgres://")
	}
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return &Store{writer: writer, reader: reader, read: queries.New(reader), postgres: writer == reader}, nil
}

// Pools are the store's connections, for what keeps tables in the same
// database. On SQLite all writing goes through the one writer.
func (s *Store) Pools() (writer, reader *sql.DB) { return s.writer, s.reader }

// IsPostgres tells the engines apart.
func (s *Store) IsPostgres() bool { return s.postgres }

// Close releases the connections. On SQLite the writer goes last, so that it
// folds the write-ahead log into the file.
func (s *Store) Close() error {
	return errors.Join(s.reader.Close(), s.writer.Close())
}

// Ping reports whether the store can be read and written to.
func (s *Store) Ping(ctx context.Context) error {
	return errors.Join(s.reader.PingContext(ctx), s.writer.PingContext(ctx))
}

// inTx runs change in one transaction: all of it is kept, or nothing.
func (s *Store) inTx(ctx context.Context, change func(*queries.Queries) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := change(queries.New(tx)); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
