package policy

import (
	"context"
	"math"
)

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
	Spending       int64   `json:"spending"`
	TaxExpenditure int64   `json:"tax_expenditure"`
	AgencyFee      int64   `json:"agency_fee"`

	// Changes against a programme that is not there.
	NationalTax         int64 `json:"national_tax"`
	LocalTax            int64 `json:"local_tax"`
	ConsumptionTax      int64 `json:"consumption_tax"`
	ConsumptionTaxLocal int64 `json:"consumption_tax_local"` // part of it
	LocalGrants         int64 `json:"local_grants"`          // what the nation passes on of its taxes
	RDCredit            int64 `json:"rd_credit"`
	Net                 int64 `json:"net"` // spending, tax expenditure, fee and credit less the three taxes

	Pension            int64 `json:"pension"` // contributions of both sides, whose benefits accrue
	Health             int64 `json:"health"`
	Employment         int64 `json:"employment"`
	IndustrialAccident int64 `json:"industrial_accident"`
	Severance          int64 `json:"severance"`
}

// entrants are the cohorts of the table's years, each under the law of its own
// entry: reliefs that have closed by then are closed to it.
func (l *Lab) entrants(ctx context.Context) ([][]candidate, error) {
	cohorts := make([][]candidate, tableYears)
	cohorts[0] = l.cohort
	for n := 1; n < tableYears; n++ {
		var err error
		if cohorts[n], err = l.cohortOf(ctx, l.study.TaxYear+n); err != nil {
			return nil, err
		}
	}
	return cohorts, nil
}

// table fills the design's years. What earlier cohorts are still owed comes out
// of a year's budget first.
func (l *Lab) table(ctx context.Context, p *plan, w *world, entrants [][]candidate, f *DesignFinding) error {
	var programme [tableYears + maxYears][lineCount]float64
	var shares, newcomers [tableYears]float64
	for n, cohort := range entrants {
		budget := p.budget
		if budget >= 0 {
			budget = max(0, budget-programme[n][support])
		}
		granted, asked, err := l.shares(ctx, cohort, p, w, budget)
		if err != nil {
			return err
		}
		a, err := l.account(ctx, cohort, p, w, granted)
		if err != nil {
			return err
		}
		shares[n] = 1
		if asked > 0 {
			shares[n] = min(1, a.granted/asked)
		}
		newcomers[n] = a.years[0][supported]
		for t := range l.study.Horizon {
			for i, amount := range a.years[t] {
				programme[n+t][i] += amount
			}
		}
	}
	l.calendar(p, &programme, shares, newcomers, f)
	return nil
}

// calendar turns years of the programme into calendar years: the first holds
// the months from the start on, and each later one the rest of the year before.
func (l *Lab) calendar(p *plan, programme *[tableYears + maxYears][lineCount]float64, shares, newcomers [tableYears]float64, f *DesignFinding) {
	now := float64(13-max(1, l.study.StartMonth)) / 12
	later := 0.0
	for n := range tableYears {
		var y [lineCount]float64
		for i := range y {
			y[i] = now * programme[n][i]
			if n > 0 {
				y[i] += (1 - now) * programme[n-1][i]
			}
		}
		y[supported], y[leaving] = programme[n][supported], programme[n][leaving]
		year := l.yearOf(p, &y)
		year.Year, year.AwardShare = l.study.TaxYear+n, rounded(shares[n], people)
		year.New, year.Continuing = rounded(newcomers[n], people), rounded(y[supported]-newcomers[n], people)
		f.Years = append(f.Years, year)
	}
	for n := tableYears; n < len(programme); n++ {
		later += programme[n][support]
	}
	f.CommittedLater = won(later + (1-now)*programme[tableYears-1][support])
}

// yearOf are a year's lines as they are shown.
func (l *Lab) yearOf(p *plan, y *[lineCount]float64) YearFinding {
	f := YearFinding{
		Leaving: rounded(y[leaving], people), NationalTax: won(y[nationalTax]), LocalTax: won(y[localTax]),
		ConsumptionTax: won(y[consumptionTax]), ConsumptionTaxLocal: won(l.assume.localConsumption * y[consumptionTax]), RDCredit: won(y[rdCredit]),
		Pension: won(y[pension]), Health: won(y[health]), Employment: won(y[employment]),
		IndustrialAccident: won(y[accident]), Severance: won(y[severance]),
	}
	if p.design.Instrument.Spends() {
		f.Spending, f.AgencyFee = won(y[support]), won(l.assume.agencyFee*y[support])
	} else {
		f.TaxExpenditure = won(y[support])
	}
	national := y[nationalTax] + (1-l.assume.localConsumption)*y[consumptionTax]
	f.LocalGrants = int64(math.Round(l.assume.grants * national))
	f.Net = f.Spending + f.TaxExpenditure + f.AgencyFee + f.RDCredit - f.NationalTax - f.LocalTax - f.ConsumptionTax
	return f
}
