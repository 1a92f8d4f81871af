// Package chart turns series into scales, ticks and marks, and prints the
// marks as fluid SVG.
//
// A drawing has a fixed height in CSS pixels and a width of 100 percent: every
// x is a percentage of the width, every y a number of pixels from the top. One
// drawing therefore serves a phone and a printed page, and text never scales.
// Colour comes from classes alone (tone tells whose money a mark is), so the
// marks obey a policy that forbids style attributes.
//
// The package knows nothing of offers, taxes or languages: callers give plain
// numbers beside the labels to print. Every chart comes as a Figure, which has
// a message, a description for those who do not see it, and a table.
package chart
