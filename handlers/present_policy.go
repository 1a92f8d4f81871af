package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// policyName is the policy whose terms a scenario has.
type policyName struct {
	label    string
	grant    bool // an amount with a ceiling, not a rate
	proposal bool // proposed, not in force
	own      bool // the visitor's terms
}

func (s *Server) policyNamed(lang text.Lang, sc scenario.Scenario) policyName {
	p, known := s.policyOf(sc)
	if !known {
		return policyName{own: true}
	}
	return policyName{label: wordsIn(lang, p.Label), grant: p.Grant(), proposal: isProposal(p)}
}

// isProposal tells whether a policy is one that the article proposes.
func isProposal(p preset.Policy) bool {
	return len(p.Sources) > 0 && p.Sources[0].ID == "article.gov_match"
}

// policyNotice says that a match is no scheme in force, or what is not known
// of one that is.
func (p presenter) policyNotice() string {
	switch {
	case !p.matched():
		return ""
	case p.policy.grant:
		return p.lang.T("answer.notice.grant")
	case p.policy.proposal && !p.full():
		return p.lang.T("answer.candidate.proposal")
	case p.policy.proposal:
		return p.lang.T("answer.notice.proposal", text.With("rate", percent(p.scenario.Policy.Rate)))
	case p.policy.own:
		return p.lang.T("answer.notice.own_policy")
	}
	return ""
}

// grantDecides tells whether the policy is a grant that is used up: the amount
// then is its ceiling, and the rate with which it is written says nothing.
func (p presenter) grantDecides() bool {
	limit := p.scenario.Policy.Cap
	return p.policy.grant && limit != nil && p.first().OfferWithPolicy.Subsidy.Money() == *limit
}

// grantClause is what the grant does if all of it goes to pay.
func (p presenter) grantClause(with *float64) string {
	args := []text.Arg{text.With("programme", p.policy.label), text.With("cap", p.lang.Words(*p.scenario.Policy.Cap)), text.With("ratio", p.ratioWords(with))}
	if *with <= 1 {
		return p.lang.T("answer.grant_closes", args...)
	}
	return p.lang.T("answer.grant_narrows", args...)
}

// shareWords is the match as a share of the cost: of all years, or of the first
// and the last supported one where it falls.
func (p presenter) shareWords() string {
	policy, last := p.scenario.Policy, min(p.scenario.Policy.Years, p.years())
	first, end := policy.RateIn(1, p.share()), policy.RateIn(last, p.share())
	if last < 1 || first.Cmp(end) == 0 {
		return percent(p.share())
	}
	return p.lang.T("answer.share_falls", text.With("first", percent(first)), text.With("last", percent(end)), text.Count("year", last))
}

// matchNote is the policy in the table: what share of which cost, or the
// ceiling of a grant.
func (p presenter) matchNote() string {
	switch {
	case !p.full():
		return "" // the terms are none of the candidate's
	case p.grantDecides():
		return p.lang.T("answer.ten.grant_note", text.With("cap", p.lang.Words(*p.scenario.Policy.Cap)))
	}
	return p.lang.T("answer.ten.match_note", text.With("base", p.matchBase()), text.With("share", p.shareWords()))
}

// onTopWords says what a share of the cost is in the reading by which the rate
// was typed; empty where it was typed as a share.
func (p presenter) onTopWords(share money.Rate) string {
	if p.scenario.Policy.Reading != scenario.OnTop {
		return ""
	}
	key, onTop := "answer.on_top", share.Over(share.OneMinus())
	if input, _ := fieldAt("policy.rate"); onTop.Cmp(mostOf(input)) > 0 {
		key = "answer.on_top_beyond"
	}
	return p.lang.T(key, text.With("rate", percentUp(onTop)))
}

// mostOf is the greatest rate that a field takes.
func mostOf(input scenario.Field) money.Rate {
	most, _ := money.ParseRate(input.Max) // a bound of ours
	return most
}

// partsOf are what company and government pay of a match, the smaller one as 1:
// company 1, government 19.
func partsOf(share money.Rate) (company, government string) {
	state, own := share, share.OneMinus()
	if state.Cmp(own) >= 0 {
		return "1", decimalOf(state.Over(own))
	}
	return decimalOf(own.Over(state)), "1"
}

// decimalOf prints a rate with one decimal where it has one.
func decimalOf(r money.Rate) string {
	tenths := (r.Num()*10 + r.Den()/2) / r.Den()
	if tenths%10 == 0 {
		return strconv.FormatInt(tenths/10, 10)
	}
	return text.Decimal(money.Fraction(tenths, 10).Float(), 1)
}
