package queue

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// eraseEvery is how late what has expired may be deleted. It is not shown
// meanwhile.
const eraseEvery = time.Minute

// sweepUntil looks after lost and expired runs until ctx is done.
func (q *Queue) sweepUntil(ctx context.Context) {
	look, erase := time.NewTicker(q.LostAfter/2), time.NewTicker(eraseEvery)
	defer look.Stop()
	defer erase.Stop()
	q.swept(ctx, q.erase(ctx))
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			q.swept(ctx, q.requeueLost(ctx))
		case <-erase.C:
			q.swept(ctx, q.erase(ctx))
		}
	}
}

func (q *Queue) swept(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		q.Logger.ErrorContext(ctx, "sweep runs", slog.String("error", err.Error()))
	}
}

// requeueLost makes runs wait again whose worker has not been heard of.
func (q *Queue) requeueLost(ctx context.Context) error {
	before := millis(q.Now().Add(-q.LostAfter))
	lost, err := q.read.LostRuns(ctx, before)
	if err != nil {
		return fmt.Errorf("find lost runs: %w", err)
	}
	for _, id := range lost {
		err := q.inTx(ctx, func(tx *sql.Tx, w *queries.Queries) error {
			n, err := w.RequeueRun(ctx, queries.RequeueRunParams{ID: id, HeardBefore: before})
			if err != nil || n == 0 { // another machine was first
				return err
			}
			return q.ring(ctx, tx, id)
		})
		if err != nil {
			return fmt.Errorf("recover run: %w", err)
		}
	}
	return nil
}

// erase deletes the input and result of what has expired, and later the memory
// of it.
func (q *Queue) erase(ctx context.Context) error {
	now := q.Now()
	err := q.inTx(ctx, func(_ *sql.Tx, w *queries.Queries) error {
		if _, err := w.ExpireRuns(ctx, millis(now)); err != nil {
			return err
		}
		if err := w.EraseRunBodies(ctx); err != nil {
			return err
		}
		return w.ForgetRuns(ctx, millis(now.Add(-rememberFor)))
	})
	if err != nil {
		return fmt.Errorf("erase expired runs: %w", err)
	}
	return nil
}
