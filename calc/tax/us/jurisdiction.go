package us

import "github.com/offergap/offergap/calc/worksheet"

// Jurisdiction is where in the United States the person lives and works.
type Jurisdiction uint8

// The jurisdictions.
const (
	California Jurisdiction = iota
	Washington
	NewYorkCity
	Massachusetts
	jurisdictions
)

var jurisdictionNames = [jurisdictions]string{
	California:    "us-ca",
	Washington:    "us-wa",
	NewYorkCity:   "us-ny-nyc",
	Massachusetts: "us-ma",
}

// Jurisdictions are all that the package computes.
var Jurisdictions = [...]Jurisdiction{California, Washington, NewYorkCity, Massachusetts}

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
var stateKeys = [jurisdictions]string{California: "ca", Washington: "wa", NewYorkCity: "ny", Massachusetts: "ma"}

// maxInsurances is how many contributions of the employee a state has.
const maxInsurances = 2

// stateLines are the lines of a state in a result; one that the state does not
// have is zero.
type stateLines struct {
	incomeTax, cityIncomeTax worksheet.LineID
	bothTaxes                worksheet.LineID // of state and city, where there is a city's
	insurance                [maxInsurances]worksheet.LineID
	secondIsNoTax            bool // the second insurance does not count as tax on the federal return
	employerInsurance        worksheet.LineID
}

var linesOf = [jurisdictions]stateLines{
	California: {
		incomeTax: californiaReturns[ownReturn].incomeTax,
		insurance: [maxInsurances]worksheet.LineID{californiaInsurance[ownReturn]},
	},
	Washington: {
		incomeTax:         washingtonReturns[ownReturn].incomeTax,
		insurance:         [maxInsurances]worksheet.LineID{washingtonLeave[ownReturn].employee, lineWACares},
		secondIsNoTax:     true,
		employerInsurance: lineEmployerWALeave,
	},
	NewYorkCity: {
		incomeTax:     newYorkReturns[ownReturn].incomeTax,
		cityIncomeTax: newYorkReturns[ownReturn].city.incomeTax,
		bothTaxes:     newYorkReturns[ownReturn].bothTaxes,
		insurance:     [maxInsurances]worksheet.LineID{newYorkInsurance[ownReturn].sdi, newYorkInsurance[ownReturn].pfl},
	},
	Massachusetts: {
		incomeTax:         massachusettsReturns[ownReturn].incomeTax,
		insurance:         [maxInsurances]worksheet.LineID{massachusettsLeave[ownReturn].employee},
		employerInsurance: lineEmployerMALeave,
	},
}
