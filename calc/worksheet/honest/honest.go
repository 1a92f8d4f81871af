// Package honest recomputes a worksheet by other means, for tests: every
// recorded step from its operands, naively, in unbounded arithmetic.
package honest

import (
	"fmt"
	"math/big"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Check recomputes every step and returns the first disagreement, the first
// operand that resolves to nothing, or nil. A fixed operand is allowed only
// where it is a count or a rate: an amount comes from an input, a law value or
// an earlier step (or is nothing at all).
func Check(steps []worksheet.Step, inputs []string) error {
	for i, step := range steps {
		for _, operand := range step.Operands {
			if err := resolves(operand, i, inputs, steps); err != nil {
				return fmt.Errorf("step %d %v: %w", i, step.Line, err)
			}
		}
		want, err := recompute(step)
		if err != nil {
			return fmt.Errorf("step %d %v: %w", i, step.Line, err)
		}
		if want.Cmp(big.NewInt(step.Result.Minor())) != 0 {
			return fmt.Errorf("step %d %v (%v): recorded %v, recomputed %v from %+v", i, step.Line, step.Op, step.Result, want, step.Operands)
		}
	}
	return nil
}

func resolves(o worksheet.Operand, at int, inputs []string, steps []worksheet.Step) error {
	switch o.Ref.Source {
	case worksheet.FromStep:
		if int(o.Ref.Index) >= at {
			return fmt.Errorf("operand refers to step %d, which is not earlier", o.Ref.Index)
		}
		if steps[o.Ref.Index].Result != o.Money {
			return fmt.Errorf("operand %v is not the result of step %d", o.Money, o.Ref.Index)
		}
	case worksheet.FromInput:
		if int(o.Ref.Index) >= len(inputs) {
			return fmt.Errorf("operand refers to input %d of %d", o.Ref.Index, len(inputs))
		}
	case worksheet.Fixed:
		if o.Kind == worksheet.AmountOperand && !o.Money.IsZero() {
			return fmt.Errorf("operand %v comes from nowhere", o.Money)
		}
	}
	return nil
}

func recompute(step worksheet.Step) (*big.Int, error) {
	o := step.Operands
	at := func(i int) *big.Int { return big.NewInt(o[i].Money.Minor()) }
	switch step.Op {
	case worksheet.OpSum, worksheet.OpSub, worksheet.OpExcess:
		return signedSum(step.Op, o), nil
	case worksheet.OpMin:
		return extreme(o, -1), nil
	case worksheet.OpMax:
		return extreme(o, 1), nil
	case worksheet.OpMul:
		product := rat(at(0))
		for _, factor := range o[1:] {
			product.Mul(product, ratio(factor.Rate))
		}
		return rounded(product, step.Rounding), nil
	case worksheet.OpTimes:
		return new(big.Int).Mul(at(0), big.NewInt(o[1].Count)), nil
	case worksheet.OpStepUp:
		if at(0).Sign() <= 0 {
			return new(big.Int), nil
		}
		steps := new(big.Int).Div(new(big.Int).Add(at(0), new(big.Int).Sub(at(2), big.NewInt(1))), at(2))
		return steps.Mul(steps, at(1)), nil
	case worksheet.OpSchedule:
		return bracketTax(at(0), o[1].Schedule.Brackets(), step.Rounding), nil
	case worksheet.OpRound:
		return rounded(rat(at(0)), step.Rounding), nil
	case worksheet.OpConvert:
		return convert(step, at(0)), nil
	case worksheet.OpChoose:
		return at(0), nil
	}
	return nil, fmt.Errorf("unknown operation %d", step.Op)
}

func signedSum(op worksheet.Op, operands []worksheet.Operand) *big.Int {
	total := new(big.Int)
	for i, operand := range operands {
		value := big.NewInt(operand.Money.Minor())
		if i > 0 && op != worksheet.OpSum {
			value.Neg(value)
		}
		total.Add(total, value)
	}
	if op == worksheet.OpExcess && total.Sign() < 0 {
		return new(big.Int)
	}
	return total
}

func extreme(operands []worksheet.Operand, sign int) *big.Int {
	best := big.NewInt(operands[0].Money.Minor())
	for _, operand := range operands[1:] {
		if value := big.NewInt(operand.Money.Minor()); value.Cmp(best) == sign {
			best = value
		}
	}
	return best
}

func bracketTax(base *big.Int, brackets []money.Bracket, rounding money.Rounding) *big.Int {
	tax := new(big.Rat)
	for i, bracket := range brackets {
		over := big.NewInt(bracket.Over.Minor())
		top := base
		if i+1 < len(brackets) {
			if next := big.NewInt(brackets[i+1].Over.Minor()); next.Cmp(base) < 0 {
				top = next
			}
		}
		if width := new(big.Int).Sub(top, over); width.Sign() > 0 {
			tax.Add(tax, new(big.Rat).Mul(rat(width), ratio(bracket.Rate)))
		}
	}
	return rounded(tax, rounding)
}

func convert(step worksheet.Step, minor *big.Int) *big.Int {
	price := ratio(step.Operands[1].Rate)
	hundred := big.NewRat(100, 1)
	switch {
	case step.Operands[0].Money.Currency() == step.Result.Currency():
		return minor
	case step.Result.Currency() == money.KRWCurrency:
		return rounded(new(big.Rat).Quo(new(big.Rat).Mul(rat(minor), price), hundred), step.Rounding)
	}
	return rounded(new(big.Rat).Quo(new(big.Rat).Mul(rat(minor), hundred), price), step.Rounding)
}

// rounded applies a rounding by its name alone, not by the code under test.
func rounded(value *big.Rat, rounding money.Rounding) *big.Int {
	unit := int64(1)
	nearest := false
	switch rounding.String() {
	case "truncate_to_10_won":
		unit = 10
	case "truncate_to_1000_won":
		unit = 1000
	case "cent_half_up", "won_half_up":
		nearest = true
	}
	magnitude := new(big.Rat).Abs(value)
	if nearest {
		magnitude.Add(magnitude, big.NewRat(1, 2))
	}
	whole := new(big.Int).Quo(magnitude.Num(), magnitude.Denom())
	whole.Mul(whole.Quo(whole, big.NewInt(unit)), big.NewInt(unit))
	if value.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole
}

func rat(i *big.Int) *big.Rat     { return new(big.Rat).SetInt(i) }
func ratio(r money.Rate) *big.Rat { return big.NewRat(r.Num(), r.Den()) }
