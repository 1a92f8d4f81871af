package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type washingtonRules struct {
	noDeduction

	rate              worksheet.Rate
	standardDeduction worksheet.Amount
	caresRate         worksheet.Rate
	leave             washingtonLeaveRules
}

func bindWashington(read *law.Reader, federal *Rules) state {
	r := &washingtonRules{
		rate:      read.Rate("us.wa_income_tax.rate"),
		caresRate: read.Rate("us.wa_cares.rate"),
		leave:     bindWashingtonLeave(read, federal.socialSecurity.wageBase),
	}
	if !r.rate.IsZero() {
		r.standardDeduction = read.Amount("us.wa_income_tax.standard_deduction")
	}
	return r
}

// washingtonLines are those of a Washington return.
type washingtonLines struct{ over, incomeTax worksheet.LineID }

var washingtonReturns = returns(newWashingtonLines, func(joint *washingtonLines) {
	joint.incomeTax = worksheet.NewLine("us.joint.wa.income_tax")
})

func newWashingtonLines(prefix string) washingtonLines {
	return washingtonLines{
		over:      worksheet.NewLine(prefix + "wa.income_tax.over"),
		incomeTax: worksheet.NewLine(prefix + "wa.income_tax"),
	}
}

// incomeTax is the Washington income tax of a return: none on wages before
// 2028, then that on income over a million. We give a separate return the
// whole deduction.
//
// law: 2026 Wash. Laws ch. 238
func (r *washingtonRules) incomeTax(s *worksheet.Sheet, kind returnKind, _ Household, wages, _ worksheet.Amount) (own, city, total worksheet.Amount) {
	l, base := &washingtonReturns[kind], wages
	if !r.rate.IsZero() {
		base = s.Excess(l.over, wages, r.standardDeduction)
	}
	own = s.Mul(l.incomeTax, base, r.rate, money.CentHalfUp)
	return own, worksheet.Amount{}, own
}

var lineWAInsurance = worksheet.NewLine("us.wa.insurance")

// insurance is Paid Family and Medical Leave and WA Cares. The latter pays for
// care and does not replace wages, so we do not count it as state tax on the
// federal return.
func (r *washingtonRules) insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) (first, second, total, employer worksheet.Amount) {
	taxable := r.leave.taxable(s, kind, wages)
	leave := r.leave.employee(s, kind, taxable)
	if kind == spouseReturn {
		return leave, worksheet.Amount{}, leave, worksheet.Amount{}
	}
	cares := r.cares(s, wages)
	return leave, cares, s.Sum(lineWAInsurance, leave, cares), r.leave.employer(s, taxable, leave)
}
