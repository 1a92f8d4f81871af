// Package preset holds what a visitor can start from with one click: cases
// (a present package in the United States beside an offer in Korea) and
// policies (no match, the proposal in its two readings, existing schemes).
//
// A preset is a list of form fields, each with its path in the API and the text
// that a person would type: money in the main unit of the currency, rates in
// percent, vesting as a list of percents, an empty text for none. Paths are
// those of POST /api/v1/evaluate; grants are numbered from zero
// (offer.equity.0.kind), current.equity_annual is the short form for equity
// counted each year, in dollars, and policy.reading tells the two readings of a
// match apart: share (of the whole cost) or on_top (of the company's own).
//
// The data lie beside this file with their sources. The package computes
// nothing; testdata/expected.yaml holds the figures, worked by hand, that every
// channel must show for each case.
package preset
