package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queries"
)

// Failure is why a run failed: a word for which pages have a sentence. Work may
// return one as its error.
type Failure string

// The failures that the queue itself gives.
const (
	Internal    Failure = "internal"    // an error of ours, in the log
	TooLong     Failure = "too_long"    // it took more than an hour
	Interrupted Failure = "interrupted" // its process died each time it was tried
)

// Error is the word.
func (f Failure) Error() string { return string(f) }

// maxAttempts bounds how often a run may end the process that works on it.
const maxAttempts = 3

// finishTimeout is how long noting an end may take, when the work's own context
// is done.
const finishTimeout = 5 * time.Second

// errLost is why work is stopped that has been cancelled or given to another.
var errLost = errors.New("queue: the run is no longer ours")

// attempt is one worker's claim on a run.
type attempt struct {
	*Queue
	id, claim   string
	done, total atomic.Int64
}

// work does the run, if it waits. An error means that it was not begun.
func (q *Queue) work(ctx context.Context, id string) error {
	a := &attempt{Queue: q, id: id, claim: db.NewKey()}
	n, err := queries.New(q.writer).ClaimRun(ctx, queries.ClaimRunParams{ID: id, Claim: a.claim, Now: millis(q.Now())})
	if err != nil {
		return fmt.Errorf("claim run: %w", err)
	}
	if n == 0 { // cancelled, or another ring was first
		return nil
	}
	out, err := a.do(ctx)
	if err != nil && errors.Is(ctx.Err(), context.Canceled) { // the queue stops
		return a.release(ctx)
	}
	if errors.Is(err, errLost) {
		return nil
	}
	return a.finish(ctx, out, err)
}

// do runs the work and notes its progress until it ends, or until the run is no
// longer ours.
func (a *attempt) do(ctx context.Context) ([]byte, error) {
	run, err := a.row(ctx, a.id)
	if err != nil {
		return nil, err
	}
	if run.Attempts > maxAttempts {
		return nil, Interrupted
	}
	in, err := a.storedBody(ctx, a.id, input)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	beaten := make(chan struct{})
	go func() {
		defer close(beaten)
		a.beat(ctx, stop)
	}()
	out, err := a.safely(ctx, a.Kinds[run.Kind].Work, in)
	lost := errors.Is(context.Cause(ctx), errLost)
	stop(nil)
	<-beaten
	if lost {
		return nil, errLost
	}
	return out, err
}

// safely turns a panic into an error without its value, which could hold
// amounts.
func (a *attempt) safely(ctx context.Context, work Work, in []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic (%T) at %s", r, whereabouts())
		}
	}()
	if work == nil {
		return nil, errors.New("no work of this kind")
	}
	return work(ctx, in, func(done, total int) {
		a.done.Store(int64(done))
		a.total.Store(int64(total))
	})
}

// whereabouts are the functions that led to a panic.
func whereabouts() string {
	var callers [16]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers[:])])
	where := ""
	for {
		frame, more := frames.Next()
		where += fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		if !more {
			return where
		}
		where += " < "
	}
}

// beat notes the progress until ctx is done, and stops the work when the run is
// no longer ours. A note that fails is tried again: if none succeeds the run
// will be given to another, and the first that does succeed says so.
func (a *attempt) beat(ctx context.Context, stop context.CancelCauseFunc) {
	ticker := time.NewTicker(a.Beat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		n, err := queries.New(a.writer).BeatRun(ctx, queries.BeatRunParams{
			ID: a.id, Claim: a.claim, Done: a.done.Load(), Total: a.total.Load(), BeatAt: millis(a.Now()),
		})
		switch {
		case err != nil && ctx.Err() == nil:
			a.Logger.WarnContext(ctx, "note progress of a run", slog.String("error", err.Error()))
		case err == nil && n == 0:
			stop(errLost)
			return
		}
	}
}

// release lets the run wait for the next start of the queue, and its ring too.
func (a *attempt) release(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
	defer cancel()
	if err := queries.New(a.writer).ReleaseRun(ctx, queries.ReleaseRunParams{ID: a.id, Claim: a.claim}); err != nil {
		return fmt.Errorf("release run: %w", err) // it will be found as lost
	}
	return river.JobSnooze(0)
}

// finish notes the end, and the result with it.
func (a *attempt) finish(ctx context.Context, out []byte, failed error) error {
	timedOut := errors.Is(ctx.Err(), context.DeadlineExceeded)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
	defer cancel()
	now := a.Now()
	end := queries.FinishRunParams{
		ID: a.id, Claim: a.claim, State: string(Done), Done: a.done.Load(), Total: a.total.Load(),
		FinishedAt: millis(now), ExpiresAt: millis(now.Add(KeepFor)),
	}
	if failed != nil {
		end.State, end.Failure = string(Failed), string(a.failure(ctx, failed, timedOut))
		if _, err := queries.New(a.writer).FinishRun(ctx, end); err != nil {
			return fmt.Errorf("note a failure: %w", err)
		}
		return nil
	}
	body, err := db.Compress(out)
	if err != nil {
		return err
	}
	err = a.inTx(ctx, func(_ *sql.Tx, w *queries.Queries) error {
		if n, err := w.FinishRun(ctx, end); err != nil || n == 0 { // cancelled at the last moment
			return err
		}
		return w.PutRunBody(ctx, queries.PutRunBodyParams{RunID: a.id, Part: result, Body: body, Sha256: db.HexSHA256(out), Size: int64(len(out))})
	})
	if err != nil {
		return fmt.Errorf("keep a result: %w", err)
	}
	return nil
}

// failure is the word for an error. One of ours is logged, here alone.
func (a *attempt) failure(ctx context.Context, err error, timedOut bool) Failure {
	var word Failure
	switch {
	case timedOut:
		return TooLong
	case errors.As(err, &word):
		return word
	}
	a.Logger.ErrorContext(ctx, "run failed", slog.String("error", err.Error()))
	return Internal
}
