package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	massachusettsLeave = [returnKinds]leaveLines{
		ownReturn:    newLeaveLines("us.ma."),
		spouseReturn: newLeaveLines("us.spouse.ma."),
	}
	lineEmployerMALeave = worksheet.NewLine("us.employer.ma.pfml")
)

// insurance is Paid Family and Medical Leave, on wages up to the base of Social
// Security. The employer's share is that of one with 25 or more people.
//
// law: M.G.L. c. 175M s. 6
func (r *massachusettsRules) insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) (first, second, total, employer worksheet.Amount) {
	l := &massachusettsLeave[kind]
	taxable := s.Min(l.taxable, wages, r.federal.socialSecurity.wageBase)
	first = s.Mul(l.employee, taxable, r.leaveEmployee, money.CentHalfUp)
	if kind != spouseReturn {
		employer = s.Mul(lineEmployerMALeave, taxable, r.leaveEmployer, money.CentHalfUp)
	}
	return first, worksheet.Amount{}, first, employer
}
