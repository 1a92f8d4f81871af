package document

import (
	"github.com/offergap/offergap/calc/worksheet"
)

// money are the lines of the ledgers: what one year's money of a side is, what
// the policy adds to it, and what each ledger gives or gets.
func (f figures) money(k Key, group, rest string) int {
	of := func(line, side string) int { return f.at(Key{Line: line, Side: side, Year: k.Year}) }
	switch group {
	case "went":
		if rest == "company" {
			return f.sub(k, of("awarded", withPolicy), of("subsidy.passed_on", withPolicy))
		}
		return f.sub(k, of("received."+rest, withPolicy), of("received."+rest, offered))
	case "ledger":
		return f.ledger(k, rest, func(line string) int { return of(line, withPolicy) })
	}
	here := func(line string) int { return of(line, k.Side) }
	switch rest {
	case "take_home":
		return f.withoutEquity(k, here("kr.take_home"), here("pay.gross"))
	case "candidate":
		return f.plusBenefits(k, here("received.take_home"))
	case "taxes":
		return f.sum(k, here("kr.income_tax"), here("kr.local_income_tax"))
	case "dues":
		return f.sum(k, here("kr.contributions"), here("kr.employer.contributions"))
	case "severance":
		return here("kr.employer.severance")
	case "funds":
		return f.sum(k, here("received.dues"), here("received.severance"))
	case "benefits":
		return f.benefitsAlone(k)
	}
	return none
}

func (f figures) ledger(k Key, rest string, of func(line string) int) int {
	switch rest {
	case "paid":
		return f.sum(k, of("company_cost"), of("awarded"))
	case "received":
		return f.sum(k, of("received.candidate"), of("received.taxes"), of("received.funds"))
	case "treasury":
		return f.sub(k, of("received.taxes"), of("awarded"))
	case "difference":
		return f.sub(k, of("ledger.received"), of("ledger.paid"))
	}
	return none
}

// withoutEquity takes the counted equity, the second and later parts of the
// gross pay, from the take-home pay: it is no cost of the company.
func (f figures) withoutEquity(k Key, takeHome, gross int) int {
	if takeHome == none || gross == none {
		return none
	}
	s := Step{Op: worksheet.OpSub.String(), Operands: []Operand{f.operand(takeHome)}, Result: f.step(takeHome).Result}
	for _, o := range f.step(gross).Operands[1:] {
		s.Operands = append(s.Operands, o)
		s.Result = s.Result.Sub(*o.Amount)
	}
	return f.add(k, s)
}

// benefits are the operand of the year's benefits: a field's, or a step's where
// they are raised.
func (f figures) benefits(year int) (Operand, bool) {
	i := f.recorded(Key{Line: "subsidy.company_cost", Side: withPolicy, Year: year})
	if i == none {
		return Operand{}, false
	}
	cost := f.step(i).Operands[0].Step
	if cost == nil || len(f.step(*cost).Operands) != 2 {
		return Operand{}, false
	}
	return f.step(*cost).Operands[1], true
}

func (f figures) plusBenefits(k Key, i int) int {
	benefits, has := f.benefits(k.Year)
	if i == none || !has {
		return none
	}
	return f.add(k, Step{Op: worksheet.OpSum.String(), Operands: []Operand{f.operand(i), benefits}, Result: f.step(i).Result.Add(*benefits.Amount)})
}

func (f figures) benefitsAlone(k Key) int {
	benefits, has := f.benefits(k.Year)
	if !has {
		return none
	}
	return f.add(k, Step{Op: worksheet.OpSum.String(), Operands: []Operand{benefits}, Result: *benefits.Amount})
}

// employerCost is the employer's cost with the benefits.
func (f figures) employerCost(k Key) int {
	return f.plusBenefits(k, f.at(Key{Line: "kr.employer.cost", Side: k.Side, Regime: k.Regime, Year: k.Year}))
}
