package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// CostResult is what the hire costs the company, with all that is paid beside
// pay. Amounts are won.
type CostResult struct {
	Years     []CostYear  `json:"years"`      // of the horizon, twelve months each
	SearchFee money.Money `json:"search_fee"` // share of the first year's base, once
	Adviser   money.Money `json:"adviser"`    // once
	Equipment money.Money `json:"equipment"`  // once
	Compute   money.Money `json:"compute"`    // a year
	TiedCash  money.Money `json:"tied_cash"`  // deposit or loan: got back, no cost
	YieldLost money.Money `json:"yield_lost"` // a year, of a deposit that the company pays as the tenant
	Package   money.Money `json:"package"`    // first year of the package alone: what a board approves
	YearOne   money.Money `json:"year_one"`   // Package and all else of the first year
	Horizon   money.Money `json:"horizon"`    // all years
	PoolShare *float64    `json:"pool_share"` // of the company that the grant takes; nil: not given
	PoolLeft  *float64    `json:"pool_left"`  // of the company that the pool holds after it; nil: not given
	BandRatio *float64    `json:"band_ratio"` // base ÷ the team's top; nil: not given
	Runway    *Runway     `json:"runway"`     // nil where cash or burn is not given
	Flags     []Flag      `json:"flags"`
}

// CostYear is a year of the package. Cost is the sum of the others.
type CostYear struct {
	Year      int         `json:"year"` // from 1
	TaxYear   int         `json:"tax_year"`
	Cash      money.Money `json:"cash"` // pay with one-offs and the buy-out of the year
	Dues      money.Money `json:"employer_dues"`
	Severance money.Money `json:"severance"`
	Benefits  money.Money `json:"benefits"`
	Given     money.Money `json:"given"` // home, movers, school and the like, at the company's cost
	Cost      money.Money `json:"cost"`
}

// Runway is how long the company's cash lasts. Once + 12 × Monthly is the first
// year's cost and the tied cash, but for fractions of twelve won.
type Runway struct {
	Before  float64     `json:"months_before"` // cash ÷ burn
	After   float64     `json:"months_after"`  // (cash − Once) ÷ (burn + Monthly)
	Lost    float64     `json:"months_lost"`
	Once    money.Money `json:"once"`    // one-offs of the first year and the tied cash
	Monthly money.Money `json:"monthly"` // the rest of the first year, a month
}

var (
	lineCostYear    = worksheet.NewLine("deal.cost.year")
	lineCostSearch  = worksheet.NewLine("deal.cost.search_fee")
	lineCostYield   = worksheet.NewLine("deal.cost.yield_lost")
	lineCostOnce    = worksheet.NewLine("deal.cost.once")
	lineCostEach    = worksheet.NewLine("deal.cost.each_year")
	lineCostYears   = worksheet.NewLine("deal.cost.each_year_over_horizon")
	lineCostFirst   = worksheet.NewLine("deal.cost.year_one")
	lineCostHorizon = worksheet.NewLine("deal.cost.horizon")
	lineCostUpFront = worksheet.NewLine("deal.cost.up_front")
	lineCostRest    = worksheet.NewLine("deal.cost.rest_of_year")
	lineCostMonth   = worksheet.NewLine("deal.cost.a_month")
)

