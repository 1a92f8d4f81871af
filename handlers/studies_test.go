package handlers

import (
	"net/http"
	"testing"
	"time"
)

// A study that finds another one at work for too long is told when to come
// back; as soon as the place is free it is answered.
func TestStudiesTakeTurns(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	s.studyWait = time.Millisecond
	h := s.Handler()
	s.studies <- struct{}{}
	for _, path := range []string{"/policy", "/policy/budget"} {
		if w := ask(h, http.MethodGet, path, ""); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s while a study runs: status %d, Retry-After %q", path, w.Code, w.Header().Get("Retry-After"))
		}
	}
	w := ask(h, http.MethodPost, policyPath, smallStudy)
	problemOf(t, w, http.StatusServiceUnavailable)
	if ask(h, http.MethodGet, "/", "").Code != http.StatusOK {
		t.Error("the calculator waits for a study")
	}
	<-s.studies
	if w := ask(h, http.MethodPost, policyPath, smallStudy); w.Code != http.StatusOK {
		t.Errorf("afterwards: status %d", w.Code)
	}
}
