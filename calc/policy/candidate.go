package policy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
)

// candidate is a case with all that no design changes.
type candidate struct {
	weight         float64
	score          float64
	employees      int
	sme            bool
	yearsAway      int
	priceLevel     float64 // where the candidate lives, US average = 1
	persona        string
	firm           string
	doctorate      bool // in science or engineering
	outsideCapital bool
	spans          []span
	years          []candidateYear
}

// candidateYear is one year of the horizon.
type candidateYear struct {
	span                       uint8
	currentCash, currentEquity float64 // take-home pay abroad, dollars
}

// span are years in which our offer and the law that reaches it are the same.
type span struct {
	year    scenario.HireYear
	regimes []tax.Regime // those that are best at some pay
	near    subsidy.Near
	without ledger
}

// candidateOf prepares a case under the study.
func candidateOf(engine *scenario.Engine, s *Study, c *Case, taxYear int) candidate {
	lives := s.livesAt(c)
	sc := s.caseOf(c, taxYear)
	out := candidate{
		weight: c.Weight, score: c.Score, employees: sc.Employer.Employees, sme: sc.Employer.SME,
		yearsAway: sc.Candidate.YearsAbroad.N, priceLevel: lives.Float(), persona: c.Persona, firm: c.Firm,
		doctorate: sc.Candidate.PhD == scenario.PhDSTEM, outsideCapital: c.OutsideCapital,
		years: make([]candidateYear, s.Horizon),
	}
	if out.weight == 0 {
		out.weight = 1
	}
	for t, y := range engine.CaseYears(sc) {
		cash, whole := float64(y.CurrentCashTakeHome.Minor())/100, float64(y.CurrentTakeHome.Minor())/100
		if t == 0 && out.score == 0 {
			out.score = whole
		}
		next := spanOf(&y)
		if last := len(out.spans) - 1; last < 0 || !out.spans[last].sameAs(&next) {
			out.spans = append(out.spans, next)
		}
		out.years[t] = candidateYear{uint8(len(out.spans) - 1), cash, whole - cash}
	}
	return out
}

// caseOf is the case's scenario in the study: its years and market, and no
// policy.
func (s *Study) caseOf(c *Case, taxYear int) scenario.Scenario {
	sc := c.Scenario
	sc.TaxYear, sc.StartMonth, sc.Horizon, sc.Market, sc.Policy = taxYear, max(1, s.StartMonth), s.Horizon, s.Market, scenario.Policy{}
	return sc
}

// livesAt is the price level where the candidate lives, the study's if the case
// does not say.
func (s *Study) livesAt(c *Case) money.Rate {
	if lives := c.Scenario.Market.USPriceLevel; !lives.IsZero() {
		return lives
	}
	return s.Market.USPriceLevel
}

func spanOf(y *scenario.CaseYear) span {
	sp := span{year: y.HireYear, near: subsidy.NewNear(y.Hire)}
	sp.regimes = sp.winning(y.Open)
	result := sp.at(y.Hire.Pay.Cash.Minor())
	sp.without = sp.ledger(&result, subsidy.NearAward{Pay: y.Hire.Pay.Cash.Minor()})
	sp.without.credit = y.RDCredit(&result, y.Hire.Pay.Cash.Money(), money.KRW(0)).Minor()
	return sp
}

// multiples of the pay without a policy, in halves, at which regimes and years
// are compared: up to the twenty times that a rate of 95 % allows.
var probed = [...]int64{2, 3, 4, 6, 8, 12, 20, 40}

// winning are the open regimes that leave the most at one of the probed pays.
// Two regimes change places once at most, so none is missed that matters.
func (sp *span) winning(open []tax.Regime) []tax.Regime {
	if len(open) == 1 {
		return open
	}
	var best [len(tax.Regimes) + 1]bool
	for _, halves := range probed {
		pay := money.KRW(sp.year.Hire.Pay.Cash.Minor() * halves / 2)
		best[bestOf(&sp.year, open, pay).Regime] = true
	}
	var regimes []tax.Regime
	for _, r := range open {
		if best[r] {
			regimes = append(regimes, r)
		}
	}
	return regimes
}

// at is what becomes of the cash pay under the best regime.
func (sp *span) at(pay int64) kr.Result { return bestOf(&sp.year, sp.regimes, money.KRW(pay)) }

// bestOf is the result under the regime that leaves the most; the first where
// several leave the same.
func bestOf(y *scenario.HireYear, regimes []tax.Regime, cash money.Money) kr.Result {
	best := y.With(regimes[0], cash)
	for _, regime := range regimes[1:] {
		if other := y.With(regime, cash); other.TakeHome.Minor() > best.TakeHome.Minor() {
			best = other
		}
	}
	return best
}

// sameAs tells whether pay, and what the law makes of it at any probed pay,
// are the same in another year.
func (sp *span) sameAs(other *span) bool {
	a, b := &sp.year.Hire, &other.year.Hire
	if sp.without != other.without || sp.near != other.near || len(sp.regimes) != len(other.regimes) ||
		a.Pay.NonTaxable.Minor() != b.Pay.NonTaxable.Minor() || a.Pay.Equity.Minor() != b.Pay.Equity.Minor() || a.Pay.ExemptEquity.Minor() != b.Pay.ExemptEquity.Minor() {
		return false
	}
	for i := range sp.regimes {
		if sp.regimes[i] != other.regimes[i] {
			return false
		}
	}
	for _, halves := range probed {
		pay := a.Pay.Cash.Minor() * halves / 2
		mine, theirs := sp.at(pay), other.at(pay)
		award := subsidy.NearAward{Pay: pay}
		if sp.ledger(&mine, award) != other.ledger(&theirs, award) {
			return false
		}
	}
	return true
}
