package handlers

import (
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// candidateClause is what the support does on the basis, without its terms: they
// are between the company and the government.
func (p presenter) candidateClause() string {
	without, with := ratioOn(p.summary().Ratio, p.basis), ratioOn(p.summary().RatioWithPolicy, p.basis)
	ratio := text.With("ratio", p.ratioWords(with))
	switch {
	case !p.matched() || without == nil || with == nil || *with == 0:
		return ""
	case p.summary().OfferWithPolicy == p.summary().Offer:
		return p.lang.T("answer.candidate.unchanged")
	case *without <= 1:
		return p.lang.T("calculator.answer.match_widens", text.With("multiple", p.lang.RatioWords(1 / *with)))
	case *with <= 1:
		return p.lang.T("answer.candidate.closes")
	}
	return p.lang.T("answer.candidate.narrows", ratio)
}

// candidateCondition is the condition that decides where that is no term of the
// support; else nothing.
func (p presenter) candidateCondition() string {
	switch p.finding() {
	case scenario.OursHigher:
		return p.lang.T("calculator.condition.already")
	case scenario.NothingOffered:
		return p.lang.T("answer.condition.nothing_offered")
	case scenario.ReliefRunsOut:
		_, support := p.supportEnds()
		_, relief := p.reliefEnds()
		if support || relief {
			return p.endCondition()
		}
	}
	return ""
}
