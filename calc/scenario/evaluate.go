package scenario

import (
	"slices"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/worksheet"
)

// Options say what an evaluation computes beside the result itself.
type Options struct {
	Record bool // the working
	Sweep  bool // the effect of match rates from 0 to 0.95
	Solve  bool // the inverse questions of the summary
}

// Evaluation is a result with its working.
type Evaluation struct {
	Scenario Scenario
	Result   Result
	Working  *worksheet.Sheet // nil unless recorded
}

// sheetRoom is the number of steps to make room for, a year of the horizon.
const sheetRoom = 700

// Evaluate computes the scenario. It is total: every scenario that Parse
// returns has a result.
func (e *Engine) Evaluate(s Scenario, o Options) Evaluation {
	var sheet *worksheet.Sheet
	if o.Record {
		sheet = worksheet.New(sheetRoom * s.Horizon)
	}
	share := s.Policy.Share()
	full := e.prepare(&s, sheet, worksheet.RiskAdjusted)
	withPolicy := full.match(sheet, share)
	cash := e.prepare(&s, sheet, worksheet.CashOnly)
	cashWithPolicy := cash.match(sheet, share)

	r := Result{Years: make([]Year, s.Horizon), Carried: e.Carried(s)}
	for i := range r.Years {
		r.Years[i] = full.year(sheet, i, &withPolicy.years[i])
		y := &r.Years[i]
		y.Current.CashTakeHome = cash.years[i].currentBurden.TakeHome.Money()
		y.Offer.CashTakeHome = cash.years[i].without.TakeHome.Money()
		y.Policy.CashTakeHome = cash.takeHomeAt(sheet, i, withPolicy.years[i].award.Pay)
	}
	full.summarise(sheet, &r, withPolicy)
	r.Lenses = []LensResult{
		cash.throughLens(cashWithPolicy),
		full.throughLens(withPolicy),
		e.onPaper(sheet, &s),
	}
	r.Regimes = full.regimes(sheet, withPolicy)
	if o.Sweep {
		r.Sweep = full.sweep()
	}
	if o.Solve {
		full.solve(&r)
	}
	r.Summary.Finding = full.find(&r)
	return Evaluation{Scenario: s, Result: r, Working: sheet}
}

var lineCashTakeHome = worksheet.NewLine("pay.cash_take_home")

// takeHomeAt is what cash pay that another lens has solved leaves through this
// one.
func (p *prepared) takeHomeAt(sheet *worksheet.Sheet, i int, cash worksheet.Amount) money.Money {
	y := &p.years[i]
	pay := y.hire.Pay
	pay.Cash = cash
	s := sheet.In(worksheet.Scope{Side: worksheet.OfferWithPolicy, Year: uint8(i + 1), Lens: p.lens})
	return s.Sum(lineCashTakeHome, p.best(s, y, pay).TakeHome).Money()
}

// discounts tells whether equity counts for less than it says on paper.
func (s *Scenario) discounts() bool {
	less := func(g offer.Grant) bool { return !g.Discount.IsZero() && g.Value.Sign() > 0 }
	return slices.ContainsFunc(s.Current.Grants, less) || slices.ContainsFunc(s.Offer.Grants, less)
}

func (e *Engine) onPaper(sheet *worksheet.Sheet, s *Scenario) LensResult {
	if !s.discounts() {
		sheet = nil // the same steps once more would explain nothing
	}
	paper := e.prepare(s, sheet, worksheet.OnPaper)
	return paper.throughLens(paper.match(sheet, s.Policy.Share()))
}

func (p *prepared) throughLens(m matched) LensResult {
	return LensResult{Lens: p.lens, Without: p.gaps(nil, p.offer), With: p.gaps(nil, m.totals)}
}

// year is the i-th year as a result shows it.
func (p *prepared) year(sheet *worksheet.Sheet, i int, m *matchedYear) Year {
	y := &p.years[i]
	out := Year{Year: i + 1, TaxYear: p.scenario.TaxYear + i}
	b := y.currentBurden
	out.Current = Side{
		GrossPay: y.currentWages.Money(), CashPay: y.current.Cash.Money(),
		EquityCounted: y.currentWages.Money().Sub(y.current.Cash.Money()), TakeHome: b.TakeHome.Money(),
		NationalTax: b.NationalTax.Money(), LocalTax: b.LocalTax.Money(), EmployeeDues: b.EmployeeDues.Money(),
	}
	benefits := y.hire.Benefits.Money()
	out.Offer = koreanSide(y.gross, y.hire.Pay.Cash, benefits, &y.without)
	out.Policy = p.policySide(sheet, i, m, benefits)
	return out
}

func (p *prepared) policySide(sheet *worksheet.Sheet, i int, m *matchedYear, benefits money.Money) PolicySide {
	s := sheet.In(worksheet.Scope{Side: worksheet.OfferWithPolicy, Year: uint8(i + 1), Lens: p.lens})
	st := p.recapture(s, i, m)
	credit := p.credit(s, i, m.result, m.pay.Cash, m.award.Subsidy)
	before := p.credit(s.On(worksheet.Offer), i, p.years[i].without, p.years[i].hire.Pay.Cash, worksheet.Plain(money.KRW(0)))
	return PolicySide{
		KoreanSide: koreanSide(m.gross, m.pay.Cash, benefits, &m.result),
		Subsidy:    m.award.Subsidy.Money(), PassedOn: m.award.PassedOn.Money(),
		CompanyCost: m.award.CompanyCost.Money(), Rounding: m.award.Rounding.Money(),
		RDCredit: credit.Money(), RDCreditChange: credit.Money().Sub(before.Money()),
		ConsumptionTax: st.consumption.Money(), NetIfAdditional: st.ifAdditional.Money(), NetIfWouldComeAnyway: st.ifComingAnyway.Money(),
	}
}

// gaps compares the reference with ours on all bases.
func (p *prepared) gaps(sheet *worksheet.Sheet, ours gap.Totals) [len(gap.Bases)]Gap {
	var out [len(gap.Bases)]Gap
	for _, basis := range gap.Bases {
		out[basis] = p.gapOf(gap.Compare(sheet, basis, p.current, ours, p.rates), basis)
	}
	return out
}

func (p *prepared) gapOf(c gap.Comparison, basis gap.Basis) Gap {
	g := Gap{Reference: c.Reference.Money(), Ours: c.Ours.Money(), Gap: c.Gap.Money()}
	price := p.rates.Market.Rate
	if basis == gap.PurchasingPower {
		price = p.rates.SameLiving.Rate
	}
	g.GapUSD = money.Convert(g.Gap, money.USDCurrency, money.Quote{KRWPerUSD: price})
	if ratio, ok := c.Ratio(); ok && c.Ours.Sign() > 0 {
		g.Ratio = &ratio
	}
	return g
}
