package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type socialSecurityRules struct {
	wageBase                   worksheet.Amount
	employeeRate, employerRate worksheet.Rate
}

func bindSocialSecurity(read *law.Reader) socialSecurityRules {
	return socialSecurityRules{
		wageBase:     read.Amount("us.social_security.wage_base"),
		employeeRate: read.Rate("us.social_security.employee_rate"),
		employerRate: read.Rate("us.social_security.employer_rate"),
	}
}

var (
	lineSocialSecurityTaxable  = worksheet.NewLine("us.social_security.taxable")
	lineSocialSecurity         = worksheet.NewLine("us.social_security")
	lineEmployerSocialSecurity = worksheet.NewLine("us.employer.social_security")

	lineSpouseSocialSecurityTaxable = worksheet.NewLine("us.spouse.social_security.taxable")
	lineSpouseSocialSecurity        = worksheet.NewLine("us.spouse.social_security")
)

// compute is the OASDI tax of both sides on wages up to the wage base.
//
// law: 26 USC 3101(a), 26 USC 3111(a), 42 USC 430
func (r *socialSecurityRules) compute(s *worksheet.Sheet, wages worksheet.Amount) (employee, employer worksheet.Amount) {
	taxable := s.Min(lineSocialSecurityTaxable, wages, r.wageBase)
	employee = s.Mul(lineSocialSecurity, taxable, r.employeeRate, money.CentHalfUp)
	employer = s.Mul(lineEmployerSocialSecurity, taxable, r.employerRate, money.CentHalfUp)
	return employee, employer
}

// ofSpouse is the spouse's own OASDI tax, for states that deduct it.
func (r *socialSecurityRules) ofSpouse(s *worksheet.Sheet, wages worksheet.Amount) worksheet.Amount {
	taxable := s.Min(lineSpouseSocialSecurityTaxable, wages, r.wageBase)
	return s.Mul(lineSpouseSocialSecurity, taxable, r.employeeRate, money.CentHalfUp)
}
