package queue_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
)

func full(t *testing.T, url string) {
	b := newBench(t, url, only(echo))
	for i := range 50 {
		b.submit(t, "work", fmt.Sprint(i))
	}
	if _, err := b.Submit(t.Context(), "work", []byte("one more")); !errors.Is(err, queue.ErrFull) {
		t.Errorf("Submit: %v, want ErrFull", err)
	}
	b.submit(t, "work", "7") // waits already
}

func unknown(t *testing.T, url string) {
	b := newBench(t, url, only(echo))
	for _, id := range []string{"", "x", "\x00", "AAAAAAAAAAAAAAAAAAAAAAAAAA"} {
		_, missing := b.Run(t.Context(), id)
		_, noResult := b.Result(t.Context(), id)
		for what, err := range map[string]error{"Run": missing, "Result": noResult, "Cancel": b.Cancel(t.Context(), id), "Again": b.Again(t.Context(), id)} {
			if !errors.Is(err, db.ErrNotFound) {
				t.Errorf("%s(%q): %v, want ErrNotFound", what, id, err)
			}
		}
	}
}
