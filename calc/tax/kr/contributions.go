package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// halves are the contributions that both sides owe in equal parts: one side's.
type halves struct{ pension, health, care worksheet.Amount }

// halfLines are the lines under which one side's halves are recorded.
type halfLines struct{ pension, health, care yearLines }

var (
	linesOfEmployee = halfLines{linesPension, linesHealth, linesCare}
	linesOfEmployer = halfLines{linesEmployerPension, linesEmployerHealth, linesEmployerCare}
)

// halvesOf are one side's pension, health and care contributions of the year.
func (r *Rules) halvesOf(s *worksheet.Sheet, lines *halfLines, yearlyPay worksheet.Amount) halves {
	pensionPay := s.Mul(linePensionPay, yearlyPay, aTwelfth, money.TruncateTo1000Won)
	var premiums [monthsOfYear]worksheet.Amount // of each health span
	var h halves
	h.pension = overYear(s, lines.pension, r.pension, func(in *worksheet.Sheet, i int) worksheet.Amount {
		return r.pension[i].law.contribution(in, pensionPay)
	})
	h.health = overYear(s, lines.health, r.health, func(in *worksheet.Sheet, i int) worksheet.Amount {
		premiums[i] = r.health[i].law.premium(in, yearlyPay)
		return premiums[i]
	})
	h.care = overYear(s, lines.care, r.care, func(in *worksheet.Sheet, i int) worksheet.Amount {
		care := &r.care[i].law
		return care.premium(in, premiums[care.health])
	})
	return h
}

// unemploymentOfEmployee is the employee's employment insurance of the year.
func (r *Rules) unemploymentOfEmployee(s *worksheet.Sheet, yearlyPay worksheet.Amount) worksheet.Amount {
	return overYear(s, linesEmployment, r.employment, func(in *worksheet.Sheet, i int) worksheet.Amount {
		return r.employment[i].law.ofEmployee(in, yearlyPay)
	})
}

// unemploymentOfEmployer is the employer's part for unemployment benefits.
func (r *Rules) unemploymentOfEmployer(s *worksheet.Sheet, yearlyPay worksheet.Amount) worksheet.Amount {
	return overYear(s, linesUnemployment, r.employment, func(in *worksheet.Sheet, i int) worksheet.Amount {
		return r.employment[i].law.ofEmployer(in, yearlyPay)
	})
}
