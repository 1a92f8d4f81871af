package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

// state is the law of a state, and of a city in it. Amounts that there are not
// are the zero Amount. They are returned apart and not as a struct, which would
// be copied through memory.
type state interface {
	// insurance is what the state's insurance takes of one person's wages: both
	// contributions of the employee in the order of stateLines, their total, and
	// the employer's. Of a spouse, only what the couple's return deducts is
	// computed.
	insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) (first, second, total, employer worksheet.Amount)
	// deducted is what the state's return deducts because of what federal
	// insurance takes of one person's wages. For a spouse that is left out.
	deducted(s *worksheet.Sheet, kind returnKind, wages, socialSecurity, medicare worksheet.Amount) worksheet.Amount
	// incomeTax is the income tax of a return: the state's, the city's, and both
	// together. Wages are adjusted gross income.
	incomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages, deducted worksheet.Amount) (own, city, total worksheet.Amount)
}

// noDeduction is of states whose return does not deduct federal insurance.
type noDeduction struct{}

func (noDeduction) deducted(_ *worksheet.Sheet, _ returnKind, _, _, _ worksheet.Amount) worksheet.Amount {
	return worksheet.Amount{}
}

// asTax is the part of the employee's contributions to the state's insurance
// that counts as state income tax paid on the federal return: what is mandatory
// and replaces wages, so disability insurance and paid family leave. We read
// 26 USC 164(a)(3) so with the instructions for Schedule A, line 5a, and
// Rev. Rul. 2025-4.
func asTax(j Jurisdiction, first, total worksheet.Amount) worksheet.Amount {
	if linesOf[j].secondIsNoTax {
		return first
	}
	return total
}

// bindStates read the law of each state. They may lean on federal law.
var bindStates = [jurisdictions]func(read *law.Reader, federal *Rules) state{
	California:    bindCalifornia,
	Washington:    bindWashington,
	NewYorkCity:   bindNewYork,
	Massachusetts: bindMassachusetts,
}
