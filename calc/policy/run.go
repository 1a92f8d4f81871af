package policy

import (
	"context"
	"slices"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
)

// Run answers a study. progress, if not nil, is told how much of the work is
// done, from one goroutine at a time. The error says that the study is empty,
// that the law book lacks a parameter, or why the context is done.
func Run(ctx context.Context, engine *scenario.Engine, study Study, progress func(done, total int)) (Findings, error) {
	a, err := Answer(ctx, engine, study, 0, progress)
	if err != nil {
		return Findings{}, err
	}
	return Drawn(a.Central, a.Bands), nil
}

// Answered is a study in the closed form and the bands of its draws, by design.
type Answered struct {
	Central []DesignFinding
	Bands   []Bands
	Lab     *Lab // the study as it was computed, with no more candidates than asked for
}

// Answer answers a study like Run, and leaves a lab of at most so many of its
// candidates for views of it; 0 is all of them.
func Answer(ctx context.Context, engine *scenario.Engine, study Study, sample int, progress func(done, total int)) (Answered, error) {
	m := newMeter(&study, progress)
	l, err := ready(ctx, engine, study, m.stage(m.prepare))
	if err != nil {
		return Answered{}, err
	}
	matches, err := l.equalise(ctx, m)
	if err != nil {
		return Answered{}, err
	}
	return l.answer(ctx, matches, sample, m)
}

// Closed answers the study in the closed form, whatever its draws, and gives
// the lab with the designs as they are compared: at the intensities of the same
// budget where the study asks for one.
func (l *Lab) Closed(ctx context.Context) (Findings, *Lab, error) {
	compared, once := *l, *l
	once.study.Draws = 0
	m := newMeter(&once.study, nil)
	matches, err := compared.equalise(ctx, m)
	if err != nil {
		return Findings{}, nil, err
	}
	once.study.Designs = compared.study.Designs
	a, err := once.answer(ctx, matches, 0, m)
	return Findings{a.Central}, &compared, err
}

// answer answers the lab's designs as they are; the lab is used up.
func (l *Lab) answer(ctx context.Context, matches []SameBudgetFinding, sample int, m *meter) (Answered, error) {
	a := Answered{Central: make([]DesignFinding, len(l.study.Designs)), Bands: make([]Bands, len(l.study.Designs))}
	plans := make([]plan, len(a.Central))
	for i := range plans {
		var err error
		plans[i] = l.planOf(&l.study.Designs[i])
		if a.Central[i], a.Bands[i], err = l.find(ctx, &plans[i], m); err != nil {
			return Answered{}, err
		}
		if matches != nil {
			a.Central[i].match(&matches[i])
		}
	}
	views := *l.Sample(sample) // the tables drop the cohort
	a.Lab = &views
	return a, l.tables(ctx, plans, a.Central, m)
}

// Drawn are findings in the closed form with the bands of the draws; the costs
// of a hire are then those of the draws too, as ratios of means.
func Drawn(central []DesignFinding, bands []Bands) Findings {
	f := Findings{Designs: slices.Clone(central)}
	for i := range f.Designs {
		d, b := &f.Designs[i], &bands[i]
		d.AdditionalHires, d.GrossCost, d.NetCost = b.AdditionalHires, b.GrossCost, b.NetCost
		d.CostPerAdditionalHire, d.CostPerOtherUnit = b.MeanCost, b.MeanCostPerOtherUnit
	}
	return f
}

// tables fills the designs' years, one cohort of entrants after another: each
// under the law of its own entry, when some reliefs have closed. It is the last
// stage: only the cohort of the year is kept.
func (l *Lab) tables(ctx context.Context, plans []plan, designs []DesignFinding, m *meter) error {
	programmes := make([]programme, len(plans))
	for n := range tableYears {
		if n > 0 {
			var err error
			l.cohort = nil
			if l.cohort, err = l.cohortOf(ctx, l.study.TaxYear+n, m.stage(m.prepare)); err != nil {
				return err
			}
		}
		for i := range plans {
			w := l.at(plans[i].parameters.central())
			if err := l.enter(ctx, &plans[i], &w, n, l.cohort, &programmes[i], m.stage(m.account)); err != nil {
				return err
			}
		}
	}
	for i := range plans {
		l.table(&plans[i], &programmes[i], &designs[i])
	}
	return nil
}

