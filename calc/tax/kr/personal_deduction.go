package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// personalDeduction is the basic deduction (기본공제) and who has it.
type personalDeduction struct {
	perPerson   worksheet.Amount
	childAgeMax int
	wageOnly    worksheet.Amount // pay limit of a dependent who has wages alone
}

func bindPersonalDeduction(b *binder) personalDeduction {
	r := b.annual()
	return personalDeduction{
		perPerson:   r.Amount("kr.personal_deduction.per_person"),
		childAgeMax: int(r.Count("kr.personal_deduction.child_age_max")),
		wageOnly:    r.Amount("kr.personal_deduction.wage_only_limit"),
	}
}

var linePersonal = worksheet.NewLine("kr.personal_deduction")

// amount is the deduction for the earner and the dependents.
// law: 소득세법 제50조제1항
func (d *personalDeduction) amount(s *worksheet.Sheet, dependents int) worksheet.Amount {
	return s.Times(linePersonal, d.perPerson, int64(1+dependents))
}

// SpouseIsDependent tells whether a spouse with wages alone has the basic
// deduction. The pay is the year's total pay in Korea.
func (r *Rules) SpouseIsDependent(pay money.Money) bool {
	return pay.Cmp(r.personal.wageOnly.Money()) <= 0
}

// DependentChildren is how many of the children have the basic deduction, by
// the ages that they reach in the year.
func (r *Rules) DependentChildren(ages []int) int {
	n := 0
	for _, age := range ages {
		if age >= 0 && age <= r.personal.childAgeMax {
			n++
		}
	}
	return n
}
