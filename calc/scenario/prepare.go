package scenario

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// prepared is a scenario through one lens with everything computed that no
// match rate changes, so that a sweep or a solver repeats only what it must.
type prepared struct {
	engine   *Engine
	scenario *Scenario
	lens     worksheet.Lens
	rates    gap.Rates
	firm     kr.Firm
	// consumption is the consumption tax on a won of take-home pay: the part
	// spent in Korea × the part of it that is taxed × the tax in the price.
	consumption worksheet.Product
	years       []preparedYear
	current     gap.Totals // dollars
	offer       gap.Totals // won
}

type preparedYear struct {
	current, offer offer.Year
	currentWages   worksheet.Amount // cash and counted equity
	currentBurden  tax.Burden
	household      us.Household
	person         kr.Person
	rules          *kr.Rules
	open           []tax.Regime     // those that the offer's best is chosen from
	hire           subsidy.Hire     // pay without the policy
	gross          worksheet.Amount // of it
	without        kr.Result
}

var (
	lineGross           = worksheet.NewLine("pay.gross")
	lineCurrentTotal    = worksheet.NewLine("total.current.gross")
	lineCurrentTakeHome = worksheet.NewLine("total.current.take_home")
	lineOfferTotal      = worksheet.NewLine("total.offer.gross")
	lineOfferTakeHome   = worksheet.NewLine("total.offer.take_home")
)

// prepare computes both packages through the lens.
func (e *Engine) prepare(s *Scenario, sheet *worksheet.Sheet, lens worksheet.Lens) *prepared {
	p := &prepared{engine: e, scenario: s, lens: lens, rates: s.Market.Rates(sheet), firm: s.Employer.Firm(), years: make([]preparedYear, s.Horizon)}
	p.consumption = worksheet.ProductOf(sheet.InputRate("market.local_spend_share", s.Market.LocalSpendShare), e.taxedShare, e.vatInPrice)
	current := s.Current.Years(sheet, worksheet.Current, s.Horizon, lens)
	ours := s.Offer.Years(sheet, worksheet.Offer, s.Horizon, lens)
	korea := e.korea(s)
	statuses := korea[s.TaxYear].Conditions(s.facts())
	exempt := worksheet.Plain(money.KRW(0))
	for i := range p.years {
		y := &p.years[i]
		y.current, y.offer, y.rules = current[i], ours[i], korea[s.TaxYear+i]
		p.prepareCurrent(sheet.In(worksheet.Scope{Side: worksheet.Current, Year: uint8(i + 1), Lens: lens}), i)
		in := sheet.In(worksheet.Scope{Side: worksheet.Offer, Year: uint8(i + 1), Lens: lens})
		y.person = s.person(y.rules, i)
		y.open = s.openRegimes(statuses, i)
		y.hire = p.hire(in, i, &exempt)
		y.gross = in.Sum(lineGross, y.hire.Pay.Cash, y.hire.Pay.Equity, y.hire.Pay.ExemptEquity)
		y.without = p.best(in, y, y.hire.Pay)
	}
	p.total(sheet)
	return p
}

func (p *prepared) prepareCurrent(s *worksheet.Sheet, i int) {
	y, sc := &p.years[i], p.scenario
	rules := p.engine.us[sc.TaxYear+i]
	y.household = sc.household(rules, i)
	y.currentWages = s.Sum(lineGross, y.current.Cash, y.current.Equity, y.current.Options)
	spouse := s.Input("candidate.spouse_pay_us", sc.Candidate.SpousePayUS)
	y.currentBurden = rules.ComputeWithSpouse(s, sc.Current.Jurisdiction, y.household, y.currentWages, spouse).Burden()
}

// best is the result under the open regime that leaves the most; the ordinary
// one where several leave the same.
func (p *prepared) best(s *worksheet.Sheet, y *preparedYear, pay tax.Pay) kr.Result {
	regime := y.open[0]
	if len(y.open) > 1 {
		most := int64(-1)
		for _, candidate := range y.open {
			if left := y.rules.Compute(nil, y.person, p.firm, candidate, pay).TakeHome.Minor(); left > most {
				most, regime = left, candidate
			}
		}
	}
	return y.rules.Compute(s, y.person, p.firm, regime, pay)
}

func (p *prepared) total(s *worksheet.Sheet) {
	n := len(p.years)
	gross, net := make([]worksheet.Amount, n), make([]worksheet.Amount, n)
	ourGross, ourNet := make([]worksheet.Amount, n), make([]worksheet.Amount, n)
	for i := range p.years {
		y := &p.years[i]
		gross[i], net[i] = y.currentWages, y.currentBurden.TakeHome
		ourGross[i], ourNet[i] = y.gross, y.without.TakeHome
	}
	in := s.In(worksheet.Scope{Side: worksheet.Current, Lens: p.lens})
	p.current = gap.Totals{Gross: in.Sum(lineCurrentTotal, gross...), TakeHome: in.Sum(lineCurrentTakeHome, net...)}
	in = s.In(worksheet.Scope{Side: worksheet.Offer, Lens: p.lens})
	p.offer = gap.Totals{Gross: in.Sum(lineOfferTotal, ourGross...), TakeHome: in.Sum(lineOfferTakeHome, ourNet...)}
}
