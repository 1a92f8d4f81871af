package handlers

import (
	"slices"
	"time"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// say is a text of the page of the negotiation.
func (p dealPresenter) say(key string, args ...text.Arg) string {
	return p.lang.T("deal."+key, args...)
}

func (p dealPresenter) amount(name string, m money.Money) text.Arg {
	return text.With(name, p.lang.Words(m))
}

// day prints a day in words.
func (p dealPresenter) day(d law.Date) string { return p.lang.Date(dayOf(d)) }

// dayAfter prints a day after the last day, which names its year.
func (p dealPresenter) dayAfter(d law.Date) string {
	if d.Year() == p.result.Leaving.Day.Year() {
		return p.lang.DayOfYear(dayOf(d))
	}
	return p.day(d)
}

// month prints the month of a day.
func (p dealPresenter) month(d law.Date) string { return p.lang.Month(d.Year(), time.Month(d.Month())) }

// other is an amount in the other currency, at the scenario's rate.
func (p dealPresenter) other(m money.Money) money.Money {
	to := money.KRWCurrency
	if m.Currency() == money.KRWCurrency {
		to = money.USDCurrency
	}
	return money.Convert(m, to, money.Quote{KRWPerUSD: p.deal.Scenario.Market.KRWPerUSD})
}

// both is an amount with what it is in the other currency.
func (p dealPresenter) both(m money.Money) string {
	return p.say("both", p.amount("amount", m), p.amount("other", p.other(m)))
}

// bothLine is a line whose note says the amount in the other currency.
func (p dealPresenter) bothLine(label string, m money.Money, id string) views.DealLine {
	line := p.line(label, m, id)
	if !m.IsZero() {
		line.Note = p.lang.Words(p.other(m))
	}
	return line
}

// cell is an amount of a table whose caption names the currency: dollars whole,
// won as one says them.
func (p dealPresenter) cell(m money.Money) string {
	if m.Currency() == money.USDCurrency {
		return text.Digits(m.Mul(money.Fraction(1, 100), money.CentHalfUp).Times(100))
	}
	return text.WithoutCurrency(p.lang.Words(m))
}

// cells are a row of amounts, each with the working of its line.
type cells struct {
	p   dealPresenter
	row ui.Row
}

// add puts an amount into the row; one of several lines may have come to it.
// Nothing that nothing was computed of is a dash.
func (c *cells) add(m money.Money, keys ...document.Key) {
	shown, link := c.p.cell(m), ""
	for i := 0; i < len(keys) && link == ""; i++ {
		link = c.p.workingAt(m, keys[i])
	}
	if m.IsZero() && link == "" {
		shown = noRatio
	}
	c.row.Cells, c.row.Links = append(c.row.Cells, shown), append(c.row.Links, link)
}

// say puts words into the row.
func (c *cells) say(words string) {
	c.row.Cells, c.row.Links = append(c.row.Cells, words), append(c.row.Links, "")
}

// numeric are the heads of a table of amounts.
func numeric(first string, heads ...string) []ui.Column {
	columns := []ui.Column{{Text: first}}
	for _, head := range heads {
		columns = append(columns, ui.Column{Text: head, Numeric: true})
	}
	return columns
}

// regimeName is short, for tables and sentences.
func (p dealPresenter) regimeName(id string) string {
	return p.lang.T("calculator.option.regime." + id)
}

// regimeStanding says whether a regime can be used: applied, open, or only once
// its conditions are proven.
func (p dealPresenter) regimeStanding(open, applied bool) string {
	switch {
	case applied:
		return p.say("standing.applied")
	case open:
		return p.say("standing.open")
	}
	return p.say("standing.if_proven")
}

// refused tells whether a condition of the regime is known not to be met on the
// first day: what it would leave is no choice then.
func (p dealPresenter) refused(regime string) bool {
	return regime != tax.Resident.String() && slices.ContainsFunc(p.result.Entry.Regimes, func(r deal.EntryRegime) bool {
		return r.Regime == regime && len(r.Refused) > 0
	})
}
