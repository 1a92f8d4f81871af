package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type washingtonLeaveRules struct {
	wageBase     worksheet.Amount // that of Social Security
	rate         worksheet.Rate
	employeeRate worksheet.Product
}

func bindWashingtonLeave(read *law.Reader, wageBase worksheet.Amount) washingtonLeaveRules {
	rate := read.Rate("us.wa_pfml.rate")
	return washingtonLeaveRules{
		wageBase:     wageBase,
		rate:         rate,
		employeeRate: worksheet.ProductOf(rate, read.Rate("us.wa_pfml.employee_share")),
	}
}

// leaveLines are those of paid family and medical leave on one person's wages.
type leaveLines struct{ taxable, employee worksheet.LineID }

func newLeaveLines(prefix string) leaveLines {
	return leaveLines{
		taxable:  worksheet.NewLine(prefix + "pfml.taxable"),
		employee: worksheet.NewLine(prefix + "pfml"),
	}
}

var (
	washingtonLeave = [returnKinds]leaveLines{
		ownReturn:    newLeaveLines("us.wa."),
		spouseReturn: newLeaveLines("us.spouse.wa."),
	}
	lineWALeavePremium  = worksheet.NewLine("us.wa.pfml.premium")
	lineEmployerWALeave = worksheet.NewLine("us.employer.wa.pfml")
)

// taxable is the wages on which the premium of Paid Family and Medical Leave is
// due.
//
// law: RCW 50A.10.030
func (r *washingtonLeaveRules) taxable(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) worksheet.Amount {
	return s.Min(washingtonLeave[kind].taxable, wages, r.wageBase)
}

// employee is the employee's share of the premium, rounded once.
func (r *washingtonLeaveRules) employee(s *worksheet.Sheet, kind returnKind, taxable worksheet.Amount) worksheet.Amount {
	return s.MulAll(washingtonLeave[kind].employee, taxable, &r.employeeRate, money.CentHalfUp)
}

// employer is the rest of the premium. Employers with fewer than 50 employees
// owe none; which ones is not asked.
func (r *washingtonLeaveRules) employer(s *worksheet.Sheet, taxable, employee worksheet.Amount) worksheet.Amount {
	premium := s.Mul(lineWALeavePremium, taxable, r.rate, money.CentHalfUp)
	return s.Sub(lineEmployerWALeave, premium, employee)
}
