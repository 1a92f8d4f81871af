package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
)

// postgresConnections is per machine, a tenth of what a PostgreSQL server
// accepts unless told otherwise.
const postgresConnections = 10

func openPostgres(ctx context.Context, url string) (*sql.DB, error) {
	pool, err := sql.Open("pgx", url)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(postgresConnections)
	pool.SetMaxIdleConns(postgresConnections)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if err := migrate(ctx, goose.DialectPostgres, pool, goose.WithSessionLocker(migrationLock{})); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return pool, nil
}

// migrationLock lets machines that start together migrate one after another.
// It waits in the database, where goose's own locker would poll by the second.
type migrationLock struct{}

const lockKey = "hashtextextended('offergap migrations ' || current_schema(), 0)"

func (migrationLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock("+lockKey+")")
	return err
}

func (migrationLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "SELECT pg_advisory_unlock("+lockKey+")")
	return err
}

// Exclusively runs change while no other machine migrates the database.
func (s *Store) Exclusively(ctx context.Context, change func(context.Context) error) (err error) {
	if !s.postgres { // one process, and SQLite serialises what it writes
		return change(ctx)
	}
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := (migrationLock{}).SessionLock(ctx, conn); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, migrationLock{}.SessionUnlock(context.WithoutCancel(ctx), conn)) }()
	return change(ctx)
}
