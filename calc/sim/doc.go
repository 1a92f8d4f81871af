// Package sim samples distributions from a seeded source, averages over a
// normal variable, summarises draws and runs them on all cores.
//
// Draw i takes its chance from rand.NewPCG(seed, i) alone and writes nothing
// but its own row, so that the same seed gives the same bytes on any number of
// cores. The package knows no policy and no units; it is the one place in calc
// besides shown ratios where float64 is at home.
package sim
