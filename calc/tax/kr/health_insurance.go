package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// healthInsurance is the law of one month, for one side's half of the premium.
type healthInsurance struct {
	rate       worksheet.Product // of a month on the year's pay
	floor, cap worksheet.Amount
}

func readHealthInsurance(r *law.Reader) healthInsurance {
	return healthInsurance{
		rate:  ofAMonth(r.Rate("kr.health_insurance.half_rate")),
		floor: r.Amount("kr.health_insurance.half_premium_floor"),
		cap:   r.Amount("kr.health_insurance.half_premium_cap"),
	}
}

var (
	linesHealth         = newYearLines("kr.health_insurance")
	lineHealthUncapped  = worksheet.NewLine("kr.health_insurance.uncapped")
	lineHealthCapped    = worksheet.NewLine("kr.health_insurance.capped")
	lineHealthMonthly   = worksheet.NewLine("kr.health_insurance.monthly")
	linesEmployerHealth = newYearLines("kr.employer.health_insurance")
)

// premium is one side's half of a month's premium on a twelfth of the year's pay.
// law: 국민건강보험법 시행령 제44조제1항, 국민건강보험법 제76조제1항, 국민건강보험법 시행령 제32조
func (h *healthInsurance) premium(s *worksheet.Sheet, yearlyPay worksheet.Amount) worksheet.Amount {
	uncapped := s.MulAll(lineHealthUncapped, yearlyPay, &h.rate, money.TruncateTo10Won)
	return s.Max(lineHealthMonthly, s.Min(lineHealthCapped, uncapped, h.cap), h.floor)
}
