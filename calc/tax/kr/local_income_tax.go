package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// localIncomeTax is 개인지방소득세.
type localIncomeTax struct{ rate worksheet.Rate }

func bindLocalIncomeTax(b *binder) localIncomeTax {
	return localIncomeTax{b.annual().Rate("kr.local_income_tax.rate_of_income_tax")}
}

var lineLocalTax = worksheet.NewLine("kr.local_income_tax")

// on is the local tax on a final income tax; reliefs and credits follow.
// law: 지방세특례제한법 제167조의2제1항
func (l *localIncomeTax) on(s *worksheet.Sheet, incomeTax worksheet.Amount) worksheet.Amount {
	return s.Mul(lineLocalTax, incomeTax, l.rate, money.TruncateTo10Won)
}
