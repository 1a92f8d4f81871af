package kr

import "github.com/offergap/offergap/calc/worksheet"

// standardTaxCredit is 표준세액공제, for those who claim no special deduction.
// law: 소득세법 제59조의4제9항
type standardTaxCredit struct{ amount worksheet.Amount }

func bindStandardTaxCredit(b *binder) standardTaxCredit {
	return standardTaxCredit{b.annual().Amount("kr.standard_tax_credit.amount")}
}
