package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// foreignFlat is the flat rate for foreign workers (외국인근로자 과세특례).
type foreignFlat struct {
	rate        worksheet.Rate
	reliefYears int
	deadline    law.Date
}

func bindForeignFlat(b *binder) foreignFlat {
	r := b.annual()
	return foreignFlat{
		rate:        r.Rate("kr.foreign_flat.rate"),
		reliefYears: int(r.Count("kr.foreign_flat.relief_years")),
		deadline:    r.Day("kr.foreign_flat.first_work_deadline"),
	}
}

var lineFlatBase = worksheet.NewLine("kr.income_tax.flat_base")

// on is the flat tax on all wage income. No exemption applies (제3항): the
// non-taxable part of cash and the exempt gain of venture options are income
// here, and so are the employer's health, care and unemployment premiums,
// which 소득세법 제12조제3호너목 exempts otherwise. The employer's pension
// contribution is no income in the first place.
// law: 조세특례제한법 제18조의2제2항
func (f *foreignFlat) on(s *worksheet.Sheet, pay tax.Pay, equal halves, unemployment worksheet.Amount) worksheet.Amount {
	base := s.Sum(lineFlatBase, pay.Cash, pay.Equity, pay.ExemptEquity, equal.health, equal.care, unemployment)
	return s.Mul(lineIncomeTax, base, f.rate, money.TruncateTo10Won)
}

// status is how the flat rate stands for a person. It is elected each year at
// the settlement, so there is no day to apply by.
// law: 조세특례제한법 제18조의2제2항
func (f *foreignFlat) status(facts Facts) Status {
	return Status{
		Regime: tax.ForeignFlat,
		Conditions: []Condition{
			{"not_korean", facts.Nationality.isKorean().not()},
			{"first_work_before_sunset", by(facts.HireDate, f.deadline)},
		},
		NotAsked:      []string{"no_related_party"},
		Documents:     []string{"flat_rate_application"},
		EntryDeadline: f.deadline,
		ReliefYears:   f.reliefYears,
	}
}
