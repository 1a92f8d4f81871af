package scenario

import (
	"regexp"
	"strconv"
	"time"

	"github.com/offergap/offergap/calc/law"
)

// Bounds of a day in the input, as years.
const (
	minDay = "1990-01-01"
	maxDay = "2049-12-31"
)

// DateInto is a day within a lifetime of work. It may be left out: no day.
func DateInto(path string, to *law.Date) Field {
	return Field{Path: path, Kind: DateField, Min: minDay, Max: maxDay, Nullable: true, ptr: into(to)}
}

// typedDay is a day as people in Korea and elsewhere write it: 2027-03-01,
// 2027.3.1., 2027/3/1, 20270301, 2027년 3월 1일.
var typedDay = regexp.MustCompile(`^(\d{4})(?:\s*[-./]\s*|\s*년\s*|)(\d{1,2})(?:\s*[-./]\s*|\s*월\s*|)(\d{1,2})\s*[.일]?$`)

func (f *Field) setDate(s *Scenario, v Value) string {
	if v.Kind != Typed && v.Kind != String {
		return kindCode(v)
	}
	found := typedDay.FindStringSubmatch(v.Text)
	if found == nil {
		return codeNotADate
	}
	year, _ := strconv.Atoi(found[1])
	month, _ := strconv.Atoi(found[2])
	day, _ := strconv.Atoi(found[3])
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Month() != time.Month(month) || at.Day() != day {
		return codeNotADate
	}
	if typed := at.Format(time.DateOnly); typed < f.Min || typed > f.Max {
		return codeOutOfRange
	}
	*f.ptr(s).(*law.Date) = law.Day(year, month, day)
	return ""
}
