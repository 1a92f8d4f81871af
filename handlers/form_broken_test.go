package handlers

import (
	"net/http"
	"strings"
	"testing"
)

// A body that is no form, or more of one than is read, is the sender's mistake
// or nobody's, never the server's.
func TestABrokenFormIsNoErrorOfTheServer(t *testing.T) {
	t.Parallel()
	config := newConfig(t)
	config.Jobs = fixedJobs{}
	h := New(config).Handler()
	for _, path := range []string{"/", "/save", "/invite", "/policy/runs"} {
		for name, body := range map[string]string{"escape": "a=%zz", "many": strings.Repeat("&", 20_000)} {
			if w := ask(h, http.MethodPost, path, body, "Content-Type", formType); w.Code == http.StatusInternalServerError { // 503: the queue is full
				t.Errorf("POST %s with %s: %d", path, name, w.Code)
			}
		}
	}
}
