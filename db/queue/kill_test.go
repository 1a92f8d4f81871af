package queue_test

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/offergap/offergap/db/queue"
)

// The variable that makes the test binary a process to be killed.
const victimURL = "OFFERGAP_TEST_VICTIM_URL"

// TestVictim is no test: it works endlessly until it is killed.
func TestVictim(t *testing.T) {
	url := os.Getenv(victimURL)
	if url == "" {
		t.Skip("only as a process of its own, which another test kills")
	}
	newRunning(t, url, only(endless))
	select {}
}

// kill starts a process on the database, and kills it once it works on the run.
func kill(t *testing.T, b *bench, url, id string) {
	t.Helper()
	before := b.run(t, id).StartedAt
	victim := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestVictim$")
	victim.Env = append(os.Environ(), victimURL+"="+url)
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	b.until(t, id, "half done", func(r queue.Run) bool { return r.Done == 3 && !r.StartedAt.Equal(before) })
	if err := victim.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = victim.Wait() // says that it was killed
}

func killed(t *testing.T, url string) {
	b := newBench(t, url, only(echo))
	id := b.submit(t, "work", "x")
	kill(t, b, url, id)
	if got := b.run(t, id).State; got != queue.Running {
		t.Errorf("right after the kill the run is %s", got)
	}
	if err := b.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.untilState(t, id, queue.Done)
}

// A run that eats all memory must not end the server for ever.
func givenUp(t *testing.T, url string) {
	b := newBench(t, url, only(func(context.Context, []byte, func(int, int)) ([]byte, error) {
		t.Error("tried a fourth time")
		return nil, nil
	}))
	id := b.submit(t, "work", "x")
	for range 3 {
		kill(t, b, url, id)
		time.Sleep(1100 * time.Millisecond) // so that the next start finds it lost
	}
	if err := b.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if run := b.untilState(t, id, queue.Failed); run.Failure != queue.Interrupted {
		t.Errorf("failure %q, want %q", run.Failure, queue.Interrupted)
	}
}
