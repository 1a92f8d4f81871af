package policy

import (
	"context"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
)

// Run answers a study. progress, if not nil, is told how much of the work is
// done, from one goroutine at a time. The error says that the study is empty,
// that the law book lacks a parameter, or why the context is done.
func Run(ctx context.Context, engine *scenario.Engine, study Study, progress func(done, total int)) (Findings, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	total := stepsOfSetup + len(study.Designs)*(stepsOfTable+study.Draws)
	progress(0, total)
	l, err := Prepare(ctx, engine, study)
	if err != nil {
		return Findings{}, err
	}
	done := stepsOfSetup
	progress(done, total)
	entrants, err := l.entrants(ctx)
	if err != nil {
		return Findings{}, err
	}
	f := Findings{Designs: make([]DesignFinding, len(study.Designs))}
	for i := range study.Designs {
		p := l.planOf(&l.study.Designs[i])
		if f.Designs[i], err = l.find(ctx, &p, entrants, func(draws int) { progress(done+draws, total) }); err != nil {
			return Findings{}, err
		}
		done += stepsOfTable + study.Draws
		progress(done, total)
	}
	return f, nil
}

// Progress counts draws; preparing the cohort and each design's table count as
// so many.
const (
	stepsOfSetup = 20
	stepsOfTable = 20
)

// find answers one design.
func (l *Lab) find(ctx context.Context, p *plan, entrants [][]candidate, drawn func(int)) (DesignFinding, error) {
	w := l.at(p.parameters.central())
	shares, asked, err := l.shares(ctx, l.cohort, p, &w, p.budget)
	if err != nil {
		return DesignFinding{}, err
	}
	centre, err := l.account(ctx, l.cohort, p, &w, shares)
	if err != nil {
		return DesignFinding{}, err
	}
	rows, err := l.draws(ctx, p, l.study.Draws, drawn)
	if err != nil {
		return DesignFinding{}, err
	}
	f := l.findingOf(p, &w, &centre, rows)
	f.exhaustion(p.budget, asked, &centre)
	f.MarginalCost = l.marginal(p, &w)
	err = l.table(ctx, p, &w, entrants, &f)
	return f, err
}

// findingOf is what the central account and the draws say.
func (l *Lab) findingOf(p *plan, w *world, a *account, rows []totals) DesignFinding {
	f := DesignFinding{
		Name: p.design.Name, HiresWithout: rounded(a.without, people), HiresWith: rounded(a.without+a.more, people),
		AdditionalHires: bandOf(a.national, rows, people, func(t *totals) float64 { return t.national }),
		GrossCost:       bandOf(a.gross, rows, 1, func(t *totals) float64 { return t.gross }),
		NetCost:         bandOf(a.net, rows, 1, func(t *totals) float64 { return t.net }),
		DeadweightShare: ratio(a.anyway, a.awarded),
		NetPerHire: NetPerHire{
			IfAdditional:      wonPer(a.moreGross-a.taxesIfMore, a.more),
			IfWouldComeAnyway: wonPer(a.anywayGross-a.anywayTaxes, a.anyway),
			Expected:          wonPer(a.moreGross-a.taxesIfMore+a.anywayGross-a.anywayTaxes, a.awarded),
		},
		Split:         splitFinding(&a.anywaySplit, &a.moreSplit),
		SplitOfAnyway: splitFinding(&a.anywaySplit), SplitOfAdditional: splitFinding(&a.moreSplit),
		RetentionAtEnd:        ratio(a.staying, a.awarded),
		StateShare:            ratio(a.gross+a.credits, a.employerCost),
		ValuedWithoutEvidence: p.design.Instrument == Settlement,
	}
	if len(rows) == 0 {
		rows = []totals{a.totals}
	}
	f.CostPerAdditionalHire, f.CostPerOtherUnit = costs(rows)
	f.AboveDoubleSupport = f.StateShare != nil && *f.StateShare > l.assume.doubleSupport
	f.welfare(l, w, a)
	f.GapClosed, f.MedianPayRise = l.medians(p, w)
	f.OutsideEvidence = f.MedianPayRise != nil && *f.MedianPayRise > l.assume.evidenceLimit
	for i, g := range l.groups.list {
		s := &a.groups[i]
		f.Groups = append(f.Groups, GroupFinding{
			Grouping: Groupings[g.by], Name: g.name, People: rounded(s.people, people), HiresWithout: rounded(s.without, people),
			HiresWith: rounded(s.without+s.more, people), Awarded: rounded(s.awarded, people), GrossCost: won(s.gross),
			AwardedShare: orZero(ratio(s.awarded, a.awarded)),
		})
	}
	return f
}

