package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// dues are the employee's contributions.
type dues struct {
	halves
	employment worksheet.Amount
}

// Compute is what becomes of a year's pay under the regime, which is taken as
// given: whether the person may use it is for Conditions to say. Steps are
// recorded under the regime.
func (r *Rules) Compute(s *worksheet.Sheet, p Person, f Firm, regime tax.Regime, pay tax.Pay) Result {
	s = under(s, regime)
	taxable := taxablePay(s, pay)
	d, e := r.contributions(s, f, taxable, pay)
	incomeTax := r.incomeTaxOf(s, p, regime, pay, taxable, d, e.unemployment)
	return settle(s, regime, pay, incomeTax, r.local.on(s, incomeTax), d, e)
}

// Payroll is Compute bound to person, firm and regime.
func (r *Rules) Payroll(p Person, f Firm, regime tax.Regime) tax.Payroll {
	return func(s *worksheet.Sheet, pay tax.Pay) tax.Burden {
		result := r.Compute(s, p, f, regime, pay)
		return result.Burden()
	}
}

// contributions are both sides' for the year.
func (r *Rules) contributions(s *worksheet.Sheet, f Firm, taxable worksheet.Amount, pay tax.Pay) (d dues, e employerSide) {
	if !employed(pay) {
		return d, e
	}
	d.halves = r.halvesOf(s, &linesOfEmployee, taxable)
	d.employment = r.unemploymentOfEmployee(s, taxable)
	e.unemployment = r.unemploymentOfEmployer(s, taxable)
	r.employer.levies(s, f, &e, taxable, pay.Cash)
	e.halves = d.equalTo(s)
	e.total(s)
	return d, e
}

// incomeTaxOf is the final income tax under the regime.
func (r *Rules) incomeTaxOf(s *worksheet.Sheet, p Person, regime tax.Regime, pay tax.Pay, taxable worksheet.Amount, d dues, unemployment worksheet.Amount) worksheet.Amount {
	switch regime {
	case tax.ForeignFlat:
		return r.flat.on(s, pay, d.halves, unemployment)
	case tax.ReturningTalent:
		return r.ordinaryTax(s, taxable, p, d, r.returning.relief)
	case tax.ForeignEngineer:
		return r.ordinaryTax(s, taxable, p, d, r.engineer.relief)
	}
	return r.ordinaryTax(s, taxable, p, d, worksheet.Rate{})
}

// under writes the steps under the regime.
func under(s *worksheet.Sheet, regime tax.Regime) *worksheet.Sheet {
	if s == nil {
		return nil
	}
	scope := s.Scope()
	scope.Regime = uint8(regime)
	return s.In(scope)
}

// marginalRaise is the raise over which the marginal rate is taken: a
// convention of the comparison.
const marginalRaise = 1_000_000

// MarginalRate is the change of taxes and employee contributions over a raise
// of cash pay by 1,000,000 won a year, as a fraction of the raise.
func (r *Rules) MarginalRate(p Person, f Firm, regime tax.Regime, pay tax.Pay) money.Rate {
	raised := pay
	raised.Cash = worksheet.Plain(pay.Cash.Money().Add(money.KRW(marginalRaise)))
	before, after := r.Compute(nil, p, f, regime, pay), r.Compute(nil, p, f, regime, raised)
	kept := after.TakeHome.Minor() - before.TakeHome.Minor()
	return money.Fraction(marginalRaise-kept, marginalRaise)
}
