// Package disclose decides what a company gets to see of a candidate's result, and
// how exactly: a figure that was computed from someone's pay tells that pay as
// exactly as it is printed. Ratios are multiples, amounts money. The package
// knows no law and no scenario.
package disclose
