package policy

import "math"

// outcome is what a design does to one candidate: expected hires, and present
// values per hire.
type outcome struct {
	without, with float64 // hires without the design, and with its support
	offers        float64 // offers with the support for one without
	payRise       float64 // real take-home pay with over without, less one

	firstSubsidy float64 // of the first year, nominal
	subsidy      float64
	taxes        float64 // national, local and consumption, less the company's credit
	taxesAnyway  float64 // the same for one who does not leave when support ends
	taxesBefore  float64 // the same for a hire without the design
	repaid       float64 // claw-back from those who leave too early
	jobYears     float64 // years of supported work
	koreaYears   float64 // years in Korea
	yearsBefore  float64 // the same for a hire without the design
	reference    float64 // what the package abroad is worth in won that buy the same, a year
	ours, oursAt float64 // our take-home pay a year without and with, settlement terms at what they are worth
	paidAt       float64 // the latter in money alone
}

// net is the expected cost to the treasury of the candidate's award. A hire
// that displaces someone loses a part of that person's taxes; one that would
// have come to another Korean job would have paid those of W₀ there.
func (o *outcome) net(l *Lab, w *world) float64 {
	more := o.with - o.without
	lost := (w.values[Displacement]*l.assume.displacedTaxShare + w.values[OtherKoreanJob]) * o.taxesBefore
	return o.with*(o.subsidy-o.repaid-o.taxes) + o.without*o.taxesBefore + more*lost + l.publicService*o.moreYears()
}

// moreYears are the expected years in Korea that the design adds, at present
// value.
func (o *outcome) moreYears() float64 { return o.with*o.koreaYears - o.without*o.yearsBefore }

// scratch is what one worker needs for a candidate.
type scratch struct {
	with [maxYears]ledger
	stay [maxYears]float64 // share that the end of support has left by the year
	// repaid is what those pay back who leave a supported job before the year,
	// won per hire of the first year.
	repaid [maxYears]float64
	gaps   *gaps // nil: not asked for
}

// solve fills the candidate's years with the design.
func (s *scratch) solve(c *candidate, p *plan, w *world, by solver) {
	for t := range c.years {
		sp := &c.spans[c.years[t].span]
		switch {
		case !p.supported[t] || !p.design.serves(c):
			s.with[t] = sp.without
		case p.same(t) && c.years[t].span == c.years[t-1].span:
			s.with[t] = s.with[t-1]
		default:
			s.with[t] = p.support(sp, t, w, by)
		}
	}
}

// outcome reckons the candidate in the world, its years being solved.
func (s *scratch) outcome(l *Lab, c *candidate, p *plan, w *world) outcome {
	served := p.design.serves(c)
	var o outcome
	var abroad, costWith, costWithout float64
	extra, comfort := 0.0, 1.0
	if served && p.design.Instrument == Settlement {
		extra, comfort = p.familyMoney, math.Exp(l.comfort(p.items, w))
	}
	for t := range c.years {
		y, with, without := &c.years[t], &s.with[t], &c.spans[c.years[t].span].without
		home := float64(with.takeHome)
		paid := home
		if p.supported[t] {
			paid = home + extra
			home = paid * comfort
		}
		abroad += w.taste[t] * (y.currentCash + w.values[EquityScale]*y.currentEquity)
		o.ours += w.taste[t] * float64(without.takeHome)
		o.oursAt += w.taste[t] * home
		o.paidAt += w.taste[t] * paid
		costWith += w.taste[t] * float64(with.companyCost)
		costWithout += w.taste[t] * float64(without.companyCost)
	}
	o.reference = w.worthHere(c, max(abroad, 1))
	o.without = w.acceptAt(c, o.ours, o.reference)
	o.with = o.without
	if o.oursAt != o.ours {
		o.with = w.acceptAt(c, o.oursAt, o.reference)
		o.payRise = o.oursAt/max(o.ours, 1) - 1
	}
	o.offers = offers(costWith, costWithout, w.values[VacancyElasticity])
	o.with *= o.offers
	s.presentValues(l, c, p, w, &o, extra, comfort)
	return o
}

// setting is the log-pay value of where the job is.
func (w *world) setting(c *candidate) float64 {
	if c.outsideCapital {
		return w.outside
	}
	return 0
}

// presentValues sums the years of a hire. Who leaves the job and stays in Korea
// is taken to earn what companies pay without the design. When yearly support
// ends, those leave whom it had moved; a lump sum is no pay that ends.
func (s *scratch) presentValues(l *Lab, c *candidate, p *plan, w *world, o *outcome, extra, comfort float64) {
	stay, received := 1.0, 0.0
	for t := range c.years {
		with, without := &s.with[t], &c.spans[c.years[t].span].without
		if t > 0 && p.supported[t-1] && !p.supported[t] && p.design.Instrument != LumpSum {
			stay *= w.cliff(l, c, o.reference, (float64(s.with[t-1].takeHome)+extra)*comfort, float64(without.takeHome))
		}
		s.stay[t], s.repaid[t] = stay, 0
		if t > 0 && t < p.design.ClawBack.Years {
			s.repaid[t] = p.clawBack * received * (s.stay[t-1]*w.job[t-1] - stay*w.job[t])
			o.repaid += w.worth[t] * s.repaid[t]
		}
		received += float64(with.subsidy)
		before := without.taxes() + w.values[ConsumptionTaxShare]*float64(without.takeHome)
		job, korea := w.worth[t]*w.job[t], w.worth[t]*w.korea[t]
		o.taxesBefore += korea * before
		taxes := job*(with.taxes()+w.values[ConsumptionTaxShare]*float64(with.takeHome)) + (korea-job)*before
		o.taxes += stay * taxes
		o.taxesAnyway += taxes
		o.subsidy += stay * job * float64(with.subsidy)
		o.koreaYears += stay * korea
		o.yearsBefore += korea
		if p.supported[t] {
			o.jobYears += stay * job
		}
	}
	o.firstSubsidy = float64(s.with[0].subsidy)
}

// acceptAt is the share of candidates who accept take-home pay, in won a year,
// against a package abroad that is worth the reference.
func (w *world) acceptAt(c *candidate, pay, reference float64) float64 {
	return w.accept(w.odds(c, pay, reference))
}

// odds are the log odds of the candidate whose taste for home is the middle.
func (w *world) odds(c *candidate, pay, reference float64) float64 {
	return w.values[Alpha] + w.values[Beta]*(math.Log(max(pay, 1)/reference)+w.setting(c))
}

// cliff is the share that stays when support ends and take-home pay falls:
// those who would still choose to, with the attachment they have gained.
func (w *world) cliff(l *Lab, c *candidate, reference, before, after float64) float64 {
	if after >= before {
		return 1
	}
	gained := l.assume.attachment
	return w.accept(w.odds(c, after, reference)+gained) / w.accept(w.odds(c, before, reference)+gained)
}
