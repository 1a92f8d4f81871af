package law

import (
	"fmt"
	"time"
)

// Date is a calendar day as the number yyyymmdd; the zero value is no day.
type Date int32

// Day is the date of a year, month and day.
func Day(year, month, day int) Date { return Date(year*10000 + month*100 + day) }

// ParseDate reads 2026-01-31.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, fmt.Errorf("%q is no date like 2026-01-31", text)
	}
	return Day(t.Year(), int(t.Month()), t.Day()), nil
}

// Year is the calendar year.
func (d Date) Year() int { return int(d) / 10000 }

// Month is the month from 1 to 12.
func (d Date) Month() int { return int(d) / 100 % 100 }

// DayOfMonth is the day of the month from 1.
func (d Date) DayOfMonth() int { return int(d) % 100 }

// NextYear is the same day a year later.
func (d Date) NextYear() Date { return d + 10000 }

// String is the date as 2026-01-31.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.DayOfMonth())
}
