package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// longTermCare is the law of one month: a share of the health premium.
type longTermCare struct {
	share  worksheet.Rate
	health int // index of the health insurance span that the month lies in
}

// bindLongTermCare splits the year wherever the share or the health premium
// that it is taken of changes.
func bindLongTermCare(b *binder, health []span[healthInsurance]) []span[longTermCare] {
	month := 0
	return spansOf(b, func(r *law.Reader) longTermCare {
		month++
		i := 0
		for health[i].To < month {
			i++
		}
		return longTermCare{share: r.Rate("kr.long_term_care.share_of_health_premium"), health: i}
	})
}

var (
	linesCare         = newYearLines("kr.long_term_care")
	lineCareMonthly   = worksheet.NewLine("kr.long_term_care.monthly")
	linesEmployerCare = newYearLines("kr.employer.long_term_care")
)

// premium is one side's premium of a month on its health premium.
// law: 노인장기요양보험법 제9조제1항
func (c *longTermCare) premium(s *worksheet.Sheet, healthPremium worksheet.Amount) worksheet.Amount {
	return s.Mul(lineCareMonthly, healthPremium, c.share, money.TruncateTo10Won)
}
