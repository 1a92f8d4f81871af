package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// matched is our offer with the policy at one match rate.
type matched struct {
	years  []matchedYear
	totals gap.Totals // won
}

type matchedYear struct {
	award  subsidy.Award
	pay    tax.Pay
	gross  worksheet.Amount
	result kr.Result
}

var (
	linePolicyTotal    = worksheet.NewLine("total.policy.gross")
	linePolicyTakeHome = worksheet.NewLine("total.policy.take_home")
)

// terms are the policy's terms in the i-th year at the match rate s.
func (p *prepared) terms(i int, s money.Rate) subsidy.Terms {
	policy := p.scenario.Policy
	return subsidy.Terms{
		Rate: policy.RateIn(i+1, s), Base: policy.Base, Floor: policy.Floor, Cap: policy.Cap, PassThrough: policy.PassThrough,
	}
}

// match solves every year at the match rate, a share of the cost. A year
// without a subsidy is the year as it was.
func (p *prepared) match(sheet *worksheet.Sheet, share money.Rate) matched {
	m := matched{years: make([]matchedYear, len(p.years))}
	n := len(p.years)
	gross, net := make([]worksheet.Amount, n), make([]worksheet.Amount, n)
	for i := range p.years {
		s := sheet.In(worksheet.Scope{Side: worksheet.OfferWithPolicy, Year: uint8(i + 1), Lens: p.lens})
		p.matchYear(s, i, share, &m.years[i])
		gross[i], net[i] = m.years[i].gross, m.years[i].result.TakeHome
	}
	s := sheet.In(worksheet.Scope{Side: worksheet.OfferWithPolicy, Lens: p.lens})
	m.totals = gap.Totals{Gross: s.Sum(linePolicyTotal, gross...), TakeHome: s.Sum(linePolicyTakeHome, net...)}
	return m
}

func (p *prepared) matchYear(s *worksheet.Sheet, i int, share money.Rate, out *matchedYear) {
	y := &p.years[i]
	out.award = subsidy.Solve(s, p.terms(i, share), y.hire)
	out.pay = y.hire.Pay
	out.pay.Cash = out.award.Pay
	out.gross = s.Sum(lineGross, out.pay.Cash, out.pay.Equity, out.pay.ExemptEquity)
	out.result = p.best(s, y, out.pay)
}

// state is what the treasury gives and gets in a year.
type state struct {
	consumption, ifAdditional, ifComingAnyway worksheet.Amount
}

var (
	lineConsumption  = worksheet.NewLine("state.consumption_tax")
	lineTaxes        = worksheet.NewLine("state.taxes")
	lineIfAdditional = worksheet.NewLine("state.net_if_additional")
	lineMoreTaxes    = worksheet.NewLine("state.taxes_more")
	lineIfAnyway     = worksheet.NewLine("state.net_if_would_come_anyway")
)

// recapture is the treasury's side of the i-th year. Contributions are no part
// of it.
func (p *prepared) recapture(s *worksheet.Sheet, i int, m *matchedYear) state {
	var st state
	var taxes worksheet.Amount
	st.consumption, taxes = p.taxes(s, m.result)
	_, before := p.taxes(s.On(worksheet.Offer), p.years[i].without)
	st.ifAdditional = s.Sub(lineIfAdditional, m.award.Subsidy, taxes)
	st.ifComingAnyway = s.Sub(lineIfAnyway, m.award.Subsidy, s.Sub(lineMoreTaxes, taxes, before))
	return st
}

// taxes are the consumption tax on what the take-home pay buys in Korea, and
// all taxes of a year: national, local and consumption.
func (p *prepared) taxes(s *worksheet.Sheet, r kr.Result) (consumption, all worksheet.Amount) {
	consumption = s.MulAll(lineConsumption, r.TakeHome, &p.consumption, money.TruncateToWon)
	return consumption, s.Sum(lineTaxes, r.IncomeTax, r.LocalIncomeTax, consumption)
}

// credit is the company's R&D credit on one year's result; a research grant
// shrinks its base, an employment subsidy does not.
func (p *prepared) credit(s *worksheet.Sheet, i int, r kr.Result, cash, awarded worksheet.Amount) worksheet.Amount {
	rd := p.scenario.Employer.RDCredit
	if !rd.Claims {
		return worksheet.Plain(money.KRW(0))
	}
	claim := kr.RDClaim{
		Rate:        s.InputRate("employer.rd_credit.rate", rd.Rate),
		UsableShare: s.InputRate("employer.rd_credit.usable_share", rd.UsableShare),
		Grant:       worksheet.Plain(money.KRW(0)),
	}
	if p.scenario.Policy.Program == RDGrant {
		claim.Grant = awarded
	}
	return p.years[i].rules.RDCredit(s, r, cash, claim)
}
