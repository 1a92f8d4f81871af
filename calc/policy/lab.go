package policy

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
)

// Lab is a study made ready: the parameters bound and every case computed
// without a policy. It is immutable and safe for concurrent use.
type Lab struct {
	engine *scenario.Engine
	study  Study
	assume assumptions

	discount      float64
	publicService float64 // won a resident and year
	cohort        []candidate
	groups        groups
}

var (
	errNoCases   = errors.New("policy: a study needs a case")
	errNoDesigns = errors.New("policy: a study needs a design")
)

// Prepare makes the study ready. It fails where the study has no case or no
// design, where the law book lacks a parameter, or when the context is done.
func Prepare(ctx context.Context, engine *scenario.Engine, study Study) (*Lab, error) {
	return ready(ctx, engine, study, nil)
}

// ready tells done, if not nil, how many cases are computed.
func ready(ctx context.Context, engine *scenario.Engine, study Study, done func(done, of int)) (*Lab, error) {
	if len(study.Cohort) == 0 {
		return nil, errNoCases
	}
	if len(study.Designs) == 0 {
		return nil, errNoDesigns
	}
	assume, err := bind(engine, study.Market)
	if err != nil {
		return nil, err
	}
	l := &Lab{engine: engine, study: study, assume: assume, discount: assume.discount, publicService: assume.publicService}
	if given := study.Fiscal.DiscountRate; given != nil {
		l.discount = *given
	}
	if given := study.Fiscal.PublicService; given != nil {
		l.publicService = float64(given.Minor())
	}
	if l.cohort, err = l.cohortOf(ctx, study.TaxYear, done); err != nil {
		return nil, err
	}
	l.groups = groupsOf(l.cohort)
	return l, nil
}

// caseChunk is how many cases a worker takes at a time.
const caseChunk = 32

// cohortOf computes the cases as hires of the year.
func (l *Lab) cohortOf(ctx context.Context, taxYear int, done func(done, of int)) ([]candidate, error) {
	cohort := make([]candidate, len(l.study.Cohort))
	err := sim.Each(ctx, len(cohort), caseChunk, func() func(int) {
		return func(i int) { cohort[i] = candidateOf(l.engine, &l.study, &l.study.Cohort[i], taxYear) }
	}, counting(done, len(cohort)))
	return cohort, err
}

// counting tells done of tasks out of all; nil tells nobody.
func counting(done func(done, of int), of int) func(int) {
	if done == nil {
		return nil
	}
	return func(n int) { done(n, of) }
}

// Sample is the lab with at most so many candidates, taken evenly along personas
// and pay abroad and each standing for as many more people: for charts that
// would take too long over all of them.
func (l *Lab) Sample(size int) *Lab {
	n := len(l.cohort)
	if size <= 0 || size >= n {
		return l
	}
	small := *l
	small.cohort = make([]candidate, size)
	along := make([]int, n)
	all, taken := 0.0, 0.0
	for i := range l.cohort {
		along[i] = i
		all += l.cohort[i].weight
	}
	slices.SortStableFunc(along, func(a, b int) int {
		x, y := &l.cohort[a], &l.cohort[b]
		return cmp.Or(cmp.Compare(x.persona, y.persona), cmp.Compare(x.score, y.score))
	})
	for i := range small.cohort {
		small.cohort[i] = l.cohort[along[(2*i+1)*n/(2*size)]]
		taken += small.cohort[i].weight
	}
	for i := range small.cohort {
		small.cohort[i].weight *= all / taken
	}
	small.groups = groupsOf(small.cohort)
	return &small
}

// order is the order in which candidates are served, nil where all are alike.
func order(cohort []candidate, r Rationing) []int {
	var before func(a, b *candidate) int
	switch r {
	case FirstCome:
		before = func(a, b *candidate) int { return cmp.Compare(b.employees, a.employees) }
	case Score:
		before = func(a, b *candidate) int { return cmp.Compare(b.score, a.score) }
	default:
		return nil
	}
	indices := make([]int, len(cohort))
	for i := range indices {
		indices[i] = i
	}
	slices.SortStableFunc(indices, func(a, b int) int { return before(&cohort[a], &cohort[b]) })
	return indices
}
