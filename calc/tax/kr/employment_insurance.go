package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// employmentInsurance is the law of one month on unemployment benefits: rates
// of a month's contribution on the year's pay.
type employmentInsurance struct{ employee, employer worksheet.Product }

func readEmploymentInsurance(r *law.Reader) employmentInsurance {
	return employmentInsurance{
		employee: ofAMonth(r.Rate("kr.employment_insurance.employee_rate")),
		employer: ofAMonth(r.Rate("kr.employment_insurance.employer_rate")),
	}
}

// employmentStability is the employer's further rate by size of the firm.
type employmentStability struct {
	small, priority, medium, large worksheet.Rate
	mediumFrom, largeFrom          int
}

func bindEmploymentStability(b *binder) employmentStability {
	const rates = "kr.employment_insurance.stability_rates"
	r := b.annual()
	return employmentStability{
		small:      r.Rate(rates, "small"),
		priority:   r.Rate(rates, "priority"),
		medium:     r.Rate(rates, "medium"),
		large:      r.Rate(rates, "large"),
		mediumFrom: int(r.Count("kr.employment_insurance.medium_from")),
		largeFrom:  int(r.Count("kr.employment_insurance.large_from")),
	}
}

// rate is the rate of the firm's class.
// law: 고용산재보험료징수법 시행령 제12조제1항
func (e *employmentStability) rate(f Firm) worksheet.Rate {
	switch {
	case f.Employees < e.mediumFrom:
		return e.small
	case f.PriorityFirm:
		return e.priority
	case f.Employees < e.largeFrom:
		return e.medium
	}
	return e.large
}

var (
	linesEmployment        = newYearLines("kr.employment_insurance")
	lineEmploymentMonthly  = worksheet.NewLine("kr.employment_insurance.monthly")
	linesUnemployment      = newYearLines("kr.employer.employment_insurance.unemployment")
	lineUnemploymentMonth  = worksheet.NewLine("kr.employer.employment_insurance.unemployment.monthly")
	lineStability          = worksheet.NewLine("kr.employer.employment_insurance.stability")
	lineEmployerEmployment = worksheet.NewLine("kr.employer.employment_insurance")
)

// ofEmployee is the employee's contribution of a month.
// law: 고용산재보험료징수법 시행령 제12조제1항
func (e *employmentInsurance) ofEmployee(s *worksheet.Sheet, yearlyPay worksheet.Amount) worksheet.Amount {
	return s.MulAll(lineEmploymentMonthly, yearlyPay, &e.employee, money.TruncateTo10Won)
}

// ofEmployer is the employer's contribution of a month for unemployment
// benefits, without employment stability.
// law: 고용산재보험료징수법 시행령 제12조제1항
func (e *employmentInsurance) ofEmployer(s *worksheet.Sheet, yearlyPay worksheet.Amount) worksheet.Amount {
	return s.MulAll(lineUnemploymentMonth, yearlyPay, &e.employer, money.TruncateTo10Won)
}
