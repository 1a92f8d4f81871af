package kr

import (
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
)

// Nationality is a person's, as far as the regimes ask.
type Nationality uint8

// The nationalities. A dual national counts as Korean.
const (
	UnknownNationality Nationality = iota
	Korean
	KoreanAndAmerican
	American
	OtherNationality
)

// Doctorate is the field of a person's doctorate.
type Doctorate uint8

// The doctorates. STEM is natural science, engineering or medicine.
const (
	UnknownDoctorate Doctorate = iota
	STEM
	OtherDoctorate
	NoDoctorate
)

// Facts are what the regimes' conditions are tested on. A nil number or answer
// is unknown.
type Facts struct {
	Nationality         Nationality
	PhD                 Doctorate
	YearsSincePhD       *int
	YearsAbroad         *int
	ResearchYearsAbroad *int
	RDLab               *bool    // the employer has a recognised research lab or department
	HireDate            law.Date // the first day of work
}

// Met tells whether a condition is met.
type Met uint8

// The answers.
const (
	Unknown Met = iota
	Yes
	No
)

var metNames = [...]string{"unknown", "yes", "no"}

// String is the name in the text catalogue.
func (m Met) String() string { return metNames[m] }

// Condition is one condition of a regime. Its words are in the text catalogue
// under regime.<regime>.condition.<id>.
type Condition struct {
	ID  string
	Met Met
}

// Status is how a regime stands for a person.
type Status struct {
	Regime     tax.Regime
	Conditions []Condition
	Open       bool // all conditions are met; those not asked for are taken as met
	// NotAsked are conditions of the law that the facts do not hold, by the
	// same ids. They are to be shown, not judged.
	NotAsked []string
	// Documents are what the application needs, worded in the text catalogue
	// under regime.<regime>.document.<id>.
	Documents     []string
	EntryDeadline law.Date // the last day of hire; no day: no sunset
	ApplyBy       law.Date // no day: chosen at the year-end settlement
	ReliefYears   int      // years from the hire; 0: no end
	YearsLeft     int      // of them, from the year of the rules on
}

// Conditions is how each regime stands, in the order in which they are shown.
// Entry is tested on the day of hire by the rules of that year.
func (r *Rules) Conditions(f Facts) []Status {
	statuses := []Status{
		{Regime: tax.Resident},
		r.returning.status(f),
		r.flat.status(f),
		r.engineer.status(f),
	}
	for i := range statuses {
		st := &statuses[i]
		st.Open = true
		for _, c := range st.Conditions {
			st.Open = st.Open && c.Met == Yes
		}
		st.YearsLeft = max(0, st.ReliefYears-max(0, r.year-f.HireDate.Year()))
	}
	return statuses
}

// ReliefYears is how many years of the regime a hire under these rules begins;
// 0 where it has no end.
func (r *Rules) ReliefYears(regime tax.Regime) int {
	switch regime {
	case tax.ForeignFlat:
		return r.flat.reliefYears
	case tax.ReturningTalent:
		return r.returning.reliefYears
	case tax.ForeignEngineer:
		return r.engineer.reliefYears
	}
	return 0
}

// isKorean tells whether the person has Korean nationality.
func (n Nationality) isKorean() Met {
	switch n {
	case UnknownNationality:
		return Unknown
	case Korean, KoreanAndAmerican:
		return Yes
	}
	return No
}

// not is the opposite of an answer.
func (m Met) not() Met {
	switch m {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

func answer(yes bool) Met {
	if yes {
		return Yes
	}
	return No
}

// reaches tells whether a number of years, perhaps unknown, is enough.
func reaches(years *int, enough int) Met {
	if years == nil {
		return Unknown
	}
	return answer(*years >= enough)
}

// by tells whether the hire is on or before the last day.
func by(hire, last law.Date) Met {
	if hire == 0 {
		return Unknown
	}
	return answer(hire <= last)
}

func labRecognised(lab *bool) Met {
	if lab == nil {
		return Unknown
	}
	return answer(*lab)
}

// dayOfNextMonth is a day in the month after the hire, no day where the hire
// has none.
func dayOfNextMonth(hire law.Date, day int) law.Date {
	switch {
	case hire == 0:
		return 0
	case hire.Month() == monthsOfYear:
		return law.Day(hire.Year()+1, 1, day)
	}
	return law.Day(hire.Year(), hire.Month()+1, day)
}

// ReliefUntil is the last day of pay that a hire on the day has the regime for;
// no day where it has no end. The reliefs run to the end of the month that the
// last anniversary lies in, the flat rate to the last tax year that ends within
// its years.
// law: 조세특례제한법 제18조의3제1항, 조세특례제한법 제18조의2제2항, 조세특례제한법 제18조제1항
func (r *Rules) ReliefUntil(regime tax.Regime, hire law.Date) law.Date {
	years := r.ReliefYears(regime)
	switch {
	case years == 0 || hire == 0:
		return 0
	case regime == tax.ForeignFlat:
		return law.Day(hire.Year()+years-1, monthsOfYear, 31)
	}
	last := time.Date(hire.Year()+years, time.Month(hire.Month())+1, 0, 0, 0, 0, 0, time.UTC)
	return law.Day(last.Year(), int(last.Month()), last.Day())
}
