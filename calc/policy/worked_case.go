package policy

import (
	"cmp"
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// WorkedCase is one candidate with a design, at the central values: what the
// sums over a cohort are sums of.
type WorkedCase struct {
	Persona  string
	Weight   float64           // people it stands for
	Scenario scenario.Scenario // the case as the study computes it; its policy is the design's where that is a match
	Served   bool

	Reference  float64 // won a year that buy in Korea what the package abroad buys there
	Ours, With float64 // our take-home pay a year, without and with the design

	AcceptWithout, AcceptWith float64 // shares that accept
	Offers                    float64 // offers with the design for one without
	Setting                   float64 // log-pay value of where the job is

	Years []WorkedHire
}

// WorkedHire is a year of the case, nominal won.
type WorkedHire struct {
	Supported                        bool
	PayWithout, PayWith              int64
	TakeHomeWithout, TakeHomeWith    int64
	IncomeTaxWithout, IncomeTaxWith  int64 // national and local, before a relief that is itself the support
	Subsidy, CompanySaves, Severance int64
}

// MiddleCase is the candidate in the middle of the largest persona, by pay
// abroad, with design i.
func (l *Lab) MiddleCase(i int) WorkedCase {
	at := l.middle()
	c, p := &l.cohort[at], l.planOf(&l.study.Designs[i])
	w := l.at(p.parameters.central())
	s := new(scratch)
	s.solve(c, &p, &w, exact)
	o := s.outcome(l, c, &p, &w)
	sc := l.study.caseOf(&l.study.Cohort[at], l.study.TaxYear)
	sc.Policy.Floor, sc.Policy.Years = money.KRW(0), 1 // of nothing
	sc.Market.USPriceLevel = l.study.livesAt(&l.study.Cohort[at])
	if d := p.design; d.Instrument == Match && p.design.serves(c) {
		sc.Policy = d.Policy
		sc.Policy.PassThrough = w.passThrough
	}
	out := WorkedCase{
		Persona: c.persona, Weight: c.weight, Scenario: sc, Served: p.design.serves(c), Reference: o.reference, Ours: o.ours, With: o.oursAt,
		AcceptWithout: o.without, AcceptWith: o.with / o.offers, Offers: o.offers, Setting: w.setting(c),
	}
	for t := range c.years {
		with, without := &s.with[t], &c.spans[c.years[t].span].without
		out.Years = append(out.Years, WorkedHire{
			Supported: p.supported[t], PayWithout: without.pay, PayWith: with.pay, TakeHomeWithout: without.takeHome, TakeHomeWith: with.takeHome,
			IncomeTaxWithout: without.national + without.local, IncomeTaxWith: with.national + with.local,
			Subsidy: with.subsidy, CompanySaves: without.companyCost - with.companyCost, Severance: with.severance - without.severance,
		})
	}
	return out
}

// middle is the position of the candidate in the middle of the persona that
// stands for the most people.
func (l *Lab) middle() int {
	people := map[string]float64{}
	largest := l.cohort[0].persona
	for i := range l.cohort {
		people[l.cohort[i].persona] += l.cohort[i].weight
	}
	var of []int
	for i := range l.cohort { // in the cohort's order, so that ties do not depend on the map's
		if people[l.cohort[i].persona] > people[largest] {
			largest = l.cohort[i].persona
		}
	}
	for i := range l.cohort {
		if l.cohort[i].persona == largest {
			of = append(of, i)
		}
	}
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(l.cohort[a].score, l.cohort[b].score) })
	return of[len(of)/2]
}
