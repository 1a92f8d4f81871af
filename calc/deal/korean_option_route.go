package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// countPrice adds what the exercise pays for shares to those of its year.
func (g *grantTaxed) countPrice() {
	if g.exercises() && g.computable() {
		year := g.option.Exercised.Year()
		g.used.paid[year] = g.option.Strike.Times(int64(g.option.Shares)).Add(money.KRW(g.used.paid[year].Minor()))
	}
}

// paidOver tells whether more than the limit was paid for shares in the window
// of any exercise from the year on that it lies in.
func (u *exemptions) paidOver(limit money.Money, year, back int) bool {
	for last := year; last <= year+back; last++ {
		total := money.KRW(0)
		for y := last - back; y <= last; y++ {
			total = total.Add(money.KRW(u.paid[y].Minor()))
		}
		if _, exercised := u.paid[last]; exercised && limit.Less(total) {
			return true
		}
	}
	return false
}

// beside is the sheet through another lens: the same line for another route.
func beside(s *worksheet.Sheet, lens worksheet.Lens) *worksheet.Sheet {
	scope := s.Scope()
	scope.Lens = lens
	return s.In(scope)
}

// routes are the ways of taxing the gain, compared on the day of the sale.
func (g *grantTaxed) routes(s *worksheet.Sheet, gain, paid, exempt worksheet.Amount, sold law.Date) []OptionRoute {
	price := g.priceOn(beside(s, worksheet.CashOnly), sold)
	proceeds := s.Times(lineOptProceed, price, int64(g.option.Shares))
	wages := g.asWages(s, gain, paid, exempt, proceeds, sold)
	instalments := wages
	instalments.Route, instalments.Reasons = routeInstalments, g.notExempt()
	instalments.Allowed = len(instalments.Reasons) == 0
	instalments.Due = g.inParts(wages.Due)
	instalments.FirstYear = dueBy(instalments.Due, g.option.Exercised.Year()+1)
	return []OptionRoute{wages, instalments, g.asGains(s, paid, exempt, proceeds, sold)}
}

// asWages taxes the gain beyond the exemption as pay of the year of exercise,
// and the rise after the exercise as a gain of the sale.
// law: 소득세법 제20조제1항
func (g *grantTaxed) asWages(s *worksheet.Sheet, gain, paid, exempt, proceeds worksheet.Amount, sold law.Date) OptionRoute {
	taxed := s.Sub(lineOptTaxed, gain, exempt)
	rise := s.Excess(lineOptRise, proceeds, s.Sum(lineOptCost, paid, gain))
	out := OptionRoute{Route: routeWages, Allowed: true}
	g.settle(s, &out, taxed, exempt, rise, paid, proceeds, sold)
	return out
}

var (
	lineOptCost    = worksheet.NewLine("deal.option.cost_of_shares")
	lineOptMarket  = worksheet.NewLine("deal.option.worth_at_grant")
	lineOptBelow   = worksheet.NewLine("deal.option.below_worth_at_grant")
	lineOptBasis   = worksheet.NewLine("deal.option.basis_of_gain")
	lineOptBelowEx = worksheet.NewLine("deal.option.exempt_of_discount")
	lineOptMore    = worksheet.NewLine("deal.option.exempt_of_gain")
	lineOptGross   = worksheet.NewLine("deal.option.gain_before_exemption")
	lineOptAtSale  = worksheet.NewLine("deal.option.gain_at_sale")
)

// asGains taxes at the sale what it brings beyond the greater of the strike and
// the worth at the grant, less the exemption: A − B − (C − D). What the strike
// lies below the worth at the grant is pay of the year of exercise.
// law: 조세특례제한법 제16조의4
func (g *grantTaxed) asGains(s *worksheet.Sheet, paid, exempt, proceeds worksheet.Amount, sold law.Date) OptionRoute {
	s = beside(s, worksheet.OnPaper)
	shares := int64(g.option.Shares)
	atGrant := s.Times(lineOptMarket, g.priceOn(s, g.option.Resolved), shares)
	discount := s.Excess(lineOptBelow, atGrant, paid)
	ofDiscount := s.Min(lineOptBelowEx, discount, exempt)
	gross := s.Excess(lineOptGross, proceeds, s.Max(lineOptBasis, paid, atGrant))
	gain := s.Excess(lineOptAtSale, gross, s.Sub(lineOptMore, exempt, ofDiscount))
	out := OptionRoute{Route: routeGains, Reasons: g.notElectable(sold)}
	out.Allowed = len(out.Reasons) == 0
	g.settle(s, &out, s.Sub(lineOptTaxed, discount, ofDiscount), ofDiscount, gain, paid, proceeds, sold)
	return out
}

// notElectable are the reasons why the gain cannot be taxed at the sale.
// law: 조세특례제한법 제16조의4
func (g *grantTaxed) notElectable(sold law.Date) []string {
	reasons := g.notExempt()
	year := g.option.Exercised.Year()
	limit, back := g.rulesIn(year).OptionPriceLimit()
	if g.used.paidOver(limit.Money(), year, back) {
		reasons = append(reasons, "exercise_prices_over_limit")
	}
	if sold < monthsAfter(g.option.Exercised, monthsOfYear*g.rules.OptionHoldingYears()) {
		reasons = append(reasons, "sold_too_early")
	}
	return reasons
}

