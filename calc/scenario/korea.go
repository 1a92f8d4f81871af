package scenario

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// ages are the children's ages in the horizon's i-th year, from 0.
func (c Candidate) ages(i int) []int {
	ages := make([]int, len(c.ChildrenAges))
	for n, age := range c.ChildrenAges {
		ages[n] = age + i
	}
	return ages
}

// married tells whether there is a spouse.
func (c Candidate) married() bool {
	return c.FilingStatus == tax.MarriedJoint || c.FilingStatus == tax.MarriedSeparate
}

// household is who files the US return in the i-th year.
func (s *Scenario) household(rules *us.Rules, i int) us.Household {
	return rules.HouseholdOf(s.Candidate.FilingStatus, s.Candidate.ages(i))
}

// person is what Korea's tax depends on in the i-th year.
func (s *Scenario) person(rules *kr.Rules, i int) kr.Person {
	ages := s.Candidate.ages(i)
	p := kr.Person{Dependents: rules.DependentChildren(ages), CreditChildren: rules.CreditChildren(ages)}
	if s.Candidate.married() && rules.SpouseIsDependent(s.Candidate.SpousePayKR) {
		p.Dependents++
	}
	return p
}

// Firm is what the employer's contributions depend on.
func (e Employer) Firm() kr.Firm {
	f := kr.Firm{Employees: e.Employees, PriorityFirm: e.SME}
	if e.AccidentRate != nil {
		f.AccidentRate, f.HasAccidentRate = *e.AccidentRate, true
	}
	return f
}

// hireDate is the first day of work.
func (s *Scenario) hireDate() law.Date { return law.Day(s.TaxYear, s.StartMonth, 1) }

// facts are what the regimes' conditions are tested on.
func (s *Scenario) facts() kr.Facts {
	c := s.Candidate
	return kr.Facts{
		HireDate:            s.hireDate(),
		Nationality:         krNationalities[c.Nationality],
		PhD:                 krDoctorates[c.PhD],
		YearsSincePhD:       c.YearsSincePhD.pointer(),
		YearsAbroad:         c.YearsAbroad.pointer(),
		ResearchYearsAbroad: c.ResearchYearsAbroad.pointer(),
		RDLab:               s.Employer.RDLab.pointer(),
	}
}

var (
	krNationalities = [...]kr.Nationality{Korean: kr.Korean, KoreanAndUS: kr.KoreanAndAmerican, American: kr.American, OtherNationality: kr.OtherNationality}
	krDoctorates    = [...]kr.Doctorate{PhDUnknown: kr.UnknownDoctorate, PhDSTEM: kr.STEM, PhDOther: kr.OtherDoctorate, NoPhD: kr.NoDoctorate}
)

// openRegimes are the regimes that the offer's best is chosen from in the i-th
// year: the one that the scenario names, or the ordinary one and all whose
// conditions are met and whose years have not run out.
func (s *Scenario) openRegimes(statuses []kr.Status, i int) []tax.Regime {
	if s.Offer.Regime != tax.NoRegime {
		return []tax.Regime{s.Offer.Regime}
	}
	open := make([]tax.Regime, 0, len(statuses))
	for _, status := range statuses {
		if status.Open && (status.ReliefYears == 0 || i < status.ReliefYears) {
			open = append(open, status.Regime)
		}
	}
	return open
}

var (
	lineNonTaxable   = worksheet.NewLine("pay.non_taxable")
	lineNonTaxCapped = worksheet.NewLine("pay.non_taxable_within_cash")
	lineTaxedOptions = worksheet.NewLine("pay.options_taxed")
	lineTaxedEquity  = worksheet.NewLine("pay.equity_taxed")
)

// hire is our offer of the i-th year as the subsidy solver sees it. exempt is
// what earlier years' options have had exempt; it is moved on.
func (p *prepared) hire(s *worksheet.Sheet, i int, exempt *worksheet.Amount) subsidy.Hire {
	y, sc := &p.years[i], p.scenario
	pay := tax.Pay{Cash: y.offer.Cash, Equity: y.offer.Equity, ExemptEquity: worksheet.Plain(money.KRW(0))}
	months := NonTaxableYear(s, s.Input("offer.non_taxable_monthly", sc.Offer.NonTaxableMonthly))
	pay.NonTaxable = s.Min(lineNonTaxCapped, months, pay.Cash)
	if y.offer.Options.Sign() > 0 {
		taxed := y.offer.Options
		if sc.Employer.Venture && p.grantedInTime() {
			pay.ExemptEquity = y.rules.ExemptOptionGain(s, y.offer.Options, *exempt)
			*exempt = s.Sum(lineExemptSoFar, *exempt, pay.ExemptEquity)
			taxed = s.Sub(lineTaxedOptions, y.offer.Options, pay.ExemptEquity)
		}
		pay.Equity = s.Sum(lineTaxedEquity, pay.Equity, taxed)
	}
	return subsidy.Hire{Pay: pay, OneOff: y.offer.OneOff, Benefits: y.offer.Benefits, OnCost: y.rules.OnCost(p.firm)}
}

// grantedInTime tells whether options that are granted when work starts are
// granted while the law exempts their gain.
func (p *prepared) grantedInTime() bool {
	return p.scenario.hireDate() <= p.years[0].rules.OptionGrantDeadline()
}

var lineExemptSoFar = worksheet.NewLine("pay.options_exempt_so_far")
