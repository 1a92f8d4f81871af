package kr

import (
	"fmt"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

const monthsOfYear = 12

// Segment is a run of equal months of a year, from 1 to 12, both included.
type Segment struct{ From, To int }

// Months is the number of months of the segment.
func (s Segment) Months() int { return s.To - s.From + 1 }

// span is a segment in which one contribution's law stays the same.
type span[T any] struct {
	Segment
	number int // as worksheet.Scope.Months counts segments; 0 for the whole year
	law    T
}

// binder reads the law of a year month by month.
type binder struct {
	year     int
	months   [monthsOfYear]*law.Reader
	segments []Segment
}

func newBinder(book *law.Book, year int) *binder {
	b := &binder{year: year}
	for m := range b.months {
		b.months[m] = book.At(law.Day(year, m+1, 1))
	}
	return b
}

// annual reads what the law settles once for the tax year, as of its first day.
func (b *binder) annual() *law.Reader { return b.months[0] }

// number is the number under which steps of the segment are recorded.
func (b *binder) number(s Segment) int {
	if s.Months() == monthsOfYear {
		return 0
	}
	for i, known := range b.segments {
		if known == s {
			return i + 1
		}
	}
	b.segments = append(b.segments, s)
	return len(b.segments)
}

// spansOf splits the year wherever what read returns changes, be it the value
// or that it is carried forward.
func spansOf[T comparable](b *binder, read func(*law.Reader) T) []span[T] {
	var spans []span[T]
	for m, reader := range b.months {
		value := read(reader)
		if last := len(spans) - 1; last >= 0 && spans[last].law == value {
			spans[last].To = m + 1
			continue
		}
		spans = append(spans, span[T]{Segment: Segment{m + 1, m + 1}, law: value})
	}
	for i := range spans {
		spans[i].number = b.number(spans[i].Segment)
	}
	return spans
}

// at is the law of a month from 1 to 12.
func at[T any](spans []span[T], month int) *T {
	i := 0
	for spans[i].To < month {
		i++
	}
	return &spans[i].law
}

// err is the first error of any month.
func (b *binder) err() error {
	for _, reader := range b.months {
		if err := reader.Err(); err != nil {
			return fmt.Errorf("bind Korea %d: %w", b.year, err)
		}
	}
	return nil
}

// carried are the paths whose values were used after their own year, each once.
func (b *binder) carried() []string {
	var paths []string
	seen := map[string]bool{}
	for _, reader := range b.months {
		for _, path := range reader.Carried() {
			if !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// overYear adds a monthly contribution up over the spans of a year. A span
// that is the whole year needs no sum.
func overYear[T any](s *worksheet.Sheet, lines yearLines, spans []span[T], monthly func(*worksheet.Sheet, int) worksheet.Amount) worksheet.Amount {
	if len(spans) == 1 {
		return s.Times(lines.year, monthly(s, 0), monthsOfYear)
	}
	var parts [monthsOfYear]worksheet.Amount
	for i := range spans {
		in := s.Segment(spans[i].number)
		parts[i] = in.Times(lines.segment, monthly(in, i), int64(spans[i].Months()))
	}
	return s.Sum(lines.year, parts[:len(spans)]...)
}

// yearLines are the lines of a contribution: of the year, and of a segment of
// equal months.
type yearLines struct{ year, segment worksheet.LineID }

func newYearLines(name string) yearLines {
	return yearLines{year: worksheet.NewLine(name), segment: worksheet.NewLine(name + ".segment")}
}
