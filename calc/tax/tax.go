package tax

import "github.com/offergap/offergap/calc/worksheet"

// Pay is the gross pay of one year. The zero value is no pay.
type Pay struct {
	Cash         worksheet.Amount // all cash, the non-taxable part included
	NonTaxable   worksheet.Amount // part of Cash that the law leaves untaxed
	Equity       worksheet.Amount // counted equity that is taxed as wages
	ExemptEquity worksheet.Amount // counted equity that no tax reaches
}

// Burden is what becomes of one year's pay.
//
// TakeHome = pay − Taxes − EmployeeDues, and
// EmployerCost = cash pay + EmployerDues + Severance.
type Burden struct {
	TakeHome     worksheet.Amount // cash and equity less taxes and the employee's contributions
	NationalTax  worksheet.Amount // income tax of the nation
	LocalTax     worksheet.Amount // income tax of state, city or district
	EmployeeDues worksheet.Amount // the employee's social contributions
	EmployerDues worksheet.Amount // the employer's social contributions and levies
	Severance    worksheet.Amount // accrual for severance pay
	EmployerCost worksheet.Amount
	Regime       Regime
}

// Payroll is an engine bound to its rules, year, person, employer and regime.
// With a nil sheet it does not allocate.
type Payroll func(*worksheet.Sheet, Pay) Burden

// OnCost is the employer's side alone: contributions, levies and severance
// accrual on the pay. It is what a subsidy solver calls many times.
type OnCost func(*worksheet.Sheet, Pay) worksheet.Amount

// Line is one line of a result, in the order of the statute or payslip.
type Line struct {
	ID     worksheet.LineID
	Amount worksheet.Amount
}

// Regime is the income-tax rule that applies in Korea.
type Regime uint8

// The regimes. The zero value is for jurisdictions that have none.
const (
	NoRegime        Regime = iota
	Resident               // ordinary resident
	ForeignFlat            // flat rate for foreign workers, 조특법 제18조의2
	ReturningTalent        // relief for returning Korean talent, 조특법 제18조의3
	ForeignEngineer        // relief for foreign engineers, 조특법 제18조
)

var regimeNames = [...]string{"", "resident", "foreign_flat", "returning_talent", "foreign_engineer"}

// Regimes are those of Korea, in the order in which they are shown.
var Regimes = [...]Regime{Resident, ReturningTalent, ForeignFlat, ForeignEngineer}

// String is the name in the API.
func (r Regime) String() string { return regimeNames[r] }

// RegimeNamed is the regime with the name; false if there is none.
func RegimeNamed(name string) (Regime, bool) {
	for _, r := range Regimes {
		if r.String() == name {
			return r, true
		}
	}
	return NoRegime, false
}

// FilingStatus is the status of a US return.
type FilingStatus uint8

// The four filing statuses.
const (
	Single FilingStatus = iota
	MarriedJoint
	MarriedSeparate
	HeadOfHousehold
)

var statusNames = [...]string{"single", "married_joint", "married_separate", "head_of_household"}

// FilingStatuses are all four.
var FilingStatuses = [...]FilingStatus{Single, MarriedJoint, MarriedSeparate, HeadOfHousehold}

// String is the name in the law files and in the API.
func (f FilingStatus) String() string { return statusNames[f] }

// FilingStatusNamed is the status with the name; false if there is none.
func FilingStatusNamed(name string) (FilingStatus, bool) {
	for _, f := range FilingStatuses {
		if f.String() == name {
			return f, true
		}
	}
	return Single, false
}
