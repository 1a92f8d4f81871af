package policydoc

import (
	"context"
	"slices"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// Result is what the policy lab shows of a study.
type Result struct {
	Draws     int                    `json:"draws"`
	Designs   []policy.DesignFinding `json:"designs"` // in the closed form
	Bands     []policy.Bands         `json:"bands"`   // by design
	Views     []*Views               `json:"views"`   // by design; null where not asked for
	Scenarios []policy.Stress        `json:"scenarios"`
	Sample    int                    `json:"sample"` // candidates behind views and scenarios
}

// Views are one design seen from several sides.
type Views struct {
	Centre     policy.Cell    `json:"centre"`
	Grid       *Grid          `json:"grid"` // nil where the design has no rate
	Sweep      []policy.Cell  `json:"sweep"`
	SweepDraws int            `json:"sweep_draws"` // behind each of the sweep's bands
	Tornado    []policy.Swing `json:"tornado"`
	Inverse    *Inverse       `json:"inverse"` // nil where the design has no rate
}

// Grid are the cells of each rate under each cap, row by row of caps.
type Grid struct {
	Rates []float64     `json:"rates"`
	Caps  []*int64      `json:"caps"` // won per hire and year; null: none
	Cells []policy.Cell `json:"cells"`
}

// Inverse answers what a design would have to be.
type Inverse struct {
	GapShare document.Rate  `json:"gap_share"`
	Budget   int64          `json:"budget"` // won, for the first year
	Rate     *document.Rate `json:"rate"`   // the least that closes the share; nil: none does
	Cap      *int64         `json:"cap"`    // likewise
	Most     *policy.Cell   `json:"most"`   // with the most additional hires for the budget; nil: none adds any
}

// Ask is what is asked besides the study.
type Ask struct {
	GapShare   money.Rate // of the median gap, that is to be closed
	Budget     money.Money
	Rates      []money.Rate
	Caps       []*money.Money
	SweepDraws int
	Sample     int   // the most candidates that the views are of; 0: all
	Designs    []int // that the views are of; nil: all
}

// Compute answers a study. progress, if not nil, is told how much of the work is
// done; the error is that of policy.Run.
func Compute(ctx context.Context, engine *scenario.Engine, study policy.Study, ask Ask, progress func(done, total int)) (Result, error) {
	m := newMeter(len(study.Designs), progress)
	a, err := policy.Answer(ctx, engine, study, ask.Sample, m.answer)
	if err != nil {
		return Result{}, err
	}
	r := Result{Draws: study.Draws, Designs: a.Central, Bands: a.Bands, Views: make([]*Views, len(study.Designs)), Sample: len(study.Cohort)}
	if ask.Sample > 0 {
		r.Sample = min(r.Sample, ask.Sample)
	}
	ask.SweepDraws = min(ask.SweepDraws, study.Draws)
	for i := range r.Views {
		if ask.Designs == nil || slices.Contains(ask.Designs, i) {
			v, err := ViewsOf(ctx, a.Lab, i, study.Designs[i].Instrument.HasRate(), ask)
			if err != nil {
				return Result{}, err
			}
			r.Views[i] = &v
		}
		m.views(i + 1)
	}
	r.Scenarios, err = a.Lab.Stresses(ctx)
	m.views(len(study.Designs) + 1)
	return r, err
}

// ViewsOf are those of design i.
func ViewsOf(ctx context.Context, lab *policy.Lab, i int, hasRate bool, ask Ask) (Views, error) {
	v := Views{Centre: lab.Centre(i), SweepDraws: ask.SweepDraws}
	var err error
	if v.Sweep, err = lab.Sweep(ctx, i, ask.SweepDraws, nil); err != nil {
		return v, err
	}
	if v.Tornado, err = lab.Tornado(ctx, i); err != nil || !hasRate {
		return v, err
	}
	if v.Grid, err = GridOf(ctx, lab, i, ask); err != nil {
		return v, err
	}
	v.Inverse, err = InverseOf(ctx, lab, i, ask)
	return v, err
}

// GridOf is the grid of design i.
func GridOf(ctx context.Context, lab *policy.Lab, i int, ask Ask) (*Grid, error) {
	g := Grid{Rates: make([]float64, len(ask.Rates)), Caps: make([]*int64, len(ask.Caps))}
	for n, rate := range ask.Rates {
		g.Rates[n] = rate.Float()
	}
	for n, most := range ask.Caps {
		g.Caps[n] = minor(most)
	}
	var err error
	g.Cells, err = lab.Grid(ctx, i, ask.Rates, ask.Caps, nil)
	return &g, err
}

// InverseOf are the answers of design i.
func InverseOf(ctx context.Context, lab *policy.Lab, i int, ask Ask) (*Inverse, error) {
	out := Inverse{GapShare: document.Rate{Rate: ask.GapShare}, Budget: ask.Budget.Minor()}
	rate, err := lab.RateForGap(ctx, i, ask.GapShare.Float())
	if err != nil {
		return nil, err
	}
	if rate != nil {
		out.Rate = &document.Rate{Rate: *rate}
	}
	most, err := lab.CapForGap(ctx, i, ask.GapShare.Float())
	if err != nil {
		return nil, err
	}
	out.Cap = minor(most)
	out.Most, err = lab.MostHires(ctx, i, ask.Budget, ask.Rates, ask.Caps)
	return &out, err
}

func minor(m *money.Money) *int64 {
	if m == nil {
		return nil
	}
	won := m.Minor()
	return &won
}
