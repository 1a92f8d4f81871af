package handlers

import (
	"net/http"
	"testing"
)

// One POST /api/v1/evaluate through every middleware, without the network.
func BenchmarkEvaluateHandler(b *testing.B) { benchmarkPost(b, "/api/v1/evaluate", shortest) }

func BenchmarkTaxHandler(b *testing.B) {
	benchmarkPost(b, "/api/v1/tax", `{"jurisdiction": "kr", "wages": 200000000}`)
}

// With working, sweep and a durable write.
func BenchmarkSaveHandler(b *testing.B) { benchmarkPost(b, "/api/v1/scenarios", shortest) }

func benchmarkPost(b *testing.B, path, body string) {
	h := newHandler(b)
	b.ReportAllocs()
	for b.Loop() {
		if w := ask(h, http.MethodPost, path, body); w.Code >= http.StatusBadRequest {
			b.Fatalf("status %d: %s", w.Code, w.Body)
		}
	}
}
