// Package offer turns a promise (base, bonus, signing, grants) into pay per
// year: raises, signing and relocation in year one, equity by vesting schedule
// with growth, strike and a risk discount.
//
// Amounts are annual and in the currency of the offer. The package knows no
// tax: what the law makes of equity is decided by whoever binds the engine.
package offer
