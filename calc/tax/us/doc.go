// Package us computes the federal and state taxes and social contributions of
// one person in the United States, and those of the employer.
//
// Amounts are US dollars a year, kept in cents; each line is rounded once, half
// a cent up. The person is a resident for the whole year with wages from one
// employer and no other income, so wages are adjusted gross income and modified
// adjusted gross income at once. Each statute has its file, both sides of it
// together.
//
// Deductions are the standard one, or state tax paid (state income tax and
// state disability insurance) as the only itemised one.
//
// It does not compute: the refundable part of the child tax credit (the credit
// is used up to the tax and no further), the alternative minimum tax (which
// wages alone do not meet), the net investment income tax, withholding,
// nonresident and part-year returns, treaty relief, retirement deferrals, and
// what employers pay to the states (unemployment insurance).
package us
