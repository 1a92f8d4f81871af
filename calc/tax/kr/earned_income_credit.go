package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// earnedIncomeCredit is 근로소득세액공제.
type earnedIncomeCredit struct {
	brackets worksheet.Schedule
	caps     []creditCap // by total pay, ascending
}

// creditCap is the cap of a credit for total pay over a threshold: cap less
// taper of what lies over it, at least floor.
type creditCap struct {
	over, cap, floor worksheet.Amount
	taper            worksheet.Rate
}

func bindEarnedIncomeCredit(b *binder) earnedIncomeCredit {
	r := b.annual()
	credit := earnedIncomeCredit{brackets: r.Schedule("kr.earned_income_credit.brackets")}
	for _, row := range r.Rows("kr.earned_income_credit.caps") {
		credit.caps = append(credit.caps, creditCap{
			over: row.Amount("over"), cap: row.Amount("cap"), floor: row.Amount("floor"), taper: row.Rate("taper"),
		})
	}
	return credit
}

var (
	lineCreditOver  = worksheet.NewLine("kr.earned_income_credit.over")
	lineCreditTaper = worksheet.NewLine("kr.earned_income_credit.taper")
	lineCreditLeft  = worksheet.NewLine("kr.earned_income_credit.tapered_cap")
	lineCreditCap   = worksheet.NewLine("kr.earned_income_credit.cap")
)

// capFor is the cap at a total pay. The taper is cut to the won, like every
// amount on the way to the tax.
// law: 소득세법 제59조제2항
func (c *earnedIncomeCredit) capFor(s *worksheet.Sheet, taxable worksheet.Amount) worksheet.Amount {
	i := len(c.caps) - 1
	for i > 0 && taxable.Minor() <= c.caps[i].over.Minor() {
		i--
	}
	row := &c.caps[i]
	if row.taper.IsZero() {
		return row.cap
	}
	taper := s.Mul(lineCreditTaper, s.Excess(lineCreditOver, taxable, row.over), row.taper, money.TruncateToWon)
	return s.Max(lineCreditCap, s.Excess(lineCreditLeft, row.cap, taper), row.floor)
}
