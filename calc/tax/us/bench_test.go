package us

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var sink worksheet.Amount

// BenchmarkFederal is federal income tax, Social Security and Medicare of one
// person with the standard deduction, without record.
func BenchmarkFederal(b *testing.B) {
	rules := rulesOf(b, 2026)
	wages := worksheet.Plain(money.USD(560_000_00))
	b.ReportAllocs()
	for b.Loop() {
		h := Household{Deduction: Standard}
		income := rules.federalIncomeTax(nil, ownReturn, h, wages, worksheet.Amount{}, worksheet.Amount{})
		security, _ := rules.socialSecurity.compute(nil, wages)
		regular, _ := rules.medicare.regular(nil, wages)
		additional := rules.medicare.additional(nil, ownReturn, h.Status, wages)
		sink = (*worksheet.Sheet)(nil).Sum(lineEmployeeDues, income, security, regular, additional)
	}
}

func BenchmarkCompute(b *testing.B) {
	rules := rulesOf(b, 2026)
	b.Run("standard", func(b *testing.B) {
		wages := worksheet.Plain(money.USD(560_000_00))
		b.ReportAllocs()
		for b.Loop() {
			sink = rules.Compute(nil, California, Household{Deduction: Standard}, wages).TakeHome
		}
	})
	for _, j := range Jurisdictions {
		b.Run(j.String(), func(b *testing.B) {
			wages := worksheet.Plain(money.USD(560_000_00))
			b.ReportAllocs()
			for b.Loop() {
				sink = rules.Compute(nil, j, Household{}, wages).TakeHome
			}
		})
	}
	b.Run("recorded", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sheet := worksheet.New(64)
			sink = rules.Compute(sheet, California, Household{}, sheet.Input("wages", money.USD(560_000_00))).TakeHome
		}
	})
}
