package kr

import (
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

var benchPay = tax.Pay{Cash: worksheet.Plain(money.KRW(200_000_000)), NonTaxable: worksheet.Plain(money.KRW(2_400_000))}

// One Korean year, both sides, without the record: at most 300 ns, no
// allocation.
func BenchmarkYear(b *testing.B) {
	r := rulesOf(b, 2026)
	b.ReportAllocs()
	for b.Loop() {
		_ = r.Compute(nil, Person{Dependents: 1, CreditChildren: 1}, Firm{Employees: 120, PriorityFirm: true}, tax.Resident, benchPay)
	}
}

// The employer's side alone, which a subsidy solver calls many times: at most
// 200 ns, no allocation.
func BenchmarkOnCost(b *testing.B) {
	onCost := rulesOf(b, 2026).OnCost(Firm{Employees: 120, PriorityFirm: true})
	b.ReportAllocs()
	for b.Loop() {
		_ = onCost(nil, benchPay)
	}
}

func BenchmarkYearRecorded(b *testing.B) {
	r := rulesOf(b, 2026)
	b.ReportAllocs()
	for b.Loop() {
		_ = r.Compute(worksheet.New(100), Person{}, Firm{}, tax.Resident, benchPay)
	}
}

func BenchmarkPayslip(b *testing.B) {
	r := rulesOf(b, 2026)
	b.ReportAllocs()
	for b.Loop() {
		_ = r.Payslip(nil, Firm{}, tax.Resident, MonthOfPay{Month: 9, Gross: worksheet.Plain(money.KRW(9_000_000)), Family: 3, CreditChildren: 1})
	}
}

func BenchmarkLoad(b *testing.B) {
	book, err := loadBook()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(book, 2026); err != nil {
			b.Fatal(err)
		}
	}
}
