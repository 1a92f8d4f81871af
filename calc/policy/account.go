package policy

import (
	"context"

	"github.com/offergap/offergap/calc/sim"
)

// line is a line of the table by year of employment.
type line uint8

// The lines: people, then nominal won. Revenues and contributions are changes
// against a cohort without the design.
const (
	supported line = iota // people in a supported job
	leaving               // people who have left it since the year before
	support
	nationalTax
	localTax
	consumptionTax
	pension
	health
	employment
	accident
	severance
	rdCredit
	clawedBack   // paid back by those who leave too early
	localForgone // local income tax in a relief
	lineCount
)

// split is who gets a subsidy, at present value per hire.
type split struct {
	researcher, national, local, employeeDues, employerDues, severance, company, rounding float64
}

// account is what is shown of a design at the central values, from exact pays.
type account struct {
	totals
	years        [maxYears][lineCount]float64
	anywaySplit  split
	moreSplit    split
	workers      float64 // willingness to pay of the candidates
	residents    float64 // that of those who would come anyway
	companies    float64
	taxesIfMore  float64 // taxes of the additional hires
	moreGross    float64 // their subsidies
	anywayGross  float64
	anywayTaxes  float64 // the rise of the taxes of those who would come anyway
	employerCost float64
	credits      float64
	staying      float64 // supported hires that are in Korea in the last year
	groups       []groupSums
}

// shares are the parts of each request that the budget pays, in the cohort's
// order, and what is asked for in the first year.
func (l *Lab) shares(ctx context.Context, cohort []candidate, p *plan, w *world, budget float64) (shares []float64, asked float64, err error) {
	shares = make([]float64, len(cohort))
	for i := range shares {
		shares[i] = 1
	}
	if budget < 0 {
		return shares, 0, nil
	}
	requests := make([]float64, len(cohort))
	err = sim.Each(ctx, len(cohort), caseChunk, func() func(int) {
		s := new(scratch)
		return func(i int) {
			s.solve(&cohort[i], p, w, exact)
			o := s.outcome(l, &cohort[i], p, w)
			requests[i] = cohort[i].weight * o.with * o.firstSubsidy
		}
	}, nil)
	for _, request := range requests {
		asked += request
	}
	ration := ration{budget}
	for n := range shares {
		if p.order != nil {
			shares[p.order[n]] = ration.share(requests[p.order[n]])
		} else if asked > budget {
			shares[n] = budget / asked
		}
	}
	return shares, asked, err
}

// account reckons a cohort exactly at the central values. Candidates are summed
// in chunks and the chunks in order, so that the sums do not depend on the
// number of cores.
func (l *Lab) account(ctx context.Context, cohort []candidate, p *plan, w *world, shares []float64, done func(done, of int)) (account, error) {
	parts := make([]account, (len(cohort)+caseChunk-1)/caseChunk)
	err := sim.Each(ctx, len(parts), 1, func() func(int) {
		s := new(scratch)
		return func(n int) {
			part := &parts[n]
			part.groups = make([]groupSums, len(l.groups.list))
			for i := n * caseChunk; i < min(len(cohort), (n+1)*caseChunk); i++ {
				c := &cohort[i]
				s.solve(c, p, w, exact)
				o := s.outcome(l, c, p, w)
				part.add(l, w, c.weight, shares[i], &o)
				if o.subsidy > 0 {
					part.candidate(c, p, w, s, &o, c.weight*shares[i])
				}
				part.group(l, l.groups.of[i], w, c.weight, shares[i], &o)
			}
		}
	}, counting(done, len(parts)))
	if err != nil { // stopped on the way: some parts have nothing in them
		return account{}, err
	}
	var sum account
	sum.groups = make([]groupSums, len(l.groups.list))
	for i := range parts {
		sum.merge(&parts[i])
	}
	sum.settle(w)
	return sum, nil
}

// candidate takes in one candidate's years; weight is of those supported.
func (a *account) candidate(c *candidate, p *plan, w *world, s *scratch, o *outcome, weight float64) {
	more, anyway := weight*(o.with-o.without), weight*min(o.with, o.without)
	working := 0.0
	for t := range c.years {
		with, without := &s.with[t], &c.spans[c.years[t].span].without
		job := s.stay[t] * w.job[t]
		a.year(t, with, without, p.supported[t], w, s, weight*o.with, weight*o.without)
		value := w.worth[t] * job
		part := splitOf(with, without)
		a.anywaySplit.add(&part, anyway*value)
		a.moreSplit.add(&part, more*value)
		a.companies += weight * o.with * value * float64(without.companyCost-with.companyCost)
		a.employerCost += weight * o.with * value * float64(with.companyCost+with.subsidy)
		a.credits += weight * o.with * value * float64(with.credit)
		working += w.worth[t] * w.job[t]
	}
	last := len(c.years) - 1
	a.staying += weight * o.with * s.stay[last] * w.korea[last]
	a.workers += weight * working * w.surplus(c, o)
	a.residents += weight * working * o.without * (o.oursAt - o.ours)
	a.moreGross += more * o.subsidy
	a.taxesIfMore += weight*o.with*o.taxes - anyway*o.taxesAnyway
	a.anywayGross += anyway * o.subsidy
	a.anywayTaxes += anyway * (o.taxesAnyway - o.taxesBefore)
}

