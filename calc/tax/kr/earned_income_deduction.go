package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// earnedIncomeDeduction is 근로소득공제.
type earnedIncomeDeduction struct {
	brackets worksheet.Schedule
	cap      worksheet.Amount
}

func bindEarnedIncomeDeduction(b *binder) earnedIncomeDeduction {
	r := b.annual()
	return earnedIncomeDeduction{
		brackets: r.Schedule("kr.earned_income_deduction.brackets"),
		cap:      r.Amount("kr.earned_income_deduction.cap"),
	}
}

var (
	lineDeductionUncapped = worksheet.NewLine("kr.earned_income_deduction.uncapped")
	lineDeduction         = worksheet.NewLine("kr.earned_income_deduction")
	lineEarnedIncome      = worksheet.NewLine("kr.earned_income")
)

// earnedIncome is the total pay less the deduction (근로소득금액).
// law: 소득세법 제47조제1항
func (d *earnedIncomeDeduction) earnedIncome(s *worksheet.Sheet, taxable worksheet.Amount) worksheet.Amount {
	uncapped := s.Schedule(lineDeductionUncapped, taxable, d.brackets, money.TruncateToWon)
	return s.Sub(lineEarnedIncome, taxable, s.Min(lineDeduction, uncapped, d.cap))
}
