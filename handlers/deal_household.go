package handlers

import (
	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// household shows what the family has left at the end of a year, there and here.
func (p dealPresenter) household() *views.DealSection {
	h := p.result.Household
	out := &views.DealSection{
		ID: "household", Title: p.householdMessage(), Sub: p.say("household.sub", text.With("rate", text.Decimal(p.deal.Scenario.Market.KRWPerUSD.Float(), 2))),
		Tables: []views.TablePanel{{ID: "household-year", Table: p.householdTable(&h)}}, Note: p.say("household.note"),
		Offers: p.citedLiving(func(field string) bool { return ofHousehold[field] }),
	}
	for _, field := range append(h.America.Missing, h.Korea.Missing...) {
		out.Flags = append(out.Flags, p.flag(false, p.say("household.missing", text.With("field", p.lang.Field(field)))))
	}
	difference := p.exactly(p.say("household.difference"), h.DifferenceWon, h.DifferenceWon, "deal.household.difference")
	difference.Note, difference.Sum = p.lang.Exact(h.DifferenceUSD), true
	out.Lines = []views.DealLine{difference}
	return out
}

func (p dealPresenter) householdMessage() string {
	more := p.result.Household.DifferenceWon
	switch more.Sign() {
	case 0:
		return p.say("household.title_same")
	case -1:
		return p.say("household.title_less", p.amount("amount", more.Neg()), p.amount("other", p.result.Household.DifferenceUSD.Neg()))
	}
	return p.say("household.title_more", p.amount("amount", more), p.amount("other", p.result.Household.DifferenceUSD))
}

// householdTable is the year in both currencies, line by line.
func (p dealPresenter) householdTable(h *deal.HouseholdYear) ui.Table {
	table := ui.Table{Caption: p.say("household.caption"), Head: numeric(p.say("household.row"), p.say("household.america"), p.say("household.korea"))}
	row := func(key string, sum bool, of func(*deal.HouseholdSide) money.Money, lines ...string) {
		c := cells{p: p, row: ui.Row{Head: p.say("household." + key), Sum: sum}}
		p.addWords(&c, of(&h.America), sideCurrent, lines)
		p.addWords(&c, of(&h.Korea), sideOffer, lines)
		table.Rows = append(table.Rows, c.row)
	}
	row("take_home", false, func(s *deal.HouseholdSide) money.Money { return s.TakeHome }, "deal.household.take_home_in_cash")
	row("spouse", false, func(s *deal.HouseholdSide) money.Money { return s.Spouse }, "deal.household.spouse_take_home")
	row("rent", false, func(s *deal.HouseholdSide) money.Money { return s.Rent.Neg() }, "deal.household.housing", "deal.household.rent", "deal.household.loan_interest")
	row("school", false, func(s *deal.HouseholdSide) money.Money { return s.School.Neg() }, "deal.household.school")
	row("childcare", false, func(s *deal.HouseholdSide) money.Money { return s.Childcare.Neg() }, "deal.household.childcare")
	row("living", false, func(s *deal.HouseholdSide) money.Money { return s.Living.Neg() }, "deal.household.living")
	row("left_won", true, func(s *deal.HouseholdSide) money.Money { return s.LeftWon }, "deal.household.left_converted", "deal.household.left")
	row("left_usd", true, func(s *deal.HouseholdSide) money.Money { return s.LeftUSD }, "deal.household.left_converted", "deal.household.left")
	row("equity", false, func(s *deal.HouseholdSide) money.Money { return s.Equity }, "deal.household.equity")
	return table
}

// addWords puts an amount of either currency into a row; costs stand with a
// minus, of which the step has none.
func (p dealPresenter) addWords(c *cells, m money.Money, side string, lines []string) {
	printed, link := noRatio, ""
	if !m.IsZero() {
		printed = p.lang.Exact(m)
	}
	for i := 0; i < len(lines) && link == "" && !m.IsZero(); i++ {
		k := document.Key{Line: lines[i], Side: side}
		if link = p.workingAt(m, k); link == "" {
			link = p.workingAt(m.Neg(), k)
		}
	}
	c.row.Cells, c.row.Links = append(c.row.Cells, printed), append(c.row.Links, link)
}
