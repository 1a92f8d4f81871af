// Package tax names what the tax engines of all jurisdictions have in common:
// what goes in (Pay), what comes out (Burden, Line), and the bound functions
// (Payroll, OnCost) through which offers and subsidies reach an engine without
// knowing it. The engines are tax/us and tax/kr; neither knows the other.
//
// All amounts are of one calendar year and in the currency of the jurisdiction.
package tax
