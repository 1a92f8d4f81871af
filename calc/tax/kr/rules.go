package kr

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
)

// Rules is the law of one year, bound once and immutable.
type Rules struct {
	year     int
	carried  []string
	segments []Segment

	deduction  earnedIncomeDeduction
	personal   personalDeduction
	tax        incomeTax
	credit     earnedIncomeCredit
	child      childTaxCredit
	standard   standardTaxCredit
	local      localIncomeTax
	pension    []span[nationalPension]
	health     []span[healthInsurance]
	care       []span[longTermCare]
	employment []span[employmentInsurance]
	employer   employerLaw
	flat       foreignFlat
	returning  returningTalent
	engineer   foreignEngineer
	venture    ventureOptions
	gains      shareGains
	settling   settling
	separation separation
	joining    joining
	research   rdCredit
	withheld   []span[withholding]
	table      withholdingTable
}

// Load binds the law of a year. It fails where a parameter is missing, does
// not read as what is asked for, or does not reach back to the year.
func Load(book *law.Book, year int) (*Rules, error) {
	b := newBinder(book, year)
	r := &Rules{
		year:       year,
		deduction:  bindEarnedIncomeDeduction(b),
		personal:   bindPersonalDeduction(b),
		tax:        bindIncomeTax(b),
		credit:     bindEarnedIncomeCredit(b),
		child:      bindChildTaxCredit(b),
		standard:   bindStandardTaxCredit(b),
		local:      bindLocalIncomeTax(b),
		pension:    spansOf(b, readNationalPension),
		health:     spansOf(b, readHealthInsurance),
		employment: spansOf(b, readEmploymentInsurance),
		employer:   bindEmployerLaw(b),
		flat:       bindForeignFlat(b),
		returning:  bindReturningTalent(b),
		engineer:   bindForeignEngineer(b),
		venture:    bindVentureOptions(b),
		gains:      bindShareGains(b),
		settling:   bindSettling(b),
		separation: bindSeparation(b),
		joining:    bindJoining(b),
		research:   bindRDCredit(b),
		withheld:   spansOf(b, readWithholding),
		table:      bindWithholdingTable(b),
	}
	r.care = bindLongTermCare(b, r.health)
	r.carried, r.segments = b.carried(), b.segments
	return r, b.err()
}

// Year is the tax year.
func (r *Rules) Year() int { return r.year }

// Carried are the paths of the parameters that were carried forward for want
// of a published successor.
func (r *Rules) Carried() []string { return slices.Clone(r.carried) }

// Segments are the runs of equal months that steps refer to: the segment that
// worksheet.Scope.Months numbers n is the n-th, counted from 1. Runs of
// different contributions overlap.
func (r *Rules) Segments() []Segment { return slices.Clone(r.segments) }
