// Package caselist turns a table of texts, one candidate a line, into the cases
// of a study, and says of each wrong cell where it stands and why it is wrong.
//
// A table's first line names its columns: by their path in the API, or by the
// heading of the template in Korean or English, in any order. Amounts are read
// as people write them, shares in percent, as in the form; an empty cell takes
// the default of its field. Policy, market and years are no columns: they are
// the study's.
//
// The headings of columns.yaml are an interface: files that people keep must
// still be read after a heading changes, so a heading that is replaced stays as
// an alias.
//
// What caselist does not do: know a file format (rows come as texts), hold names
// or addresses of people (a table that has them is refused), or word an error.
package caselist
