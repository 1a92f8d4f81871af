package policy

import (
	"context"
	"slices"

	"github.com/offergap/offergap/calc/money"
)

// SameBudgetFinding tells at which intensity a design's finding was computed so
// that all cost the same. The budget's lines are in the finding's Account.
type SameBudgetFinding struct {
	Budget          int64   `json:"budget"`            // net present value for general government, won
	Intensity       float64 `json:"intensity"`         // a rate as a share of the cost, or an amount in won
	Given           float64 `json:"given_intensity"`   // the design's own
	AtLimit         bool    `json:"at_limit"`          // the design can be made no stronger
	NetPresentValue int64   `json:"net_present_value"` // that is reached
	Unspent         int64   `json:"unspent"`
}

// match says at which budget the finding stands.
func (f *DesignFinding) match(m *SameBudgetFinding) {
	m.NetPresentValue = f.Account.NetCost
	m.Unspent = unspent(m.Budget, m.NetPresentValue)
	f.SameBudget = m
}

// equalise sets the study's designs to the intensities that the same budget
// asks for; nil where it does not.
func (l *Lab) equalise(ctx context.Context, m *meter) ([]SameBudgetFinding, error) {
	if l.study.SameBudget == nil {
		return nil, nil
	}
	budget := l.sameBudget()
	l.study.Designs = slices.Clone(l.study.Designs)
	matches := make([]SameBudgetFinding, len(l.study.Designs))
	for i := range matches {
		d := &l.study.Designs[i]
		own, limit := d.intensity(), d.limit()
		matched, err := l.costing(ctx, *d, budget, m.stage(m.match))
		if err != nil {
			return nil, err
		}
		*d = matched
		matches[i] = SameBudgetFinding{Budget: budget.Minor(), Given: own, Intensity: matched.intensity(), AtLimit: matched.intensity() >= limit}
	}
	return matches, nil
}

// sameBudget is the budget that is given, or what the first design costs net as
// it is; never below nothing.
func (l *Lab) sameBudget() money.Money {
	if given := l.study.SameBudget.Budget; given != nil {
		return *given
	}
	p := l.planOf(&l.study.Designs[0])
	w := l.at(p.parameters.central())
	return money.KRW(max(0, won(l.totals(new(scratch), &p, &w, nil, 0).net)))
}
