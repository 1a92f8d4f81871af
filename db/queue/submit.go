package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queries"
)

// MaxInput bounds an input, in bytes: an uploaded list of 100,000 cases.
const MaxInput = 32 << 20

// maxWaiting bounds the queue, so that nobody fills the disk with inputs.
const maxWaiting = 50

// What callers branch on, with errors.Is, besides db's.
var (
	// ErrFull: too many runs wait already.
	ErrFull = errors.New("queue: full")
	// ErrTooLarge: the input is longer than MaxInput.
	ErrTooLarge = errors.New("queue: input too large")
)

// Submit gives the id of the run of this input: one that is still kept if there
// is one, started again if it failed or was cancelled, else a new one. Once it
// returns without an error the run survives a crash.
func (q *Queue) Submit(ctx context.Context, kind string, in []byte) (id string, err error) {
	k, exists := q.Kinds[kind]
	if !exists {
		return "", fmt.Errorf("submit run: unknown kind %q", kind)
	}
	if len(in) > MaxInput {
		return "", ErrTooLarge
	}
	body, err := db.Compress(in)
	if err != nil {
		return "", fmt.Errorf("submit run: %w", err)
	}
	sum := db.HexSHA256(in)
	row := queries.InsertRunParams{
		ID: db.NewKey(), Kind: kind, CreatedAt: q.Now().UnixMilli(),
		Fingerprint: db.HexSHA256([]byte(kind + "\x00" + k.Version + "\x00" + sum)),
	}
	err = q.inTx(ctx, func(tx *sql.Tx, w *queries.Queries) error {
		if _, err := w.ExpireRuns(ctx, millis(q.Now())); err != nil { // one that is over must not be found
			return err
		}
		switch n, err := w.InsertRun(ctx, row); {
		case err != nil:
			return err
		case n == 0:
			id, err = q.resume(ctx, tx, w, row.Fingerprint)
			return err
		}
		id = row.ID
		if err := q.admit(ctx, w); err != nil {
			return err
		}
		if err := w.PutRunBody(ctx, queries.PutRunBodyParams{RunID: id, Part: input, Body: body, Sha256: sum, Size: int64(len(in))}); err != nil {
			return err
		}
		return q.ring(ctx, tx, id)
	})
	if err != nil {
		return "", fmt.Errorf("submit run: %w", err)
	}
	return id, nil
}

// resume gives the run of the fingerprint, waiting anew if it had ended without
// a result.
func (q *Queue) resume(ctx context.Context, tx *sql.Tx, w *queries.Queries, fingerprint string) (string, error) {
	found, err := w.RunByFingerprint(ctx, fingerprint)
	if err != nil {
		return "", err
	}
	return found.ID, q.restart(ctx, tx, w, found.ID)
}

// Again makes a run that failed or was cancelled wait anew, under its id; one
// in another state stays as it is. It answers db.ErrNotFound or db.ErrExpired.
func (q *Queue) Again(ctx context.Context, id string) error {
	switch run, err := q.Run(ctx, id); {
	case err != nil:
		return err
	case run.State == Expired:
		return db.ErrExpired
	}
	err := q.inTx(ctx, func(tx *sql.Tx, w *queries.Queries) error { return q.restart(ctx, tx, w, id) })
	if err != nil {
		return fmt.Errorf("run again: %w", err)
	}
	return nil
}

func (q *Queue) restart(ctx context.Context, tx *sql.Tx, w *queries.Queries, id string) error {
	n, err := w.RestartRun(ctx, queries.RestartRunParams{ID: id, Now: millis(q.Now())})
	if err != nil || n == 0 {
		return err
	}
	if err := q.admit(ctx, w); err != nil {
		return err
	}
	return q.ring(ctx, tx, id)
}

// admit refuses the run that was just made to wait, where too many do.
func (q *Queue) admit(ctx context.Context, w *queries.Queries) error {
	waiting, err := w.WaitingRuns(ctx)
	if err == nil && len(waiting) > maxWaiting {
		return ErrFull
	}
	return err
}

// Cancel ends a run for good; its worker stops within a beat. One that has
// ended stays as it is. It answers db.ErrNotFound.
func (q *Queue) Cancel(ctx context.Context, id string) error {
	if _, err := q.row(ctx, id); err != nil {
		return err
	}
	now := q.Now()
	err := queries.New(q.writer).CancelRun(ctx, queries.CancelRunParams{ID: id, FinishedAt: millis(now), ExpiresAt: millis(now.Add(KeepFor))})
	if err != nil {
		return fmt.Errorf("cancel run: %w", err)
	}
	return nil
}
