package handlers

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
)

// gapBar is the signature drawing: what the reference is worth on the basis in
// the average year, filled by our offer and by what the match adds.
func (p presenter) gapBar() views.GapBar {
	need, _, _, left := p.barAmounts()
	key := "answer.gapbar."
	if left.Sign() < 0 {
		key = "answer.gapbar.exceeded."
	}
	return views.GapBar{
		Drawing: chart.GapBar(p.gapBarInput()),
		Note:    p.lang.T(key+p.basis.String(), text.With("need", p.lang.Words(need))),
		Working: p.why(p.average(reference(p.basis), sideOffer)),
	}
}

// barAmounts are the need, what our offer and the match fill of it, and what is
// left; less than nothing where ours is higher.
func (p presenter) barAmounts() (need, offer, match, left money.Money) {
	sum := p.summary()
	need = p.perYear(wonOn(sum.Reference, p.basis))
	offer = p.perYear(wonOn(sum.Offer, p.basis))
	with := p.perYear(wonOn(sum.OfferWithPolicy, p.basis))
	return need, offer, with.Sub(offer), need.Sub(with)
}

func (p presenter) gapBarInput() chart.GapBarInput {
	need, offer, match, left := p.barAmounts()
	url := p.average("gap."+p.basis.String(), p.matchedSide())
	rest := p.gapBarPart("left", left, chart.Missing, url)
	if left.Sign() < 0 {
		rest = p.gapBarPart("over", left.Neg(), chart.Missing, url)
		rest.Value = 0
	}
	words := func(name string, m money.Money) text.Arg { return text.With(name, p.lang.Words(m)) }
	return chart.GapBarInput{
		ID: "gap-bar", Title: p.lang.T("calculator.gapbar.title"),
		Desc:  p.lang.T("calculator.gapbar.desc", words("need", need), words("offer", offer), words("match", match), words("left", left.Max(money.KRW(0)))),
		Need:  plot(need),
		Offer: p.gapBarPart("offer", offer, chart.Candidate, p.average(total(p.basis, sideOffer), sideOffer)),
		Match: p.gapBarPart("match", match, chart.State, p.average("added."+p.basis.String(), sidePolicy)),
		Left:  rest,
	}
}

func (p presenter) gapBarPart(key string, m money.Money, tone chart.Tone, url string) chart.Part {
	words := p.lang.Words(m)
	return chart.Part{
		Value: plot(m), Tone: tone, Name: p.lang.T("calculator.gapbar." + key), Amount: text.WithoutCurrency(words), URL: url,
		Title: p.lang.T("answer.gapbar.mark", text.With("part", p.lang.T("calculator.gapbar."+key)), text.With("amount", words)),
	}
}

// summaryBar is the answer at the foot of a phone's screen.
func (p presenter) summaryBar() views.SummaryBar {
	return views.SummaryBar{
		Label: p.lang.T("calculator.summary.gap"), Ratio: p.beforeAndAfter(), Basis: p.basisWord(),
		Bar: chart.GapBarSmall(p.gapBarInput()),
	}
}

// beforeAndAfter is the ratio without and with the match: 4.0배 → 2.1배.
func (p presenter) beforeAndAfter() string {
	before := p.ratio(ratioOn(p.summary().Ratio, p.basis))
	if !p.matched() {
		return before
	}
	return p.lang.T("calculator.summary.ratio", text.With("before", before), text.With("after", p.ratio(ratioOn(p.summary().RatioWithPolicy, p.basis))))
}
