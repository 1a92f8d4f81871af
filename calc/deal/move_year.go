package deal

import (
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// MoveYear is the year of the change on both sides, and the first twelve
// paydays in Korea.
type MoveYear struct {
	LastDay  law.Date    `json:"last_day"`
	FirstDay law.Date    `json:"first_day"`
	GapDays  int         `json:"gap_days"` // between them, without pay
	America  LeavingYear `json:"america"`
	Korea    JoiningYear `json:"korea"`
	Months   []BankMonth `json:"months"`
	Bank     money.Money `json:"bank"` // won, of all months
	BankUSD  money.Money `json:"bank_usd"`
}

// LeavingYear is the calendar year of leaving at the present employer, up to
// the last day. Amounts are dollars.
type LeavingYear struct {
	Year     int         `json:"year"`
	Days     int         `json:"days"` // of the year that base pay is paid for
	Of       int         `json:"of"`
	Wages    money.Money `json:"wages"` // base pay by days, the bonus if due by then, what has vested
	TakeHome money.Money `json:"take_home"`
}

// JoiningYear is the first calendar year in Korea. Amounts are won.
type JoiningYear struct {
	Year      int         `json:"year"`
	Months    int         `json:"months"` // with pay
	Regime    string      `json:"regime"`
	Until     law.Date    `json:"until"` // last day of pay under it; no day: no end
	Cash      money.Money `json:"cash"`
	IncomeTax money.Money `json:"income_tax"` // final
	LocalTax  money.Money `json:"local_tax"`
	TaxDue    money.Money `json:"tax_due"`    // at the settlement; below zero: paid back
	HealthDue money.Money `json:"health_due"` // premiums on actual pay; below zero: paid back
	TakeHome  money.Money `json:"take_home"`  // after both settlements
}

// BankMonth is one payday. Amounts are won but for BankUSD.
type BankMonth struct {
	Month      int         `json:"month"` // of work, from 1
	Year       int         `json:"year"`
	Calendar   int         `json:"calendar"` // month of the year
	Gross      money.Money `json:"gross"`    // regular pay
	Bonus      money.Money `json:"bonus"`    // signing, relocation, the year's bonus
	IncomeTax  money.Money `json:"income_tax"`
	LocalTax   money.Money `json:"local_tax"`
	Pension    money.Money `json:"national_pension"`
	Health     money.Money `json:"health_insurance"`
	Care       money.Money `json:"long_term_care"`
	Employment money.Money `json:"employment_insurance"`
	Settled    money.Money `json:"settled"` // taken for the settlements of the year before; below zero: paid back
	Bank       money.Money `json:"bank"`
	BankUSD    money.Money `json:"bank_usd"`
	Company    money.Money `json:"company"` // pay and the employer's contributions, without severance
}

var (
	lineMonthPay  = worksheet.NewLine("deal.month.regular_pay")
	lineFirstPay  = worksheet.NewLine("deal.month.first_pay")
	lineMonthOnce = worksheet.NewLine("deal.month.bonus")
	lineMonthFree = worksheet.NewLine("deal.month.non_taxable")
	lineSettled   = worksheet.NewLine("deal.month.settled")
	lineBank      = worksheet.NewLine("deal.month.bank")
	lineBankUSD   = worksheet.NewLine("deal.month.bank_usd")
	lineBankTotal = worksheet.NewLine("deal.month.bank_total")
	lineBankInUSD = worksheet.NewLine("deal.month.bank_total_usd")
)

// paydays is how many months of pay are shown.
const paydays = 12

// MoveOf is the year of the change. The person counts as resident in each country
// for the part worked there, with each country's whole-year deductions; who is
// resident when, and a treaty's word on it, is not judged. Signing and
// relocation are paid with the first month, the yearly bonus with the twelfth.
func MoveOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) MoveYear {
	h := newHiring(engine, d)
	out := MoveYear{LastDay: d.LastDay(), FirstDay: h.first, GapDays: max(0, daysBetween(d.LastDay(), h.first)-1)}
	out.America = leavingYear(engine, s, d)
	slips := h.paydays(s)
	out.Korea = h.joiningYear(&slips)
	rate := s.InputRate("market.krw_per_usd", d.Scenario.Market.KRWPerUSD)
	bank := make([]worksheet.Amount, paydays)
	for i := range bank {
		var m BankMonth
		m, bank[i] = h.bankMonth(s, &slips, i, rate)
		out.Months = append(out.Months, m)
	}
	total := h.in(s, 1).Sum(lineBankTotal, bank...)
	out.Bank = total.Money()
	out.BankUSD = h.in(s, 1).Convert(lineBankInUSD, total, money.USDCurrency, rate).Money()
	return out
}

// leavingYear is the present employer's part.
func leavingYear(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) LeavingYear {
	last := d.LastDay()
	p := newPresent(engine, d, last)
	in := s.In(worksheet.Scope{Side: worksheet.Current, Year: 1, Lens: worksheet.OnPaper}) // beside the year of staying
	wages := p.until(in, last.Year(), last)
	days, of := partOfYear(last)
	return LeavingYear{
		Year: last.Year(), Days: int(days), Of: int(of),
		Wages: wages.Money(), TakeHome: p.takeHome(in, last.Year(), wages).Money(),
	}
}

// firstPaydays are the first twelve months of pay, by calendar year.
type firstPaydays struct {
	days  [2][]kr.Payday // of the first and of the second calendar year
	slips [2][]kr.Slip
	part  kr.PartYear // the settlement of the first
}

