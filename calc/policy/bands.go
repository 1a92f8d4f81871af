package policy

import (
	"context"
	"math"
)

// Bands are a design's sums over the draws, without its table of years. Without
// draws they are the central values alone.
type Bands struct {
	HiresWithout    Band `json:"hires_without"`
	HiresWith       Band `json:"hires_with"`
	AdditionalHires Band `json:"additional_hires"`
	GrossCost       Band `json:"gross_cost"`
	NetCost         Band `json:"net_cost"`

	// CostPerHireYear is the net cost per additional hire and supported year,
	// draw by draw; its ends are nil where some draws add nobody.
	CostPerHireYear Band `json:"net_cost_per_hire_year"`
	CostPerHire     Band `json:"net_cost_per_hire"`

	// The costs as ratios of means over the draws.
	MeanCost             CostPerHire   `json:"mean_cost_per_hire"`
	MeanCostPerOtherUnit []CostPerHire `json:"mean_cost_per_other_unit"`
}

// Bands draws design i in as many worlds as the study asks for.
func (l *Lab) Bands(ctx context.Context, i int) (Bands, error) {
	p := l.planOf(&l.study.Designs[i])
	rows, err := l.draws(ctx, &p, l.study.Draws, nil)
	if err != nil {
		return Bands{}, err
	}
	w := l.at(p.parameters.central())
	centre := l.totals(new(scratch), &p, &w, nil, 0)
	return bandsOf(&centre, rows), nil
}

// bandsOf are the bands of the draws around the central values.
func bandsOf(centre *totals, rows []totals) Bands {
	band := func(steps float64, number func(*totals) float64) Band {
		return bandOf(number(centre), rows, steps, number)
	}
	b := Bands{
		HiresWithout:    band(people, func(t *totals) float64 { return t.without }),
		HiresWith:       band(people, func(t *totals) float64 { return t.without + t.more }),
		AdditionalHires: band(people, func(t *totals) float64 { return t.national }),
		GrossCost:       band(1, func(t *totals) float64 { return t.gross }),
		NetCost:         band(1, func(t *totals) float64 { return t.net }),
		CostPerHireYear: costBand(centre, rows, (*totals).nationalYears),
		CostPerHire:     costBand(centre, rows, func(t *totals) float64 { return t.national }),
	}
	if len(rows) == 0 {
		rows = []totals{*centre}
	}
	b.MeanCost, b.MeanCostPerOtherUnit = costs(rows)
	return b
}

// nationalYears are the supported years of the additional hires to the nation.
func (t *totals) nationalYears() float64 {
	if math.Abs(t.more) < leastPeople {
		return 0
	}
	return t.jobYears * t.national / t.more
}

// costBand is the net cost per unit over the draws.
func costBand(centre *totals, rows []totals, units func(*totals) float64) Band {
	if units(centre) < leastPeople {
		return Band{}
	}
	per := func(t *totals) float64 { return t.net / units(t) }
	for i := range rows {
		if units(&rows[i]) < leastPeople {
			rows = nil
			break
		}
	}
	return bandOf(per(centre), rows, 1, per)
}

// Centre is design i as it is, in the closed form.
func (l *Lab) Centre(i int) Cell {
	p := l.planOf(&l.study.Designs[i])
	return l.cell(new(scratch), &p, nil)
}
