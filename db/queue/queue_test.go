package queue_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/dbtest"
	"github.com/offergap/offergap/db/queue"
)

func TestSQLite(t *testing.T) {
	t.Parallel()
	exercise(t, func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "test.db") })
}

func TestPostgres(t *testing.T) {
	t.Parallel()
	server := dbtest.Postgres(t)
	exercise(t, func(t *testing.T) string { return dbtest.OwnSchema(t, server) })
}

// exercise checks everything that a queue promises, on an engine; own gives the
// url of a database that belongs to the test.
func exercise(t *testing.T, own func(*testing.T) string) {
	for name, check := range map[string]func(t *testing.T, url string){
		"a run is worked on and its result kept":   worked,
		"progress is seen while it works":          progressSeen,
		"the same input gives the same run":        sameRun,
		"what cannot be taken is refused":          refused,
		"a waiting run is cancelled for good":      cancelledWaiting,
		"a running run is cancelled":               cancelledRunning,
		"a stop loses nothing":                     stopped,
		"a killed process loses nothing":           killed,
		"a run that kills its process is given up": givenUp,
		"a failure tells nothing":                  failures,
		"a run that failed is run again":           again,
		"what has expired is deleted":              expires,
		"two processes do a run once":              twoProcesses,
		"a full queue refuses":                     full,
		"unknown ids are not found":                unknown,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, own(t))
		})
	}
}

// bench is a queue whose work the test steers.
type bench struct {
	*queue.Queue
	store *db.Store
	now   atomic.Int64 // what the clock is ahead by, in nanoseconds
}

const deadline = 20 * time.Second

// newBench opens a queue that does not work yet.
func newBench(t *testing.T, url string, kinds map[string]queue.Kind) *bench {
	t.Helper()
	store, err := db.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{store: store}
	b.Queue, err = queue.Open(t.Context(), store, queue.Config{
		Kinds: kinds, Logger: slog.New(slog.DiscardHandler), Beat: 50 * time.Millisecond, LostAfter: time.Second,
		Now: func() time.Time { return time.Now().Add(time.Duration(b.now.Load())) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.close(t) })
	return b
}

// newRunning opens a queue that works.
func newRunning(t *testing.T, url string, kinds map[string]queue.Kind) *bench {
	t.Helper()
	b := newBench(t, url, kinds)
	if err := b.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) close(t *testing.T) {
	t.Helper()
	if b.store == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	if err := b.Stop(ctx); err != nil {
		t.Errorf("Stop: %v", err)
	}
	if err := b.store.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	b.store = nil
}

func (b *bench) submit(t *testing.T, kind, in string) string {
	t.Helper()
	id, err := b.Submit(t.Context(), kind, []byte(in))
	if err != nil {
		t.Fatalf("Submit: %v", err)
	}
	return id
}

func (b *bench) run(t *testing.T, id string) queue.Run {
	t.Helper()
	run, err := b.Run(t.Context(), id)
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return run
}

// until waits for a run to be as wanted.
func (b *bench) until(t *testing.T, id, what string, as func(queue.Run) bool) queue.Run {
	t.Helper()
	for end := time.Now().Add(deadline); ; time.Sleep(10 * time.Millisecond) {
		run := b.run(t, id)
		if as(run) {
			return run
		}
		if time.Now().After(end) {
			t.Fatalf("the run never came to be %s: %+v", what, run)
		}
	}
}

func (b *bench) untilState(t *testing.T, id string, want queue.State) queue.Run {
	t.Helper()
	return b.until(t, id, string(want), func(r queue.Run) bool { return r.State == want })
}

// echo is work that gives back its input.
func echo(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) { return in, nil }

// endless works until it is stopped, half way.
func endless(ctx context.Context, _ []byte, progress func(int, int)) ([]byte, error) {
	progress(3, 6)
	<-ctx.Done()
	return nil, ctx.Err()
}

func only(work queue.Work) map[string]queue.Kind { return map[string]queue.Kind{"work": {Work: work}} }
