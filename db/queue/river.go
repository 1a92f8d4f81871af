package queue

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"github.com/offergap/offergap/db/queries"
)

const (
	// workers is how many runs one process works on at a time. A run spreads
	// over all cores by itself, so that a second one would only make both
	// slower, and the pages with them.
	workers = 1
	// longest bounds a run, so that one that hangs does not hold the queue.
	longest = time.Hour
	// pollEvery is how soon a run begins. Asking costs one cheap statement, and
	// no connection is held to listen on.
	pollEvery = 300 * time.Millisecond
	// keepRings is how long river keeps rings that were answered.
	keepRings = time.Hour
)

// ring tells a worker that a run waits.
type ring struct {
	Run string `json:"run"`
}

// Kind is the name of a ring in river's table.
func (ring) Kind() string { return "run" }

// worker answers rings.
type worker struct {
	river.WorkerDefaults[ring]
	queue *Queue
}

// Work does the run that the ring names, if it still waits.
func (w *worker) Work(ctx context.Context, job *river.Job[ring]) error {
	return w.queue.work(ctx, job.Args.Run)
}

// driver is river's for the store's engine. Both are on database/sql, so that a
// run and its ring are written in one transaction, on the store's own
// connections; river's pgx driver would need a pool beside them.
func (q *Queue) driver() riverdriver.Driver[*sql.Tx] {
	if q.store.IsPostgres() {
		return riverdatabasesql.New(q.writer)
	}
	return riversqlite.New(q.writer)
}

func (q *Queue) openRiver(ctx context.Context) (*river.Client[*sql.Tx], error) {
	driver, logger := q.driver(), slog.New(warnings{q.Logger.Handler()})
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: logger})
	if err != nil {
		return nil, err
	}
	err = q.store.Exclusively(ctx, func(ctx context.Context) error {
		_, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("migrate river: %w", err)
	}
	known := river.NewWorkers()
	river.AddWorker(known, &worker{queue: q})
	return river.NewClient(driver, &river.Config{
		Queues:  map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: workers}},
		Workers: known, Logger: logger, PollOnly: true, FetchPollInterval: pollEvery,
		// What a killed process left is found by our own heartbeat; river's
		// rescue only clears its table.
		JobTimeout: longest, RescueStuckJobsAfter: 2 * longest,
		CompletedJobRetentionPeriod: keepRings, CancelledJobRetentionPeriod: keepRings, DiscardedJobRetentionPeriod: keepRings,
	})
}

// ring tells the workers of a run, as part of tx.
func (q *Queue) ring(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := q.river.InsertTx(ctx, tx, ring{Run: id}, nil)
	return err
}

// ringAll tells of every run that waits: a process that was killed between its
// release of a run and river's note of it has left it without a ring.
func (q *Queue) ringAll(ctx context.Context) error {
	return q.inTx(ctx, func(tx *sql.Tx, w *queries.Queries) error {
		waiting, err := w.WaitingRuns(ctx)
		for _, id := range waiting {
			if err := q.ring(ctx, tx, id); err != nil {
				return err
			}
		}
		return err
	})
}

// warnings lets through what an operator has to know; river tells more.
type warnings struct{ slog.Handler }

// Enabled leaves out what is below a warning.
func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

// WithAttrs keeps the filter.
func (w warnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return warnings{w.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the filter.
func (w warnings) WithGroup(name string) slog.Handler { return warnings{w.Handler.WithGroup(name)} }