// welfare are the ratios of worth to cost. With a net cost of nothing or less
// the marginal value of public funds is infinite.
func (f *DesignFinding) welfare(l *Lab, w *world, a *account) {
	spillover := 0.0
	nationalYears := a.koreaYears * (1 - w.values[OtherKoreanJob]) * (1 - w.values[Displacement])
	if v := l.study.Fiscal.Spillover; v != nil {
		spillover = float64(v.Minor()) * nationalYears
	}
	switch {
	case a.gross == 0:
	case a.net <= 0:
		f.MVPFInfinite = true
	default:
		all, residents := rounded((a.workers+a.companies+spillover)/a.net, 10), rounded((a.residents+a.companies+spillover)/a.net, 10)
		f.MVPF, f.MVPFResidents = &all, &residents
	}
	if a.national >= leastPeople {
		f.SpilloverBreakEven = wonPer(max(0, a.net), nationalYears)
	}
	f.PaybackYear = a.payback(w)
}

// payback is the first year, from 1, in which the net cost summed up is nothing
// or less; nil where there is none or no cost.
func (a *account) payback(w *world) *int {
	sum := 0.0
	if a.gross == 0 {
		return nil
	}
	for t := range w.worth {
		y := &a.years[t]
		sum += w.worth[t] * (y[support] + y[rdCredit] - y[nationalTax] - y[localTax] - y[consumptionTax])
		if w.worth[t] > 0 && sum <= 0 {
			year := t + 1
			return &year
		}
	}
	return nil
}

// exhaustion says when the budget runs out and what is left of it.
func (f *DesignFinding) exhaustion(budget, asked float64, a *account) {
	f.AwardShare = 1
	if budget < 0 {
		return
	}
	if asked > 0 {
		f.AwardShare = rounded(min(1, a.granted/asked), people)
	}
	left := max(0, won(budget-a.granted))
	f.UnspentFirstYear = &left
	if asked > budget {
		month := rounded(12*budget/asked, 10)
		f.ExhaustionMonth = &month
	}
}

// medians are the share of the median gap that is closed, and the median rise
// of real take-home pay among those who are served.
func (l *Lab) medians(p *plan, w *world) (closed, rise *float64) {
	s, g := new(scratch), gaps{}
	var rises []sim.Weighted
	for i := range l.cohort {
		c := &l.cohort[i]
		s.solve(c, p, w, exact)
		o := s.outcome(l, c, p, w)
		g.add(c, &o)
		if p.design.serves(c) {
			rises = append(rises, sim.Weighted{Value: o.payRise, Weight: c.weight})
		}
	}
	if len(rises) > 0 {
		rise = ratio(sim.WeightedMedian(rises), 1)
	}
	if share := g.closed(); share != nil {
		closed = ratio(*share, 1)
	}
	return closed, rise
}

// marginalStep is by how much of itself, or of the whole, the intensity is
// raised for the marginal cost.
const marginalStep = 0.01

// marginal is the cost of one more additional hire as the design is made a
// little stronger; nil where it has reached its end.
func (l *Lab) marginal(p *plan, w *world) *CostPerHire {
	stronger, ok := p.design.stronger()
	if !ok {
		return nil
	}
	q, s := l.planOf(&stronger), new(scratch)
	q.budget, q.parameters = -1, p.parameters
	unlimited := *p
	unlimited.budget = -1
	now, then := l.totals(s, &unlimited, w, nil, 0), l.totals(s, &q, w, nil, 0)
	more := then.national - now.national
	return &CostPerHire{Gross: wonPer(then.gross-now.gross, more), Net: wonPer(then.net-now.net, more), Unit: PerHire}
}

func orZero(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}
