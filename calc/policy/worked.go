package policy

import (
	"context"
	"slices"

	"github.com/offergap/offergap/calc/sim"
)

// Worked is what a design's figures are made of, at the central values and
// before anything is rounded: expected people, and won at present value.
type Worked struct {
	Values [parameterCount]float64 // by Parameter
	Worth  []float64               // present value of a won, by year of employment
	Years  []WorkedYear            // by year of employment, nominal

	Without, With, More, National float64 // hires, and those additional to the nation
	Awarded, Anyway               float64 // supported hires, and those of them who would come without
	JobYears, KoreaYears          float64 // of the hires additional to the nation
	Staying                       float64 // supported hires in Korea in the last year

	Gross, Net                     float64
	Displaced, Elsewhere, Services float64 // taxes lost to displacement and to other Korean jobs, public services
	Workers, Residents, Companies  float64 // what it is worth to them

	Budget, Asked float64 // of the first year, nominal; Budget is below zero where there is none

	GapWithout, GapWith  float64         // medians a year
	Stronger, Unlimited  *WorkedStronger // for the marginal cost; nil where the design is at its end
	MarginalStep, Public float64         // by how much stronger; public services a resident and year
}

// WorkedStronger are the sums of a design without its budget.
type WorkedStronger struct{ National, Gross, Net float64 }

// WorkedYear are a year's changes against a programme that is not there.
type WorkedYear struct {
	Support, NationalTax, LocalTax, ConsumptionTax, RDCredit, ClawBack float64
	Pension, Health, Employment, Accident                              float64
}

// Swung is one parameter at an end of its range, as in a tornado; without a
// name all are at their centre.
type Swung struct {
	Parameter string
	High      bool
}

// Work takes design i of a closed form's lab apart.
func (l *Lab) Work(ctx context.Context, i int, swung Swung) (Worked, error) {
	p := l.planOf(&l.study.Designs[i])
	w := l.at(p.parameters.swung(swung))
	shares, asked, err := l.shares(ctx, l.cohort, &p, &w, p.budget)
	if err != nil {
		return Worked{}, err
	}
	a, err := l.account(ctx, l.cohort, &p, &w, shares, nil)
	if err != nil {
		return Worked{}, err
	}
	perMore := 1 - w.values[OtherKoreanJob]
	perMore *= 1 - w.values[Displacement]
	out := Worked{
		Values: w.values, Worth: w.worth[:l.study.Horizon], Without: a.without, With: a.without + a.more, More: a.more, National: a.national,
		Awarded: a.awarded, Anyway: a.anyway, JobYears: a.jobYears * perMore, KoreaYears: a.koreaYears * perMore, Staying: a.staying,
		Gross: a.gross, Net: a.net, Workers: a.workers, Residents: a.residents, Companies: a.companies,
		Budget: p.budget, Asked: asked, Public: l.publicService,
	}
	for t := range l.study.Horizon {
		y := &a.years[t]
		out.Years = append(out.Years, WorkedYear{
			Support: y[support], NationalTax: y[nationalTax], LocalTax: y[localTax], ConsumptionTax: y[consumptionTax], RDCredit: y[rdCredit], ClawBack: y[clawedBack],
			Pension: y[pension], Health: y[health], Employment: y[employment], Accident: y[accident],
		})
	}
	l.otherCosts(&out, &p, &w, shares)
	out.Unlimited, out.Stronger, out.MarginalStep = l.strengths(&p, &w)
	return out, ctx.Err()
}

// swung are the central values with one at an end of its range.
func (p *parameters) swung(s Swung) values {
	n := slices.Index(ParameterNames[:], s.Parameter)
	if n < 0 {
		return p.central()
	}
	limits := p.limitsOf(Parameter(n))
	if s.High {
		return p.with(Parameter(n), limits.high)
	}
	return p.with(Parameter(n), limits.low)
}

// otherCosts fill the costs beside taxes, and the medians of the gap.
func (l *Lab) otherCosts(to *Worked, p *plan, w *world, shares []float64) {
	s, g := new(scratch), new(gaps)
	for i := range l.cohort {
		c := &l.cohort[i]
		s.solve(c, p, w, exact)
		o := s.outcome(l, c, p, w)
		weight := c.weight * shares[i]
		lost := weight * (o.with - o.without) * o.taxesBefore
		to.Displaced += lost * w.values[Displacement] * l.assume.displacedTaxShare
		to.Elsewhere += lost * w.values[OtherKoreanJob]
		to.Services += weight * l.publicService * o.moreYears()
		g.add(c, &o)
	}
	to.GapWithout, to.GapWith = sim.WeightedMedian(g.without), sim.WeightedMedian(g.with)
}

// strengths are the sums that the marginal cost compares.
func (l *Lab) strengths(p *plan, w *world) (now, then *WorkedStronger, step float64) {
	stronger, ok := p.design.stronger()
	if !ok {
		return nil, nil, 0
	}
	sums := func(d *Design) *WorkedStronger {
		q := l.planOf(d)
		q.budget, q.parameters = -1, p.parameters
		t := l.totals(new(scratch), &q, w, nil, 0)
		return &WorkedStronger{t.national, t.gross, t.net}
	}
	return sums(p.design), sums(&stronger), stronger.intensity() - p.design.intensity()
}
