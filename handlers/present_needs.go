package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

func (p presenter) need(key string, args ...text.Arg) string {
	return p.lang.T("calculator.needs."+key, args...)
}

// needs says what it would take, one lever at a time, and the answers to the
// goals that were set.
func (p presenter) needs() *views.WhatItTakes {
	out := &views.WhatItTakes{Title: p.need("title"), Sub: p.need("sub", text.With("basis", p.basisNamed(gap.PurchasingPower)))}
	switch p.finding() {
	case scenario.OursHigher:
		out.Items = append(out.Items, views.Need{Title: p.need("offer"), Tone: "company", Plain: p.need("nothing"), Text: p.need("nothing_text")})
	case scenario.NothingOffered:
		out.Items = append(out.Items, p.offerNeed())
	default:
		if p.policy.grant { // its rate is ours: none can be asked for
			out.Items = append(out.Items, p.offerNeed())
			break
		}
		out.Items = append(out.Items, p.rateNeed(p.summary().RateForParity, p.need("rate"), solvedParityRate), p.offerNeed(), p.grossNeed())
	}
	out.Items = append(out.Items, p.goalNeeds()...)
	return out
}

// rateNeed is the match rate alone. The cost is that of the next whole percent,
// which the sweep has.
func (p presenter) rateNeed(rate *document.Rate, title, solved string) views.Need {
	n := views.Need{Title: title, Tone: "state"}
	if rate == nil {
		n.Plain, n.Text = p.need("no_rate"), p.whyNoRate()
		if last := len(p.doc.Sweep) - 1; last >= 0 {
			n.Working = p.atRate(gap.PurchasingPower, p.doc.Sweep[last].Rate.Rate)
		}
		return n
	}
	n.Figure, n.Working = percentFigure(percentUp(rate.Rate)), p.figure(solved, "")
	if i := p.sweptFrom(rate.Rate); i < len(p.doc.Sweep) {
		point := p.doc.Sweep[i]
		n.Text = joined(p.lang.T("answer.needs.rate_text", text.With("rate", percent(point.Rate.Rate)), text.With("cost", p.lang.Words(point.Subsidy.Money()))), p.onTopWords(rate.Rate))
		n.More = p.why(p.costAt(point))
	}
	return n
}

// costAt links to the first year's subsidy at a point of the sweep.
func (p presenter) costAt(point document.SweepPoint) string {
	return p.changedTo("awarded", sidePolicy, 1, change{rate: rateText(point.Rate.Rate)})
}

// joined are two sentences, of which the second may be empty.
func joined(sentences ...string) string { return strings.Join(nonEmpty(sentences), " ") }

// percentFigure is a printed percentage in large type.
func percentFigure(shown string) text.Figure {
	return text.Figure{Number: shown[:len(shown)-1], After: "%"}
}

func (p presenter) offerNeed() views.Need {
	n := views.Need{Title: p.need("offer"), Tone: "company"}
	base := p.summary().OfferForParity
	if base == nil {
		n.Plain, n.Text = p.need("no_offer"), p.need("no_offer_text")
		return n
	}
	n.Figure, n.Working = p.lang.Figure(base.Money()), p.figure(solvedOffer, "")
	n.Text = p.lang.T("answer.needs.offer_text", text.With("base", p.lang.Words(base.Money())), text.With("more", p.lang.Words(base.Money().Sub(p.scenario.Offer.Base))))
	return n
}

