package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Payday is one month of a year that begins with a hire. Gross is the month's
// regular pay, for the days worked.
type Payday struct {
	MonthOfPay
	Bonus      worksheet.Amount // paid besides: a signing bonus, the year's bonus
	JoinedLate bool             // work began in this month, after its first day
}

// Slip is the payslip of a payday.
type Slip struct {
	Result
	unemployment worksheet.Amount // the employer's part, which the flat rate's base has in it
}

var (
	lineBonusPay      = worksheet.NewLine("kr.payday.pay")
	linePeriodPay     = worksheet.NewLine("kr.payday.pay_of_period")
	linePeriodMean    = worksheet.NewLine("kr.payday.mean_pay")
	linePeriodTax     = worksheet.NewLine("kr.payday.tax_of_period")
	linePeriodBefore  = worksheet.NewLine("kr.payday.withheld_before")
	lineWithheldLeft  = worksheet.NewLine("kr.payday.left_to_withhold")
	lineInsuredPay    = worksheet.NewLine("kr.payday.insured_pay")
	lineInsuredYearly = worksheet.NewLine("kr.payday.insured_yearly_pay")
)

// Paydays are the payslips of the months of one calendar year in which the
// person works, in order. Pension, health and care are charged on regular pay,
// from the month of joining only where work began on its first day; employment
// insurance and the employer's levies on all pay of the month. The accrual for
// severance is not in them: it follows the contract, not the payday.
// law: 국민연금법 제17조제1항, 국민건강보험법 제69조제2항
func (r *Rules) Paydays(s *worksheet.Sheet, f Firm, regime tax.Regime, days []Payday) []Slip {
	slips := make([]Slip, len(days))
	full := make([]worksheet.Amount, len(days)) // tax by the table, before relief
	taxable := make([]worksheet.Amount, len(days))
	for i := range days {
		day := &days[i]
		in := under(ofMonth(s, day.Month), regime)
		pay := tax.Pay{Cash: in.Sum(lineBonusPay, day.Gross, day.Bonus), NonTaxable: day.NonTaxable}
		taxable[i] = taxablePay(in, pay)
		var d dues
		var e employerSide
		if employed(pay) {
			d, e = r.duesOf(in, f, day, taxable[i])
		}
		withheld := worksheet.Amount{}
		if regime == tax.ForeignFlat {
			withheld = r.flat.on(in, pay, d.halves, e.unemployment)
		} else {
			full[i] = r.withheldWithBonus(in, days, taxable, full, i)
			withheld = r.collected(in, regime, day.Month, full[i])
		}
		slips[i] = Slip{settle(in, regime, pay, withheld, r.local.on(in, withheld), d, e), e.unemployment}
	}
	return slips
}

// ofMonth writes the steps under the month of the year.
func ofMonth(s *worksheet.Sheet, month int) *worksheet.Sheet { return s.Segment(month) }

// duesOf are both sides' contributions of the month.
// law: 국민연금법 제17조제1항, 국민건강보험법 제69조제2항
func (r *Rules) duesOf(s *worksheet.Sheet, f Firm, day *Payday, taxable worksheet.Amount) (d dues, e employerSide) {
	yearly := s.Times(lineYearlyPay, taxable, monthsOfYear)
	insured := s.Excess(lineInsuredPay, day.Gross, day.NonTaxable)
	h := r.halvesOfMonth(s, day.Month, insured, s.Times(lineInsuredYearly, insured, monthsOfYear))
	if day.JoinedLate && r.joining.pensionNext {
		h.pension = worksheet.Amount{}
	}
	if day.JoinedLate && r.joining.healthNext {
		h.health, h.care = worksheet.Amount{}, worksheet.Amount{}
	}
	d.halves = h
	r.restOfMonth(s, day.Month, f, &d, &e, taxable, yearly, worksheet.Amount{})
	return d, e
}

// withheldWithBonus is the tax of the table on the i-th month. A bonus that is
// for no period of its own is spread over the months of the year up to its
// payment, those since the hire: the table's tax on their mean pay, times the
// months, less what was withheld before.
// law: 소득세법 제136조제1항
func (r *Rules) withheldWithBonus(s *worksheet.Sheet, days []Payday, taxable, before []worksheet.Amount, i int) worksheet.Amount {
	if days[i].Bonus.Sign() == 0 || i == 0 || !r.joining.bonusSpread {
		return r.tableTax(s, days[i].MonthOfPay, taxable[i])
	}
	months := int64(i + 1)
	period := s.Sum(linePeriodPay, taxable[:i+1]...)
	mean := s.Mul(linePeriodMean, period, worksheet.PlainRate(money.Fraction(1, months)), money.TruncateToWon)
	due := s.Times(linePeriodTax, r.tableTax(s, days[i].MonthOfPay, mean), months)
	return s.Excess(lineWithheldLeft, due, s.Sum(linePeriodBefore, before[:i]...))
}
