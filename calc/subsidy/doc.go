// Package subsidy solves what a wage subsidy does to an offer: the pay that a
// company which would pay W₀ can promise with it, at which cost to whom.
//
// Per hire and year, with on(·) the employer's on-cost and C₀ = W₀ + on(W₀):
//
//	S(T) = min(s · max(0, base(T) − F), K)
//	T is the largest whole-won pay with T + on(T) − θ·S(T) ≤ C₀
//
// S and θ·S are each cut to the won. The left side never falls as T rises, so
// the largest T is found by bracketing; contributions cut to ten won leave it
// flat or jumping in places, and what is left under C₀ is the line `rounding`,
// which stays with the company. Any R&D tax credit comes after.
//
// The package knows no tax engine: on(·) is a bound function. All amounts are
// won a year.
package subsidy
