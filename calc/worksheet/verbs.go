package worksheet

import "github.com/offergap/offergap/calc/money"

// Sum is the sum of the amounts.
func (s *Sheet) Sum(line LineID, amounts ...Amount) Amount {
	var total Amount
	if len(amounts) > 0 {
		total.currency = amounts[0].currency
	}
	for i := range amounts {
		total.minor += amounts[i].minor
		if amounts[i].currency != total.currency {
			total.currency = neutral(total, amounts[i])
		}
	}
	if s == nil {
		return total
	}
	return s.amounts(line, OpSum, money.Unrounded, total, amounts...)
}

// Sub is the first amount less all others.
func (s *Sheet) Sub(line LineID, from Amount, less ...Amount) Amount {
	total := Amount{minor: from.minor, currency: from.currency}
	for i := range less {
		total.minor -= less[i].minor
		if less[i].currency != total.currency {
			total.currency = neutral(total, less[i])
		}
	}
	if s == nil {
		return total
	}
	return s.amounts(line, OpSub, money.Unrounded, total, append([]Amount{from}, less...)...)
}

// Excess is what a exceeds b by, at least zero.
func (s *Sheet) Excess(line LineID, a, b Amount) Amount {
	result := Amount{minor: max(0, a.minor-b.minor), currency: same(a, b)}
	if s == nil {
		return result
	}
	return s.amounts(line, OpExcess, money.Unrounded, result, a, b)
}

// Min is the lesser amount.
func (s *Sheet) Min(line LineID, a, b Amount) Amount {
	result := Amount{minor: min(a.minor, b.minor), currency: same(a, b)}
	if s == nil {
		return result
	}
	return s.amounts(line, OpMin, money.Unrounded, result, a, b)
}

// Max is the greater amount.
func (s *Sheet) Max(line LineID, a, b Amount) Amount {
	result := Amount{minor: max(a.minor, b.minor), currency: same(a, b)}
	if s == nil {
		return result
	}
	return s.amounts(line, OpMax, money.Unrounded, result, a, b)
}

// Mul is the amount times the rate, rounded by the named rule.
func (s *Sheet) Mul(line LineID, a Amount, r Rate, rounding money.Rounding) Amount {
	result := Amount{minor: money.MulDiv(a.minor, r.Num(), r.Den(), rounding), currency: a.currency}
	if s == nil {
		return result
	}
	return s.mixed(line, OpMul, rounding, result, a, operand{kind: RateOperand, a: r.Num(), b: r.Den(), ref: r.ref})
}

// MulAll is the amount times all rates of the product, rounded once by the
// named rule.
func (s *Sheet) MulAll(line LineID, a Amount, p *Product, rounding money.Rounding) Amount {
	result := Amount{minor: money.MulDiv(a.minor, p.rate.Num(), p.rate.Den(), rounding), currency: a.currency}
	if s == nil {
		return result
	}
	return s.product(line, rounding, result, a, p)
}

// Times is the amount n times: months, children, years.
func (s *Sheet) Times(line LineID, a Amount, n int64) Amount {
	result := Amount{minor: a.minor * n, currency: a.currency}
	if s == nil {
		return result
	}
	return s.mixed(line, OpTimes, money.Unrounded, result, a, operand{kind: CountOperand, a: n})
}

// StepUp is each × (over ÷ per), a fraction of a step counting as a whole
// one. Nothing where over is not above zero; per must be above zero.
func (s *Sheet) StepUp(line LineID, over, each, per Amount) Amount {
	result := Amount{currency: each.currency}
	if over.minor > 0 {
		result.minor = (over.minor + per.minor - 1) / per.minor * each.minor
	}
	if s == nil {
		return result
	}
	return s.amounts(line, OpStepUp, money.Unrounded, result, over, each, per)
}

// Schedule is the tax that the bracket table gives on the base, rounded by the
// named rule. A negative base counts as zero.
func (s *Sheet) Schedule(line LineID, base Amount, table Schedule, rounding money.Rounding) Amount {
	result := Plain(table.Apply(base.Money(), rounding))
	if s == nil {
		return result
	}
	return s.mixed(line, OpSchedule, rounding, result, base, operand{kind: ScheduleOperand, schedule: table.Schedule, ref: table.ref})
}

// Round is the amount cut to the unit of the named rule.
func (s *Sheet) Round(line LineID, a Amount, rounding money.Rounding) Amount {
	result := Plain(a.Money().Round(rounding))
	if s == nil {
		return result
	}
	return s.amounts(line, OpRound, rounding, result, a)
}

// Convert is the amount in the other currency at a price of won per dollar.
func (s *Sheet) Convert(line LineID, a Amount, to money.Currency, krwPerUSD Rate) Amount {
	result := Plain(money.Convert(a.Money(), to, money.Quote{KRWPerUSD: krwPerUSD.Rate}))
	if s == nil {
		return result
	}
	return s.mixed(line, OpConvert, money.HalfUp(to), result, a, operand{kind: RateOperand, a: krwPerUSD.Num(), b: krwPerUSD.Den(), ref: krwPerUSD.ref})
}

// Choose is the picked amount, recorded beside those that it was preferred to.
func (s *Sheet) Choose(line LineID, picked Amount, rejected ...Amount) Amount {
	result := Amount{minor: picked.minor, currency: picked.currency}
	if s == nil {
		return result
	}
	return s.amounts(line, OpChoose, money.Unrounded, result, append([]Amount{picked}, rejected...)...)
}

// same is the currency of both; nothing of no currency takes the other's.
func same(a, b Amount) money.Currency {
	if a.currency == b.currency {
		return a.currency
	}
	return neutral(a, b)
}

// neutral is same where the currencies differ. It stays out of line, so that
// the common case is inlined.
//
//go:noinline
func neutral(a, b Amount) money.Currency {
	switch money.NoCurrency {
	case a.currency:
		return b.currency
	case b.currency:
		return a.currency
	}
	panic("worksheet: " + a.Money().String() + " meets " + b.Money().String())
}
