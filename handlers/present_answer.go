package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// equalText is a ratio so close to one that it prints as one.
const equalText = "1.0"

// answer is the one sentence that opens the page: how far apart both are on
// the basis, what the match does to that, and what the finding adds.
func (p presenter) answer() string {
	if p.finding() == scenario.NothingOffered {
		return p.lang.T("calculator.answer.no_offer")
	}
	sentences := []string{p.opening(), p.matchClause(), p.findingClause()}
	return joined(sentences...)
}

// finding is the named case of the result.
func (p presenter) finding() scenario.Finding {
	for f := scenario.OursHigher; f < scenario.NoRateDoes; f++ {
		if f.String() == p.summary().Finding {
			return f
		}
	}
	return scenario.NoRateDoes
}

// opening compares without any policy.
func (p presenter) opening() string {
	ratio := ratioOn(p.summary().Ratio, p.basis)
	key := "reference_higher"
	switch {
	case ratio == nil:
		return p.lang.T("calculator.answer.no_offer")
	case *ratio <= 0:
		return p.lang.T("answer.no_current")
	case text.Decimal(*ratio, 1) == equalText:
		key = "about_equal"
	case *ratio < 1:
		key = "offer_higher"
	}
	return p.lang.T("calculator.answer."+key, text.With("basis", p.basisWord()), text.With("ratio", p.lang.RatioWords(*ratio)), p.place())
}

// place is where the present pay is paid, by the name that its pay goes by.
func (p presenter) place() text.Arg {
	return text.With("place", p.lang.T("answer.place."+p.scenario.Current.Jurisdiction.String()))
}

// matchClause is what the match does on the basis.
func (p presenter) matchClause() string {
	without, with := ratioOn(p.summary().Ratio, p.basis), ratioOn(p.summary().RatioWithPolicy, p.basis)
	switch {
	case !p.full():
		return p.candidateClause()
	case !p.matched():
		if *without > 1 && p.finding() != scenario.OursHigher {
			return p.lang.T("calculator.answer.no_match")
		}
		return ""
	case p.finding() == scenario.BelowFloor:
		return p.lang.T("answer.below_floor", text.With("base", p.matchBase()), text.With("floor", p.lang.Words(p.scenario.Policy.Floor)))
	case !p.passes():
		return p.toCompany()
	case with != nil && *with > 0 && *without > 1 && p.grantDecides():
		return p.grantClause(with)
	case with == nil || *with == 0:
		return "" // nothing to compare with: the sentence before says which
	case *without <= 1:
		return p.lang.T("calculator.answer.match_widens", text.With("multiple", p.lang.RatioWords(1 / *with)))
	case *with <= 1:
		lead := 1 / *with
		if text.Decimal(lead, 1) == equalText {
			return p.matchSentence("match_closes", with)
		}
		return p.matchSentence("match_leads", &lead)
	case p.finding() == scenario.CapDecides:
		return p.matchSentence("match_capped", with, text.With("cap", p.lang.Words(*p.scenario.Policy.Cap)))
	}
	return p.narrows(with)
}

// narrows says by how much, and what becomes of the company's cost: it stays
// only where the whole subsidy is passed on.
func (p presenter) narrows(with *float64) string {
	saving := p.saving()
	if p.scenario.Policy.PassThrough.Cmp(money.Fraction(1, 1)) == 0 {
		return p.matchSentence("match_narrows", with)
	}
	return p.matchSentence("match_narrows_shared", with, text.With("saving", p.lang.Words(saving)))
}

// toCompany is the sentence of a subsidy that does not reach the candidate.
func (p presenter) toCompany() string {
	return p.matchSentence("match_to_company", nil, text.With("saving", p.lang.Words(p.saving())))
}

// saving is by how much the company's cost falls, in the average year.
func (p presenter) saving() money.Money {
	return p.perYear(p.overYears(func(y document.Year) money.Money {
		return y.Offer.EmployerCost.Money().Sub(y.OfferWithPolicy.CompanyCost.Money())
	}))
}

// matchSentence fills a sentence about the match.
func (p presenter) matchSentence(key string, ratio *float64, more ...text.Arg) string {
	return p.lang.T("calculator.answer."+key, append(more, text.With("base", p.matchBase()), text.With("share", p.shareWords()), text.With("ratio", p.ratioWords(ratio)))...)
}

// findingClause is what the finding, made at purchasing power, adds to the
// sentence on this basis.
func (p presenter) findingClause() string {
	living := text.With("basis", p.basisNamed(gap.PurchasingPower))
	without, with := ratioOn(p.summary().Ratio, p.basis), ratioOn(p.summary().RatioWithPolicy, p.basis)
	switch p.finding() {
	case scenario.OursHigher:
		if *without > 1 {
			return p.lang.T("answer.ours_higher", living)
		}
	case scenario.ParityReached:
		if *with > 1 {
			return p.lang.T("answer.parity_reached", living)
		}
	case scenario.CapDecides:
		if year, ended := p.supportEnds(); ended && p.passes() {
			return p.lang.T("answer.support_ends", text.Count("year", year))
		}
	case scenario.ReliefRunsOut:
		if year, ended := p.supportEnds(); ended {
			return p.lang.T("answer.support_ends", text.Count("year", year))
		}
		if year, ended := p.reliefEnds(); ended {
			return p.lang.T("answer.relief_ends", text.Count("year", year))
		}
	case scenario.NoRateDoes:
		if p.full() {
			return p.lang.T("answer.no_rate_does")
		}
	}
	return ""
}

// supportEnds is the first year of the horizon without the support that the
// first year had.
func (p presenter) supportEnds() (int, bool) {
	return p.firstYear(func(before, y document.Year) bool {
		return before.OfferWithPolicy.Subsidy > 0 && y.OfferWithPolicy.Subsidy == 0
	})
}

// reliefEnds is the first year of the horizon that is taxed in another way
// than the year before.
func (p presenter) reliefEnds() (int, bool) {
	return p.firstYear(func(before, y document.Year) bool {
		return before.OfferWithPolicy.Regime != y.OfferWithPolicy.Regime
	})
}

func (p presenter) firstYear(differs func(before, y document.Year) bool) (int, bool) {
	years := p.doc.Result.Years
	for i := 1; i < len(years); i++ {
		if differs(years[i-1], years[i]) {
			return years[i].Year, true
		}
	}
	return 0, false
}

func nonEmpty(all []string) []string {
	var kept []string
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
