package handlers

import (
	"math"
	"net/url"
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// caseSteps is one candidate in full: what the sums run over. Pay and taxes lead
// to the recorded calculation, down to the statutes.
func (w labWork) caseSteps(query url.Values) views.WorkingCase {
	lang, c := w.p.lang, w.c
	out := views.WorkingCase{Title: lang.T("policy_working.case.title", text.With("persona", w.p.groupName(policy.GroupFinding{Grouping: policy.Groupings[policy.ByPersona], Name: c.Persona}))),
		Sub: lang.T("policy_working.case.sub", text.With("weight", text.Decimal(c.Weight, 2)))}
	step := func(id, amount, rule string, law []string, uses ...views.Link) {
		row := views.WorkingStep{ID: "case-" + id, Name: lang.T("policy_working.case." + id), Amount: amount, Rule: rule, Uses: uses}
		for _, path := range law {
			row.Law = append(row.Law, views.Link{Text: labelIn(lang, w.p.book.Param(path).Label), URL: parameterURL(path)})
		}
		out.Steps = append(out.Steps, row)
	}
	recorded := func(line, side string, year int) views.Link {
		return views.Link{Text: lang.T("policy_working.case.recorded"), URL: w.caseURL(query, target{Key: document.Key{Line: line, Side: side, Year: year}})}
	}
	first := c.Years[0]
	won := func(v float64) string { return w.print(unitWon, v) }
	step("reference", won(c.Reference), lang.T("policy_working.case_rule.reference"), gapParams, recorded("take_home", sideCurrent, 1))
	step("ours", won(c.Ours), lang.T("policy_working.case_rule.ours", text.With("first", won(float64(first.TakeHomeWithout)))), nil, recorded("take_home", sideOffer, 1))
	step("support", won(float64(first.Subsidy)), w.supportRule(first), w.passThroughParams(), w.supportLink(recorded))
	step("with", won(c.With), lang.T("policy_working.case_rule.with", text.With("first", won(float64(first.TakeHomeWith)))), nil)
	step("accept", w.print(unitShare, c.AcceptWithout), w.acceptRule(c.Ours), choiceParams)
	step("accept_with", w.print(unitShare, c.AcceptWith), w.acceptRule(c.With), choiceParams)
	step("offers", w.print(unitTimes, c.Offers), lang.T("policy_working.case_rule.offers", text.With("elasticity", text.Decimal(w.w.Values[policy.VacancyElasticity], 2))), []string{"market.response.vacancy_elasticity"})
	more := c.Weight * (c.AcceptWith*c.Offers - c.AcceptWithout)
	step("more", w.print(unitPeople, more), lang.T("policy_working.case_rule.more", text.With("weight", text.Decimal(c.Weight, 2)),
		text.With("with", w.print(unitShare, c.AcceptWith)), text.With("offers", text.Decimal(c.Offers, 4)), text.With("without", w.print(unitShare, c.AcceptWithout))), nil)
	return out
}

// acceptRule is the logit with its numbers.
func (w labWork) acceptRule(pay float64) string {
	v := w.w.Values
	odds := v[policy.Alpha] + v[policy.Beta]*(math.Log(max(pay, 1)/w.c.Reference)+w.c.Setting)
	return w.p.lang.T("policy_working.case_rule.accept", text.With("alpha", text.Decimal(v[policy.Alpha], 4)), text.With("beta", text.Decimal(v[policy.Beta], 4)),
		text.With("ratio", text.Decimal(pay/w.c.Reference, 4)), text.With("odds", text.Decimal(odds, 4)), text.With("sd", text.Decimal(v[policy.HomeSD], 2)))
}

// supportRule is what the design gives in the first year, by its own terms.
func (w labWork) supportRule(y policy.WorkedHire) string {
	if !w.c.Served {
		return w.p.lang.T("policy_working.case_rule.not_served")
	}
	d := w.design()
	exact := func(v int64) string { return w.print(unitWon, float64(v)) }
	return w.p.lang.T("policy_working.case_rule."+d.Instrument.String(),
		text.With("rate", text.Percent(w.f.Intensity)), text.With("amount", exact(d.Amount.Minor())), text.With("tax", exact(y.IncomeTaxWithout)),
		text.With("pay", exact(y.PayWithout)), text.With("raised", exact(y.PayWith)), text.With("company", exact(y.CompanySaves)),
		text.With("theta", text.Decimal(100*w.w.Values[policy.PassThrough], 0)+"%"), text.With("years", strconv.Itoa(d.Policy.Years)))
}

// supportLink leads to the pay that the match is solved for, or to the taxes
// that a relief is a part of.
func (w labWork) supportLink(recorded func(line, side string, year int) views.Link) views.Link {
	if w.design().Instrument == policy.Match && w.c.Served {
		return recorded("subsidy.pay", sidePolicy, 1)
	}
	return recorded("kr.income_tax", sideOffer, 1)
}
