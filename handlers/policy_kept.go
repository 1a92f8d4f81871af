package handlers

import (
	"context"
	"slices"
	"sync"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
)

// keptLabs is how many studies are kept at once: a page with its figures and
// workings asks for the same study a dozen times. Each holds 500 candidates at
// most, a few megabytes.
const keptLabs = 8

// labShelf keeps the studies that were asked for last, by the plain query of
// what their results depend on. It is safe for concurrent use.
type labShelf struct {
	mu   sync.Mutex
	all  map[string]*keptLab
	last []string // the longest unasked first
}

// take is the study of the key, empty if it is new.
func (s *labShelf) take(key string) *keptLab {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.last, key); i >= 0 {
		s.last = slices.Delete(s.last, i, i+1)
	}
	s.last = append(s.last, key)
	kept, known := s.all[key]
	if !known {
		kept = &keptLab{turn: make(chan struct{}, 1)}
		if s.all == nil {
			s.all = map[string]*keptLab{}
		}
		s.all[key] = kept
	}
	if len(s.last) > keptLabs {
		delete(s.all, s.last[0])
		s.last = slices.Delete(s.last, 0, 1)
	}
	return kept
}

// keptLab is a study with what of it has been asked for. One request computes
// at a time; the others wait for its answer.
type keptLab struct {
	turn     chan struct{} // full while one computes
	lab      *policy.Lab   // the designs as they are compared; nil: not computed
	findings policy.Findings
	bands    []policy.Bands
	grids    map[int]*policydoc.Grid // by design
}

// keptOf is the study of the input, and gives it back. The language and the
// design in focus are no part of it, nor what is asked backwards.
func (s *Server) keptOf(ctx context.Context, in labInput) (kept *keptLab, done func(), err error) {
	q := in.query.with(typed{focusField: "", "ask.gap": "", "ask.budget": ""})
	kept = s.labs.take(q.values().Encode())
	select {
	case kept.turn <- struct{}{}:
		return kept, func() { <-kept.turn }, nil
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}

// close answers the study in the closed form, unless it has been.
func (k *keptLab) close(ctx context.Context, s *Server, in labInput) error {
	if k.lab != nil {
		return nil
	}
	lab, err := policy.Prepare(ctx, s.Engine, in.study)
	if err != nil {
		return err
	}
	findings, compared, err := lab.Closed(ctx)
	if err == nil {
		k.findings, k.lab = findings, compared
	}
	return err
}

// draw draws the bands of every design, unless it has.
func (k *keptLab) draw(ctx context.Context) error {
	if k.bands != nil {
		return nil
	}
	bands := make([]policy.Bands, len(k.findings.Designs))
	for i := range bands {
		var err error
		if bands[i], err = k.lab.Bands(ctx, i); err != nil {
			return err
		}
	}
	k.bands = bands
	return nil
}

// grid is that of the design in focus.
func (k *keptLab) grid(ctx context.Context, in *labInput) (*policydoc.Grid, error) {
	if grid, known := k.grids[in.focus]; known {
		return grid, nil
	}
	grid, err := policydoc.GridOf(ctx, k.lab, in.focus, in.asks())
	if err != nil {
		return nil, err
	}
	if k.grids == nil {
		k.grids = map[int]*policydoc.Grid{}
	}
	k.grids[in.focus] = grid
	return grid, nil
}
