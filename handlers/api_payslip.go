package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// payslipInput is one month in Korea.
type payslipInput struct {
	jurisdiction, year, month, regime int
	family, children                  int
	gross, nonTaxable                 money.Money
	employer                          scenario.Employer
	working                           bool
}

func (s *Server) newPayslipInput() *payslipInput {
	return &payslipInput{year: scenario.DefaultTaxYear, month: 1, family: 1, nonTaxable: money.KRW(0), employer: s.Engine.Defaults().Employer}
}

func (in *payslipInput) fields() []scenario.Field {
	return append([]scenario.Field{
		scenario.OptionInto("jurisdiction", []string{korea}, &in.jurisdiction),
		scenario.YearInto("year", &in.year),
		scenario.CountInto("month", 1, 12, &in.month),
		required(scenario.MoneyInto("monthly_gross", money.KRWCurrency, &in.gross)),
		scenario.CountInto("family", 1, 1+maxDependents, &in.family),
		scenario.ChildrenInto("children_8_to_20", &in.children),
		scenario.MoneyInto("non_taxable_monthly", money.KRWCurrency, &in.nonTaxable),
		scenario.OptionInto("regime", regimes, &in.regime),
		workingInto(&in.working),
	}, scenario.EmployerFields(&in.employer)...)
}

// postPayslip computes what reaches the bank in one month, by the withholding
// table.
func (s *Server) postPayslip(c echo.Context) error {
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	in := s.newPayslipInput()
	errs := scenario.ReadFields(draft, in.fields())
	if len(errs) == 0 {
		errs = append(childrenAmong(in.children, in.family-1), notBelow("monthly_gross", in.gross, in.nonTaxable)...)
	}
	if len(errs) > 0 {
		return fieldErrors(errs)
	}
	return sendJSON(c, http.StatusOK, s.payslip(in))
}

// monthlyRaise is the raise of the month's pay over which the marginal rate is
// taken. The withholding table moves in steps, so a small one says little.
var monthlyRaise = money.KRW(1_000_000)

func (s *Server) payslip(in *payslipInput) taxAnswer {
	rules, firm := s.Engine.KR(in.year), in.employer.Firm()
	of := func(sheet *worksheet.Sheet, gross money.Money) kr.Result {
		return rules.Payslip(sheet, firm, tax.Regimes[in.regime], kr.MonthOfPay{
			Month: in.month, Gross: sheet.Input("monthly_gross", gross), NonTaxable: sheet.Input("non_taxable_monthly", in.nonTaxable), Family: in.family, CreditChildren: in.children,
		})
	}
	sheet := sheetIf(in.working)
	r, raised := of(sheet, in.gross), of(nil, in.gross.Add(monthlyRaise))
	kept := raised.TakeHome.Minor() - r.TakeHome.Minor()
	return taxAnswer{
		Currency: money.KRWCurrency.Code(), GrossPay: amount(in.gross),
		TakeHome: amount(r.TakeHome.Money()), EmployerCost: amount(r.EmployerCost.Money()),
		MarginalRate: document.Rate{Rate: money.Fraction(monthlyRaise.Minor()-kept, monthlyRaise.Minor())}, Regime: r.Regime.String(),
		Employee: taxLines(r.Employee()), Employer: taxLines(r.Employer()),
		Parameters: s.taxParameters(rules.Carried()), workingAnswer: s.workingOf(sheet),
	}
}
