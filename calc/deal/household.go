package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// HouseholdYear is what the family has left at the end of a whole year, at the
// present place and in Korea with our offer: pay after tax of both spouses less
// rent, school, childcare and living.
type HouseholdYear struct {
	America       HouseholdSide `json:"america"`        // dollars but for LeftWon
	Korea         HouseholdSide `json:"korea"`          // won but for LeftUSD
	DifferenceWon money.Money   `json:"difference_won"` // Korea less America
	DifferenceUSD money.Money   `json:"difference_usd"`
}

// HouseholdSide is one side, in its own currency.
type HouseholdSide struct {
	TakeHome  money.Money `json:"take_home"` // the candidate's, of cash pay alone
	Spouse    money.Money `json:"spouse"`    // the spouse's
	Rent      money.Money `json:"rent"`      // with interest on a deposit loan
	School    money.Money `json:"school"`    // what the company does not pay
	Childcare money.Money `json:"childcare"`
	Living    money.Money `json:"living"`
	Left      money.Money `json:"left"`
	LeftWon   money.Money `json:"left_won"`
	LeftUSD   money.Money `json:"left_usd"`
	Equity    money.Money `json:"equity"`  // what counted equity would add after tax
	Missing   []string    `json:"missing"` // fields that are nothing and that a family usually has
}

var (
	lineHomeWages   = worksheet.NewLine("deal.household.cash_pay")
	lineHomeAll     = worksheet.NewLine("deal.household.all_pay")
	lineHomeEquity  = worksheet.NewLine("deal.household.equity")
	lineHomeRent    = worksheet.NewLine("deal.household.rent")
	lineHomeHousing = worksheet.NewLine("deal.household.housing")
	lineHomeLoan    = worksheet.NewLine("deal.household.loan_interest")
	lineHomeSchool  = worksheet.NewLine("deal.household.school")
	lineHomeCare    = worksheet.NewLine("deal.household.childcare")
	lineHomeLiving  = worksheet.NewLine("deal.household.living")
	lineHomeCosts   = worksheet.NewLine("deal.household.costs")
	lineHomePay     = worksheet.NewLine("deal.household.take_home")
	lineHomeSpouse  = worksheet.NewLine("deal.household.spouse_take_home")
	lineHomeCash    = worksheet.NewLine("deal.household.take_home_in_cash")
	lineHomeLeft    = worksheet.NewLine("deal.household.left")
	lineHomeOther   = worksheet.NewLine("deal.household.left_converted")
	lineHomeMore    = worksheet.NewLine("deal.household.difference")
	lineHomeMoreUSD = worksheet.NewLine("deal.household.difference_usd")
	lineSpouseShare = worksheet.NewLine("deal.household.spouse_pay_of_months")
)

// HouseholdOf compares the family's first year, signing bonus, relocation and
// what is given once included, as of twelve months on both sides. In the United States a couple files
// together on both wages; in Korea each is taxed alone. The spouse's pay in
// Korea is that of the months after those without work. Equity stands apart: it
// pays no rent before it is sold.
func HouseholdOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) HouseholdYear {
	h := newHiring(engine, d)
	rate := s.InputRate("market.krw_per_usd", d.Scenario.Market.KRWPerUSD)
	america, dollars := h.atHome(s, rate)
	korea, won := h.inKorea(s, rate)
	in := h.in(s, 1)
	more := in.Sub(lineHomeMore, won, dollars)
	return HouseholdYear{
		America: america, Korea: korea, DifferenceWon: more.Money(),
		DifferenceUSD: in.Convert(lineHomeMoreUSD, more, money.USDCurrency, rate).Money(),
	}
}

// atHome is the present side; the amount is what is left, in won.
func (h *hiring) atHome(s *worksheet.Sheet, rate worksheet.Rate) (HouseholdSide, worksheet.Amount) {
	p, home, year := newPresent(h.engine, h.deal, h.first), &h.deal.Household, h.first.Year()
	in := s.In(worksheet.Scope{Side: worksheet.Current, Year: 1, Lens: worksheet.CashOnly})
	cash := in.Sum(lineHomeWages, p.base(in, year), p.bonus(in, year))
	net := p.takeHome(in, year, cash)
	full := beside(in, worksheet.RiskAdjusted)
	all := p.takeHome(full, year, full.Sum(lineHomeAll, cash, p.equity(full, year).wages))
	spouse := h.spouseAtHome(s.In(worksheet.Scope{Year: 1}), p.rules(year))
	rent := in.Times(lineHomeRent, in.Input("household.rent_us", home.RentUS), monthsOfYear)
	none := worksheet.Plain(money.USD(0))
	net = in.Sum(lineHomeCash, net)
	side, left := household(in, net, spouse, rent, none, in.Input("household.childcare_us", home.ChildcareUS), in.Input("household.living_us", home.LivingUS))
	side.Equity = full.Sub(lineHomeEquity, all, net).Money()
	won := in.Convert(lineHomeOther, left, money.KRWCurrency, rate)
	side.LeftWon, side.LeftUSD = won.Money(), side.Left
	side.Missing = missing(field{"household.rent_us", home.RentUS}, field{"household.living_us", home.LivingUS})
	return side, won
}

