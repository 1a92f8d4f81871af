package scenario

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// CaseYear is one year of a scenario without a policy, ready to be computed
// many times without records: what a cohort is made of.
type CaseYear struct {
	HireYear
	TaxYear int
	Without kr.Result    // what becomes of it
	Open    []tax.Regime // those that the best is chosen from

	CurrentTakeHome     money.Money // of the package to beat, dollars
	CurrentCashTakeHome money.Money // what its cash alone would leave
}

// HireYear is our offer in a year and the law that reaches it: all that another
// pay needs, without results, for those who keep many.
type HireYear struct {
	Hire subsidy.Hire // our offer

	rules  *kr.Rules
	person kr.Person
	firm   kr.Firm
	credit RDCredit
}

// CaseYears are the years of the scenario's horizon.
func (e *Engine) CaseYears(s Scenario) []CaseYear {
	full := e.prepare(&s, nil, worksheet.RiskAdjusted)
	cash := full
	if !s.Current.EquityAnnual.IsZero() || len(s.Current.Grants) > 0 {
		cash = e.prepare(&s, nil, worksheet.CashOnly)
	}
	years := make([]CaseYear, s.Horizon)
	for i := range years {
		y := &full.years[i]
		years[i] = CaseYear{
			HireYear: HireYear{Hire: y.hire, rules: y.rules, person: y.person, firm: full.firm, credit: s.Employer.RDCredit},
			TaxYear:  s.TaxYear + i, Without: y.without, Open: y.open,
			CurrentTakeHome:     y.currentBurden.TakeHome.Money(),
			CurrentCashTakeHome: cash.years[i].currentBurden.TakeHome.Money(),
		}
	}
	return years
}

// With is what becomes of cash pay in the year under the regime.
func (y *HireYear) With(regime tax.Regime, cash money.Money) kr.Result {
	pay := y.Hire.Pay
	pay.Cash = worksheet.Plain(cash)
	return y.rules.Compute(nil, y.person, y.firm, regime, pay)
}

// RDCredit is the company's credit on a result, zero where it claims none; a
// research grant shrinks its base.
func (y *HireYear) RDCredit(r *kr.Result, cash, grant money.Money) money.Money {
	if !y.credit.Claims {
		return money.KRW(0)
	}
	return y.rules.RDCredit(nil, *r, worksheet.Plain(cash), kr.RDClaim{
		Rate: worksheet.PlainRate(y.credit.Rate), UsableShare: worksheet.PlainRate(y.credit.UsableShare), Grant: worksheet.Plain(grant),
	}).Money()
}

// ConsumptionTaxShare is the consumption tax on a won of take-home pay of which
// the share is spent in Korea.
func (e *Engine) ConsumptionTaxShare(localSpend money.Rate) float64 {
	return localSpend.Float() * e.taxedShare.Float() * e.vatInPrice.Float()
}
