package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// RetentionResult is pay for staying beside the signing bonus, all in won. Both
// are paid at the start, on top of the first year's pay.
//
// A signing bonus that only rewards joining is earned by joining: the company
// cannot have it back whenever the person leaves, unless the contract ties it to
// a stay and says that it is paid back.
// law: 대법원 2012다55518
type RetentionResult struct {
	Regime   string      `json:"regime"` // the offer's own in its first year
	Amount   money.Money `json:"amount"`
	Months   int         `json:"months"`
	AMonth   money.Money `json:"a_month"` // Amount ÷ Months, cut to the won
	TakeHome money.Money `json:"take_home"`
	Cost     money.Money `json:"cost"` // with the employer's contributions; no severance accrues on it

	Signing         money.Money `json:"signing"`
	SigningTakeHome money.Money `json:"signing_take_home"`
	// SigningRecoverable tells that the contract ties the signing bonus to the
	// same stay on the same terms.
	SigningRecoverable bool `json:"signing_recoverable"`

	Early        EarlyLeaving `json:"leaving_early"`         // of the retention pay
	SigningEarly EarlyLeaving `json:"signing_leaving_early"` // of the signing bonus
	Flags        []Flag       `json:"flags"`
}

var (
	lineRetentionTakeHome = worksheet.NewLine("deal.retention.take_home")
	lineRetentionMonth    = worksheet.NewLine("deal.retention.a_month")
	lineSigningTakeHome   = worksheet.NewLine("deal.retention.signing_take_home")
)

// Retain is the retention pay beside the signing bonus; nil where neither is
// offered.
func Retain(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) *RetentionResult {
	r, signing := d.Retention, d.Scenario.Offer.Signing
	if r.Amount.Sign() == 0 && signing.Sign() == 0 {
		return nil
	}
	first := &d.caseYears(engine, 1)[0]
	regime, cash := first.Without.Regime, first.Hire.Pay.Cash.Money()
	s = under(s, regime)
	out := &RetentionResult{Regime: regime.String(), Amount: r.Amount, Months: r.Months, Signing: signing, SigningRecoverable: r.SigningRecoverable}
	amount := s.Input("retention.amount", r.Amount)
	if r.Months > 0 {
		out.AMonth = s.Mul(lineRetentionMonth, amount, worksheet.PlainRate(money.Fraction(1, int64(r.Months))), money.TruncateToWon).Money()
	}
	out.TakeHome = moreTakeHome(s, lineRetentionTakeHome, first, regime, cash, r.Amount).Money()
	out.Cost = extraCost(s, first, regime, cash, r.Amount)
	out.Early = clawback(s, amount, s.Input("solved.cost", out.Cost), r.Months, r.ProRata)

	base := cash.Sub(signing)
	out.SigningTakeHome = moreTakeHome(s, lineSigningTakeHome, first, regime, base, signing).Money()
	tied := 0
	if r.SigningRecoverable {
		tied = r.Months
	}
	spent := s.Input("solved.cost", extraCost(s, first, regime, base, signing))
	out.SigningEarly = clawback(s, s.Input("offer.signing", signing), spent, tied, r.ProRata)
	out.Flags = r.flags(signing)
	return out
}

// flags are what must be said. Terms of repayment hold for pay that rewards a
// stay; as a penalty for leaving they are void.
func (r *Retention) flags(signing money.Money) []Flag {
	var flags []Flag
	if signing.Sign() > 0 && !r.SigningRecoverable {
		flags = append(flags, Flag{Code: "signing_not_recoverable", Field: "offer.signing", Law: "대법원 2012다55518"})
	}
	if r.Months > 0 && (r.Amount.Sign() > 0 || r.SigningRecoverable) {
		flags = append(flags, Flag{Code: "repayment_no_penalty", Field: "retention.months", Law: "근로기준법 제20조"})
	}
	return flags
}
