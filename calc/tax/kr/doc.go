// Package kr computes what becomes of a year's pay in Korea: income tax from
// the earned income deduction to the credits, local income tax, national
// pension, health, long-term care and employment insurance on both sides,
// industrial accident insurance, the wage-claim levy and the severance
// accrual, under each of four regimes; the monthly payslip by the withholding
// table; and the conditions of the regimes one by one.
//
// All amounts are won of one calendar year, in Payslip of one month. The
// person is resident all year with one employer and twelve equal payments, as
// design conventions have it. A year is bound as spans of equal months: a
// contribution is computed once for each span in which its own law stays the
// same, times the months.
//
// A year that begins with a hire is Paydays, month by month from the day on, and
// PartYear, its settlement; there the months are those of the person.
//
// The package does not cover other income, other deductions than those of the
// chain, treaty relief, executives outside employment insurance, or the later
// settlement of premiums on actual pay.
package kr
