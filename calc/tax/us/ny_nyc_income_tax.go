package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type cityRules struct {
	brackets schedules
	school   schoolCreditRules
}

func bindCity(read *law.Reader) cityRules {
	return cityRules{
		brackets: bindSchedules(read, "us.ny_nyc_income_tax.brackets"),
		school:   bindSchoolCredit(read),
	}
}

// cityLines are those of New York City within a New York return.
type cityLines struct {
	beforeCredits, incomeTax worksheet.LineID

	school schoolCreditLines
}

func newCityLines(prefix string) cityLines {
	return cityLines{
		beforeCredits: worksheet.NewLine(prefix + "ny.nyc_income_tax.before_credits"),
		school:        newSchoolCreditLines(prefix),
		incomeTax:     worksheet.NewLine(prefix + "ny.nyc_income_tax"),
	}
}

// incomeTax is the city's tax on residents after the school tax credits. They
// are refundable; we use them up to the tax, as all credits here.
//
// law: N.Y.C. Admin. Code 11-1701
func (r *cityRules) incomeTax(s *worksheet.Sheet, l *cityLines, status tax.FilingStatus, wages, taxable worksheet.Amount) worksheet.Amount {
	before := s.Schedule(l.beforeCredits, taxable, r.brackets[status], money.CentHalfUp)
	return s.Excess(l.incomeTax, before, r.school.credits(s, &l.school, status, wages, taxable))
}
