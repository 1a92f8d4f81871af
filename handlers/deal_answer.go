package handlers

import (
	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// answer is the sentence at the head of the page: what leaving on the day gives
// up, what waiting keeps, and what replaces it in Korea.
func (p dealPresenter) answer() []views.Span {
	if len(p.deal.Held) == 0 {
		return views.Spans(joined(p.nothingHeld(), p.bonusClause(), p.bankClause()))
	}
	if p.candidate {
		return views.Spans(joined(p.leavesBehind(), p.waitClause()))
	}
	return views.Spans(joined(p.leavesBehind(), p.waitClause(), p.replaceClause()))
}

func (p dealPresenter) nothingHeld() string { return p.say("answer.nothing_held") }

// bonusClause names the bonus that leaving gives up.
func (p dealPresenter) bonusClause() string {
	l := p.result.Leaving
	if l.NextBonus == nil {
		return ""
	}
	return p.say("answer.bonus", text.With("day", p.day(l.Day)), text.With("bonus_day", p.month(l.NextBonus.Day)), p.amount("amount", l.NextBonus.Amount))
}

// bankClause is what reaches the bank in Korea.
func (p dealPresenter) bankClause() string {
	return p.say("answer.bank", text.With("day", p.day(p.result.Move.FirstDay)), p.amount("amount", p.result.Move.Bank), p.amount("dollars", p.result.Move.BankUSD))
}

// leavesBehind is what leaving on the day gives up of the grants.
func (p dealPresenter) leavesBehind() string {
	l := p.result.Leaving
	args := []text.Arg{text.With("day", p.day(l.Day)), p.amount("amount", l.Forfeited), p.amount("counted", l.ForfeitedCounted)}
	switch {
	case l.Forfeited.IsZero():
		return p.say("answer.all_vested", args...)
	case l.ForfeitedCounted.IsZero():
		return p.say("answer.on_paper", args...)
	case p.onPaper():
		return p.say("answer.forfeits_part", args...)
	}
	return p.say("answer.forfeits", args...)
}

// onPaper tells whether something that is given up cannot be sold.
func (p dealPresenter) onPaper() bool {
	for _, g := range p.result.Leaving.Grants {
		if g.OnPaper && g.Forfeited.Worth.Sign() > 0 {
			return true
		}
	}
	return false
}

// waitClause is what waiting some weeks keeps, against the signing bonus.
func (p dealPresenter) waitClause() string {
	if f := p.result.Leaving.Finding; f != nil {
		return p.say("answer.wait_more", text.With("day", p.dayAfter(f.Day)), p.amount("net", f.Net), p.amount("signing", f.SigningNet), p.amount("more", f.More))
	}
	w := p.nearWait()
	if w == nil {
		return ""
	}
	args := []text.Arg{text.With("day", p.dayAfter(w.Day)), p.amount("net", w.Net)}
	switch {
	case w.Day < p.result.Move.FirstDay:
		return p.say("answer.wait_free", args...)
	case p.result.Retention != nil && p.result.Retention.SigningTakeHome.Sign() > 0:
		return p.say("answer.wait_less", append(args, p.amount("signing", p.result.Retention.SigningTakeHome))...)
	}
	return p.say("answer.wait", args...)
}

// nearMonths is how long a candidate waits for what is near.
const nearMonths = 3

// nearWait is the best of the next ends of a month; one before the first day of
// work comes first, since it moves nothing. Nil where waiting keeps nothing.
func (p dealPresenter) nearWait() *deal.Wait {
	waits := p.result.Leaving.Waiting
	var best *deal.Wait
	for i := range waits[:min(nearMonths, len(waits))] {
		w := &waits[i]
		if w.Net.Sign() > 0 && (best == nil || best.Day >= p.result.Move.FirstDay && best.Net.Less(w.Net)) {
			best = w
		}
	}
	return best
}

// replaceClause is the gross that replaces what is given up.
func (p dealPresenter) replaceClause() string {
	terms, b := p.deal.BuyOut, p.result.BuyOut
	window := text.Count("months", terms.WindowMonths)
	if p.result.Leaving.ForfeitedCounted.IsZero() && p.result.Leaving.NextBonus == nil {
		return ""
	}
	r := p.appliedBuyOut()
	switch {
	case terms.Share.IsZero():
		return p.say("answer.not_replaced")
	case r == nil:
		return p.say("answer.nothing_in_window", window)
	}
	return p.say("answer.replaced", window, text.With("share", percent(terms.Share)), p.amount("due", b.Due),
		text.With("gross", p.lang.Words(r.Gross)), text.With("regime", p.regimeName(r.Regime)))
}

// appliedBuyOut is the replacement under the offer's own regime, nil where
// nothing is replaced.
func (p dealPresenter) appliedBuyOut() *deal.BuyOutRegime {
	for i := range p.result.BuyOut.Regimes {
		if r := &p.result.BuyOut.Regimes[i]; r.Applied {
			return r
		}
	}
	return nil
}

// signingNet is what the signing bonus leaves, in dollars.
func (p dealPresenter) signingNet() money.Money {
	if p.result.Retention == nil || p.result.Retention.SigningTakeHome.IsZero() {
		return money.USD(0)
	}
	return p.other(p.result.Retention.SigningTakeHome)
}
