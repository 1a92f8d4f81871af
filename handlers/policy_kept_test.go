package handlers

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLabShelfKeepsTheLast(t *testing.T) {
	t.Parallel()
	var shelf labShelf
	first := shelf.take("0")
	for n := range keptLabs {
		shelf.take(strconv.Itoa(n))
	}
	if shelf.take("0") != first {
		t.Error("a study that was asked for again is another")
	}
	shelf.take("one more") // the longest unasked is now 1
	if len(shelf.all) != keptLabs || len(shelf.last) != keptLabs {
		t.Errorf("%d kept, %d in order, want %d", len(shelf.all), len(shelf.last), keptLabs)
	}
	if _, known := shelf.all["1"]; known {
		t.Error("the longest unasked is kept")
	}
	if shelf.take("0") != first {
		t.Error("the wrong one was let go")
	}
}

// A page is the same from a study that is kept as from a new one, and a request
// that ends does not hold up the next.
func TestKeptStudyAnswersTheSame(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	h := s.Handler()
	const path = "/policy?cohort.size=20&design.1.instrument=match&draws=10"
	first := read(t, ask(h, http.MethodGet, path, ""), http.StatusOK)
	again := read(t, ask(h, http.MethodGet, path, ""), http.StatusOK)
	if diff := cmp.Diff(textOf(first.Find("main")), textOf(again.Find("main"))); diff != "" {
		t.Error(diff)
	}
	if got := len(s.labs.all); got != 1 {
		t.Errorf("%d studies are kept, want 1", got)
	}
	in := s.readLab(readQuery(nil), nil)
	_, done, err := s.keptOf(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.runLab(gone, in); !errors.Is(err, context.Canceled) {
		t.Errorf("a request that ended waits: %v", err)
	}
}
