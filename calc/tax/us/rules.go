package us

import (
	"fmt"
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Rules are the law of one tax year, bound once and immutable.
type Rules struct {
	incomeTax         incomeTaxRules
	standardDeduction byStatus
	salt              saltRules
	itemized          itemizedRules
	childCredit       childCreditRules
	dependents        dependentRules
	socialSecurity    socialSecurityRules
	medicare          medicareRules
	futa              futaRules
	abroad            abroadRules
	states            [jurisdictions]state
	carried           []string                // of federal law
	carriedByState    [jurisdictions][]string // of each state's
}

// Load binds the law of the tax year. An error names the first value that is
// missing or does not read.
func Load(book *law.Book, year int) (*Rules, error) {
	read := book.At(law.Day(year, 1, 1))
	r := &Rules{
		incomeTax:         bindIncomeTax(read),
		standardDeduction: amounts(read, "us.standard_deduction.amount"),
		salt:              bindSALT(read),
		itemized:          bindItemized(read),
		childCredit:       bindChildCredit(read),
		dependents:        bindDependents(read),
		socialSecurity:    bindSocialSecurity(read),
		medicare:          bindMedicare(read),
		futa:              bindFUTA(read),
	}
	if err := read.Err(); err != nil {
		return nil, fmt.Errorf("us rules of %d: %w", year, err)
	}
	r.carried = slices.Compact(read.Carried())
	var err error
	if r.abroad, err = bindAbroad(book, year); err != nil {
		return nil, fmt.Errorf("us rules of %d: %w", year, err)
	}
	for _, j := range Jurisdictions {
		read := book.At(law.Day(year, 1, 1))
		r.states[j] = bindStates[j](read, r)
		if err := read.Err(); err != nil {
			return nil, fmt.Errorf("us rules of %d: %w", year, err)
		}
		r.carriedByState[j] = slices.Compact(read.Carried())
	}
	return r, nil
}

// Carried are the paths of the law values that apply in the jurisdiction and
// are carried forward from an earlier year, because that of the year is not
// published.
func (r *Rules) Carried(j Jurisdiction) []string {
	return slices.Concat(r.carried, r.carriedByState[j])
}

// byStatus is an amount of law for each filing status.
type byStatus [len(tax.FilingStatuses)]worksheet.Amount

func amounts(read *law.Reader, path string) byStatus {
	var table byStatus
	for _, status := range tax.FilingStatuses {
		table[status] = read.Amount(path, status.String())
	}
	return table
}

// schedules is a bracket table for each filing status.
type schedules [len(tax.FilingStatuses)]worksheet.Schedule

func bindSchedules(read *law.Reader, path string) schedules {
	var tables schedules
	for _, status := range tax.FilingStatuses {
		tables[status] = read.Schedule(path, status.String())
	}
	return tables
}
