package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// taxInputKR is one person's year in Korea. The regime is taken as given.
type taxInputKR struct {
	year, regime         int
	open                 []int // regimes that 'best' chooses from
	dependents, children int
	wages, nonTaxable    money.Money
	employer             scenario.Employer
	working              bool
}

var (
	regimes      = names(tax.Regimes[:])
	regimeOrBest = append([]string{}, append(regimes, "best")...)
)

// maxDependents is the most people besides the earner that an input may have.
const maxDependents = 20

func (s *Server) newTaxInputKR() *taxInputKR {
	return &taxInputKR{year: scenario.DefaultTaxYear, nonTaxable: money.KRW(0), employer: s.Engine.Defaults().Employer}
}

func (in *taxInputKR) fields() []scenario.Field {
	return append([]scenario.Field{
		scenario.YearInto("year", &in.year),
		scenario.OptionInto("regime", regimeOrBest, &in.regime),
		scenario.OptionsInto("open_regimes", regimes, &in.open),
		scenario.CountInto("dependents", 0, maxDependents, &in.dependents),
		scenario.ChildrenInto("children_8_to_20", &in.children),
		scenario.MoneyInto("non_taxable_monthly", money.KRWCurrency, &in.nonTaxable),
		required(scenario.MoneyInto("wages", money.KRWCurrency, &in.wages)),
		workingInto(&in.working),
	}, scenario.EmployerFields(&in.employer)...)
}

func (s *Server) taxKR(draft scenario.Draft, jurisdiction scenario.Field) (taxAnswer, []scenario.FieldError) {
	in := s.newTaxInputKR()
	errs := scenario.ReadFields(draft, append([]scenario.Field{jurisdiction}, in.fields()...))
	if len(errs) == 0 {
		errs = append(childrenAmong(in.children, in.dependents), notBelow("wages", in.wages, in.nonTaxable.Times(12))...)
	}
	if len(errs) > 0 {
		return taxAnswer{}, errs
	}
	rules := s.Engine.KR(in.year)
	person := kr.Person{Dependents: in.dependents, CreditChildren: in.children}
	firm := in.employer.Firm()
	pay := in.pay(nil)
	r := best(in.chosen(), func(regime tax.Regime) kr.Result { return rules.Compute(nil, person, firm, regime, pay) })
	sheet := sheetIf(in.working)
	if in.working { // of the regime that was chosen, not of those that it was chosen from
		r = rules.Compute(sheet, person, firm, r.Regime, in.pay(sheet))
	}
	return taxAnswer{
		Currency: money.KRWCurrency.Code(), GrossPay: amount(in.wages),
		TakeHome: amount(r.TakeHome.Money()), EmployerCost: amount(r.EmployerCost.Money()),
		MarginalRate: document.Rate{Rate: rules.MarginalRate(person, firm, r.Regime, pay)}, Regime: r.Regime.String(),
		Employee: taxLines(r.Employee()), Employer: taxLines(r.Employer()),
		Parameters: s.taxParameters(rules.Carried()), workingAnswer: s.workingOf(sheet),
	}, nil
}

// pay is a year's, written on the sheet.
func (in *taxInputKR) pay(sheet *worksheet.Sheet) tax.Pay {
	return tax.Pay{
		Cash:       sheet.Input("wages", in.wages),
		NonTaxable: scenario.NonTaxableYear(sheet, sheet.Input("non_taxable_monthly", in.nonTaxable)),
	}
}

// chosen are the regimes to choose from: the one that is named, or those that
// are open.
func (in *taxInputKR) chosen() []tax.Regime {
	if in.regime < len(regimes) {
		return []tax.Regime{tax.Regimes[in.regime]}
	}
	open := make([]tax.Regime, len(in.open))
	for i, at := range in.open {
		open[i] = tax.Regimes[at]
	}
	if len(open) == 0 {
		return []tax.Regime{tax.Resident}
	}
	return open
}

// best is the result that leaves the most, the first where several do.
func best(open []tax.Regime, compute func(tax.Regime) kr.Result) kr.Result {
	chosen := compute(open[0])
	for _, regime := range open[1:] {
		if r := compute(regime); chosen.TakeHome.Less(r.TakeHome) {
			chosen = r
		}
	}
	return chosen
}

// childrenAmong refuses more children with a credit than there are dependents.
func childrenAmong(children, dependents int) []scenario.FieldError {
	if children <= dependents {
		return nil
	}
	most := strconv.Itoa(dependents)
	return []scenario.FieldError{{Field: "children_8_to_20", Code: "out_of_range", Args: []scenario.Arg{{Name: "min", Value: "0"}, {Name: "max", Value: most}}}}
}

// notBelow refuses a pay that is less than its non-taxable part.
func notBelow(field string, pay, nonTaxable money.Money) []scenario.FieldError {
	if pay.Less(nonTaxable) {
		return []scenario.FieldError{scenario.BelowNonTaxable(field)}
	}
	return nil
}
