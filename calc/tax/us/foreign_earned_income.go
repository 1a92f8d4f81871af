package us

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// abroadRules are what a US person who works abroad needs besides the law at
// home. What they carry forward is apart: it touches no one who stays.
type abroadRules struct {
	exclusion worksheet.Amount
	carried   []string
}

func bindAbroad(book *law.Book, year int) (abroadRules, error) {
	read := book.At(law.Day(year, 1, 1))
	r := abroadRules{exclusion: read.Amount("us.foreign_earned_income.exclusion")}
	r.carried = slices.Compact(read.Carried())
	return r, read.Err()
}

// CarriedAbroad are the paths of the law values that Abroad uses and that are
// carried forward from an earlier year, besides those of Carried.
func (r *Rules) CarriedAbroad() []string { return slices.Clone(r.abroad.carried) }

var (
	lineExcluded         = worksheet.NewLine("us.foreign_earned_income.excluded")
	lineNotExcluded      = worksheet.NewLine("us.foreign_earned_income.not_excluded")
	lineExclusionTaxable = worksheet.NewLine("us.foreign_earned_income.taxable")
	lineStacked          = worksheet.NewLine("us.foreign_earned_income.stacked")
	lineTaxOnStacked     = worksheet.NewLine("us.foreign_earned_income.tax_on_stacked")
	lineTaxOnExcluded    = worksheet.NewLine("us.foreign_earned_income.tax_on_excluded")
	lineExclusionTax     = worksheet.NewLine("us.foreign_earned_income.before_credits")
	lineTaxOfRest        = worksheet.NewLine("us.foreign_earned_income.foreign_tax_on_rest")

	exclusionCredits = newForeignCreditLines("us.foreign_earned_income.")
)

// exclude is the year with Form 2555: wages up to the exclusion are left out,
// the rest is taxed at the rates that would apply were they in (the stacking
// rule of 26 USC 911(f)), and the foreign tax on the rest alone can be credited
// (26 USC 911(d)(6)). The person lives abroad all year, so the exclusion is
// whole. The standard deduction is not cut: it belongs to no income.
//
// law: 26 USC 911(b)(2)(D)
func (r *Rules) exclude(s *worksheet.Sheet, h Household, wages, foreignTax worksheet.Amount) AbroadReturn {
	out := AbroadReturn{Excluded: s.Min(lineExcluded, wages, r.abroad.exclusion)}
	rest := s.Sub(lineNotExcluded, wages, out.Excluded)
	taxable := s.Excess(lineExclusionTaxable, rest, r.standardDeduction[h.Status])
	stacked := s.Sum(lineStacked, taxable, out.Excluded)
	brackets := r.incomeTax.brackets[h.Status]
	onStacked := s.Schedule(lineTaxOnStacked, stacked, brackets, money.CentHalfUp)
	onExcluded := s.Schedule(lineTaxOnExcluded, out.Excluded, brackets, money.CentHalfUp)
	out.BeforeCredits = s.Sub(lineExclusionTax, onStacked, onExcluded)
	creditable := foreignTax
	if wages.Sign() > 0 {
		share := worksheet.PlainRate(money.Fraction(rest.Minor(), wages.Minor()))
		creditable = s.Mul(lineTaxOfRest, foreignTax, share, money.CentHalfUp)
	}
	r.credit(s, &exclusionCredits, h, wages, creditable, &out)
	return out
}
