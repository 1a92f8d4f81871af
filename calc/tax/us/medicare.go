package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type medicareRules struct {
	employeeRate, employerRate, additionalRate worksheet.Rate
	additionalOver                             byStatus
}

func bindMedicare(read *law.Reader) medicareRules {
	return medicareRules{
		employeeRate:   read.Rate("us.medicare.employee_rate"),
		employerRate:   read.Rate("us.medicare.employer_rate"),
		additionalRate: read.Rate("us.medicare.additional_rate"),
		additionalOver: amounts(read, "us.medicare.additional_over"),
	}
}

var (
	lineMedicareRegular  = worksheet.NewLine("us.medicare.regular")
	lineMedicare         = worksheet.NewLine("us.medicare")
	lineEmployerMedicare = worksheet.NewLine("us.employer.medicare")
	lineSpouseMedicare   = worksheet.NewLine("us.spouse.medicare.regular")
)

// additionalLines are those of the additional tax within a return.
type additionalLines struct{ over, tax worksheet.LineID }

var additionalReturns = returns(newAdditionalLines, func(joint *additionalLines) {
	joint.tax = worksheet.NewLine("us.joint.medicare.additional")
})

func newAdditionalLines(prefix string) additionalLines {
	return additionalLines{
		over: worksheet.NewLine(prefix + "medicare.additional.over"),
		tax:  worksheet.NewLine(prefix + "medicare.additional"),
	}
}

// regular is the hospital insurance tax of both sides, on all wages.
//
// law: 26 USC 3101(b)(1), 26 USC 3111(b)
func (r *medicareRules) regular(s *worksheet.Sheet, wages worksheet.Amount) (employee, employer worksheet.Amount) {
	employee = s.Mul(lineMedicareRegular, wages, r.employeeRate, money.CentHalfUp)
	employer = s.Mul(lineEmployerMedicare, wages, r.employerRate, money.CentHalfUp)
	return employee, employer
}

// ofSpouse is the spouse's own hospital insurance tax, for states that deduct
// it.
func (r *medicareRules) ofSpouse(s *worksheet.Sheet, wages worksheet.Amount) worksheet.Amount {
	return s.Mul(lineSpouseMedicare, wages, r.employeeRate, money.CentHalfUp)
}

// additional is the Additional Medicare Tax of a return, on the wages of both
// spouses where they file jointly. It is the liability, not what employers
// withhold.
//
// law: 26 USC 3101(b)(2)
func (r *medicareRules) additional(s *worksheet.Sheet, kind returnKind, status tax.FilingStatus, wages worksheet.Amount) worksheet.Amount {
	l := &additionalReturns[kind]
	over := s.Excess(l.over, wages, r.additionalOver[status])
	return s.Mul(l.tax, over, r.additionalRate, money.CentHalfUp)
}
