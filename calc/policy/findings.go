package policy

import (
	"math"

	"github.com/offergap/offergap/calc/sim"
)

// Findings answer a study. All of it is values in the order of the study, and
// what nothing is additional for is nil, never not-a-number.
type Findings struct {
	Designs []DesignFinding `json:"designs"`
}

// DesignFinding is what one design does. Amounts are won at present value over
// the horizon unless they say otherwise.
type DesignFinding struct {
	Name            string  `json:"name"`
	Instrument      string  `json:"instrument"`
	Intensity       float64 `json:"intensity"`        // that it was computed at: a rate as a share of the cost, or an amount in won
	HiresWithout    float64 `json:"hires_without"`    // at the central values
	HiresWith       float64 `json:"hires_with"`       // at the central values
	AdditionalHires Band    `json:"additional_hires"` // to the nation
	GrossCost       Band    `json:"gross_cost"`
	NetCost         Band    `json:"net_cost"`

	DeadweightShare       *float64           `json:"deadweight_share"` // of the supported hires
	CostPerAdditionalHire CostPerHire        `json:"cost_per_additional_hire"`
	MarginalCost          *CostPerHire       `json:"marginal_cost_per_additional_hire"`
	CostPerOtherUnit      []CostPerHire      `json:"cost_per_other_unit"`
	NetPerHire            NetPerHire         `json:"net_per_hire"`
	GapClosed             *float64           `json:"gap_closed"` // of the median gap at purchasing power
	Split                 Split              `json:"split"`
	SplitOfAnyway         Split              `json:"split_would_come_anyway"`
	SplitOfAdditional     Split              `json:"split_additional"`
	AwardShare            float64            `json:"award_share"` // of what is asked for in year one
	ExhaustionMonth       *float64           `json:"exhaustion_month"`
	UnspentFirstYear      *int64             `json:"unspent_first_year"`
	MVPF                  *float64           `json:"mvpf"` // to one decimal
	MVPFInfinite          bool               `json:"mvpf_infinite"`
	MVPFResidents         *float64           `json:"mvpf_residents"`          // counting residents alone
	SpilloverBreakEven    *int64             `json:"spillover_break_even"`    // a person-year in Korea
	PaybackYear           *int               `json:"payback_year"`            // first with cumulative net cost of nothing
	RetentionAtEnd        *float64           `json:"retention_at_end"`        // supported hires in Korea in the last year
	StateShare            *float64           `json:"state_share"`             // support and R&D credit over employer cost
	AboveDoubleSupport    bool               `json:"above_double_support"`    // of the ceiling
	OutsideEvidence       bool               `json:"outside_evidence"`        // the median pay rise is beyond the studies
	MedianPayRise         *float64           `json:"median_pay_rise"`         // real take-home pay
	ValuedWithoutEvidence bool               `json:"valued_without_evidence"` // in kind: show a range, never rank above cash
	InKind                *InKindRange       `json:"in_kind_range"`           // of a settlement package; nil for others
	Account               Account            `json:"account"`                 // of general government
	SameBudget            *SameBudgetFinding `json:"same_budget"`             // nil where the study does not ask for it
	Favours               *Favour            `json:"favours"`                 // one group gets most of it; nil: none does
	Groups                []GroupFinding     `json:"groups"`
	Years                 []YearFinding      `json:"years"`
	BudgetTable           BudgetTable        `json:"budget_table"`
	CommittedLater        int64              `json:"committed_later"` // support of the table's hires after its last year, nominal
}

// Band is the middle of the draws and their 10 to 90 %. Without draws the
// median is the central value and the ends are nil.
type Band struct {
	Central float64  `json:"central"`
	Median  float64  `json:"median"`
	P10     *float64 `json:"p10"`
	P90     *float64 `json:"p90"`
}

// CostPerHire is the cost per additional hire in the unit; with draws a ratio
// of means.
type CostPerHire struct {
	Gross *int64 `json:"gross"`
	Net   *int64 `json:"net"`
	Unit  string `json:"unit"`
}

