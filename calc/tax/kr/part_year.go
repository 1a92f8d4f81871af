package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// PartYear is the settlement of a calendar year in which work began: the final
// tax on the pay of the year, what was withheld of it, and the premiums settled
// on actual pay. Deductions are those of a whole year.
type PartYear struct {
	IncomeTax, LocalIncomeTax worksheet.Amount
	// TaxDue is what is still owed at the settlement early in the next year, both
	// taxes together; below zero it is paid back.
	TaxDue worksheet.Amount
	// HealthDue is one side's health and care premium that is charged in
	// the next year on what the year's pay came to; below zero it is paid back.
	HealthDue worksheet.Amount
	TakeHome  worksheet.Amount // of the year, after both settlements
}

// joining is what a year has in it that begins with a hire.
type joining struct {
	pensionNext bool // the pension is charged from the month after a hire that is not on the first
	healthNext  bool // and so is health insurance
	bonusSpread bool // the withholding on a bonus is that on the mean pay of the year so far
	taxMonth    int  // of the next year, in which the final tax is settled
	healthMonth int  // of the next year, in which premiums are settled
}

func bindJoining(b *binder) joining {
	r := b.annual()
	return joining{
		pensionNext: r.Holds("kr.joining.pension_from_next_month"),
		healthNext:  r.Holds("kr.joining.health_from_next_month"),
		bonusSpread: r.Holds("kr.joining.bonus_spread"),
		taxMonth:    int(r.Count("kr.joining.tax_settled_in_month")),
		healthMonth: int(r.Count("kr.joining.health_settled_in_month")),
	}
}

// SettledIn are the months of the next year in which the final tax and the
// health premiums of the year are settled.
func (r *Rules) SettledIn() (taxMonth, healthMonth int) {
	return r.joining.taxMonth, r.joining.healthMonth
}

var (
	linePartCash       = worksheet.NewLine("kr.part_year.cash")
	linePartNonTaxable = worksheet.NewLine("kr.part_year.non_taxable")
	linePartTaxable    = worksheet.NewLine("kr.part_year.taxable_pay")
	linePartPension    = worksheet.NewLine("kr.part_year.pension")
	linePartHealth     = worksheet.NewLine("kr.part_year.health")
	linePartCare       = worksheet.NewLine("kr.part_year.care")
	linePartEmployment = worksheet.NewLine("kr.part_year.employment")
	linePartEmployer   = worksheet.NewLine("kr.part_year.employer_unemployment")
	linePartWithheld   = worksheet.NewLine("kr.part_year.withheld")
	linePartTaxDue     = worksheet.NewLine("kr.part_year.tax_due")
	linePartMean       = worksheet.NewLine("kr.part_year.mean_yearly_pay")
	linePartSettled    = worksheet.NewLine("kr.part_year.health_settled")
	linePartCharged    = worksheet.NewLine("kr.part_year.health_charged")
	linePartHealthDue  = worksheet.NewLine("kr.part_year.health_due")
	linePartTakeHome   = worksheet.NewLine("kr.part_year.take_home")
)

// PartYear settles the year of the paydays. The earned income deduction and the
// personal deductions are not cut to the months worked. Health premiums are
// settled on the mean pay of the months with pay.
// law: 소득세법 제47조제1항, 소득세법 제137조제1항, 국민건강보험법 시행령 제39조
func (r *Rules) PartYear(s *worksheet.Sheet, p Person, regime tax.Regime, days []Payday, slips []Slip) (out PartYear) {
	s = under(s, regime)
	over := func(line worksheet.LineID, of func(i int) []worksheet.Amount) worksheet.Amount {
		var parts []worksheet.Amount
		for i := range days {
			parts = append(parts, of(i)...)
		}
		return s.Sum(line, parts...)
	}
	pay := tax.Pay{
		Cash:       over(linePartCash, func(i int) []worksheet.Amount { return []worksheet.Amount{days[i].Gross, days[i].Bonus} }),
		NonTaxable: over(linePartNonTaxable, func(i int) []worksheet.Amount { return []worksheet.Amount{days[i].NonTaxable} }),
	}
	taxable := s.Excess(linePartTaxable, pay.Cash, pay.NonTaxable)
	var d dues
	d.pension = over(linePartPension, func(i int) []worksheet.Amount { return []worksheet.Amount{slips[i].NationalPension} })
	d.health = over(linePartHealth, func(i int) []worksheet.Amount { return []worksheet.Amount{slips[i].HealthInsurance} })
	d.care = over(linePartCare, func(i int) []worksheet.Amount { return []worksheet.Amount{slips[i].LongTermCare} })
	d.employment = over(linePartEmployment, func(i int) []worksheet.Amount { return []worksheet.Amount{slips[i].EmploymentInsurance} })
	unemployment := over(linePartEmployer, func(i int) []worksheet.Amount { return []worksheet.Amount{slips[i].unemployment} })
	out.IncomeTax = r.incomeTaxOf(s, p, regime, pay, taxable, d, unemployment)
	out.LocalIncomeTax = r.local.on(s, out.IncomeTax)
	withheld := over(linePartWithheld, func(i int) []worksheet.Amount {
		return []worksheet.Amount{slips[i].IncomeTax, slips[i].LocalIncomeTax}
	})
	out.TaxDue = s.Sub(linePartTaxDue, s.Sum(lineFinalBoth, out.IncomeTax, out.LocalIncomeTax), withheld)
	out.HealthDue = r.healthDue(s, days, taxable, d)
	out.TakeHome = s.Sub(linePartTakeHome, pay.Cash, out.IncomeTax, out.LocalIncomeTax, d.pension, d.health, d.care, d.employment, out.HealthDue)
	return out
}

var lineFinalBoth = worksheet.NewLine("kr.part_year.final_taxes")

// healthDue is what one side's premiums on actual pay come to beyond those that
// were charged.
func (r *Rules) healthDue(s *worksheet.Sheet, days []Payday, taxable worksheet.Amount, d dues) worksheet.Amount {
	mean := s.Mul(linePartMean, taxable, worksheet.PlainRate(money.Fraction(monthsOfYear, int64(len(days)))), money.TruncateToWon)
	settled := make([]worksheet.Amount, 0, 2*len(days))
	for i := range days {
		if days[i].JoinedLate && r.joining.healthNext || taxable.Sign() == 0 {
			continue
		}
		in := beside(ofMonth(s, days[i].Month))
		health := at(r.health, days[i].Month).premium(in, mean)
		settled = append(settled, health, at(r.care, days[i].Month).premium(in, health))
	}
	return s.Sub(linePartHealthDue, s.Sum(linePartSettled, settled...), s.Sum(linePartCharged, d.health, d.care))
}

// beside writes steps beside those of the same lines on the payslip.
func beside(s *worksheet.Sheet) *worksheet.Sheet {
	if s == nil {
		return nil
	}
	scope := s.Scope()
	scope.Lens = worksheet.CashOnly
	return s.In(scope)
}
