package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// nationalPension is the law of one month.
type nationalPension struct {
	rate           worksheet.Rate // of each side
	floor, ceiling worksheet.Amount
}

func readNationalPension(r *law.Reader) nationalPension {
	return nationalPension{
		rate:    r.Rate("kr.national_pension.rate"),
		floor:   r.Amount("kr.national_pension.floor"),
		ceiling: r.Amount("kr.national_pension.ceiling"),
	}
}

var (
	linesPension         = newYearLines("kr.national_pension")
	linePensionPay       = worksheet.NewLine("kr.national_pension.pay")
	linePensionCapped    = worksheet.NewLine("kr.national_pension.capped")
	linePensionBase      = worksheet.NewLine("kr.national_pension.base")
	linePensionMonthly   = worksheet.NewLine("kr.national_pension.monthly")
	linesEmployerPension = newYearLines("kr.employer.national_pension")
)

// contribution is one side's contribution of a month on the month's pay, which
// has been cut to a thousand won.
// law: 국민연금법 제88조제3항, 국민연금법 시행령 제5조제1항
func (p *nationalPension) contribution(s *worksheet.Sheet, pensionPay worksheet.Amount) worksheet.Amount {
	base := s.Max(linePensionBase, s.Min(linePensionCapped, pensionPay, p.ceiling), p.floor)
	return s.Mul(linePensionMonthly, base, p.rate, money.TruncateTo10Won)
}
