package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queries"
)

// State is how far a run is.
type State string

// The states. Expired: it had ended, and its input and result are deleted.
const (
	Waiting   State = "waiting"
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
	Expired   State = "expired"
)

// Ended tells whether nothing more will happen by itself.
func (s State) Ended() bool { return s != Waiting && s != Running }

// Run is what is known of a run. Times are UTC and zero where there is none.
type Run struct {
	ID, Kind    string
	State       State
	Failure     Failure // why it failed; empty in every other state
	Done, Total int     // steps; Total is 0 while unknown
	Ahead       int     // runs that come before, of one that waits
	CreatedAt   time.Time
	StartedAt   time.Time
	FinishedAt  time.Time
	ExpiresAt   time.Time
}

// TimeLeft is how long a run will take at the pace that it has had since its
// start, to the second; false while that is unknown.
func (r Run) TimeLeft(now time.Time) (time.Duration, bool) {
	if r.State != Running {
		return 0, false
	}
	return timeLeft(now.Sub(r.StartedAt), r.Done, r.Total)
}

// timeLeft is elapsed ÷ done for each step that is left, to the second.
func timeLeft(elapsed time.Duration, done, total int) (time.Duration, bool) {
	if done <= 0 || elapsed <= 0 || done > total {
		return 0, false
	}
	left := float64(elapsed) / float64(done) * float64(total-done)
	return time.Duration(left).Round(time.Second), true
}

// Run gives the state of a run, or db.ErrNotFound.
func (q *Queue) Run(ctx context.Context, id string) (Run, error) {
	row, err := q.row(ctx, id)
	if err != nil {
		return Run{}, err
	}
	run := Run{
		ID: row.ID, Kind: row.Kind, State: State(row.State), Failure: Failure(row.Failure), Done: int(row.Done), Total: int(row.Total),
		CreatedAt: time.UnixMilli(row.CreatedAt).UTC(), StartedAt: timeOf(row.StartedAt), FinishedAt: timeOf(row.FinishedAt), ExpiresAt: timeOf(row.ExpiresAt),
	}
	if run.State.Ended() && !q.Now().Before(run.ExpiresAt) {
		run.State, run.Failure = Expired, ""
	}
	if run.State == Waiting {
		ahead, err := q.read.RunsAhead(ctx, row.CreatedAt)
		if err != nil {
			return Run{}, fmt.Errorf("read queue: %w", err)
		}
		run.Ahead = int(ahead)
	}
	return run, nil
}

// Result gives what a run that is done has found. It answers db.ErrNotFound
// where there is no result, and db.ErrExpired where it is deleted.
func (q *Queue) Result(ctx context.Context, id string) ([]byte, error) {
	return q.body(ctx, id, result)
}

// Input gives what a run was asked, and answers as Result does.
func (q *Queue) Input(ctx context.Context, id string) ([]byte, error) { return q.body(ctx, id, input) }

// The bodies of a run.
const (
	input  = "input"
	result = "result"
)

func (q *Queue) body(ctx context.Context, id, part string) ([]byte, error) {
	run, err := q.Run(ctx, id)
	if err != nil {
		return nil, err
	}
	if run.State == Expired {
		return nil, db.ErrExpired
	}
	return q.storedBody(ctx, id, part)
}

func (q *Queue) storedBody(ctx context.Context, id, part string) ([]byte, error) {
	row, err := q.read.RunBody(ctx, queries.RunBodyParams{RunID: id, Part: part})
	if err != nil {
		return nil, fmt.Errorf("read %s of a run: %w", part, known(err))
	}
	return db.Decompress(row.Body, row.Size, row.Sha256)
}

func (q *Queue) row(ctx context.Context, id string) (queries.Run, error) {
	if !db.Plausible(id) {
		return queries.Run{}, db.ErrNotFound
	}
	row, err := q.read.Run(ctx, id)
	if err != nil {
		return queries.Run{}, fmt.Errorf("read run: %w", known(err))
	}
	return row, nil
}

// known turns the driver's "no rows" into db's.
func known(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return db.ErrNotFound
	}
	return err
}

func timeOf(t sql.NullInt64) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return time.UnixMilli(t.Int64).UTC()
}
