// Package document is the form in which a result leaves calc: what the API
// answers, what a page shows, and what is stored.
//
// A Document is its bytes. It is built from an evaluation once, encoded once
// with a fixed field order and no maps, and never encoded again: the hash of
// the stored bytes verifies it for ever. It holds the input, the result, the
// sweep, the working and the law values used, so a reader needs nothing else.
//
// Amounts are exact: Won and Dollars print as JSON numbers in the main unit.
// Each released schema stays readable through Decode.
package document
