package deal

import (
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
)

const monthsOfYear = 12

// monthsAfter is the same day n months later, the last of the month where it
// has no such day.
func monthsAfter(day law.Date, n int) law.Date {
	month := day.Year()*monthsOfYear + day.Month() - 1 + n
	year, month := month/monthsOfYear, month%monthsOfYear+1
	return law.Day(year, month, min(day.DayOfMonth(), lastOfMonth(year, month)))
}

// lastOfMonth is how many days the month has.
func lastOfMonth(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dayBefore is the calendar day before.
func dayBefore(day law.Date) law.Date { return daysFrom(day, -1) }

func daysFrom(day law.Date, n int) law.Date {
	t := time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth()+n, 0, 0, 0, 0, time.UTC)
	return law.Day(t.Year(), int(t.Month()), t.Day())
}

// partOfYear are the days of the year up to the day, and those of the year.
func partOfYear(day law.Date) (past, all int64) {
	at := func(month, dayOfMonth int) int64 {
		return int64(time.Date(day.Year(), time.Month(month), dayOfMonth, 0, 0, 0, 0, time.UTC).YearDay())
	}
	return at(day.Month(), day.DayOfMonth()), at(12, 31)
}

// FirstDay is the first day of work in Korea.
func (d *Deal) FirstDay() law.Date {
	if d.Move.Start != 0 {
		return d.Move.Start
	}
	return law.Day(d.Scenario.TaxYear, d.Scenario.StartMonth, 1)
}

// LastDay is the last day at the present employer.
func (d *Deal) LastDay() law.Date {
	if d.Move.Leaving != 0 {
		return d.Move.Leaving
	}
	return dayBefore(d.FirstDay())
}

// caseYears are the years of our offer from the first day of work on, at least
// n of them.
func (d *Deal) caseYears(engine *scenario.Engine, n int) []scenario.CaseYear {
	s := newHiring(engine, d).sc
	s.Horizon = max(s.Horizon, n)
	return engine.CaseYears(s)
}
