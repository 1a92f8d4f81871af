package policy

import "context"

// tableYears are the years of the budget table.
const tableYears = 5

// YearFinding is a calendar year of the programme: each year a cohort like the
// study's is offered jobs. Amounts are nominal won at the central values.
type YearFinding struct {
	Year           int     `json:"year"`
	New            float64 `json:"new"`        // people supported for the first time
	Continuing     float64 `json:"continuing"` // supported from earlier years
	Leaving        float64 `json:"leaving"`    // who left a job that had been supported
	AwardShare     float64 `json:"award_share"`
	Spending       int64   `json:"spending"` // what is paid in the year
	TaxExpenditure int64   `json:"tax_expenditure"`
	AgencyFee      int64   `json:"agency_fee"`

	// Changes against a programme that is not there.
	NationalTax         int64 `json:"national_tax"`
	LocalTax            int64 `json:"local_tax"`
	ConsumptionTax      int64 `json:"consumption_tax"`
	ConsumptionTaxLocal int64 `json:"consumption_tax_local"` // part of it
	LocalGrants         int64 `json:"local_grants"`          // what the nation passes on of its taxes
	RDCredit            int64 `json:"rd_credit"`
	ClawBack            int64 `json:"claw_back"` // receipts
	Net                 int64 `json:"net"`       // spending, tax expenditure, fee and credit less receipts and the three taxes

	Pension            int64 `json:"pension"` // contributions of both sides, whose benefits accrue
	Health             int64 `json:"health"`
	Employment         int64 `json:"employment"`
	IndustrialAccident int64 `json:"industrial_accident"`
	Severance          int64 `json:"severance"`
}

// programme are a design's lines by year, from 0: what all cohorts that were
// offered jobs in the table's years come to.
type programme struct {
	years     [tableYears + maxYears][lineCount]float64
	shares    [tableYears]float64 // of the year's requests that its budget pays
	newcomers [tableYears]float64
}

// enter adds the cohort of the table's year n. What earlier cohorts are still
// owed comes out of the year's budget first.
func (l *Lab) enter(ctx context.Context, p *plan, w *world, n int, cohort []candidate, to *programme, done func(done, of int)) error {
	budget := p.budget
	if budget >= 0 {
		budget = max(0, budget-to.years[n][support])
	}
	granted, asked, err := l.shares(ctx, cohort, p, w, budget)
	if err != nil {
		return err
	}
	a, err := l.account(ctx, cohort, p, w, granted, done)
	if err != nil {
		return err
	}
	to.shares[n] = 1
	if asked > 0 {
		to.shares[n] = min(1, a.granted/asked)
	}
	to.newcomers[n] = a.years[0][supported]
	for t := range l.study.Horizon {
		for i, amount := range a.years[t] {
			to.years[n+t][i] += amount
		}
	}
	return nil
}

// calendar turns years of the programme into calendar years: the first holds
// the months from the start on, and each later one the rest of the year before.
// People are those of the programme's year.
func (l *Lab) calendar(of *programme) (years [tableYears + maxYears + 1][lineCount]float64) {
	now := l.firstYearShare()
	for n := range years {
		for i := range years[n] {
			if n < len(of.years) {
				years[n][i] = now * of.years[n][i]
			}
			if n > 0 {
				years[n][i] += (1 - now) * of.years[n-1][i]
			}
		}
		if n < len(of.years) {
			years[n][supported], years[n][leaving] = of.years[n][supported], of.years[n][leaving]
		}
	}
	return years
}

// firstMonths are the months of the first year from the start on.
func (l *Lab) firstMonths() int { return 13 - max(1, l.study.StartMonth) }

func (l *Lab) firstYearShare() float64 { return float64(l.firstMonths()) / 12 }

// table fills the design's years.
func (l *Lab) table(p *plan, of *programme, f *DesignFinding) {
	years := l.calendar(of)
	paid := l.execute(p, &years)
	for n := range tableYears {
		y := l.yearOf(p, &years[n], &paid[n])
		y.Year, y.AwardShare = l.study.TaxYear+n, rounded(of.shares[n], people)
		y.New, y.Continuing = rounded(of.newcomers[n], people), rounded(years[n][supported]-of.newcomers[n], people)
		f.Years = append(f.Years, y)
	}
	later := paid[tableYears-1].carriedOver
	for _, y := range years[tableYears:] {
		later += y[support]
	}
	f.CommittedLater = won(later)
	f.BudgetTable = l.budgetTable(p, of, &years, &paid)
}

// payment is what becomes of the support that a year's hires are owed.
type payment struct{ due, executed, carriedIn, carriedOver float64 }

// paid is what leaves the budget in the year.
func (y *payment) paid() float64 { return y.executed + y.carriedIn }

// execute pays each year's support by the execution rate and carries a part of
// the rest into the next year; what is left lapses. Tax that is forgone knows
// neither.
func (l *Lab) execute(p *plan, years *[tableYears + maxYears + 1][lineCount]float64) (paid [tableYears]payment) {
	rate, carry := 1.0, 1.0
	if p.design.Instrument.Spends() {
		rate, carry = given(p.design.ExecutionRate, l.assume.executionRate), given(p.design.CarryOver, l.assume.carryOver)
	}
	before := 0.0
	for n := range paid {
		due := years[n][support]
		paid[n] = payment{due: due, executed: rate * due, carriedIn: before, carriedOver: carry * (1 - rate) * due}
		before = paid[n].carriedOver
	}
	return paid
}

// given is the value, or the assumption's where it is nil.
func given(value *float64, assumed float64) float64 {
	if value == nil {
		return assumed
	}
	return *value
}

// yearOf are a year's lines as they are shown.
func (l *Lab) yearOf(p *plan, y *[lineCount]float64, paid *payment) YearFinding {
	f := YearFinding{
		Leaving: rounded(y[leaving], people), NationalTax: won(y[nationalTax]), LocalTax: won(y[localTax]),
		ConsumptionTax: won(y[consumptionTax]), ConsumptionTaxLocal: won(l.assume.localConsumption * y[consumptionTax]), RDCredit: won(y[rdCredit]),
		ClawBack: won(y[clawedBack]), LocalGrants: won((l.assume.allocationTax + l.assume.educationGrant) * l.internalTaxes(p, y)),
		Pension: won(y[pension]), Health: won(y[health]), Employment: won(y[employment]),
		IndustrialAccident: won(y[accident]), Severance: won(y[severance]),
	}
	if p.design.Instrument.Spends() {
		f.Spending, f.AgencyFee = won(paid.paid()), won(l.agencyFee(p)*paid.paid())
	} else {
		f.TaxExpenditure = won(y[support])
	}
	f.Net = f.Spending + f.TaxExpenditure + f.AgencyFee + f.RDCredit - f.ClawBack - f.NationalTax - f.LocalTax - f.ConsumptionTax
	return f
}

// agencyFee is the share of what is paid that running the scheme costs.
func (l *Lab) agencyFee(p *plan) float64 { return given(p.design.AgencyFee, l.assume.agencyFee) }

// internalTaxes is the change of the national taxes (내국세) of which the nation
// passes a share on: income tax and its part of value-added tax, less what a
// relief or a credit forgoes.
func (l *Lab) internalTaxes(p *plan, y *[lineCount]float64) float64 {
	taxes := y[nationalTax] + (1-l.assume.localConsumption)*y[consumptionTax] - y[rdCredit]
	if !p.design.Instrument.Spends() {
		taxes -= y[support] - y[localForgone]
	}
	return taxes
}
