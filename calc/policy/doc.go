// Package policy is the second door into calc: what a support scheme does to a
// cohort of candidates, whom it brings home that would not have come, at what
// cost to whom.
//
// Prepare computes every case of a Study without a policy; Run answers the
// whole study. Each design pays its support by the same rules as calc/subsidy,
// a logit turns real take-home pay into acceptance, and the state's ledger is
// summed over the horizon at present value. With Draws above zero the uncertain
// parameters are drawn, and bands are 10 to 90 %; without, the result is the
// closed form at their central values.
//
// Amounts are won, present values at the state's discount rate unless a name
// says otherwise; the five-year table is nominal. Taxes are national and local
// income tax and consumption tax; social-insurance contributions are a ledger
// of their own. Figures shown as pay or split come from the exact solver;
// inside draws, sweeps and grids pay comes from subsidy.Near.
//
// The model is described in docs/policy-model.md. It leaves out selection on
// quality, rises of everyone's pay, and equity among staff.
package policy