// spouseAtHome is the spouse's take-home pay: what the couple's taxes would be
// on the spouse's wages alone, since the candidate's part is what theirs add.
func (h *hiring) spouseAtHome(s *worksheet.Sheet, rules *us.Rules) worksheet.Amount {
	c := &h.sc.Candidate
	if !c.Married() || c.SpousePayUS.IsZero() {
		return worksheet.Plain(money.USD(0))
	}
	filing := us.Household{Status: c.FilingStatus}
	if c.FilingStatus == tax.MarriedJoint {
		filing = rules.HouseholdOf(c.FilingStatus, c.ChildrenAges)
	}
	return rules.Compute(s, h.sc.Current.Jurisdiction, filing, s.Input("candidate.spouse_pay_us", c.SpousePayUS)).TakeHome
}

// inKorea is our side; the amount is what is left.
func (h *hiring) inKorea(s *worksheet.Sheet, rate worksheet.Rate) (HouseholdSide, worksheet.Amount) {
	home, set := &h.deal.Household, &h.deal.Settling
	in := beside(h.in(s, 1), worksheet.OnPaper) // beside the paydays and their settlement
	net, all := h.netInKorea(in)
	spouse := h.spouseInKorea(s.In(worksheet.Scope{Year: 1}))
	field1, paid := h.deal.schoolPaid()
	school := in.Excess(lineHomeSchool, in.Input("household.school_fees", home.SchoolFees), in.Input(field1, paid))
	side, left := household(in, net, spouse, h.housing(in), school, in.Input("household.childcare_kr", home.ChildcareKR), in.Input("household.living_kr", home.LivingKR))
	side.Equity = in.Sum(lineHomeEquity, in.Input("solved.equity_take_home", all.Sub(net.Money()))).Money()
	side.LeftWon = side.Left
	side.LeftUSD = in.Convert(lineHomeOther, left, money.USDCurrency, rate).Money()
	side.Missing = missing(field{"household.living_kr", home.LivingKR})
	if set.Home == OwnLease {
		side.Missing = append(side.Missing, missing(field{"settling.rent", set.Rent})...)
	}
	return side, left
}

// netInKorea is the take-home pay of cash in a whole year, after the tax on what
// is given in kind; and that with counted equity, less what is in kind.
func (h *hiring) netInKorea(s *worksheet.Sheet) (net worksheet.Amount, all money.Money) {
	pay := h.year.Hire.Pay
	kind := worksheet.Plain(money.KRW(0))
	for _, g := range h.given(nil) {
		if g.taxed {
			kind = worksheet.Plain(kind.Money().Add(g.value.Money()))
		}
	}
	person := h.person(h.rules, 0)
	cash := tax.Pay{Cash: s.Input("solved.cash_pay", pay.Cash.Money()), NonTaxable: s.Input("solved.non_taxable", pay.NonTaxable.Money()), Equity: s.Input("solved.in_kind", kind.Money())}
	result := h.rules.Compute(s, person, h.firm, h.regime, cash)
	pay.Equity = worksheet.Plain(pay.Equity.Money().Add(kind.Money()))
	with := h.compute(pay)
	return s.Sub(lineHomeCash, result.TakeHome, cash.Equity), with.TakeHome.Money().Sub(kind.Money())
}

// housing is the family's own rent and the interest on what the company lends.
func (h *hiring) housing(s *worksheet.Sheet) worksheet.Amount {
	set := &h.deal.Settling
	nothing := worksheet.Plain(money.KRW(0))
	if set.Home == CompanyLease {
		return nothing
	}
	interest := s.Mul(lineHomeLoan, s.Input("settling.deposit_loan", set.DepositLoan), s.InputRate("settling.loan_rate", set.LoanRate), money.TruncateToWon)
	if set.Home == OwnDeposit {
		return interest
	}
	return s.Sum(lineHomeHousing, s.Times(lineHomeRent, s.Input("settling.rent", set.Rent), monthsOfYear), interest)
}

// spouseInKorea is the spouse's take-home pay of the first year, taxed alone.
func (h *hiring) spouseInKorea(s *worksheet.Sheet) worksheet.Amount {
	if !h.sc.Candidate.Married() || h.sc.Candidate.SpousePayKR.IsZero() {
		return worksheet.Plain(money.KRW(0))
	}
	return h.rules.Compute(s, kr.Person{}, kr.Firm{}, tax.Resident, tax.Pay{Cash: h.spousePay(s)}).TakeHome
}

// household is one side without conversions.
func household(s *worksheet.Sheet, net, spouse, rent, school, childcare, living worksheet.Amount) (HouseholdSide, worksheet.Amount) {
	spouse, childcare, living = s.Sum(lineHomeSpouse, spouse), s.Sum(lineHomeCare, childcare), s.Sum(lineHomeLiving, living)
	both := s.Sum(lineHomePay, net, spouse)
	costs := s.Sum(lineHomeCosts, rent, school, childcare, living)
	left := s.Sub(lineHomeLeft, both, costs)
	return HouseholdSide{
		TakeHome: net.Money(), Spouse: spouse.Money(), Rent: rent.Money(), School: school.Money(),
		Childcare: childcare.Money(), Living: living.Money(), Left: left.Money(),
	}, left
}

type field struct {
	path   string
	amount money.Money
}

// missing are the fields that are nothing.
func missing(fields ...field) []string {
	var out []string
	for _, f := range fields {
		if f.amount.IsZero() {
			out = append(out, f.path)
		}
	}
	return out
}
