package queue

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/riverqueue/river"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queries"
)

// How long what has ended is kept, unless a test is in a hurry.
const (
	// KeepFor is how long input and result are kept after a run has ended.
	KeepFor = 24 * time.Hour
	// rememberFor is how long it is known that there was a run.
	rememberFor = 30 * 24 * time.Hour

	usualBeat      = 400 * time.Millisecond
	usualLostAfter = 10 * time.Second
)

// Work does one run. It calls progress as often as it likes, from any
// goroutine; total may change. Its error is logged and never shown, but for a
// Failure.
type Work func(ctx context.Context, input []byte, progress func(done, total int)) (result []byte, err error)

// Kind is a kind of work. The same input of another version is other work.
type Kind struct {
	Work    Work
	Version string
}

// Config is what a Queue depends on. Kinds, Logger and Now are needed.
type Config struct {
	Kinds     map[string]Kind
	Logger    *slog.Logger
	Now       func() time.Time
	Beat      time.Duration // between two notes of progress; 0: 400 ms
	LostAfter time.Duration // without a note a run's worker is given up; 0: 10 s
}

// Queue is safe for concurrent use.
type Queue struct {
	Config
	store  *db.Store
	writer *sql.DB
	read   *queries.Queries
	river  *river.Client[*sql.Tx]

	stopSweep context.CancelFunc
	sweeping  sync.WaitGroup
}

// Open brings river's tables in the store's database up to date. The queue
// takes runs; Start makes it work on them.
func Open(ctx context.Context, store *db.Store, c Config) (*Queue, error) {
	c.Beat = cmp.Or(c.Beat, usualBeat)
	c.LostAfter = cmp.Or(c.LostAfter, usualLostAfter)
	writer, reader := store.Pools()
	q := &Queue{Config: c, store: store, writer: writer, read: queries.New(reader)}
	var err error
	if q.river, err = q.openRiver(ctx); err != nil {
		return nil, fmt.Errorf("open queue: %w", err)
	}
	return q, nil
}

// Start begins to work, first on what an earlier process left. It returns at
// once; ctx ending does not stop the queue, Stop does.
func (q *Queue) Start(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := q.ringAll(ctx); err != nil {
		return fmt.Errorf("start queue: %w", err)
	}
	if err := q.river.Start(ctx); err != nil {
		return fmt.Errorf("start queue: %w", err)
	}
	ctx, q.stopSweep = context.WithCancel(ctx)
	q.sweeping.Go(func() { q.sweepUntil(ctx) })
	return nil
}

// Stop ends the work under way, which waits for the next start, and returns
// when all of it has ended or ctx is done.
func (q *Queue) Stop(ctx context.Context) error {
	if q.stopSweep != nil {
		q.stopSweep()
		q.sweeping.Wait()
	}
	if err := q.river.StopAndCancel(ctx); err != nil {
		return fmt.Errorf("stop queue: %w", err)
	}
	return nil
}

// inTx runs change in one transaction: all of it is kept, or nothing.
func (q *Queue) inTx(ctx context.Context, change func(*sql.Tx, *queries.Queries) error) error {
	tx, err := q.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing once committed
	if err := change(tx, queries.New(tx)); err != nil {
		return err
	}
	return tx.Commit()
}

func millis(t time.Time) sql.NullInt64 { return sql.NullInt64{Int64: t.UnixMilli(), Valid: true} }
