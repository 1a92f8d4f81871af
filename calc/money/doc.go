// Package money holds exact amounts, rates, roundings and currency conversion.
//
// An amount is a whole number of minor units: won for KRW, cents for USD.
// Nothing in this package is a float: a rate is a fraction of two integers,
// products are formed in 128 bits and rounded once, by a rounding that the
// caller names. Inputs are bounded where they enter (see MaxMinor), so the
// arithmetic has no error values; adding two currencies is a bug and panics.
//
// The package knows nothing of taxes, offers or pages. Words for amounts
// (억·만) are printed in views/text and read by Read.
package money
