package handlers

import (
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// payYear is the gross pay of one year in won, in the parts that the chart
// stacks.
type payYear struct {
	year                       int
	cash, equity               money.Money // at present
	ourCash, ourEquity, added  money.Money // offered, and added by the match
	carried                    bool        // by law that is not yet that year's
	withoutSupport, outsideSum bool
}

func (y payYear) reference() money.Money { return y.cash.Add(y.equity) }
func (y payYear) ours() money.Money      { return y.ourCash.Add(y.ourEquity).Add(y.added) }

// yearBars show which years: gross pay by year, the reference beside our offer.
func (p presenter) yearBars() views.Figure {
	years := p.payYears()
	in := chart.YearBarsInput{ID: "year-bars", Title: p.lang.T("calculator.years.drawing"), Desc: p.yearsDescription(years)}
	table := ui.Table{Caption: p.lang.T("answer.years.caption"), Head: []ui.Column{
		{Text: p.lang.T("calculator.years.column")}, {Text: p.lang.T("calculator.years.reference"), Numeric: true},
		{Text: p.lang.T("calculator.years.offer"), Numeric: true}, {Text: p.lang.T("answer.years.added"), Numeric: true}, {Text: p.lang.T("answer.years.total"), Numeric: true},
	}}
	for _, y := range years {
		in.Years = append(in.Years, p.yearGroup(y))
		row := ui.Row{Head: p.lang.T("calculator.years.year", text.Count("n", y.year)), Cells: []string{
			text.Digits(y.reference()), text.Digits(y.ourCash.Add(y.ourEquity)), text.Digits(y.added), text.Digits(y.ours()),
		}, Links: p.yearLinks(y)}
		switch {
		case y.outsideSum:
			row.Note = p.lang.T("calculator.years.after")
		case y.carried:
			row.Note = p.lang.T("calculator.years.carried")
		}
		table.Rows = append(table.Rows, row)
	}
	return views.Figure{
		ID: "years", Message: p.yearsMessage(years), Sub: p.lang.T("calculator.years.sub", text.With("unit", p.lang.T("answer.chart_unit"))),
		Key: p.yearsKey(years), Drawing: chart.YearBars(in), Table: table,
	}
}

// yearLinks lead to the workings of a row. The year after the horizon is that of
// a longer one.
func (p presenter) yearLinks(y payYear) []string {
	to := func(line, side string) string { return p.inYear(line, side, y.year) }
	if y.outsideSum {
		if y.year > longestHorizon {
			return nil
		}
		to = func(line, side string) string {
			return p.changedTo(line, side, y.year, change{years: strconv.Itoa(y.year)})
		}
	}
	return []string{to(document.WonOf+"pay.gross", sideCurrent), to("pay.gross", sideOffer), to("raise.gross", ""), to("pay.gross", sidePolicy)}
}

// payYears are the years of the horizon, and the one after it where the support
// ends with the horizon: what comes then is part of the offer too. Gross pay
// depends on no law, so that year needs none.
func (p presenter) payYears() []payYear {
	var years []payYear
	for _, y := range p.doc.Result.Years {
		gross, equity := p.toWon(y.Current.GrossPay.Money()), p.toWon(y.Current.EquityCounted.Money())
		years = append(years, payYear{
			year: y.Year, cash: gross.Sub(equity), equity: equity, carried: p.carriedIn(y.Year),
			ourCash: y.Offer.CashPay.Money(), ourEquity: y.Offer.EquityCounted.Money(),
			added:          y.OfferWithPolicy.GrossPay.Money().Sub(y.Offer.GrossPay.Money()),
			withoutSupport: p.matched() && y.OfferWithPolicy.Subsidy == 0 && p.first().OfferWithPolicy.Subsidy > 0,
		})
	}
	if n := p.years(); p.first().OfferWithPolicy.Subsidy > 0 && p.scenario.Policy.Years == n {
		current, ours := p.payAfter(p.scenario.Current.Package, worksheet.Current), p.payAfter(p.scenario.Offer.Package, worksheet.Offer)
		years = append(years, payYear{
			year: n + 1, cash: p.toWon(current.Cash.Money()), equity: p.toWon(current.Equity.Money().Add(current.Options.Money())),
			ourCash: ours.Cash.Money(), ourEquity: ours.Equity.Money().Add(ours.Options.Money()), added: money.KRW(0),
			withoutSupport: true, outsideSum: true,
		})
	}
	return years
}

// payAfter is a package's pay in the year after the horizon.
func (p presenter) payAfter(of offer.Package, side worksheet.Side) offer.Year {
	n := p.years() + 1
	return of.Years(nil, side, n, worksheet.RiskAdjusted)[n-1]
}

func (p presenter) yearGroup(y payYear) chart.YearGroup {
	part := func(key string, m money.Money, tone chart.Tone) chart.Part {
		return chart.Part{Value: plot(m), Tone: tone, Title: p.lang.T("calculator.years.mark",
			text.Count("year", y.year), text.With("item", p.lang.T(key)), text.With("amount", p.lang.Words(m)))}
	}
	g := chart.YearGroup{
		Label: p.lang.T("calculator.years.year", text.Count("n", y.year)), After: y.outsideSum,
		Left: chart.StackedBar{Total: p.bare(y.reference()), Ink: "tr", Parts: []chart.Part{
			part("calculator.years.base", y.cash, chart.Reference), part("calculator.years.equity", y.equity, chart.ReferenceMid),
		}},
		Right: chart.StackedBar{Total: p.bare(y.ours()), Ink: "tc", Parts: []chart.Part{
			part("calculator.years.offer", y.ourCash, chart.Candidate), part("calculator.years.own_equity", y.ourEquity, chart.CandidateMid),
			part("calculator.years.match", y.added, chart.State),
		}},
	}
	if y.withoutSupport {
		g.Note = p.lang.T("calculator.years.after")
	}
	return g
}

// yearsKey explains the parts that there are.
func (p presenter) yearsKey(years []payYear) []views.KeyItem {
	has := func(part func(payYear) money.Money) bool {
		return slices.ContainsFunc(years, func(y payYear) bool { return part(y).Sign() > 0 })
	}
	items := []views.KeyItem{{Tone: "ref", Name: p.lang.T("calculator.years.base")}}
	for _, k := range []struct {
		tone, key string
		part      func(payYear) money.Money
	}{
		{"ref-mid", "calculator.years.equity", func(y payYear) money.Money { return y.equity }},
		{"candidate", "calculator.years.offer", func(y payYear) money.Money { return y.ourCash }},
		{"candidate-mid", "calculator.years.own_equity", func(y payYear) money.Money { return y.ourEquity }},
		{"state", "calculator.years.match", func(y payYear) money.Money { return y.added }},
	} {
		if has(k.part) {
			items = append(items, views.KeyItem{Tone: k.tone, Name: p.lang.T(k.key)})
		}
	}
	return items
}

// yearsMessage is the chart's title: the end of support before the end of a
// relief before a slow change.
func (p presenter) yearsMessage(years []payYear) string {
	first, last := years[0], years[len(years)-1]
	if i := slices.IndexFunc(years, func(y payYear) bool { return y.withoutSupport }); i >= 0 {
		if ratio, ok := years[i].reference().Ratio(years[i].ours()); ok {
			return p.supportEndsMessage(years[i], ratio)
		}
	}
	if year, ended := p.reliefEnds(); ended {
		return p.lang.T("calculator.years.title_relief_ends", text.Count("year", year))
	}
	from, ok := first.reference().Ratio(first.ours())
	to, alike := last.reference().Ratio(last.ours())
	if !ok || !alike {
		return p.lang.T("calculator.years.drawing")
	}
	if p.lang.Ratio(from) == p.lang.Ratio(to) {
		return p.lang.T("calculator.years.title_steady", text.Count("years", len(years)), text.With("ratio", p.lang.RatioWords(to)))
	}
	return p.lang.T("calculator.years.title_moves", text.With("first", p.lang.RatioWords(from)), text.With("last", p.lang.RatioWords(to)), text.Count("years", len(years)))
}

// supportEndsMessage says how far apart both are in the first year without
// support: in gross pay, which the chart shows, and by purchasing power where
// that differs.
func (p presenter) supportEndsMessage(y payYear, gross float64) string {
	if gross <= 1 {
		return p.lang.T("answer.years.title_stays_higher")
	}
	ratio := text.With("ratio", p.ratioWords(&gross))
	if living := p.livingRatio(y); living != nil {
		return p.lang.T("answer.years.title_ends_living", ratio, text.With("living", p.ratioWords(living)))
	}
	return p.lang.T("calculator.years.title_support_ends", ratio)
}

// longestHorizon is the longest comparison that can be asked for, in years.
const longestHorizon = 10

// livingRatio is the ratio by purchasing power in one of the chart's years. The
// year after the horizon has to be computed; nil where it cannot be.
func (p presenter) livingRatio(y payYear) *float64 {
	if !y.outsideSum {
		return p.yearRatio(p.doc.Result.Years[y.year-1], gap.PurchasingPower)
	}
	longer := p.scenario
	longer.Horizon = y.year
	if longer.Horizon > longestHorizon {
		return nil
	}
	result, sure := p.again(longer)
	if !sure {
		return nil
	}
	after := result.Years[y.year-1]
	ratio, ok := money.Convert(after.Current.TakeHome, money.KRWCurrency, p.sameLiving()).Ratio(after.Policy.TakeHome)
	if !ok {
		return nil
	}
	return &ratio
}

func (p presenter) yearsDescription(years []payYear) string {
	first, last := years[0], years[len(years)-1]
	return p.lang.T("calculator.years.desc",
		text.With("reference", p.lang.Short(first.reference())), text.With("offer", p.lang.Short(first.ours())), text.Count("years", last.year),
		text.With("last_reference", p.lang.Short(last.reference())), text.With("last_offer", p.lang.Short(last.ours())))
}
