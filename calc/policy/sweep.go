package policy

import (
	"cmp"
	"context"
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/sim"
)

// Cell is a design at one intensity and cap, in the closed form or drawn.
// Amounts are won at present value.
type Cell struct {
	Intensity       float64     `json:"intensity"` // a rate as a share of the cost, or an amount in won
	Cap             *int64      `json:"cap"`       // per hire and year; nil: none
	HiresWith       float64     `json:"hires_with"`
	AdditionalHires Band        `json:"additional_hires"`
	GrossCost       Band        `json:"gross_cost"`
	NetCost         Band        `json:"net_cost"`
	Cost            CostPerHire `json:"cost_per_additional_hire"`
	FirstYear       int64       `json:"first_year"` // support that is paid, nominal
	AwardShare      float64     `json:"award_share"`
	GapClosed       *float64    `json:"gap_closed"` // of the median gap
}

// sweepSteps are the steps of a sweep: of 5 % for a match, up to 95 %.
const sweepSteps = 19

// Sweep is design i at twenty intensities from nothing on: rates up to its
// limit, a lump sum up to twice its own, a settlement package up to the whole.
// With draws each has its band.
func (l *Lab) Sweep(ctx context.Context, i, draws int, progress func(done, total int)) ([]Cell, error) {
	d := &l.study.Designs[i]
	most := d.limit()
	if d.Instrument == LumpSum {
		most = 2 * d.intensity()
	}
	cells := make([]Cell, sweepSteps+1)
	for n := range cells {
		varied := d.at(most * float64(n) / sweepSteps)
		p := l.planOf(&varied)
		rows, err := l.draws(ctx, &p, draws, nil)
		if err != nil {
			return nil, err
		}
		cells[n] = l.cell(new(scratch), &p, rows)
		if progress != nil {
			progress(n+1, len(cells))
		}
	}
	return cells, nil
}

// Grid is design i at every rate under every cap, row by row of caps, in the
// closed form. nil is no cap.
func (l *Lab) Grid(ctx context.Context, i int, rates []money.Rate, caps []*money.Money, progress func(done, total int)) ([]Cell, error) {
	cells := make([]Cell, len(rates)*len(caps))
	err := sim.Each(ctx, len(cells), 1, func() func(int) {
		s := &scratch{gaps: new(gaps)}
		return func(n int) {
			d := l.study.Designs[i].at(rates[n%len(rates)].Float())
			d.Policy.Cap = caps[n/len(rates)]
			p := l.planOf(&d)
			cells[n] = l.cell(s, &p, nil)
		}
	}, func(done int) {
		if progress != nil {
			progress(done, len(cells))
		}
	})
	return cells, err
}

// cell reckons the plan in the closed form, beside its draws if there are some.
func (l *Lab) cell(s *scratch, p *plan, rows []totals) Cell {
	if s.gaps == nil {
		s.gaps = new(gaps)
	}
	s.gaps.without, s.gaps.with = s.gaps.without[:0], s.gaps.with[:0]
	w := l.at(p.parameters.central())
	t := l.totals(s, p, &w, nil, 0)
	c := Cell{
		Intensity: p.design.intensity(), HiresWith: rounded(t.without+t.more, people), FirstYear: won(t.granted), AwardShare: 1,
		AdditionalHires: bandOf(t.national, rows, people, func(t *totals) float64 { return t.national }),
		GrossCost:       bandOf(t.gross, rows, 1, func(t *totals) float64 { return t.gross }),
		NetCost:         bandOf(t.net, rows, 1, func(t *totals) float64 { return t.net }),
		GapClosed:       s.gaps.closed(),
	}
	if most := p.design.Policy.Cap; most != nil {
		amount := most.Minor()
		c.Cap = &amount
	}
	if t.first > 0 {
		c.AwardShare = rounded(t.granted/t.first, people)
	}
	if len(rows) == 0 {
		rows = []totals{t}
	}
	c.Cost, _ = costs(rows)
	return c
}

// Frontier are the cells of a grid that no cell under the same cap beats: as
// many additional hires for less gross cost. Caps keep their order.
func Frontier(cells []Cell) [][]Cell {
	var rows [][]Cell
	for _, c := range cells {
		if last := len(rows) - 1; last >= 0 && sameCap(rows[last][0].Cap, c.Cap) {
			rows[last] = append(rows[last], c)
		} else {
			rows = append(rows, []Cell{c})
		}
	}
	for i, row := range rows {
		slices.SortStableFunc(row, func(a, b Cell) int { return cmp.Compare(a.GrossCost.Central, b.GrossCost.Central) })
		best := row[:0]
		for _, c := range row {
			if len(best) == 0 || c.AdditionalHires.Central > best[len(best)-1].AdditionalHires.Central {
				best = append(best, c)
			}
		}
		rows[i] = best
	}
	return rows
}

func sameCap(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }

// MostHires is the cell of a grid with the most additional hires for the first
// year's budget, and with the least gross cost among equals; nil where none adds
// a hire.
func (l *Lab) MostHires(ctx context.Context, i int, budget money.Money, rates []money.Rate, caps []*money.Money) (*Cell, error) {
	limited := *l
	limited.study.Designs = slices.Clone(l.study.Designs)
	limited.study.Designs[i].Budget = &budget
	cells, err := limited.Grid(ctx, i, rates, caps, nil)
	if err != nil {
		return nil, err
	}
	best := slices.MaxFunc(cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.AdditionalHires.Central, b.AdditionalHires.Central), cmp.Compare(b.GrossCost.Central, a.GrossCost.Central))
	})
	if best.AdditionalHires.Central < leastPeople {
		return nil, nil
	}
	return &best, nil
}
