// Package deal is the offer as it is really negotiated: what a candidate gives
// up by leaving on a day, what replaces it, what the first year brings month by
// month, what a US person still owes the United States, what settling in costs,
// what else is on the table, and which package to offer within a ceiling.
//
// A Deal is a scenario with what only a negotiation knows. It is no part of the
// scenario, so that the first answer needs none of it. Amounts on the American
// side are US cents, on the Korean side won; fractions are exact rates; days
// are calendar days and months count from the first day of work.
//
// Evaluate is total: what was not given is left out of the result and not
// guessed. What is out of scope is said in the result, not silently skipped:
// exit tax, treaty positions and disputes about a state's residency.
package deal
