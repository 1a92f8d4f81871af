package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
)

// The sides of figures, as addresses have them.
var (
	sideCurrent = worksheet.Current.String()
	sideOffer   = worksheet.Offer.String()
	sidePolicy  = worksheet.OfferWithPolicy.String()
)

// to is the address of a figure's working, empty where the audience may not see
// it, or where the document is so old that it does not hold it.
func (p presenter) to(t target) string {
	if !p.full() && !t.forCandidate() || !p.holds(t) {
		return ""
	}
	return p.workingPage + "?" + t.query()
}

// holds tells whether a saved document has what a figure is made of. What was
// just computed, without its working, will have it.
func (p presenter) holds(t target) bool {
	if len(p.doc.Working.Steps) == 0 || !t.change.none() || strings.HasPrefix(t.Line, solvedPrefix) {
		return true
	}
	d := p.doc
	_, known := d.Figure(t.Key)
	return known
}

// figure links to a line of the whole horizon.
func (p presenter) figure(line, side string) string {
	return p.to(target{Key: document.Key{Line: line, Side: side}})
}

// inYear links to a line of one year of the horizon.
func (p presenter) inYear(line, side string, year int) string {
	return p.to(target{Key: document.Key{Line: line, Side: side, Year: year}})
}

// average links to the average year of a line.
func (p presenter) average(line, side string) string { return p.figure(document.AverageOf+line, side) }

// ratioTo links to the ratio on a basis, with the policy or without.
func (p presenter) ratioTo(b gap.Basis, side string) string {
	return p.figure("ratio."+b.String(), side)
}

// reference is the line of what the present pay is worth on a basis.
func reference(b gap.Basis) string { return "gap." + b.String() + ".reference" }

// total is the line of our total on a basis.
func total(b gap.Basis, side string) string {
	what, of := "take_home", "offer"
	if b == gap.Gross {
		what = "gross"
	}
	if side == sidePolicy {
		of = "policy"
	}
	return "total." + of + "." + what
}

// matchedSide is our offer as the result shows it in the end.
func (p presenter) matchedSide() string {
	if p.matched() {
		return sidePolicy
	}
	return sideOffer
}

// changedTo links to a figure of an input that differs in one thing. A saved
// result under other law than today's has none: nothing of it is computed anew.
func (p presenter) changedTo(line, side string, year int, c change) string {
	if !p.sure() {
		return ""
	}
	return p.to(target{document.Key{Line: line, Side: side, Year: year}, c})
}

// atRate links to the ratio on a basis at a match rate, a share of the cost.
func (p presenter) atRate(b gap.Basis, share money.Rate) string {
	return p.changedTo("ratio."+b.String(), sidePolicy, 0, change{rate: rateText(share)})
}

// rateText is a rate as an address has it: a decimal of at most nine digits.
func rateText(r money.Rate) string {
	const nano = 1_000_000_000
	return money.Fraction(money.MulDiv(r.Num(), nano, r.Den(), money.WonHalfUp), nano).String()
}

// sure tells whether today's law is the one that the document was computed with.
func (p presenter) sure() bool {
	return p.engine.Book().Version() == p.doc.Result.Parameters.Version
}

// why is a short link to the working of a figure that stands in a sentence;
// nothing where there is none.
func (p presenter) why(url string) []views.Link {
	if url == "" {
		return nil
	}
	return []views.Link{{URL: url}}
}