// The units of a cost per additional hire.
const (
	PerHire       = "hire"                 // present value over the horizon
	PerHireYear   = "hire_year"            // a supported year
	PerPersonYear = "person_year_in_korea" // a year in Korea
)

// NetPerHire is the subsidy less taxes, for a hire of each kind.
type NetPerHire struct {
	IfAdditional      *int64 `json:"if_additional"`
	IfWouldComeAnyway *int64 `json:"if_would_come_anyway"`
	Expected          *int64 `json:"expected"`
}

// Split is who gets the support. The lines sum to Total.
type Split struct {
	Researcher            int64 `json:"researcher"`
	NationalTax           int64 `json:"national_tax"`
	LocalTax              int64 `json:"local_tax"`
	EmployeeContributions int64 `json:"employee_contributions"`
	EmployerContributions int64 `json:"employer_contributions"`
	Severance             int64 `json:"severance"`
	Company               int64 `json:"company"`
	Rounding              int64 `json:"rounding"`
	Total                 int64 `json:"total"`
}

// splitFinding cuts the lines to the won; what the cuts leave is rounding.
func splitFinding(parts ...*split) Split {
	var sum split
	for _, part := range parts {
		sum.add(part, 1)
	}
	s := Split{
		Researcher: won(sum.researcher), NationalTax: won(sum.national), LocalTax: won(sum.local),
		EmployeeContributions: won(sum.employeeDues), EmployerContributions: won(sum.employerDues),
		Severance: won(sum.severance), Company: won(sum.company),
	}
	s.Total = won(sum.researcher + sum.national + sum.local + sum.employeeDues + sum.employerDues + sum.severance + sum.company + sum.rounding)
	s.Rounding = s.Total - s.Researcher - s.NationalTax - s.LocalTax - s.EmployeeContributions - s.EmployerContributions - s.Severance - s.Company
	return s
}

// won is an amount cut to the nearest won.
func won(x float64) int64 { return int64(math.Round(x)) }

// wonPer is an amount per unit; nil where there are none.
func wonPer(amount, units float64) *int64 {
	if math.Abs(units) < leastPeople {
		return nil
	}
	per := won(amount / units)
	return &per
}

// ratio is a share of two sums; nil where the second is nothing.
func ratio(part, whole float64) *float64 {
	if math.Abs(whole) < leastPeople {
		return nil
	}
	share := rounded(part/whole, people)
	return &share
}

// leastPeople is the least number of people that anything is divided by.
const leastPeople = 1e-9

// people and shares are shown to this many steps of one.
const people = 1e6

// rounded is the nearest step; adding nothing makes a negative zero plain.
func rounded(x, steps float64) float64 { return math.Round(x*steps)/steps + 0 }

// bandOf is the band of a number over the draws.
func bandOf(central float64, rows []totals, steps float64, number func(*totals) float64) Band {
	b := Band{Central: rounded(central, steps), Median: rounded(central, steps)}
	if len(rows) == 0 {
		return b
	}
	draws := make([]float64, len(rows))
	for i := range rows {
		draws[i] = number(&rows[i])
	}
	band := sim.BandOf(draws)
	p10, p90 := rounded(band.P10, steps), rounded(band.P90, steps)
	b.Median, b.P10, b.P90 = rounded(band.Median, steps), &p10, &p90
	return b
}

// costs are the costs per additional hire, each as a ratio of sums. rows are
// the draws, or the central totals alone.
func costs(rows []totals) (perHire CostPerHire, others []CostPerHire) {
	var sum totals
	for i := range rows {
		t := &rows[i]
		national := 1.0
		if math.Abs(t.more) >= leastPeople {
			national = t.national / t.more
		}
		sum.national += t.national
		sum.gross += t.gross
		sum.net += t.net
		sum.jobYears += t.jobYears * national
		sum.koreaYears += t.koreaYears * national
	}
	in := func(unit string, units float64) CostPerHire {
		return CostPerHire{Gross: wonPer(sum.gross, units), Net: wonPer(sum.net, units), Unit: unit}
	}
	return in(PerHire, sum.national), []CostPerHire{in(PerHireYear, sum.jobYears), in(PerPersonYear, sum.koreaYears)}
}
