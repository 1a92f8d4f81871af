package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// taxInputUS is one person's year in the United States.
type taxInputUS struct {
	year, status, children, deduction int
	wages                             money.Money
	working                           bool
}

var (
	filingStatuses = names(tax.FilingStatuses[:])
	deductions     = names([]us.Deduction{us.Best, us.Standard, us.Itemized})
)

func names[T interface{ String() string }](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.String()
	}
	return out
}

func newTaxInputUS() *taxInputUS { return &taxInputUS{year: scenario.DefaultTaxYear} }

func (in *taxInputUS) fields() []scenario.Field {
	return []scenario.Field{
		scenario.YearInto("year", &in.year),
		scenario.OptionInto("filing_status", filingStatuses, &in.status),
		scenario.ChildrenInto("children_under_17", &in.children),
		required(scenario.MoneyInto("wages", money.USDCurrency, &in.wages)),
		scenario.OptionInto("deduction", deductions, &in.deduction),
		workingInto(&in.working),
	}
}

func (s *Server) taxUS(draft scenario.Draft, jurisdiction scenario.Field) (taxAnswer, []scenario.FieldError) {
	in := newTaxInputUS()
	if errs := scenario.ReadFields(draft, append([]scenario.Field{jurisdiction}, in.fields()...)); len(errs) > 0 {
		return taxAnswer{}, errs
	}
	name, _ := us.JurisdictionNamed(draft[jurisdiction.Path].Text)
	rules := s.Engine.US(in.year)
	h := us.Household{Status: tax.FilingStatuses[in.status], ChildrenUnder17: in.children, Deduction: us.Deduction(in.deduction)}
	sheet := sheetIf(in.working)
	wages := sheet.Input("wages", in.wages)
	r := rules.Compute(sheet, name, h, wages)
	return taxAnswer{
		Currency: money.USDCurrency.Code(), GrossPay: amount(in.wages),
		TakeHome: amount(r.TakeHome.Money()), EmployerCost: amount(r.EmployerCost.Money()),
		MarginalRate: document.Rate{Rate: rules.MarginalRate(name, h, wages, worksheet.Amount{})},
		Employee:     taxLines(r.Employee()), Employer: taxLines(r.Employer()),
		Parameters: s.taxParameters(rules.Carried(name)), workingAnswer: s.workingOf(sheet),
	}, nil
}
