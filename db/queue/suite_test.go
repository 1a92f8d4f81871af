package queue_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
)

func worked(t *testing.T, url string) {
	b := newRunning(t, url, only(echo))
	body := bytes.Repeat([]byte("연봉 2억,\x00\xff"), 1<<18)
	id, err := b.Submit(t.Context(), "work", body)
	if err != nil {
		t.Fatal(err)
	}
	run := b.untilState(t, id, queue.Done)
	if run.StartedAt.IsZero() || run.FinishedAt.Before(run.StartedAt) || run.ExpiresAt.Sub(run.FinishedAt) != queue.KeepFor {
		t.Errorf("times of a run that is done: %+v", run)
	}
	for what, read := range map[string]func(context.Context, string) ([]byte, error){"Result": b.Result, "Input": b.Input} {
		if got, err := read(t.Context(), id); err != nil || !bytes.Equal(got, body) {
			t.Errorf("%s: %d bytes, %v, want the %d of the input", what, len(got), err, len(body))
		}
	}
}

func progressSeen(t *testing.T, url string) {
	step := make(chan int)
	b := newRunning(t, url, only(func(ctx context.Context, _ []byte, progress func(int, int)) ([]byte, error) {
		for done := range step {
			progress(done, 4)
		}
		return nil, nil
	}))
	id := b.submit(t, "work", "x")
	if run := b.untilState(t, id, queue.Running); run.Total != 0 {
		t.Errorf("before the first step: %+v", run)
	}
	for done := 1; done <= 4; done++ {
		step <- done
		run := b.until(t, id, fmt.Sprintf("%d of 4", done), func(r queue.Run) bool { return r.Done == done && r.Total == 4 })
		if left, known := run.TimeLeft(run.StartedAt.Add(time.Duration(done) * time.Second)); !known || left != time.Duration(4-done)*time.Second {
			t.Errorf("%d steps of 4 in as many seconds: %v left, %v", done, left, known)
		}
	}
	close(step)
	b.untilState(t, id, queue.Done)
}

func sameRun(t *testing.T, url string) {
	var runs atomic.Int32
	count := func(context.Context, []byte, func(int, int)) ([]byte, error) { runs.Add(1); return nil, nil }
	kinds := map[string]queue.Kind{"work": {Work: count, Version: "1"}, "other": {Work: count, Version: "1"}}
	b := newRunning(t, url, kinds)
	id := b.submit(t, "work", "x")
	if again := b.submit(t, "work", "x"); again != id {
		t.Errorf("the same input gave %s and %s", id, again)
	}
	b.untilState(t, id, queue.Done)
	if again := b.submit(t, "work", "x"); again != id || b.run(t, id).State != queue.Done {
		t.Error("the same input is worked on anew though its result is kept")
	}
	for _, other := range []string{b.submit(t, "work", "y"), b.submit(t, "other", "x")} {
		if other == id {
			t.Error("another input or kind gave the same run")
		}
		b.untilState(t, other, queue.Done)
	}
	if got := runs.Load(); got != 3 {
		t.Errorf("worked %d times, want 3", got)
	}
	b.close(t)
	kinds["work"] = queue.Kind{Work: count, Version: "2"}
	if other := newBench(t, url, kinds).submit(t, "work", "x"); other == id {
		t.Error("the same input of another version gave the same run")
	}
}

func refused(t *testing.T, url string) {
	b := newBench(t, url, only(echo))
	if _, err := b.Submit(t.Context(), "unknown", nil); err == nil {
		t.Error("an unknown kind was taken")
	}
	if _, err := b.Submit(t.Context(), "work", make([]byte, queue.MaxInput+1)); !errors.Is(err, queue.ErrTooLarge) {
		t.Errorf("one byte too many: %v, want ErrTooLarge", err)
	}
	if _, err := b.Submit(t.Context(), "work", make([]byte, queue.MaxInput)); err != nil {
		t.Errorf("the largest input: %v", err)
	}
}

func cancelledWaiting(t *testing.T, url string) {
	first := newBench(t, url, only(echo))
	id := first.submit(t, "work", "x")
	if err := first.Cancel(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	first.close(t)
	second := newRunning(t, url, only(echo))
	second.untilState(t, second.submit(t, "work", "y"), queue.Done) // what came later has been heard
	if got := second.run(t, id).State; got != queue.Cancelled {
		t.Errorf("after a restart the cancelled run is %s", got)
	}
}

func cancelledRunning(t *testing.T, url string) {
	ended := make(chan struct{})
	b := newRunning(t, url, only(func(ctx context.Context, in []byte, progress func(int, int)) ([]byte, error) {
		defer close(ended)
		return endless(ctx, in, progress)
	}))
	id := b.submit(t, "work", "x")
	b.untilState(t, id, queue.Running)
	if err := b.Cancel(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(time.Second):
		t.Error("the work goes on a second after it was cancelled")
	}
	if run := b.run(t, id); run.State != queue.Cancelled || run.ExpiresAt.IsZero() {
		t.Errorf("cancelled: %+v", run)
	}
	if _, err := b.Result(t.Context(), id); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("result of a cancelled run: %v", err)
	}
}

