// Package worksheet is arithmetic that writes its own explanation.
//
// Each verb of a Sheet (Sum, Sub, Excess, Min, Max, Mul, Times, StepUp,
// Schedule, Round, Convert, Choose) computes an amount and records the step:
// its line, its operation, its operands and its rounding. An operand carries
// where it came from: an input field, a law value or an earlier step. So the
// working shown to a reader is the calculation itself and cannot drift from it.
//
// A nil *Sheet computes without recording and without allocating, so solvers
// and simulations run the same formulas.
//
// The package holds no words: texts come from the catalogue by operation and
// line name. It knows no tax and no law; package law fills in the references.
package worksheet
