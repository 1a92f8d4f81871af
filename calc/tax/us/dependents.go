package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
)

// dependentRules say by age who counts as a child on the return.
// law: 26 USC 24(c)(1), 26 USC 152(c)(3)
type dependentRules struct{ creditUnder, dependentUnder int }

func bindDependents(read *law.Reader) dependentRules {
	return dependentRules{
		creditUnder:    int(read.Count("us.dependents.credit_age_under")),
		dependentUnder: int(read.Count("us.dependents.dependent_age_under")),
	}
}

// HouseholdOf is the household that files with children of these ages at the
// end of the year.
func (r *Rules) HouseholdOf(status tax.FilingStatus, ages []int) Household {
	h := Household{Status: status}
	for _, age := range ages {
		switch {
		case age < r.dependents.creditUnder:
			h.ChildrenUnder17++
		case age < r.dependents.dependentUnder:
			h.OtherDependents++
		}
	}
	return h
}
