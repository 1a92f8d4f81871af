package text

import (
	"strconv"
	"time"
)

// Date is a day in words: 2026년 11월 24일, 24 November 2026. The time zone is
// the caller's.
func (l Lang) Date(t time.Time) string {
	if l == English {
		return strconv.Itoa(t.Day()) + " " + l.Month(t.Year(), t.Month())
	}
	return l.Month(t.Year(), t.Month()) + " " + strconv.Itoa(t.Day()) + "일"
}

// DayOfYear is a day where its year is known: 11월 24일, 24 November.
func (l Lang) DayOfYear(t time.Time) string {
	month := l.T("common.month." + monthKey(t.Month()))
	if l == English {
		return strconv.Itoa(t.Day()) + " " + month
	}
	return month + " " + strconv.Itoa(t.Day()) + "일"
}

// ShortDate is a day in little room: 2026. 11. 24., 24 Nov 2026.
func (l Lang) ShortDate(t time.Time) string {
	if l == English {
		return strconv.Itoa(t.Day()) + " " + l.T("common.month_short."+monthKey(t.Month())) + " " + strconv.Itoa(t.Year())
	}
	return t.Format("2006. 1. 2.")
}

// Moment is a day and a time: 2026. 11. 24. 14:20; 24 Nov 2026, 14:20 KST.
func (l Lang) Moment(t time.Time) string {
	if l == English {
		return l.ShortDate(t) + t.Format(", 15:04 MST")
	}
	return l.ShortDate(t) + t.Format(" 15:04")
}

// Month is a month of a year: 2026년 9월, September 2026.
func (l Lang) Month(year int, month time.Month) string {
	name := l.T("common.month." + monthKey(month))
	if l == English {
		return name + " " + strconv.Itoa(year)
	}
	return strconv.Itoa(year) + "년 " + name
}

func monthKey(m time.Month) string { return strconv.Itoa(int(m)) }
