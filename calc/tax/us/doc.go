// Package us computes the federal, state and city taxes and social
// contributions of one person in the United States, and those of the employer:
// in California, Washington, New York City and Massachusetts.
//
// Amounts are US dollars a year, kept in cents; each line is rounded once, half
// a cent up. The person is a resident for the whole year with wages from one
// employer and no other income, so wages are adjusted gross income and modified
// adjusted gross income at once. Each statute has its file, both sides of it
// together; state.go says what a state adds.
//
// Deductions are the standard one, or state tax paid as the only itemised one:
// income tax of state and city, and the employee's contributions to state
// disability insurance and paid family leave (not to WA Cares).
//
// It does not compute: what refundable credits pay out beyond the tax (they are
// used up to the tax and no further), the credits of states for low incomes and
// for children, the alternative minimum tax (which wages alone do not meet), the
// net investment income tax, withholding, nonresident and part-year returns,
// treaty relief, retirement deferrals, and what employers pay to the states
// besides paid leave (unemployment insurance, New York's commuter mobility tax).
package us
