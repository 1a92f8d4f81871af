package policy

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax/kr"
)

// plan is a design with its years worked out.
type plan struct {
	design      *Design
	parameters  parameters
	supported   [maxYears]bool
	rate        [maxYears]money.Rate
	items       float64 // settlement terms, log pay before scaling
	familyMoney float64 // that a package is worth a year, won
	budget      float64 // below zero: none
	clawBack    float64 // share that is recovered from those who leave too early
	order       []int   // in which candidates are served; nil: all alike
}

// planOf works the design out.
func (l *Lab) planOf(d *Design) plan {
	p := plan{design: d, parameters: l.assume.parametersOf(&l.study, d), budget: -1, order: order(l.cohort, d.Rationing), clawBack: d.ClawBack.Share.Float()}
	if d.Budget != nil {
		p.budget = float64(d.Budget.Minor())
	}
	for _, name := range d.Package.Items {
		p.items += l.assume.items[name]
	}
	p.items *= 1 - d.leftOut
	p.familyMoney = float64(d.Package.Money.Minor()) * (1 - d.leftOut)
	for t := range l.study.Horizon {
		p.rate[t] = d.rateIn(t)
		p.supported[t] = d.supports(t, p.rate[t])
	}
	return p
}

// rateIn is the rate of the support's year t, from 0.
func (d *Design) rateIn(t int) money.Rate {
	rate := d.Policy.RateIn(t+1, d.Policy.Share())
	if d.Instrument == RDCredit {
		return rate.Times(d.UsableShare)
	}
	return rate
}

func (d *Design) supports(t int, rate money.Rate) bool {
	switch d.Instrument {
	case LumpSum:
		return t == 0 && d.Amount.Sign() > 0
	case Settlement:
		return t < d.Policy.Years
	}
	return !rate.IsZero()
}

// serves tells whether the candidate may be supported.
func (d *Design) serves(c *candidate) bool {
	e := &d.Eligible
	return c.spans[0].without.pay >= e.LeastPay.Minor() && (!e.SMEOnly || c.sme) && c.yearsAway >= e.LeastYearsAway &&
		(!e.DoctorateOnly || c.doctorate) && (!e.OutsideCapitalOnly || c.outsideCapital)
}

// same tells whether the year's support has the terms of the year before.
func (p *plan) same(t int) bool {
	return t > 0 && p.supported[t] == p.supported[t-1] && p.rate[t] == p.rate[t-1] && p.design.Instrument != LumpSum
}

// terms are the year's of a match or a credit. A credit is a share of cash pay.
func (p *plan) terms(t int, passThrough money.Rate) subsidy.Terms {
	d := p.design
	terms := subsidy.Terms{Rate: p.rate[t], Base: d.Policy.Base, Floor: d.Policy.Floor, Cap: d.Policy.Cap, PassThrough: passThrough}
	if d.Instrument == RDCredit {
		terms.Base = subsidy.Cash
	}
	return terms
}

// solver is how a pay is found. It is no function, so that terms stay on the
// stack.
type solver bool

// The two solvers: for what is shown, and for draws, sweeps and grids.
const (
	exact  solver = true
	nearly solver = false
)

// pay is the year with the match on the terms.
func (s solver) pay(sp *span, terms *subsidy.Terms) ledger {
	if s == exact {
		return sp.payExactly(terms)
	}
	return sp.payNearly(terms)
}

// payExactly finds the largest whole-won pay within the budget.
func (sp *span) payExactly(terms *subsidy.Terms) ledger {
	award := subsidy.Solve(nil, *terms, sp.year.Hire)
	result := sp.at(award.Pay.Minor())
	return sp.ledger(&result, subsidy.NearAward{
		Pay: award.Pay.Minor(), Subsidy: award.Subsidy.Minor(), PassedOn: award.PassedOn.Minor(), Rounding: award.Rounding.Minor(),
	})
}

// payNearly finds a pay close to it, in at most three years of tax.
func (sp *span) payNearly(terms *subsidy.Terms) ledger {
	var result kr.Result
	award := sp.near.Pay(terms, func(pay int64) int64 {
		result = sp.at(pay)
		return result.EmployerCost.Minor()
	})
	return sp.ledger(&result, award)
}

// support is the candidate's year with the design.
func (p *plan) support(sp *span, t int, w *world, by solver) ledger {
	d := p.design
	switch d.Instrument {
	case TaxRelief:
		return p.relief(sp, t, w.passThrough)
	case LumpSum:
		return p.lumpSum(sp)
	case Settlement:
		l := sp.without
		l.subsidy, l.inKind = d.Amount.Minor(), d.Amount.Minor()
		return l
	}
	terms := p.terms(t, w.passThrough)
	l := by.pay(sp, &terms)
	grant := money.KRW(0)
	if d.Instrument == Match && d.Policy.Program == scenario.RDGrant {
		grant = money.KRW(l.subsidy)
	}
	if sp.without.credit != 0 {
		result := sp.at(l.pay)
		l.credit = sp.year.RDCredit(&result, money.KRW(l.pay), grant).Minor()
	}
	return l
}

// relief forgoes a share of the income tax on the pay without it; what does not
// stay with the candidate lowers what the company pays.
func (p *plan) relief(sp *span, t int, passThrough money.Rate) ledger {
	l := sp.without
	l.subsidy = money.KRW(l.national+l.local).Mul(p.rate[t], money.TruncateToWon).Minor()
	if most := p.design.Policy.Cap; most != nil {
		l.subsidy = min(l.subsidy, most.Minor())
	}
	if all := l.national + l.local; all > 0 {
		l.localForgone = money.KRW(l.subsidy).Mul(money.Fraction(l.local, all), money.TruncateToWon).Minor()
	}
	kept := money.KRW(l.subsidy).Mul(passThrough, money.TruncateToWon).Minor()
	l.takeHome += kept
	l.companyCost -= l.subsidy - kept
	return l
}

// lumpSum goes to the candidate; where it is taxed, as more pay of the year
// would be but without contributions.
func (p *plan) lumpSum(sp *span) ledger {
	l := sp.without
	l.subsidy = p.design.Amount.Minor()
	l.takeHome += l.subsidy
	if p.design.Taxable {
		taxed := sp.at(l.pay + l.subsidy)
		national, local := taxed.IncomeTax.Minor()-l.national, taxed.LocalIncomeTax.Minor()-l.local
		l.national += national
		l.local += local
		l.takeHome -= national + local
	}
	return l
}
