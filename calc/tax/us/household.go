package us

import "github.com/offergap/offergap/calc/tax"

// Household is who files the return. The zero value is one person without
// dependents who takes the better deduction.
type Household struct {
	Status          tax.FilingStatus
	ChildrenUnder17 int // at the end of the year, with a Social Security number
	OtherDependents int // children of 17 or more and others
	Deduction       Deduction
}

// Deduction is how the federal return deducts.
type Deduction uint8

// The ways to deduct. Best is the larger of the two allowed.
const (
	Best Deduction = iota
	Standard
	Itemized
)

var deductionNames = [...]string{"best", "standard", "itemized"}

// String is the name in the API.
func (d Deduction) String() string { return deductionNames[d] }

// DeductionNamed is the deduction with the name; false if there is none.
func DeductionNamed(name string) (Deduction, bool) {
	for i, known := range deductionNames {
		if known == name {
			return Deduction(i), true
		}
	}
	return Best, false
}

// returnKind tells apart the returns that one computation may need. They write
// to lines of their own.
type returnKind uint8

const (
	ownReturn    returnKind = iota // the person's, with no wages of a spouse
	jointReturn                    // the couple's, on the wages of both
	spouseReturn                   // the couple's, were the spouse's wages all
	returnKinds
)

// returns are the lines of each kind of return. The couple's return stands
// where the person's would, but for the lines that joint renames: those hold
// the household's tax, and the person's own lines their part of it.
func returns[T any](lines func(prefix string) T, joint func(*T)) [returnKinds]T {
	own := lines("us.")
	couple := own
	joint(&couple)
	return [returnKinds]T{ownReturn: own, jointReturn: couple, spouseReturn: lines("us.spouse.")}
}
