package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	lineWages      = worksheet.NewLine("kr.wages")
	lineTaxablePay = worksheet.NewLine("kr.taxable_pay")
	lineYearlyPay  = worksheet.NewLine("kr.yearly_taxable_pay")
)

// aTwelfth makes a month's pay of a year's: a convention of the comparison, no
// number of law. A month's pay is not cut to the won before a rate is applied;
// what the law cuts is the contribution.
var aTwelfth = worksheet.PlainRate(money.Fraction(1, monthsOfYear))

// ofAMonth is the rate on a month's pay, as a share of the year's pay.
func ofAMonth(rate worksheet.Rate) worksheet.Product { return worksheet.ProductOf(aTwelfth, rate) }

// taxablePay is the total pay of the law (총급여액): cash and counted equity
// less the non-taxable part.
func taxablePay(s *worksheet.Sheet, pay tax.Pay) worksheet.Amount {
	wages := s.Sum(lineWages, pay.Cash, pay.Equity)
	return s.Excess(lineTaxablePay, wages, pay.NonTaxable)
}

// employed tells whether there is pay at all. Without pay there is no
// employment to insure, so the floors of pension and health do not apply.
func employed(pay tax.Pay) bool { return pay.Cash.Minor() > 0 || pay.Equity.Minor() > 0 }

// Person is what the tax of an earner depends on besides pay.
type Person struct {
	Dependents     int // people besides the earner with the basic deduction, children included
	CreditChildren int // those of them with the child credit
}

// Firm is what the employer's contributions depend on besides pay.
type Firm struct {
	Employees       int  // 0 counts as a small firm
	PriorityFirm    bool // 우선지원대상기업: small and medium firms
	AccidentRate    money.Rate
	HasAccidentRate bool // false: the rate of software and research applies
}