func (p *firstPaydays) at(i int) (year int, day *kr.Payday, slip *kr.Slip) {
	if n := len(p.days[0]); i >= n {
		return 1, &p.days[1][i-n], &p.slips[1][i-n]
	}
	return 0, &p.days[0][i], &p.slips[0][i]
}

// paydays computes the months and settles the first calendar year.
func (h *hiring) paydays(s *worksheet.Sheet) firstPaydays {
	var out firstPaydays
	for i := range paydays {
		month := h.first.Month() + i
		year := (month - 1) / monthsOfYear
		out.days[year] = append(out.days[year], h.payday(h.in(s, year+1).Segment((month-1)%monthsOfYear+1), i, year))
	}
	for year := range out.days {
		if len(out.days[year]) > 0 {
			out.slips[year] = h.rulesIn(h.first.Year()+year).Paydays(h.in(s, year+1), h.firm, h.regime, out.days[year])
		}
	}
	person := h.person(h.rules, 0)
	out.part = h.rules.PartYear(h.in(s, 1), person, h.regime, out.days[0], out.slips[0])
	return out
}

// payday is the i-th month of pay, from 0. The first is paid by the days of the
// month that are worked.
func (h *hiring) payday(s *worksheet.Sheet, i, year int) kr.Payday {
	rules := h.rulesIn(h.first.Year() + year)
	person := h.person(rules, year)
	day := kr.Payday{MonthOfPay: kr.MonthOfPay{
		Month: (h.first.Month()+i-1)%monthsOfYear + 1, Family: 1 + person.Dependents, CreditChildren: person.CreditChildren,
	}}
	day.Gross = s.Mul(lineMonthPay, h.paidBase(s), worksheet.PlainRate(money.Fraction(1, monthsOfYear)), money.TruncateToWon)
	offer := &h.sc.Offer
	switch i {
	case 0:
		day.Bonus = s.Sum(lineMonthOnce, s.Input("offer.signing", offer.Signing), s.Input("offer.relocation", offer.Relocation))
		day.JoinedLate = h.first.DayOfMonth() > 1
		if day.JoinedLate {
			all := lastOfMonth(h.first.Year(), h.first.Month())
			worked := money.Fraction(int64(all-h.first.DayOfMonth()+1), int64(all))
			day.Gross = s.Mul(lineFirstPay, day.Gross, worksheet.PlainRate(worked), money.TruncateToWon)
		}
	case paydays - 1:
		day.Bonus = s.Sum(lineMonthOnce, s.Input("offer.bonus", offer.Bonus))
	}
	day.NonTaxable = s.Min(lineMonthFree, s.Input("offer.non_taxable_monthly", offer.NonTaxableMonthly), day.Gross)
	return day
}

func (h *hiring) joiningYear(p *firstPaydays) JoiningYear {
	out := JoiningYear{
		Year: h.first.Year(), Months: len(p.days[0]), Regime: h.regime.String(), Until: h.reliefUntil(), Cash: money.KRW(0),
		IncomeTax: p.part.IncomeTax.Money(), LocalTax: p.part.LocalIncomeTax.Money(),
		TaxDue: p.part.TaxDue.Money(), HealthDue: p.part.HealthDue.Money(), TakeHome: p.part.TakeHome.Money(),
	}
	for i := range p.days[0] {
		out.Cash = out.Cash.Add(p.days[0][i].Gross.Money()).Add(p.days[0][i].Bonus.Money())
	}
	return out
}

// reliefUntil is the last day of the regime that applies.
func (h *hiring) reliefUntil() law.Date {
	if h.regime == tax.NoRegime {
		return 0
	}
	return h.rules.ReliefUntil(h.regime, h.first)
}

// bankMonth is what reaches the bank on the i-th payday.
func (h *hiring) bankMonth(s *worksheet.Sheet, p *firstPaydays, i int, rate worksheet.Rate) (BankMonth, worksheet.Amount) {
	year, day, slip := p.at(i)
	in := h.in(s, year+1).Segment(day.Month)
	settled := worksheet.Plain(money.KRW(0))
	if year == 1 {
		taxMonth, healthMonth := h.rulesIn(h.first.Year() + 1).SettledIn()
		if day.Month == taxMonth {
			settled = in.Sum(lineSettled, settled, p.part.TaxDue)
		}
		if day.Month == healthMonth {
			settled = in.Sum(lineSettled, settled, p.part.HealthDue)
		}
	}
	bank := in.Sub(lineBank, slip.TakeHome, settled)
	m := BankMonth{
		Month: i + 1, Year: h.first.Year() + year, Calendar: day.Month,
		Gross: day.Gross.Money(), Bonus: wonOf(day.Bonus), IncomeTax: wonOf(slip.IncomeTax), LocalTax: wonOf(slip.LocalIncomeTax),
		Pension: wonOf(slip.NationalPension), Health: wonOf(slip.HealthInsurance), Care: wonOf(slip.LongTermCare),
		Employment: wonOf(slip.EmploymentInsurance), Settled: settled.Money(), Bank: bank.Money(),
		BankUSD: in.Convert(lineBankUSD, bank, money.USDCurrency, rate).Money(), Company: slip.EmployerCost.Money(),
	}
	return m, bank
}

// wonOf is the amount in won where it may be nothing of no currency.
func wonOf(a worksheet.Amount) money.Money { return money.KRW(a.Minor()) }

// daysBetween are the days from one day to a later one.
func daysBetween(from, to law.Date) int { return int(at(to).Sub(at(from)).Hours() / 24) }

// at is the day as a time.
func at(day law.Date) time.Time {
	return time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 0, 0, 0, 0, time.UTC)
}