func stopped(t *testing.T, url string) {
	first := newRunning(t, url, only(endless))
	running := first.submit(t, "work", "x")
	first.untilState(t, running, queue.Running)
	waiting := first.submit(t, "work", "y")
	if got := first.run(t, waiting); got.State != queue.Waiting || got.Ahead != 1 {
		t.Errorf("behind another: %+v, want waiting with one ahead", got)
	}
	first.close(t)
	closed := newBench(t, url, only(echo))
	if got := closed.run(t, running).State; got != queue.Waiting {
		t.Errorf("after the stop the run is %s, want waiting", got)
	}
	closed.close(t)
	second := newRunning(t, url, only(echo))
	for _, id := range []string{running, waiting} {
		second.untilState(t, id, queue.Done)
		if got, err := second.Result(t.Context(), id); err != nil || len(got) != 1 {
			t.Errorf("result %q, %v", got, err)
		}
	}
}

// An error's text and a panic's value may hold pay.
func failures(t *testing.T, url string) {
	const secret = "연봉 2억"
	b := newRunning(t, url, map[string]queue.Kind{
		"error": {Work: func(context.Context, []byte, func(int, int)) ([]byte, error) { return nil, errors.New(secret) }},
		"panic": {Work: func(context.Context, []byte, func(int, int)) ([]byte, error) { panic(secret) }},
		"word": {Work: func(context.Context, []byte, func(int, int)) ([]byte, error) {
			return nil, fmt.Errorf(secret+": %w", queue.Failure("input"))
		}},
	})
	for kind, want := range map[string]queue.Failure{"error": queue.Internal, "panic": queue.Internal, "word": "input"} {
		if run := b.untilState(t, b.submit(t, kind, secret), queue.Failed); run.Failure != want {
			t.Errorf("%s: failure %q, want %q", kind, run.Failure, want)
		}
	}
	writer, _ := b.store.Pools()
	rows, err := writer.QueryContext(t.Context(), "SELECT CAST(args AS TEXT) || CAST(metadata AS TEXT) || COALESCE(CAST(errors AS TEXT), '') FROM river_job")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var kept string
		if err := rows.Scan(&kept); err != nil || strings.Contains(kept, secret) {
			t.Errorf("river keeps %q (%v)", kept, err)
		}
	}
	if rows.Err() != nil {
		t.Error(rows.Err())
	}
}

func again(t *testing.T, url string) {
	var tries atomic.Int32
	b := newRunning(t, url, only(func(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) {
		if tries.Add(1) < 3 {
			return nil, errors.New("not yet")
		}
		return in, nil
	}))
	id := b.submit(t, "work", "x")
	b.untilState(t, id, queue.Failed)
	if same := b.submit(t, "work", "x"); same != id {
		t.Errorf("the same input after a failure is run %s, want %s", same, id)
	}
	b.until(t, id, "failed twice", func(r queue.Run) bool { return r.State == queue.Failed && tries.Load() == 2 })
	if err := b.Again(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	b.untilState(t, id, queue.Done)
	if err := b.Again(t.Context(), id); err != nil || b.run(t, id).State != queue.Done {
		t.Errorf("again of a run that is done: %v", err)
	}
}

func expires(t *testing.T, url string) {
	b := newRunning(t, url, only(echo))
	id := b.submit(t, "work", "x")
	b.untilState(t, id, queue.Done)
	b.now.Store(int64(queue.KeepFor - time.Minute))
	if _, err := b.Result(t.Context(), id); err != nil {
		t.Errorf("a minute before: %v", err)
	}
	b.now.Store(int64(queue.KeepFor + time.Second))
	if got := b.run(t, id).State; got != queue.Expired {
		t.Errorf("a day later the run is %s", got)
	}
	if _, err := b.Result(t.Context(), id); !errors.Is(err, db.ErrExpired) {
		t.Errorf("result a day later: %v, want ErrExpired", err)
	}
	if err := b.Again(t.Context(), id); !errors.Is(err, db.ErrExpired) {
		t.Errorf("again a day later: %v, want ErrExpired", err)
	}
	if other := b.submit(t, "work", "x"); other == id {
		t.Error("an expired run was found by its input")
	}
	b.close(t)
	later := newBench(t, url, only(echo))
	later.now.Store(int64(queue.KeepFor + time.Second))
	if err := later.Start(t.Context()); err != nil { // erases at once
		t.Fatal(err)
	}
	writer, _ := later.store.Pools()
	count := func() (bodies int) {
		row := writer.QueryRowContext(t.Context(), "SELECT count(*) FROM run_bodies WHERE run_id = '"+id+"'")
		if err := row.Scan(&bodies); err != nil {
			t.Fatal(err)
		}
		return bodies
	}
	for end := time.Now().Add(deadline); count() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("input and result are still stored")
		}
	}
	if got := later.run(t, id).State; got != queue.Expired {
		t.Errorf("once erased the run is %s", got)
	}
}

func twoProcesses(t *testing.T, url string) {
	var runs atomic.Int32
	work := only(func(context.Context, []byte, func(int, int)) ([]byte, error) {
		runs.Add(1)
		time.Sleep(5 * time.Millisecond)
		return nil, nil
	})
	both := []*bench{newRunning(t, url, work), newRunning(t, url, work)}
	var ids []string
	for i := range 20 {
		ids = append(ids, both[i%2].submit(t, "work", fmt.Sprint(i)))
	}
	for i, id := range ids {
		both[(i+1)%2].untilState(t, id, queue.Done)
	}
	if got := runs.Load(); got != 20 {
		t.Errorf("20 runs were done %d times", got)
	}
}
