package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// condition is the one condition that decides, in a sentence. The finding is
// made at purchasing power, so the sentence speaks of that.
func (p presenter) condition() string {
	if !p.full() {
		return p.candidateCondition()
	}
	living := text.With("basis", p.basisNamed(gap.PurchasingPower))
	switch sum := p.summary(); p.finding() {
	case scenario.OursHigher:
		return p.lang.T("calculator.condition.already")
	case scenario.NothingOffered:
		return p.lang.T("answer.condition.nothing_offered")
	case scenario.ParityReached:
		if p.grantDecides() {
			return p.lang.T("answer.condition.grant", text.With("cap", p.lang.Words(*p.scenario.Policy.Cap)))
		}
		if sum.RateForParity != nil {
			return p.lang.T("answer.condition.parity_reached", living, text.With("rate", percentUp(sum.RateForParity.Rate)), text.With("share", percent(p.share())))
		}
	case scenario.BelowFloor:
		return p.lang.T("answer.condition.floor", text.With("base", p.matchBase()), text.With("floor", p.lang.Words(p.scenario.Policy.Floor)))
	case scenario.CapDecides:
		return p.capCondition()
	case scenario.ReliefRunsOut:
		return p.endCondition()
	case scenario.ParityWithin:
		sentence := p.lang.T("calculator.condition.parity_rate", living, text.With("rate", percentUp(sum.RateForParity.Rate)))
		return joined(sentence, p.onTopWords(sum.RateForParity.Rate))
	}
	return p.noRateCondition()
}

// capCondition says what the match would do without its cap.
func (p presenter) capCondition() string {
	limit := text.With("cap", p.lang.Words(*p.scenario.Policy.Cap))
	if p.grantDecides() {
		return p.lang.T("answer.condition.cap", limit)
	}
	uncapped := p.scenario
	uncapped.Policy.Cap = nil
	result, sure := p.again(uncapped)
	if !sure {
		return p.lang.T("answer.condition.cap", limit)
	}
	ratio := result.Summary.With[gap.PurchasingPower].Ratio
	if ratio != nil && *ratio <= 1 {
		return p.lang.T("answer.condition.cap_closes", limit)
	}
	return p.lang.T("calculator.condition.cap", limit, text.With("ratio", p.ratioWords(ratio)))
}

// again evaluates a scenario that differs from the document's in one thing. It
// is sure only under the law book that the document was computed with: a saved
// result never mixes two laws.
func (p presenter) again(s scenario.Scenario) (scenario.Result, bool) {
	return p.solved(s, scenario.Options{})
}

// solved is again with more asked.
func (p presenter) solved(s scenario.Scenario, o scenario.Options) (scenario.Result, bool) {
	if !p.sure() {
		return scenario.Result{}, false
	}
	return p.engine.Evaluate(s, o).Result, true
}

// endCondition says when support or relief ends, and what that does.
func (p presenter) endCondition() string {
	if year, ended := p.supportEnds(); ended {
		return p.lang.T("calculator.condition.support_ends", text.Count("year", year), text.With("ratio", p.ratioWords(p.yearRatio(p.doc.Result.Years[year-1], gap.PurchasingPower))))
	}
	year, ended := p.reliefEnds()
	if !ended {
		return p.noRateCondition()
	}
	before, after := p.doc.Result.Years[year-2].OfferWithPolicy, p.doc.Result.Years[year-1].OfferWithPolicy
	return p.lang.T("calculator.condition.relief_ends", text.Count("year", year), text.With("amount", p.lang.Words(before.TakeHome.Money().Sub(after.TakeHome.Money()))))
}

// yearRatio is the ratio with the policy in one year of the horizon.
func (p presenter) yearRatio(y document.Year, b gap.Basis) *float64 {
	reference, ours := p.yearReference(y, b), y.OfferWithPolicy.TakeHome.Money()
	if b == gap.Gross {
		ours = y.OfferWithPolicy.GrossPay.Money()
	}
	if ratio, ok := reference.Ratio(ours); ok {
		return &ratio
	}
	return nil
}

// yearReference is what a year at present is worth in won on the basis.
func (p presenter) yearReference(y document.Year, b gap.Basis) money.Money {
	switch b {
	case gap.Gross:
		return p.toWon(y.Current.GrossPay.Money())
	case gap.TakeHome:
		return p.toWon(y.Current.TakeHome.Money())
	}
	return money.Convert(y.Current.TakeHome.Money(), money.KRWCurrency, p.sameLiving())
}

// noRateCondition says how far the highest rate gets, and why no further.
func (p presenter) noRateCondition() string {
	sweep := p.doc.Sweep
	if len(sweep) == 0 {
		return p.lang.T("answer.no_rate_does")
	}
	last := sweep[len(sweep)-1]
	sentence := p.lang.T("calculator.condition.no_rate", text.With("rate", percent(last.Rate.Rate)), text.With("ratio", p.ratioWords(last.Ratio.PurchasingPower)))
	return sentence + " " + p.whyNoRate()
}

// whyNoRate is the reason for which no match rate closes the gap.
func (p presenter) whyNoRate() string {
	policy := p.scenario.Policy
	switch {
	case policy.PassThrough.IsZero():
		return p.lang.T("answer.why.not_passed_on")
	case !policy.Floor.IsZero() && len(p.doc.Sweep) > 0 && p.doc.Sweep[len(p.doc.Sweep)-1].Subsidy == 0:
		return p.lang.T("answer.why.floor", text.With("floor", p.lang.Words(policy.Floor)))
	case policy.Cap != nil:
		return p.lang.T("answer.why.cap", text.With("cap", p.lang.Words(*policy.Cap)))
	case policy.Years < p.years():
		return p.lang.T("answer.why.years", text.Count("years", policy.Years), text.Count("horizon", p.years()))
	case policy.PassThrough.Cmp(money.Fraction(1, 1)) < 0:
		return p.lang.T("answer.why.partly_passed_on", text.With("pass_through", percent(policy.PassThrough)))
	}
	return p.lang.T("answer.why.too_far")
}