// settle fills in the taxes of a route and what it leaves.
func (g *grantTaxed) settle(s *worksheet.Sheet, out *OptionRoute, taxed, exempt, atSale, paid, proceeds worksheet.Amount, sold law.Date) {
	out.asPay = equityPay{taxed, exempt}
	income, dues, company := g.onTopOfPay(out.asPay)
	income = s.Sum(lineOptTax, s.Input("solved.option_tax", income.Money()))
	atExercise := s.Sum(lineOptDue, income, s.Input("solved.option_contributions", dues))
	gains := g.rulesIn(sold.Year()).ShareGainsTax(s, atSale, g.sc.Employer.SME)
	out.TaxedAsPay, out.AtExercise, out.AtSale = taxed.Money(), atExercise.Money(), gains.Money()
	out.Left = s.Sub(lineOptLeft, proceeds, paid, atExercise, gains).Money()
	out.CompanyCost = s.Sum(lineOptCompany, s.Input("solved.option_employer_dues", company)).Money()
	out.Due = g.due(income.Money(), dues, gains.Money(), sold)
	out.FirstYear = dueBy(out.Due, g.option.Exercised.Year()+1)
}

// onTopOfPay are the income tax with the local tax, and the contributions of
// both sides, on gains on top of the pay of the year of exercise and of the
// gains of the grants that were exercised before in that year.
func (g *grantTaxed) onTopOfPay(gains equityPay) (income worksheet.Amount, dues, company money.Money) {
	i := g.option.Exercised.Year() - g.first.Year()
	rules := g.rulesIn(g.option.Exercised.Year())
	cash := g.cashIn(i)
	pay := tax.Pay{Cash: cash, NonTaxable: worksheet.Plain(g.sc.Offer.NonTaxableMonthly.Times(monthsOfYear).Min(cash.Money()))}
	regime := g.regimeAt(g.option.Exercised)
	person := g.person(rules, i)
	all := g.used.asPay
	pay.Equity, pay.ExemptEquity = all.taxed, all.exempt
	before := rules.Compute(nil, person, g.firm, regime, pay)
	all.add(gains)
	pay.Equity, pay.ExemptEquity = all.taxed, all.exempt
	after := rules.Compute(nil, person, g.firm, regime, pay)
	more := after.IncomeTax.Minor() + after.LocalIncomeTax.Minor() - before.IncomeTax.Minor() - before.LocalIncomeTax.Minor()
	return worksheet.Plain(money.KRW(more)), after.EmployeeDues.Money().Sub(before.EmployeeDues.Money()), after.EmployerDues.Money().Sub(before.EmployerDues.Money())
}

// cashIn is the offer's cash of the i-th calendar year of work, from 0, as of a
// whole year.
func (h *hiring) cashIn(i int) worksheet.Amount {
	return h.sc.Offer.Package.Years(nil, worksheet.Offer, i+1, worksheet.CashOnly)[i].Cash
}

// The return for a year of income and that for the sales of half a year.
// law: 소득세법 제70조, 소득세법 제105조
const (
	returnMonth = 5
	halfYear    = 6
)

// due are the taxes and when: contributions and the tax on pay with the pay of
// the month, the tax on the sale two months after its half-year.
func (g *grantTaxed) due(income, dues, gains money.Money, sold law.Date) []OptionDue {
	exercised := g.option.Exercised
	year, month := sold.Year(), halfYear+2
	if sold.Month() > halfYear {
		year, month = year+1, 2
	}
	return owed(
		OptionDue{"contributions", exercised.Year(), exercised.Month(), dues},
		OptionDue{"income_tax", exercised.Year(), exercised.Month(), income},
		OptionDue{"capital_gains_tax", year, month, gains},
	)
}

// owed are those of the amounts that are not nothing.
func owed(due ...OptionDue) []OptionDue {
	return slices.DeleteFunc(due, func(one OptionDue) bool { return one.Amount.IsZero() })
}

// inParts spreads the income tax over the returns for the year of exercise and
// the years after.
// law: 조세특례제한법 제16조의3
func (g *grantTaxed) inParts(due []OptionDue) []OptionDue {
	var out []OptionDue
	for _, one := range due {
		if one.What != "income_tax" {
			out = append(out, one)
			continue
		}
		n := g.rules.OptionInstalments()
		left := one.Amount
		for k := range n {
			part := one.Amount.Mul(money.Fraction(1, int64(n)), money.TruncateToWon)
			if k == n-1 {
				part = left
			}
			left = left.Sub(part)
			out = append(out, OptionDue{"income_tax", one.Year + 1 + k, returnMonth, part})
		}
	}
	return out
}

// dueBy is what is due by the end of a year.
func dueBy(due []OptionDue, year int) money.Money {
	total := money.KRW(0)
	for _, one := range due {
		if one.Year <= year {
			total = total.Add(one.Amount)
		}
	}
	return total
}

// best is the allowed route that leaves most, of those that leave the same the
// one with the least due early.
func best(routes []OptionRoute) string {
	at := 0
	for i := range routes {
		r, b := &routes[i], &routes[at]
		if r.Allowed && (b.Left.Less(r.Left) || b.Left.Cmp(r.Left) == 0 && r.FirstYear.Less(b.FirstYear)) {
			at = i
		}
	}
	return routes[at].Route
}
