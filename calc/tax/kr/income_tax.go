package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// incomeTax is the schedule of the tax (기본세율).
type incomeTax struct{ brackets worksheet.Schedule }

func bindIncomeTax(b *binder) incomeTax {
	return incomeTax{b.annual().Schedule("kr.income_tax.brackets")}
}

var (
	lineIncomeTax     = worksheet.NewLine("kr.income_tax")
	lineAfterPersonal = worksheet.NewLine("kr.income_tax.after_personal_deduction")
	lineAfterPension  = worksheet.NewLine("kr.income_tax.after_pension_deduction")
	linePremiums      = worksheet.NewLine("kr.income_tax.insurance_premiums")
	linePremiumBase   = worksheet.NewLine("kr.income_tax.base_after_premiums")
	lineBest          = worksheet.NewLine("kr.income_tax.better_choice")

	linesWithPremiums = newChoiceLines("kr.income_tax.with_premiums")
	linesWithStandard = newChoiceLines("kr.income_tax.with_standard_credit")
)

// choiceLines are the lines of one of the two ways to the final tax.
type choiceLines struct {
	computed, relief, afterRelief, uncapped, earned, credits, final worksheet.LineID
}

func newChoiceLines(name string) choiceLines {
	line := func(tail string) worksheet.LineID { return worksheet.NewLine(name + "." + tail) }
	return choiceLines{
		computed: line("computed"), relief: line("relief"), afterRelief: line("after_relief"),
		uncapped: line("earned_income_credit_uncapped"), earned: line("earned_income_credit"),
		credits: line("credits"), final: line("final"),
	}
}

// assessment is what both ways to the final tax share.
type assessment struct {
	relief  worksheet.Rate // zero: none
	cap     worksheet.Amount
	child   worksheet.Amount
	further worksheet.Amount // the standard credit, where it is taken
}

// ordinaryTax is the final income tax under the schedule, with relief where
// the rate is not zero. The insurance premiums are deducted or the standard
// credit is taken, whichever leaves the lesser tax; the pension contribution
// is deducted either way (소득세법 제51조의3, 제52조).
// law: 소득세법 제59조의4제9항
func (r *Rules) ordinaryTax(s *worksheet.Sheet, taxable worksheet.Amount, p Person, d dues, relief worksheet.Rate) worksheet.Amount {
	earned := r.deduction.earnedIncome(s, taxable)
	left := s.Excess(lineAfterPersonal, earned, r.personal.amount(s, p.Dependents))
	base := s.Excess(lineAfterPension, left, d.pension)
	premiums := s.Sum(linePremiums, d.health, d.care, d.employment)

	a := assessment{relief: relief, cap: r.credit.capFor(s, taxable), child: r.child.amounts.amount(s, linesChild, p.CreditChildren)}
	withPremiums := r.finalTax(s, &linesWithPremiums, s.Excess(linePremiumBase, base, premiums), &a)
	a.further = r.standard.amount
	withStandard := r.finalTax(s, &linesWithStandard, base, &a)

	best, other := withPremiums, withStandard
	if withStandard.Minor() < withPremiums.Minor() {
		best, other = withStandard, withPremiums
	}
	return s.Round(lineIncomeTax, s.Choose(lineBest, best, other), money.TruncateTo10Won)
}

// finalTax goes from the tax base to the final tax: computed tax, relief, then
// the credits (소득세법 제60조제1항), never below zero. The earned income
// credit is a share of the computed tax, before relief.
// law: 소득세법 제55조제1항, 소득세법 제59조제1항
func (r *Rules) finalTax(s *worksheet.Sheet, lines *choiceLines, base worksheet.Amount, a *assessment) worksheet.Amount {
	computed := s.Schedule(lines.computed, base, r.tax.brackets, money.TruncateToWon)
	due := computed
	if !a.relief.IsZero() {
		due = s.Sub(lines.afterRelief, computed, s.Mul(lines.relief, computed, a.relief, money.TruncateToWon))
	}
	uncapped := s.Schedule(lines.uncapped, computed, r.credit.brackets, money.TruncateToWon)
	earned := s.Min(lines.earned, uncapped, a.cap)
	return s.Excess(lines.final, due, s.Sum(lines.credits, earned, a.child, a.further))
}