// year is the candidate's year of employment t, nominal.
func (a *account) year(t int, with, without *ledger, isSupported bool, w *world, s *scratch, hired, hiredWithout float64) {
	job, korea := s.stay[t]*w.job[t], s.stay[t]*w.korea[t]
	y := &a.years[t]
	add := func(to line, with, without int64) {
		y[to] += hired*(job*float64(with)+(korea-job)*float64(without)) - hiredWithout*w.korea[t]*float64(without)
	}
	if isSupported && with.subsidy > 0 {
		y[supported] += hired * job
	}
	if t > 0 {
		y[leaving] += hired * (s.stay[t-1]*w.job[t-1] - job)
	}
	y[support] += hired * job * float64(with.subsidy)
	y[localForgone] += hired * job * float64(with.localForgone)
	y[clawedBack] += hired * s.repaid[t]
	add(nationalTax, with.national, without.national)
	add(localTax, with.local, without.local)
	add(pension, with.pension, without.pension)
	add(health, with.health, without.health)
	add(employment, with.employment, without.employment)
	add(accident, with.accident, without.accident)
	add(severance, with.severance, without.severance)
	add(rdCredit, with.credit, without.credit)
	tau := w.values[ConsumptionTaxShare]
	y[consumptionTax] += tau * (hired*(job*float64(with.takeHome)+(korea-job)*float64(without.takeHome)) - hiredWithout*w.korea[t]*float64(without.takeHome))
}

// surplusSteps are the steps of Simpson's rule.
const surplusSteps = 16

// surplus is what the rise in take-home pay is worth to the candidate, a year:
// acceptance summed from the pay without to the pay with the design.
func (w *world) surplus(c *candidate, o *outcome) float64 {
	if o.oursAt == o.ours || o.ours < 1 {
		return 0
	}
	step, sum := (o.oursAt-o.ours)/surplusSteps, 0.0
	for i := range surplusSteps + 1 {
		factor := 2.0
		switch {
		case i == 0 || i == surplusSteps:
			factor = 1
		case i%2 == 1:
			factor = 4
		}
		sum += factor * w.acceptAt(c, o.ours+float64(i)*step, o.reference)
	}
	return sum * step / 3
}

// merge adds another part.
func (a *account) merge(b *account) {
	sums := func(a *account) []*float64 {
		t, m, n := &a.totals, &a.moreSplit, &a.anywaySplit
		return []*float64{
			&t.without, &t.more, &t.awarded, &t.anyway, &t.gross, &t.net, &t.first, &t.granted, &t.jobYears, &t.koreaYears, &t.luck,
			&m.researcher, &m.national, &m.local, &m.employeeDues, &m.employerDues, &m.severance, &m.company, &m.rounding,
			&n.researcher, &n.national, &n.local, &n.employeeDues, &n.employerDues, &n.severance, &n.company, &n.rounding,
			&a.workers, &a.residents, &a.companies, &a.taxesIfMore, &a.moreGross, &a.anywayGross, &a.anywayTaxes,
			&a.employerCost, &a.credits, &a.staying,
		}
	}
	to, from := sums(a), sums(b)
	for i := range to {
		*to[i] += *from[i]
	}
	for t := range a.years {
		for n := range a.years[t] {
			a.years[t][n] += b.years[t][n]
		}
	}
	for i := range a.groups {
		a.groups[i].add(&b.groups[i])
	}
}

// splitOf is who gets the year's subsidy.
func splitOf(with, without *ledger) split {
	return split{
		researcher: float64(with.takeHome - without.takeHome + with.inKind),
		national:   float64(with.national - without.national), local: float64(with.local - without.local),
		employeeDues: float64(with.employeeDues - without.employeeDues), employerDues: float64(with.employerDues - without.employerDues),
		severance: float64(with.severance - without.severance),
		company:   float64(without.companyCost - with.companyCost - with.rounding), rounding: float64(with.rounding),
	}
}

func (a *split) add(b *split, weight float64) {
	a.researcher += weight * b.researcher
	a.national += weight * b.national
	a.local += weight * b.local
	a.employeeDues += weight * b.employeeDues
	a.employerDues += weight * b.employerDues
	a.severance += weight * b.severance
	a.company += weight * b.company
	a.rounding += weight * b.rounding
}
