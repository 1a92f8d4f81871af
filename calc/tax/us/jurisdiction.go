package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

// Jurisdiction is where in the United States the person lives and works.
type Jurisdiction uint8

// The jurisdictions.
const (
	California Jurisdiction = iota
	jurisdictions
)

var jurisdictionNames = [jurisdictions]string{California: "us-ca"}

// Jurisdictions are all that the package computes.
var Jurisdictions = [...]Jurisdiction{California}

// String is the name in the API.
func (j Jurisdiction) String() string { return jurisdictionNames[j] }

// JurisdictionNamed is the jurisdiction with the name; false if there is none.
func JurisdictionNamed(name string) (Jurisdiction, bool) {
	for _, j := range Jurisdictions {
		if j.String() == name {
			return j, true
		}
	}
	return California, false
}

// stateKeys name the states in tables of federal law.
var stateKeys = [jurisdictions]string{California: "ca"}

// state is the law of a state. Both amounts count as state tax paid on the
// federal return.
type state interface {
	// insurance is what one person contributes from their wages.
	insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) worksheet.Amount
	// incomeTax is the income tax of a return on its wages.
	incomeTax(s *worksheet.Sheet, kind returnKind, h Household, wages worksheet.Amount) worksheet.Amount
}

func bindStates(read *law.Reader) [jurisdictions]state {
	return [jurisdictions]state{California: bindCalifornia(read)}
}

// stateLines are the lines of a state in a result.
var stateLines = [jurisdictions]struct{ incomeTax, insurance worksheet.LineID }{
	California: {californiaReturns[ownReturn].incomeTax, californiaInsurance[ownReturn]},
}
