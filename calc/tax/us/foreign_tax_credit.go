package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// AbroadReturn is the federal return of a US person on a year's wages earned
// abroad, with one relief from double taxation.
//
// Tax = BeforeCredits − ForeignCredit − the credits for children, at least zero.
type AbroadReturn struct {
	Excluded      worksheet.Amount // wages left out (Form 2555)
	BeforeCredits worksheet.Amount
	ForeignCredit worksheet.Amount // Form 1116
	Tax           worksheet.Amount // what is still owed to the United States
}

// foreignCreditLines are those of the credits on a return from abroad.
type foreignCreditLines struct {
	credit, after, tax worksheet.LineID
	child              childCreditLines
}

func newForeignCreditLines(prefix string) foreignCreditLines {
	return foreignCreditLines{
		credit: worksheet.NewLine(prefix + "foreign_credit"),
		after:  worksheet.NewLine(prefix + "after_foreign_credit"),
		child:  newChildCreditLines(prefix),
		tax:    worksheet.NewLine(prefix + "tax"),
	}
}

var (
	lineCreditTaxable = worksheet.NewLine("us.foreign_tax_credit.taxable")
	lineCreditTax     = worksheet.NewLine("us.foreign_tax_credit.before_credits")

	foreignTaxCredits = newForeignCreditLines("us.foreign_tax_credit.")
)

// Abroad is the year of a US person with wages from abroad alone, of which a
// foreign country took income tax: once with the credit for that tax (Form
// 1116), once with the exclusion and the credit on what is not excluded (Form
// 2555). All amounts are dollars. The deduction is the standard one.
//
// It does not compute: tax that is carried to other years, the housing
// exclusion, a part of a year, treaty positions, any state's tax. Social
// Security and Medicare are not due where Korea's pension covers the work (the
// agreement of 2001 between the two countries; SSA, POMS RS 02001.955), and the
// tax on net investment income does not reach wages.
func (r *Rules) Abroad(s *worksheet.Sheet, h Household, wages, foreignTax worksheet.Amount) (credit, exclusion AbroadReturn) {
	return r.creditAll(s, h, wages, foreignTax), r.exclude(s, h, wages, foreignTax)
}

// creditAll is the year with Form 1116 alone.
func (r *Rules) creditAll(s *worksheet.Sheet, h Household, wages, foreignTax worksheet.Amount) AbroadReturn {
	var out AbroadReturn
	taxable := s.Excess(lineCreditTaxable, wages, r.standardDeduction[h.Status])
	out.BeforeCredits = s.Schedule(lineCreditTax, taxable, r.incomeTax.brackets[h.Status], money.CentHalfUp)
	r.credit(s, &foreignTaxCredits, h, wages, foreignTax, &out)
	return out
}

// credit fills in what the credits leave. The limitation of 26 USC 904(a) is
// the tax times foreign over total taxable income; with wages from abroad alone
// that is the whole tax. The credit goes before those for children (26 USC
// 26(a), Schedule 3), whose phase-out counts what was excluded (26 USC
// 24(b)(1)): it is on all wages.
func (r *Rules) credit(s *worksheet.Sheet, l *foreignCreditLines, h Household, wages, creditable worksheet.Amount, out *AbroadReturn) {
	out.ForeignCredit = s.Min(l.credit, creditable, out.BeforeCredits)
	after := s.Sub(l.after, out.BeforeCredits, out.ForeignCredit)
	out.Tax = s.Excess(l.tax, after, r.childCredit.credit(s, &l.child, h, wages))
}
