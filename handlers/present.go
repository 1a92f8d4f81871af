package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// presenter turns a document into what a page shows: in one language, on one
// basis, for one audience. What was just computed and what was saved long ago
// pass through the same one.
type presenter struct {
	lang     text.Lang
	engine   *scenario.Engine
	doc      document.Document
	scenario scenario.Scenario // the document's input
	basis    gap.Basis
	audience db.Audience
	caseName string // the preset that the input still is
	policy   policyName
	assumed  bool // the facts of a tax regime are still a case's, and ours

	workingPage string // where the figures' workings are
}

// present is the presenter of a document and the scenario that it computed.
func (s *Server) present(lang text.Lang, d document.Document, sc scenario.Scenario, basis gap.Basis, audience db.Audience) presenter {
	name := lang.T("calculator.own_case")
	if c, isCase := s.caseOf(sc); isCase {
		name = wordsIn(lang, c.Label)
	}
	return presenter{lang, s.Engine, d, sc, basis, audience, name, s.policyNamed(lang, sc), s.assumesFacts(sc), draftWorkingPage}
}

// draftWorkingPage shows the workings of what is not saved.
const draftWorkingPage = "/working"

// outcome is the result as the calculator and a saved result show it.
func (p presenter) outcome() views.Outcome {
	o := views.Outcome{
		Eyebrow: p.eyebrow(), Answer: views.Spans(p.answer()), Notice: p.notice(), Carried: p.carriedNotice(),
		Gap: p.gapBar(), TenSeconds: p.tenSeconds(), Figures: p.keyFigures(),
		Why: p.waterfall(), Years: p.yearBars(),
		Regimes: p.regimes(), Lenses: p.lenses(), Exchange: p.exchange(),
	}
	if p.full() {
		o.Rate = p.rateCurve()
		o.Who, o.WhoLines = p.ledger(), p.ledgerLines()
		o.RDCredit, o.Needs = p.rdCredit(), p.needs()
	}
	return o
}

// eyebrow names the case, the tax year and the period.
func (p presenter) eyebrow() string {
	return p.lang.T("calculator.eyebrow", text.With("case", p.caseName),
		text.Count("year", p.scenario.TaxYear), text.Count("years", p.years()))
}

// eyebrowYears are the tax year and the period.
func (p presenter) eyebrowYears() string {
	return p.lang.T("compare.years", text.Count("year", p.scenario.TaxYear), text.Count("years", p.years()))
}

// full tells whether the audience may see what the offer costs the company and
// the government. A candidate's link shows what reaches the candidate.
func (p presenter) full() bool { return p.audience == db.Full || p.audience == db.Board }

func (p presenter) years() int                { return len(p.doc.Result.Years) }
func (p presenter) summary() document.Summary { return p.doc.Result.Summary }
func (p presenter) first() document.Year      { return p.doc.Result.Years[0] }

// share is the match rate as a share of the cost.
func (p presenter) share() money.Rate { return p.scenario.Policy.Share() }

// matched tells whether there is a policy to speak of.
func (p presenter) matched() bool { return !p.share().IsZero() }

// passes tells whether the subsidy reaches the candidate's package.
func (p presenter) passes() bool { return !p.scenario.Policy.PassThrough.IsZero() }

func (p presenter) basisWord() string { return p.basisNamed(p.basis) }

func (p presenter) basisNamed(b gap.Basis) string { return p.lang.T("calculator.basis." + b.String()) }

// matchBase is the cost that is matched, in words.
func (p presenter) matchBase() string {
	return p.lang.T("calculator.match_base." + p.scenario.Policy.Base.String())
}

// wonOn picks the amount of a basis.
func wonOn(all document.WonByBasis, b gap.Basis) money.Money {
	switch b {
	case gap.Gross:
		return all.Gross.Money()
	case gap.TakeHome:
		return all.TakeHome.Money()
	}
	return all.PurchasingPower.Money()
}

// ratioOn picks the ratio of a basis, nil where there is none.
func ratioOn(all document.Ratios, b gap.Basis) *float64 {
	switch b {
	case gap.Gross:
		return all.Gross
	case gap.TakeHome:
		return all.TakeHome
	}
	return all.PurchasingPower
}

// ratio prints how many times as much; a dash where ours is nothing.
func (p presenter) ratio(r *float64) string {
	if r == nil {
		return noRatio
	}
	return p.lang.Ratio(*r)
}

// ratioWords is ratio for sentences.
func (p presenter) ratioWords(r *float64) string {
	if r == nil {
		return noRatio
	}
	return p.lang.RatioWords(*r)
}

const noRatio = "–"

// perYear is a total over the horizon as the average of its years.
func (p presenter) perYear(total money.Money) money.Money {
	return total.Mul(money.Fraction(1, int64(p.years())), money.HalfUp(total.Currency()))
}

// overYears is the sum of an amount over the horizon.
func (p presenter) overYears(of func(document.Year) money.Money) money.Money {
	var total money.Money
	for _, y := range p.doc.Result.Years {
		total = total.Add(of(y))
	}
	return total
}

// market is the scenario's rate of exchange.
func (p presenter) market() money.Quote {
	return money.Quote{KRWPerUSD: p.scenario.Market.KRWPerUSD}
}

// sameLiving is the price of the same life: won in Korea for a dollar there.
func (p presenter) sameLiving() money.Quote {
	return money.Quote{KRWPerUSD: p.scenario.Market.SameLivingRate(), Kind: money.PurchasingPower}
}

func (p presenter) toWon(m money.Money) money.Money {
	return money.Convert(m, money.KRWCurrency, p.market())
}

func (p presenter) toDollars(m money.Money) money.Money {
	return money.Convert(m, money.USDCurrency, p.market())
}

// krwPerUSD prints the rate of exchange.
func (p presenter) krwPerUSD() string {
	return text.Decimal(p.scenario.Market.KRWPerUSD.Float(), 2)
}

// percent prints a rate for a sentence: 50%, 33.3%.
func percent(r money.Rate) string { return text.Percent(r.Float()) }

// percentUp prints a rate that was solved for: cut down to a tenth of a percent
// it would miss its aim.
func percentUp(r money.Rate) string {
	tenths := (r.Num()*tenthsOfPercent + r.Den() - 1) / r.Den()
	return percent(money.Fraction(tenths, tenthsOfPercent))
}

const tenthsOfPercent = 1000

// signed is a short amount without its currency, with a plus where it adds.
func (p presenter) signed(m money.Money) string {
	if m.Sign() > 0 {
		return "+" + p.bare(m)
	}
	return p.bare(m)
}

// bare is a short amount without its currency, for charts whose unit stands
// above: 6.5억, or 654 where the unit is a million won.
func (p presenter) bare(m money.Money) string {
	if p.lang != text.English {
		return text.WithoutCurrency(p.lang.Short(m))
	}
	if m.Sign() < 0 {
		return minusSign + p.bare(m.Neg())
	}
	millions := m.Mul(money.Fraction(1, wonInChartUnit/10), money.WonHalfUp)
	if millions.Minor() >= 1000 {
		return text.Digits(m.Mul(money.Fraction(1, wonInChartUnit), money.WonHalfUp))
	}
	return text.Decimal(money.Fraction(millions.Minor(), 10).Float(), 1)
}

const (
	// wonInChartUnit is what English charts count in.
	wonInChartUnit = 1_000_000
	minusSign      = "−"
)

// plot is an amount as a length in a chart.
func plot(m money.Money) float64 { return float64(m.Minor()) }
