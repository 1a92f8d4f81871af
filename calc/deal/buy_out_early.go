package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var (
	lineEarlyPaid  = worksheet.NewLine("deal.early.paid")
	lineEarlySpent = worksheet.NewLine("deal.early.spent")
	lineEarlyOwed  = worksheet.NewLine("deal.early.owed")
	lineEarlySunk  = worksheet.NewLine("deal.early.sunk")
)

// leavingEarly is what is left of the buy-out at the early month.
func (d *Deal) leavingEarly(s *worksheet.Sheet, payments []BuyOutPayment) EarlyLeaving {
	paid, spent := worksheet.Plain(money.KRW(0)), worksheet.Plain(money.KRW(0))
	for _, payment := range payments {
		if payment.Month <= earlyMonth {
			paid = s.Sum(lineEarlyPaid, paid, s.Input("solved.gross", payment.Gross))
			spent = s.Sum(lineEarlySpent, spent, s.Input("solved.cost", payment.Cost))
		}
	}
	return clawback(s, paid, spent, d.BuyOut.ClawbackMonths, d.BuyOut.ProRata)
}

// clawback is what is owed back and what is sunk where the person leaves at the
// early month: all or nothing, or in proportion to the months left of the
// promised ones. Gross is owed, whatever the tax office gives back of the tax.
func clawback(s *worksheet.Sheet, paid, spent worksheet.Amount, months int, proRata bool) EarlyLeaving {
	owed := worksheet.Plain(money.KRW(0))
	if left := months - earlyMonth; left > 0 {
		share := money.Fraction(1, 1)
		if proRata {
			share = money.Fraction(int64(left), int64(months))
		}
		owed = s.Mul(lineEarlyOwed, paid, worksheet.PlainRate(share), money.TruncateToWon)
	}
	return EarlyLeaving{Month: earlyMonth, Paid: paid.Money(), Spent: spent.Money(), Owed: owed.Money(), Sunk: s.Sub(lineEarlySunk, spent, owed).Money()}
}