// grossNeed is the rate that would match the gross pay itself, the article's
// own comparison.
func (p presenter) grossNeed() views.Need {
	gross := p.perYear(wonOn(p.summary().Reference, gap.Gross))
	n := views.Need{Title: p.need("gross", text.With("gross", p.lang.Short(gross))), Tone: "ref"}
	for _, point := range p.doc.Sweep {
		if r := point.Ratio.Gross; r != nil && *r <= 1 {
			n.Figure = percentFigure(percent(point.Rate.Rate))
			n.Text = p.lang.T("answer.needs.gross_text", text.With("cost", p.lang.Words(point.Subsidy.Money())))
			n.Working, n.More = p.atRate(gap.Gross, point.Rate.Rate), p.why(p.costAt(point))
			return n
		}
	}
	n.Plain = p.need("no_rate")
	if len(p.doc.Sweep) > 0 {
		last := p.doc.Sweep[len(p.doc.Sweep)-1]
		n.Text = p.lang.T("answer.needs.no_gross_text", text.With("rate", percent(last.Rate.Rate)), text.With("ratio", p.ratio(last.Ratio.Gross)))
		n.More = p.why(p.atRate(gap.Gross, last.Rate.Rate))
	}
	return n
}

// goalNeeds are the answers to the goals that were set.
func (p presenter) goalNeeds() []views.Need {
	goals, sum := p.scenario.Goals, p.summary()
	var items []views.Need
	if goals.GapClosed != nil && p.finding() != scenario.OursHigher {
		items = append(items, p.rateNeed(sum.RateForGoal, p.lang.T("answer.needs.goal", text.With("goal", percent(*goals.GapClosed))), solvedGoalRate))
	}
	if goals.CompanyBudget != nil {
		items = append(items, p.budgetNeeds(*goals.CompanyBudget)...)
	}
	if goals.GovernmentBudget != nil {
		items = append(items, p.hiresNeed(*goals.GovernmentBudget))
	}
	return items
}

// budgetNeeds are the most that the company can offer: what it can promise, and
// what it could if the match were in force. The first is left out of a saved
// result under other law, which computes nothing anew.
func (p presenter) budgetNeeds(budget money.Money) []views.Need {
	shown := text.With("budget", p.lang.Words(budget))
	var with *money.Money
	if most := p.summary().MaxOfferForBudget; most != nil {
		won := most.Money()
		with = &won
	}
	if !p.matched() {
		return []views.Need{p.budgetNeed(p.need("budget", shown), with, p.lang.T("answer.needs.budget_text"), solvedBudget)}
	}
	needs := []views.Need{p.budgetNeed(p.lang.T("answer.needs.budget_matched", shown), with, p.lang.T("answer.needs.budget_matched_text"), solvedBudget)}
	alone := p.scenario
	alone.Policy.Rate = money.Rate{}
	if result, sure := p.solved(alone, scenario.Options{Solve: true}); sure {
		promised := p.budgetNeed(p.need("budget", shown), result.Summary.MaxOfferForBudget, p.lang.T("answer.needs.budget_text"), solvedAlone)
		needs = append([]views.Need{promised}, needs...)
	}
	return needs
}

func (p presenter) budgetNeed(title string, most *money.Money, words, solved string) views.Need {
	n := views.Need{Title: title, Tone: "company"}
	if most != nil {
		n.Figure, n.Text, n.Working = p.lang.Figure(*most), words, p.figure(solved, "")
		return n
	}
	n.Plain, n.Text = p.lang.T("answer.needs.no_budget"), p.lang.T("answer.needs.no_budget_text")
	return n
}

func (p presenter) hiresNeed(budget money.Money) views.Need {
	n := views.Need{Title: p.need("hires", text.With("budget", p.lang.Words(budget))), Tone: "state"}
	if hires := p.summary().HiresForBudget; hires != nil {
		n.Figure = text.Figure{Number: strconv.FormatInt(*hires, 10), After: p.need("hires_unit")}
		n.Working, n.More = p.figure(solvedHires, ""), p.why(p.inYear("awarded", sidePolicy, 1))
		n.Text = p.need("hires_text", text.With("cost", p.lang.Words(p.first().OfferWithPolicy.Subsidy.Money())))
		return n
	}
	n.Plain, n.Text = p.lang.T("answer.needs.no_hires"), p.lang.T("answer.needs.no_hires_text")
	return n
}
