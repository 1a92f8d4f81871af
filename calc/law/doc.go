// Package law holds the dated values of statutes, statistics and assumptions,
// each with its source.
//
// The files lie beside this one, one per statute and jurisdiction: a parameter
// of us/social_security.yaml named wage_base has the path
// us.social_security.wage_base. They are embedded, decoded strictly, and read
// from their text into exact numbers, never through a float.
//
// A Reader is bound to a date. A date before the first value is an error. A
// value that is renewed yearly and has no successor yet is carried forward and
// marked so. Values that are only a bill or a projection are shown and never
// applied.
//
// The package computes nothing and reads no clock.
package law