// find answers one design but for its table: in the closed form, and its bands.
func (l *Lab) find(ctx context.Context, p *plan, m *meter) (DesignFinding, Bands, error) {
	w := l.at(p.parameters.central())
	shares, asked, err := l.shares(ctx, l.cohort, p, &w, p.budget)
	if err != nil {
		return DesignFinding{}, Bands{}, err
	}
	centre, err := l.account(ctx, l.cohort, p, &w, shares, m.stage(m.account))
	if err != nil {
		return DesignFinding{}, Bands{}, err
	}
	rows, err := l.draws(ctx, p, l.study.Draws, m.stageOf(m.draw, l.study.Draws))
	if err != nil {
		return DesignFinding{}, Bands{}, err
	}
	f := l.findingOf(p, &w, &centre)
	f.exhaustion(p.budget, asked, &centre)
	f.MarginalCost = l.marginal(p, &w)
	f.InKind = l.inKind(p)
	f.GapClosed, f.MedianPayRise, err = l.medians(ctx, p, &w)
	f.OutsideEvidence = f.MedianPayRise != nil && *f.MedianPayRise > l.assume.evidenceLimit
	return f, bandsOf(&centre.totals, rows), err
}

// findingOf is what the central account says.
func (l *Lab) findingOf(p *plan, w *world, a *account) DesignFinding {
	f := DesignFinding{
		Name: p.design.Name, Instrument: p.design.Instrument.String(), Intensity: p.design.intensity(), HiresWithout: rounded(a.without, people), HiresWith: rounded(a.without+a.more, people),
		AdditionalHires: bandOf(a.national, nil, people, nil),
		GrossCost:       bandOf(a.gross, nil, 1, nil),
		NetCost:         bandOf(a.net, nil, 1, nil),
		DeadweightShare: ratio(a.anyway, a.awarded),
		NetPerHire: NetPerHire{
			IfAdditional:      wonPer(a.moreGross-a.taxesIfMore, a.more),
			IfWouldComeAnyway: wonPer(a.anywayGross-a.anywayTaxes, a.anyway),
			Expected:          wonPer(a.moreGross-a.taxesIfMore+a.anywayGross-a.anywayTaxes, a.awarded),
		},
		Split:         splitFinding(&a.anywaySplit, &a.moreSplit),
		SplitOfAnyway: splitFinding(&a.anywaySplit), SplitOfAdditional: splitFinding(&a.moreSplit),
		Account:               l.accountFinding(p, w, a),
		RetentionAtEnd:        ratio(a.staying, a.awarded),
		StateShare:            ratio(a.gross+a.credits, a.employerCost),
		ValuedWithoutEvidence: p.design.Instrument == Settlement,
	}
	f.CostPerAdditionalHire, f.CostPerOtherUnit = costs([]totals{a.totals})
	f.AboveDoubleSupport = f.StateShare != nil && *f.StateShare > l.assume.doubleSupport
	f.welfare(l, w, a)
	f.Groups, f.Favours = l.groupFindings(a)
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
		sum += w.worth[t] * (y[support] + y[rdCredit] - y[clawedBack] - y[nationalTax] - y[localTax] - y[consumptionTax])
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
func (l *Lab) medians(ctx context.Context, p *plan, w *world) (closed, rise *float64, err error) {
	g := gaps{without: make([]sim.Weighted, len(l.cohort)), with: make([]sim.Weighted, len(l.cohort))}
	raised := make([]sim.Weighted, len(l.cohort)) // of no weight where not served
	err = sim.Each(ctx, len(l.cohort), caseChunk, func() func(int) {
		s := new(scratch)
		return func(i int) {
			c := &l.cohort[i]
			s.solve(c, p, w, exact)
			o := s.outcome(l, c, p, w)
			g.set(i, c, &o)
			if p.design.serves(c) {
				raised[i] = sim.Weighted{Value: o.payRise, Weight: c.weight}
			}
		}
	}, nil)
	if err != nil {
		return nil, nil, err
	}
	if median := sim.WeightedMedian(raised); median == median { // a number: somebody is served
		rise = ratio(median, 1)
	}
	if share := g.closed(); share != nil {
		closed = ratio(*share, 1)
	}
	return closed, rise, nil
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
