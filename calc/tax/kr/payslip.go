package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// MonthOfPay is one month's pay and what withholding depends on.
type MonthOfPay struct {
	Month          int              // 1 to 12
	Gross          worksheet.Amount // cash of the month, the non-taxable part included
	NonTaxable     worksheet.Amount // of the month
	Family         int              // the worker, spouse and dependents, children included
	CreditChildren int              // those of the family with the child credit
}

var (
	linesWithheldChildren = newChildLines("kr.withholding.child_reduction")
	lineWithheldFull      = worksheet.NewLine("kr.withholding.full")
	lineWithheldShare     = worksheet.NewLine("kr.withholding.relieved")
)

// Payslip is what becomes of one month's pay when income tax is withheld by
// the table instead of settled for the year. The employer's yearly lines are
// the month's part of them.
func (r *Rules) Payslip(s *worksheet.Sheet, f Firm, regime tax.Regime, m MonthOfPay) Result {
	s = under(s, regime)
	pay := tax.Pay{Cash: m.Gross, NonTaxable: m.NonTaxable}
	taxable := taxablePay(s, pay)
	var d dues
	var e employerSide
	if employed(pay) {
		d, e = r.contributionsOf(s, m.Month, f, taxable, m.Gross)
	}
	incomeTax := r.withheldFrom(s, regime, m, pay, taxable, d, e.unemployment)
	return settle(s, regime, pay, incomeTax, r.local.on(s, incomeTax), d, e)
}

// contributionsOf are both sides' of one month.
func (r *Rules) contributionsOf(s *worksheet.Sheet, month int, f Firm, taxable, cash worksheet.Amount) (d dues, e employerSide) {
	yearly := s.Times(lineYearlyPay, taxable, monthsOfYear)
	d.halves = r.halvesOfMonth(s, month, taxable, yearly)
	r.restOfMonth(s, month, f, &d, &e, taxable, yearly, cash)
	return d, e
}

// halvesOfMonth are one side's pension, health and care contributions of one
// month, on the pay that they are charged on.
func (r *Rules) halvesOfMonth(s *worksheet.Sheet, month int, taxable, yearly worksheet.Amount) (h halves) {
	health := at(r.health, month).premium(s, yearly)
	pensionPay := s.Round(linePensionPay, taxable, money.TruncateTo1000Won)
	h.pension = s.Sum(linesPension.year, at(r.pension, month).contribution(s, pensionPay))
	h.health = s.Sum(linesHealth.year, health)
	h.care = s.Sum(linesCare.year, at(r.care, month).premium(s, health))
	return h
}

// restOfMonth are the contributions that have no ceiling, on all pay of the
// month, and the employer's halves.
func (r *Rules) restOfMonth(s *worksheet.Sheet, month int, f Firm, d *dues, e *employerSide, taxable, yearly, cash worksheet.Amount) {
	d.employment = s.Sum(linesEmployment.year, at(r.employment, month).ofEmployee(s, yearly))
	e.unemployment = s.Sum(linesUnemployment.year, at(r.employment, month).ofEmployer(s, yearly))
	r.employer.levies(s, f, e, taxable, cash)
	e.halves = d.equalTo(s)
	e.total(s)
}

// withheldFrom is the income tax withheld from the month's pay. Under the
// reliefs the employer withholds the tax less the relief; under the flat rate
// the rate of all wage income of the month (조세특례제한법 제18조의2제4항, on
// application). Tax under a thousand won is not collected.
// law: 조세특례제한법 제18조의3제2항, 조세특례제한법 제18조제3항, 소득세법 제86조
func (r *Rules) withheldFrom(s *worksheet.Sheet, regime tax.Regime, m MonthOfPay, pay tax.Pay, taxable worksheet.Amount, d dues, unemployment worksheet.Amount) worksheet.Amount {
	if regime == tax.ForeignFlat {
		return r.flat.on(s, pay, d.halves, unemployment)
	}
	return r.collected(s, regime, m.Month, r.tableTax(s, m, taxable))
}

// tableTax is the tax of the withholding table on a month's taxable pay, before
// any relief.
func (r *Rules) tableTax(s *worksheet.Sheet, m MonthOfPay, taxable worksheet.Amount) worksheet.Amount {
	children := at(r.withheld, m.Month).children
	table := r.table.tax(s, taxable, m.Family)
	return s.Excess(lineWithheldFull, table, children.amount(s, linesWithheldChildren, m.CreditChildren))
}

// collected is what is withheld of the tax under the regime.
func (r *Rules) collected(s *worksheet.Sheet, regime tax.Regime, month int, withheld worksheet.Amount) worksheet.Amount {
	switch regime {
	case tax.ReturningTalent:
		withheld = s.Mul(lineWithheldShare, withheld, r.returning.withheld, money.TruncateTo10Won)
	case tax.ForeignEngineer:
		withheld = s.Mul(lineWithheldShare, withheld, r.engineer.withheld, money.TruncateTo10Won)
	}
	if withheld.Less(at(r.withheld, month).notCollected) {
		return worksheet.Amount{}
	}
	return s.Round(lineIncomeTax, withheld, money.TruncateTo10Won)
}
