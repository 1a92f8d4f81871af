package queue

import (
	"testing"
	"time"
)

func TestTimeLeft(t *testing.T) {
	t.Parallel()
	const s = time.Second
	for _, tt := range []struct {
		name        string
		elapsed     time.Duration
		done, total int
		want        time.Duration
		known       bool
	}{
		{"nothing done", 5 * s, 0, 10, 0, false},
		{"no total", 5 * s, 0, 0, 0, false},
		{"no time gone", 0, 1, 10, 0, false},
		{"a clock that was set back", -s, 1, 10, 0, false},
		{"more done than there is", 5 * s, 11, 10, 0, false},
		{"a quarter: 10 s ÷ 5 × 15", 10 * s, 5, 20, 30 * s, true},
		{"rounded: 10 s ÷ 3 × 2 = 6.67 s", 10 * s, 3, 5, 7 * s, true},
		{"all done", 10 * s, 5, 5, 0, true},
		{"an hour a step: 1 h ÷ 1 × 99,999", time.Hour, 1, 100_000, 99_999 * time.Hour, true},
	} {
		if got, known := timeLeft(tt.elapsed, tt.done, tt.total); got != tt.want || known != tt.known {
			t.Errorf("%s: %v, %v, want %v, %v", tt.name, got, known, tt.want, tt.known)
		}
	}
}
