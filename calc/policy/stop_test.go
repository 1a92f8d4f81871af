package policy

import (
	"context"
	"errors"
	"testing"
)

// Who stops waiting in the middle of an account gets the reason: its parts that
// were never begun are not added up.
func TestAnAccountThatIsStoppedSaysSo(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	l := prepare(t, engine, pool(t, engine, 2*caseChunk, 0, half("half")))
	if _, err := l.account(ctx, l.cohort, &plan{}, &world{}, make([]float64, len(l.cohort)), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("account of a stopped run: %v, want %v", err, context.Canceled)
	}
}
