// Package scenario is the first door into calc: one candidate, one current
// package, one offer, one policy.
//
// Parse turns a Draft (fields as they were typed, or a JSON body) into a
// Scenario that is valid by construction, or returns every field's error at
// once. Engine.Evaluate turns a Scenario into a Result; it is total: no input
// that Parse lets through makes it fail. An Engine is bound to a law book once
// and is safe for concurrent use.
//
// Amounts are annual, ours in won and the reference in dollars; rates are
// fractions. The package reads no clock, file or environment.
package scenario
