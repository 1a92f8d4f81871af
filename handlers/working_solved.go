package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// The figures that are searched for, by their line in addresses.
const (
	solvedPrefix     = "solved."
	solvedParityRate = "solved.rate_for_parity"
	solvedGoalRate   = "solved.rate_for_goal"
	solvedOffer      = "solved.offer_for_parity"
	solvedBudget     = "solved.max_offer_for_budget"
	solvedAlone      = "solved.max_offer_without_match"
	solvedHires      = "solved.hires_for_budget"
)

// solution is a figure that was searched for: what was found, how, and the
// checks that it is the last, or the first, that keeps within a limit.
type solution struct {
	figure string
	also   string // the figure as pages print it
	proof  target // the figure that the search watched, at what was found
	checks []check
}

// check is the watched figure at one input.
type check struct {
	label, value, limit string
	at                  target
	within              bool
}

// solver proves solutions of one result.
type solver struct {
	server *Server
	lang   text.Lang
	from   workingSource
}

// solutionOf is the solution behind a target, nil for a figure that is computed
// outright or that was not found.
func (s *Server) solutionOf(lang text.Lang, from workingSource, t target) *solution {
	if !from.full() {
		return nil
	}
	v := solver{s, lang, from}
	sum, goals := from.doc.Result.Summary, from.scenario.Goals
	switch {
	case t.Line == solvedParityRate && sum.RateForParity != nil:
		return v.rate(sum.RateForParity.Rate, money.KRW(0))
	case t.Line == solvedGoalRate && sum.RateForGoal != nil && goals.GapClosed != nil:
		return v.rate(sum.RateForGoal.Rate, sum.GapKRW.PurchasingPower.Money().Mul(goals.GapClosed.OneMinus(), money.TruncateToWon))
	case t.Line == solvedOffer && sum.OfferForParity != nil:
		return v.offer(sum.OfferForParity.Money())
	case t.Line == solvedBudget && sum.MaxOfferForBudget != nil && goals.CompanyBudget != nil:
		return v.budget(sum.MaxOfferForBudget.Money(), *goals.CompanyBudget, "")
	case t.Line == solvedAlone && goals.CompanyBudget != nil:
		if most := s.mostWithoutMatch(from); most != nil {
			return v.budget(*most, *goals.CompanyBudget, "0")
		}
	case t.Line == solvedHires && sum.HiresForBudget != nil && goals.GovernmentBudget != nil:
		return v.hires(*sum.HiresForBudget, *goals.GovernmentBudget)
	}
	return nil
}

// mostWithoutMatch is the most that a company budget allows without a match; it
// stands in no document.
func (s *Server) mostWithoutMatch(from workingSource) *money.Money {
	if s.Engine.Book().Version() != from.doc.Result.Parameters.Version {
		return nil
	}
	alone := from.scenario
	alone.Policy.Rate = money.Rate{}
	return s.Engine.Evaluate(alone, scenario.Options{Solve: true}).Result.Summary.MaxOfferForBudget
}

// livingGap is the gap by which parity and goals are found.
func livingGap(side string, c change) target {
	return target{document.Key{Line: "gap." + gap.PurchasingPower.String(), Side: side}, c}
}

// rateStep is the step of the search for match rates.
var rateStep = money.Fraction(1, 1_000_000)

// rate proves a match rate: at it the gap is within what may be left, a step
// below it is not.
func (v solver) rate(rate money.Rate, left money.Money) *solution {
	at := func(r money.Rate) target { return livingGap("offer_with_policy", change{rate: r.String()}) }
	label := func(r money.Rate) string {
		return v.lang.T("working.check.rate", text.With("rate", text.ExactPercent(r)))
	}
	out := &solution{figure: text.ExactPercent(rate), proof: at(rate)}
	out.add(v, label(rate), at(rate), left)
	if !rate.IsZero() {
		below := rate.Sub(rateStep)
		out.add(v, label(below), at(below), left)
	}
	return out
}

// offer proves a base pay: at it there is no gap, a won below it there is.
func (v solver) offer(base money.Money) *solution {
	at := func(m money.Money) target { return livingGap("offer", change{base: plainWon(m)}) }
	out := &solution{figure: v.lang.Exact(base), also: v.lang.Short(base), proof: at(base)}
	out.add(v, v.baseLabel(base), at(base), money.KRW(0))
	if below := base.Sub(money.KRW(1)); below.Sign() >= 0 {
		out.add(v, v.baseLabel(below), at(below), money.KRW(0))
	}
	return out
}

func (v solver) baseLabel(m money.Money) string {
	return v.lang.T("working.check.base", text.With("base", v.lang.Exact(m)))
}

// budget proves a first year's cash pay: at it the company's own cost is within
// the budget, a won above it is not. Nothing is passed on in it: the pay is what
// is asked for.
func (v solver) budget(most, budget money.Money, rate string) *solution {
	of := v.from.scenario.Offer
	base := most.Sub(of.Bonus).Sub(of.Signing).Sub(of.Relocation)
	at := func(m money.Money) target {
		return target{document.Key{Line: "subsidy.company_cost", Side: "offer_with_policy", Year: 1}, change{base: plainWon(m), rate: rate, passes: "0"}}
	}
	out := &solution{figure: v.lang.Exact(most), also: v.lang.Short(most), proof: at(base)}
	label := func(m money.Money) string {
		return v.lang.T("working.check.cash", text.With("cash", v.lang.Exact(m)))
	}
	out.add(v, label(most), at(base), budget)
	out.add(v, label(most.Add(money.KRW(1))), at(base.Add(money.KRW(1))), budget)
	return out
}

// hires proves how often the first year's subsidy goes into a budget.
func (v solver) hires(n int64, budget money.Money) *solution {
	each := v.from.doc.Result.Years[0].OfferWithPolicy.Subsidy.Money()
	at := target{document.Key{Line: "awarded", Side: "offer_with_policy", Year: 1}, change{}}
	out := &solution{figure: strconv.FormatInt(n, 10) + v.lang.T("calculator.needs.hires_unit"), proof: at}
	for _, people := range []int64{n, n + 1} {
		cost := each.Times(people)
		out.checks = append(out.checks, check{
			label: v.lang.T("working.check.hires", text.With("n", strconv.FormatInt(people, 10)), text.With("each", v.lang.Exact(each))),
			value: v.lang.Exact(cost), limit: v.lang.Exact(budget), at: at, within: cost.Cmp(budget) <= 0,
		})
	}
	return out
}

// add checks the watched figure at an input, where it can be computed.
func (o *solution) add(v solver, label string, at target, limit money.Money) {
	d, _, ok := v.server.documentOf(v.from, at.change)
	if !ok {
		return
	}
	i, known := d.Figure(at.Key)
	if !known {
		return
	}
	m := d.Working.Steps[i].Result
	o.checks = append(o.checks, check{label: label, value: v.lang.Exact(m), limit: v.lang.Exact(limit), at: at, within: m.Cmp(limit) <= 0})
}

// plainWon is an amount as an address has it.
func plainWon(m money.Money) string { return strconv.FormatInt(m.Minor(), 10) }
