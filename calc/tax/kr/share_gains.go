package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// shareGains is the tax on gains of shares that are not traded on the exchange,
// of those who hold little of the company.
type shareGains struct {
	small, other worksheet.Rate
	deduction    worksheet.Amount
}

func bindShareGains(b *binder) shareGains {
	r := b.annual()
	return shareGains{
		small:     r.Rate("kr.share_gains.rate", "sme"),
		other:     r.Rate("kr.share_gains.rate", "other"),
		deduction: r.Amount("kr.share_gains.basic_deduction"),
	}
}

var (
	lineGainsBase  = worksheet.NewLine("kr.share_gains.base")
	lineGainsTax   = worksheet.NewLine("kr.share_gains.tax")
	lineGainsLocal = worksheet.NewLine("kr.share_gains.local_tax")
	lineGainsBoth  = worksheet.NewLine("kr.share_gains.both_taxes")
)

// ShareGainsTax is the tax on a year's gain, the local tax included. sme says
// whose shares they are.
// law: 소득세법 제104조제1항제11호, 소득세법 제103조제1항
func (r *Rules) ShareGainsTax(s *worksheet.Sheet, gain worksheet.Amount, sme bool) worksheet.Amount {
	rate := r.gains.other
	if sme {
		rate = r.gains.small
	}
	base := s.Excess(lineGainsBase, gain, r.gains.deduction)
	incomeTax := s.Mul(lineGainsTax, base, rate, money.TruncateTo10Won)
	return s.Sum(lineGainsBoth, incomeTax, s.Mul(lineGainsLocal, incomeTax, r.local.rate, money.TruncateTo10Won))
}
