package deal

import (
	"sort"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// SettlingResult is what the company gives towards settling in. Amounts are won.
type SettlingResult struct {
	Items       []SettlingItem `json:"items"`
	CompanyCost money.Money    `json:"company_cost"` // of the first year
	TiedCash    money.Money    `json:"tied_cash"`    // deposit and loan: got back
	Flags       []Flag         `json:"flags"`
}

// Treatment is how a thing given is taxed.
type Treatment string

// The treatments.
const (
	Untaxed    Treatment = "untaxed"
	TaxedAsPay Treatment = "taxed_as_pay"
)

// SettlingItem is one thing given, in the first year. Salary is the least more
// base pay a year, in steps of a thousand won a month, that leaves the person
// the same after tax and contributions; SalaryCost is what that costs.
type SettlingItem struct {
	Item        string      `json:"item"` // home, deposit_loan, movers, flights, temporary_home, school_fees, spouse_support
	Once        bool        `json:"once"`
	Treatment   Treatment   `json:"treatment"`
	Value       money.Money `json:"value"`     // to the person, before tax
	Tax         money.Money `json:"tax"`       // tax and the employee's contributions on it
	AfterTax    money.Money `json:"after_tax"` // Value − Tax
	CompanyCost money.Money `json:"company_cost"`
	Salary      money.Money `json:"salary"`
	SalaryCost  money.Money `json:"salary_cost"`
	Law         string      `json:"law"`
}

var (
	lineSetValue    = worksheet.NewLine("deal.settling.value")
	lineSetGiven    = worksheet.NewLine("deal.settling.given")
	lineSetTax      = worksheet.NewLine("deal.settling.tax")
	lineSetAfter    = worksheet.NewLine("deal.settling.after_tax")
	lineSetDues     = worksheet.NewLine("deal.settling.employer_dues")
	lineSetCost     = worksheet.NewLine("deal.settling.company_cost")
	lineSetYield    = worksheet.NewLine("deal.settling.yield_given_up")
	lineSetInterest = worksheet.NewLine("deal.settling.interest_received")
	lineSetNetCost  = worksheet.NewLine("deal.settling.cost_of_loan")
	lineSetSalary   = worksheet.NewLine("deal.settling.salary")
	lineSetSalCost  = worksheet.NewLine("deal.settling.salary_cost")
	lineSetTotal    = worksheet.NewLine("deal.settling.total_cost")
)

// Settle is what the company gives, each with its treatment under the deal's
// regime. What is paid for the person's own lease is no item: it is wages and
// belongs in base pay.
func Settle(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) SettlingResult {
	h := newHiring(engine, d)
	out := SettlingResult{TiedCash: money.KRW(0)}
	costs := []worksheet.Amount{worksheet.Plain(money.KRW(0))}
	given := h.given(h.in(s, 1))
	for i := range given {
		item, cost := h.item(s.In(worksheet.Scope{Side: worksheet.Offer, Year: 1, Months: uint8(i + 1)}), &given[i])
		out.Items = append(out.Items, item)
		costs = append(costs, cost)
	}
	out.CompanyCost = h.in(s, 1).Sum(lineSetTotal, costs...).Money()
	if d.Settling.Home == CompanyLease {
		out.TiedCash = d.Settling.Deposit
		if d.Severance.Executive {
			out.Flags = append(out.Flags, Flag{Code: "home_small_shareholder", Field: "settling.home", Law: "소득세법 시행령 제17조의4"})
		}
	} else {
		out.TiedCash = d.Settling.DepositLoan
	}
	return out
}

// gift is one thing given, before its tax.
type gift struct {
	item  string
	once  bool
	taxed bool
	value worksheet.Amount
	cost  worksheet.Amount // without the employer's contributions
	law   string
}

// given are the things given in the first year, each above nothing.
func (h *hiring) given(s *worksheet.Sheet) []gift {
	set, r := &h.deal.Settling, h.rules
	var out []gift
	pay := func(item, field string, m money.Money, once, taxed bool, law string) {
		if m.Sign() > 0 {
			a := s.Input(field, m)
			out = append(out, gift{item: item, once: once, taxed: taxed, value: a, cost: a, law: law})
		}
	}
	if set.Home == CompanyLease && set.Rent.Sign() > 0 {
		rent := s.Times(lineSetValue, s.Input("settling.rent", set.Rent), monthsOfYear)
		out = append(out, gift{item: "home", taxed: r.LeaseTaxed(), value: rent, cost: rent, law: "소득세법 시행령 제17조의4"})
	}
	if loan := set.DepositLoan; set.Home != CompanyLease && loan.Sign() > 0 {
		out = append(out, h.loan(s, s.Input("settling.deposit_loan", loan)))
	}
	const entry, other = "소득세법 시행령 제12조제3호", "소득세법 시행령 제38조제1항"
	pay("movers", "settling.movers", set.Movers, true, r.EntryCostsTaxed(), entry)
	pay("flights", "settling.flights", set.Flights, true, r.EntryCostsTaxed(), entry)
	pay("temporary_home", "settling.temporary_home", set.TemporaryHome, true, r.EntryCostsTaxed(), entry)
	field, fees := h.deal.schoolPaid()
	pay("school_fees", field, fees, false, r.SchoolFeesTaxed(), other)
	pay("spouse_support", "settling.spouse_support", set.SpouseSupport, true, r.SpouseSupportTaxed(), other)
	return out
}

// schoolPaid are the school fees a year that the company pays: the amount
// given, or all of them where it pays all.
func (d *Deal) schoolPaid() (field string, fees money.Money) {
	if d.Settling.SchoolFeesPaid.IsZero() && d.Household.SchoolPaidByUs {
		return "household.school_fees", d.Household.SchoolFees
	}
	return "settling.school_fees_paid", d.Settling.SchoolFeesPaid
}

// loan is a loan of the deposit below the reference rate: the company gives up
// what the cash would have earned beyond the interest that it receives.
func (h *hiring) loan(s *worksheet.Sheet, loan worksheet.Amount) gift {
	rate := s.InputRate("settling.loan_rate", h.deal.Settling.LoanRate)
	yield := s.Mul(lineSetYield, loan, s.InputRate("costs.deposit_yield", h.deal.Costs.DepositYield), money.TruncateToWon)
	cost := s.Excess(lineSetNetCost, yield, s.Mul(lineSetInterest, loan, rate, money.TruncateToWon))
	return gift{
		item: "deposit_loan", taxed: h.rules.LoanTaxed(h.sc.Employer.SME, h.regime),
		value: h.rules.LoanBenefit(s, loan, rate), cost: cost, law: "소득세법 시행령 제17조의4",
	}
}

// item taxes a thing given on top of the first year's pay.
func (h *hiring) item(s *worksheet.Sheet, g *gift) (SettlingItem, worksheet.Amount) {
	pay := h.year.Hire.Pay
	with := pay
	treatment := Untaxed
	if g.taxed {
		treatment = TaxedAsPay
		with.Equity = worksheet.Plain(pay.Equity.Money().Add(g.value.Money())) // in kind: wages without severance
	}
	before, after := h.compute(pay), h.compute(with)
	kept := after.TakeHome.Minor() - before.TakeHome.Minor()
	tax := worksheet.Plain(money.KRW(0))
	if g.taxed {
		tax = s.Sum(lineSetTax, s.Input("solved.tax_on_gift", money.KRW(g.value.Minor()-kept)))
	}
	left := s.Sub(lineSetAfter, s.Sum(lineSetGiven, g.value), tax)
	dues := s.Sum(lineSetDues, s.Input("solved.employer_dues_on_gift", after.EmployerDues.Money().Sub(before.EmployerDues.Money())))
	cost := s.Sum(lineSetCost, g.cost, dues)
	more, moreCost := h.salaryThatLeaves(left.Money())
	salary, salaryCost := s.Sum(lineSetSalary, s.Input("solved.salary_for_gift", more)), s.Sum(lineSetSalCost, s.Input("solved.salary_cost", moreCost))
	return SettlingItem{
		Item: g.item, Once: g.once, Treatment: treatment, Value: g.value.Money(), Tax: tax.Money(), AfterTax: left.Money(),
		CompanyCost: cost.Money(), Salary: salary.Money(), SalaryCost: salaryCost.Money(), Law: g.law,
	}, cost
}

// compute is the first year's pay under the deal's regime.
func (h *hiring) compute(pay tax.Pay) kr.Result {
	return h.rules.Compute(nil, h.person(h.rules, 0), h.firm, h.regime, pay)
}

// salaryStep is a thousand won a month: in such steps more pay never leaves
// less, while a won can where twelve monthly contributions step together.
const salaryStep = 12_000

// salaryThatLeaves is the least more base pay, in steps, that leaves so much
// more, and what it costs with contributions and severance.
func (h *hiring) salaryThatLeaves(left money.Money) (salary, cost money.Money) {
	pay := h.year.Hire.Pay
	before := h.compute(pay)
	raised := func(steps int) kr.Result {
		with := pay
		with.Cash = worksheet.Plain(pay.Cash.Money().Add(money.KRW(int64(steps) * salaryStep)))
		return h.compute(with)
	}
	enough := func(steps int) bool {
		return raised(steps).TakeHome.Minor()-before.TakeHome.Minor() >= left.Minor()
	}
	high := max(1, int(left.Minor()/salaryStep))
	for !enough(high) && int64(high)*salaryStep < money.MaxMinor {
		high *= 2
	}
	steps := sort.Search(high, enough)
	salary = money.KRW(int64(steps) * salaryStep)
	cost = salary.Add(raised(steps).EmployerDues.Money().Sub(before.EmployerDues.Money()))
	if !h.deal.Severance.Executive {
		cost = cost.Add(h.rules.SeveranceOf(nil, worksheet.Plain(salary)).Money())
	}
	return salary, cost
}