// CostOf is the whole cost of the hire. Options cost no cash and stand apart as
// their share of the pool.
func CostOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) CostResult {
	p := newPricing(engine, d)
	out := CostResult{Adviser: d.Costs.Adviser, Equipment: d.Costs.Equipment, Compute: d.Costs.Compute, TiedCash: d.tiedCash()}
	years := p.price(p.offered())
	costs := make([]worksheet.Amount, len(years))
	for i := range years {
		var y CostYear
		y, costs[i] = p.costYear(s, i, &years[i])
		out.Years = append(out.Years, y)
	}
	in := p.in(s, 1)
	search := in.Mul(lineCostSearch, in.Input("offer.base", d.Scenario.Offer.Base), in.InputRate("costs.search_fee", d.Costs.SearchFee), money.TruncateToWon)
	once := in.Sum(lineCostOnce, search, in.Input("costs.adviser", d.Costs.Adviser), in.Input("costs.equipment", d.Costs.Equipment))
	lost := d.yieldLost(in)
	each := in.Sum(lineCostEach, in.Input("costs.compute", d.Costs.Compute), lost)
	first := in.Sum(lineCostFirst, costs[0], once, each)
	out.SearchFee, out.YieldLost, out.Package, out.YearOne = search.Money(), lost.Money(), costs[0].Money(), first.Money()
	total := s.In(worksheet.Scope{Side: worksheet.Offer})
	out.Horizon = total.Sum(lineCostHorizon, append(costs, once, total.Times(lineCostYears, each, int64(len(years))))...).Money()
	out.PoolShare, out.PoolLeft = d.pool()
	if ratio, ok := d.Scenario.Offer.Base.Ratio(d.Costs.TopOfBand); ok {
		out.BandRatio = &ratio
	}
	out.Runway = d.runway(in, &years[0], once, first)
	out.Flags = d.limitFlags(d.Scenario.Offer.Base, d.Costs.PoolShare)
	return out
}

// costYear is the i-th year of the package, from 0.
func (p *pricing) costYear(s *worksheet.Sheet, i int, y *pricedYear) (CostYear, worksheet.Amount) {
	in := p.in(s, i+1)
	cost := in.Sum(lineCostYear, in.Input("solved.cash_pay", y.Cash), in.Input("solved.employer_dues", y.Dues),
		in.Input("solved.severance", y.Severance), in.Input("offer.benefits", y.Benefits), in.Input("solved.given", y.Given))
	return CostYear{
		Year: i + 1, TaxYear: p.years[i].TaxYear, Cash: y.Cash, Dues: y.Dues, Severance: y.Severance,
		Benefits: y.Benefits, Given: y.Given, Cost: cost.Money(),
	}, cost
}

// tiedCash is what the company has to hand over and gets back.
func (d *Deal) tiedCash() money.Money {
	if d.Settling.Home == CompanyLease {
		return d.Settling.Deposit
	}
	return d.Settling.DepositLoan
}

// yieldLost is what a deposit that the company pays would earn in a year. That
// of a loan is part of the loan's cost.
func (d *Deal) yieldLost(s *worksheet.Sheet) worksheet.Amount {
	if d.Settling.Home != CompanyLease {
		return worksheet.Plain(money.KRW(0))
	}
	yield := s.InputRate("costs.deposit_yield", d.Costs.DepositYield)
	return s.Mul(lineCostYield, s.Input("settling.deposit", d.Settling.Deposit), yield, money.TruncateToWon)
}

// pool are the shares of the company that the grant takes and that it leaves.
func (d *Deal) pool() (share, left *float64) {
	c := &d.Costs
	if !c.PoolShare.IsZero() {
		v := c.PoolShare.Float()
		share = &v
	}
	if !c.PoolLeft.IsZero() {
		v := max(0, c.PoolLeft.Sub(c.PoolShare).Float())
		left = &v
	}
	return share, left
}

func (d *Deal) runway(s *worksheet.Sheet, y *pricedYear, once, first worksheet.Amount) *Runway {
	c := &d.Costs
	if c.Cash.IsZero() || c.MonthlyBurn.IsZero() {
		return nil
	}
	tied := s.Input("solved.tied_cash", d.tiedCash())
	upFront := s.Sum(lineCostUpFront, once, s.Input("solved.one_offs", y.OneOff.Add(y.GivenOnce)), tied)
	rest := s.Sub(lineCostRest, s.Sum(lineCostRest, first, tied), upFront)
	month := s.Mul(lineCostMonth, rest, worksheet.PlainRate(money.Fraction(1, monthsOfYear)), money.TruncateToWon)
	out := &Runway{Once: upFront.Money(), Monthly: month.Money()}
	out.Before, _ = c.Cash.Ratio(c.MonthlyBurn)
	out.After, _ = c.Cash.Sub(out.Once).Max(money.KRW(0)).Ratio(c.MonthlyBurn.Add(out.Monthly))
	out.Lost = out.Before - out.After
	return out
}
