package handlers

import (
	"slices"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// lensKeys are the names of the lenses in the text catalogue.
var lensKeys = map[string]string{
	worksheet.CashOnly.String(): "cash", worksheet.RiskAdjusted.String(): "risk", worksheet.OnPaper.String(): "paper",
}

// lenses compares through the three ways of counting equity, on the basis, in
// the average year.
func (p presenter) lenses() views.LensesPanel {
	word := func(key string, args ...text.Arg) string { return p.lang.T("result.lenses."+key, args...) }
	panel := views.LensesPanel{
		Title: word("title"), Sub: word("sub", text.With("basis", p.basisWord()), text.Count("years", p.years())),
		Table: ui.Table{
			Caption: word("caption", text.With("unit", p.lang.T("answer.lenses.unit"))),
			Head:    []ui.Column{{Text: word("lens")}, {Text: word("current"), Numeric: true}, {Text: word("offer"), Numeric: true}},
		},
	}
	if p.matched() {
		panel.Table.Head = append(panel.Table.Head, ui.Column{Text: word("with_match"), Numeric: true})
	}
	panel.Table.Head = append(panel.Table.Head, ui.Column{Text: word("gap"), Numeric: true})
	for _, l := range p.doc.Result.Lenses {
		panel.Table.Rows = append(panel.Table.Rows, p.lensRow(l))
	}
	if p.hasUnmarketable() {
		panel.Note = word("double_trigger")
	}
	return panel
}

func (p presenter) lensRow(l document.Lens) ui.Row {
	key := "result.lenses." + lensKeys[l.ID]
	amount := func(all document.WonByBasis) string { return p.lang.Short(p.perYear(wonOn(all, p.basis))) }
	to := func(line, side string) string { return p.throughLens(l.ID, line, side) }
	note := p.lang.T(key + "_note")
	if l.ID == worksheet.RiskAdjusted.String() && p.undiscounted() {
		note = p.lang.T("answer.lenses.undiscounted")
	}
	row := ui.Row{Head: p.lang.T(key), Note: note, Cells: []string{amount(l.Reference), amount(l.Offer)}}
	row.Links = []string{to(document.AverageOf+reference(p.basis), sideOffer), to(document.AverageOf+total(p.basis, sideOffer), sideOffer)}
	ratio := p.ratio(ratioOn(l.Ratio, p.basis))
	if p.matched() {
		row.Cells = append(row.Cells, amount(l.OfferWithPolicy))
		row.Links = append(row.Links, to(document.AverageOf+total(p.basis, sidePolicy), sidePolicy))
		ratio = p.lang.T("calculator.summary.ratio", text.With("before", ratio), text.With("after", p.ratio(ratioOn(l.RatioWithPolicy, p.basis))))
	}
	row.Cells = append(row.Cells, ratio)
	row.Links = append(row.Links, to("ratio."+p.basis.String(), p.matchedSide()))
	return row
}

// throughLens links to a figure as a lens shows it.
func (p presenter) throughLens(lens, line, side string) string {
	if lens == worksheet.RiskAdjusted.String() {
		lens = ""
	}
	return p.to(target{Key: document.Key{Line: line, Side: side, Lens: lens}})
}

// undiscounted tells whether equity counts the same with its risk and on paper.
func (p presenter) undiscounted() bool {
	var seen []document.Lens
	for _, l := range p.doc.Result.Lenses {
		if l.ID != worksheet.CashOnly.String() {
			seen = append(seen, l)
		}
	}
	return len(seen) == 2 && seen[0].Reference == seen[1].Reference && seen[0].Offer == seen[1].Offer
}

// hasUnmarketable tells whether equity is counted for which there is no market
// when it vests.
func (p presenter) hasUnmarketable() bool {
	return slices.ContainsFunc(p.scenario.Current.Grants, func(g offer.Grant) bool { return !g.Kind.Marketable() })
}

// exchange repeats the comparison at rates of exchange below and above. Nil
// where the law has changed since: a saved result computes nothing anew.
func (p presenter) exchange() *views.TablePanel {
	swing := p.assumption("market.assumptions.exchange_rate_swing")
	panel := &views.TablePanel{
		ID: "exchange", Title: p.lang.T("answer.exchange.title", text.With("swing", percent(swing))),
		Sub: p.lang.T("answer.exchange.sub", text.With("basis", p.basisWord())),
		Table: ui.Table{Caption: p.lang.T("answer.exchange.caption"), Head: []ui.Column{
			{Text: p.lang.T("answer.exchange.rate")}, {Text: p.lang.T("answer.exchange.gap"), Numeric: true}, {Text: p.lang.T("answer.exchange.gap_with_match"), Numeric: true},
		}},
	}
	for _, factor := range []money.Rate{swing.OneMinus(), money.Fraction(1, 1), swing.OnePlus()} {
		moved := p.scenario
		moved.Market.KRWPerUSD = moved.Market.KRWPerUSD.Times(factor)
		result, sure := p.again(moved)
		if !sure {
			return nil
		}
		panel.Table.Rows = append(panel.Table.Rows, ui.Row{
			Head:  p.lang.T("answer.exchange.at", text.With("rate", text.Decimal(moved.Market.KRWPerUSD.Float(), 2))),
			Cells: []string{p.fineRatio(result.Summary.Without[p.basis].Ratio), p.fineRatio(result.Summary.With[p.basis].Ratio)},
			Links: []string{p.atPrice(sideOffer, moved.Market.KRWPerUSD), p.atPrice(sidePolicy, moved.Market.KRWPerUSD)},
		})
	}
	return panel
}

// atPrice links to the ratio at another rate of exchange.
func (p presenter) atPrice(side string, krwPerUSD money.Rate) string {
	return p.changedTo("ratio."+p.basis.String(), side, 0, change{krw: rateText(krwPerUSD)})
}

// fineRatio is ratio with a second decimal below two, where a tenth would hide
// what the exchange rate does.
func (p presenter) fineRatio(r *float64) string {
	if r == nil || *r >= 2 {
		return p.ratio(r)
	}
	return text.Decimal(*r, 2) + p.lang.T("answer.times")
}

// assumption is one of our rates that no calculation of the document used, as
// it stood on the day of hire.
func (p presenter) assumption(path string) money.Rate {
	read := p.engine.Book().At(law.Day(p.scenario.TaxYear, 12, 31))
	return read.Rate(path).Rate
}

// rdCredit is the company's R&D tax credit, outside the subsidy's identity. It
// warns where both supports together exceed what we think prudent.
func (p presenter) rdCredit() *views.RDCredit {
	claim := p.scenario.Employer.RDCredit
	out := &views.RDCredit{Title: p.lang.T("calculator.rd.title"), Sub: p.lang.T("calculator.rd.sub")}
	line := func(key, value, working string) {
		out.Lines = append(out.Lines, ui.Line{Label: p.lang.T(key), Value: value, Working: working})
	}
	if !claim.Claims {
		line("calculator.rd.credit", p.lang.T("calculator.rd.off"), "")
		return out
	}
	y := p.first().OfferWithPolicy
	line("calculator.rd.rate", text.ExactPercent(claim.Rate), "")
	line("answer.rd.usable", text.ExactPercent(claim.UsableShare), "")
	line("answer.rd.credit", p.lang.Exact(y.RDCredit.Money()), p.inYear("kr.rd_credit", sidePolicy, 1))
	line("answer.rd.change", digitsChange(y.RDCreditChange.Money()), p.inYear("credit.change", "", 1))
	line("answer.rd.company_net", p.lang.Exact(y.CompanyCost.Money().Sub(y.RDCredit.Money())), p.inYear("credit.company_cost", "", 1))
	share := p.summary().StateShare
	line("calculator.rd.state_share", text.Percent(share), p.figure("state_share", ""))
	if ceiling := p.assumption("market.assumptions.double_support_ceiling"); share > ceiling.Float() {
		out.Warning = p.lang.T("calculator.rd.double", text.With("share", text.Percent(share)), text.With("ceiling", percent(ceiling)))
	}
	return out
}
