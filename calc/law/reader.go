package law

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Reader reads the values in force on a day. Its error sticks: read all, then
// ask Err once.
type Reader struct {
	book    *Book
	day     Date
	carried []string
	err     error
}

// At is a reader of the law in force on the day.
func (b *Book) At(day Date) *Reader { return &Reader{book: b, day: day} }

// Err is the first error: an unknown path, a day before the first value, a
// value that does not read as what was asked for.
func (r *Reader) Err() error { return r.err }

// Carried are the paths whose values were used after their own year, in the
// order in which they were read.
func (r *Reader) Carried() []string { return r.carried }

// Amount is an amount of law. Keys lead into a table: a filing status, say.
func (r *Reader) Amount(path string, keys ...string) worksheet.Amount {
	node, p, ref := r.find(path, keys)
	return r.amount(node, p, ref)
}

// Rate is a rate of law, decimal or fraction.
func (r *Reader) Rate(path string, keys ...string) worksheet.Rate {
	node, p, ref := r.find(path, keys)
	return r.rate(node, p, ref)
}

// Count is a whole number: an age, a number of years.
func (r *Reader) Count(path string, keys ...string) int64 {
	node, p, _ := r.find(path, keys)
	if r.err != nil {
		return 0
	}
	n, err := strconv.ParseInt(plain(node.Scalar), 10, 64)
	if err != nil {
		r.fail(fmt.Errorf("%s: %q is no whole number", p.Path, node.Scalar))
	}
	return n
}

// Day is a date: a deadline, a sunset.
func (r *Reader) Day(path string, keys ...string) Date {
	node, p, _ := r.find(path, keys)
	if r.err != nil {
		return 0
	}
	day, err := ParseDate(node.Scalar)
	if err != nil {
		r.fail(fmt.Errorf("%s: %w", p.Path, err))
	}
	return day
}

// Holds is a yes or no of law.
func (r *Reader) Holds(path string, keys ...string) bool {
	node, p, _ := r.find(path, keys)
	if r.err == nil && node.Scalar != "true" && node.Scalar != "false" {
		r.fail(fmt.Errorf("%s: %q is neither true nor false", p.Path, node.Scalar))
	}
	return node.Scalar == "true"
}

// Schedule is a bracket table: rows with over and rate.
func (r *Reader) Schedule(path string, keys ...string) worksheet.Schedule {
	node, p, ref := r.find(path, keys)
	if r.err != nil {
		return worksheet.Schedule{}
	}
	brackets := make([]money.Bracket, len(node.Rows))
	for i, row := range node.Rows {
		if len(row.Keys) != 2 {
			r.fail(fmt.Errorf("%s: bracket %d needs over and rate alone", p.Path, i+1))
			return worksheet.Schedule{}
		}
		brackets[i] = money.Bracket{Over: r.amount(row.ByKey["over"], p, ref).Money(), Rate: r.rate(row.ByKey["rate"], p, ref).Rate}
	}
	schedule, err := money.NewSchedule(brackets)
	if err != nil {
		r.fail(fmt.Errorf("%s: %w", p.Path, err))
		return worksheet.Schedule{}
	}
	return worksheet.LawSchedule(schedule, ref)
}

// Rows is a table of rows with named columns.
func (r *Reader) Rows(path string, keys ...string) []Row {
	node, p, ref := r.find(path, keys)
	rows := make([]Row, len(node.Rows))
	for i := range node.Rows {
		rows[i] = Row{r, p, ref, node.Rows[i]}
	}
	return rows
}

// Row is one row of a table of law.
type Row struct {
	reader *Reader
	param  *Param
	ref    worksheet.LawRef
	node   Node
}

// Has tells whether the row has the column.
func (w Row) Has(column string) bool { _, ok := w.node.ByKey[column]; return ok }

// Amount is the amount in the column.
func (w Row) Amount(column string) worksheet.Amount {
	return w.reader.amount(w.node.ByKey[column], w.param, w.ref)
}

// Rate is the rate in the column.
func (w Row) Rate(column string) worksheet.Rate {
	return w.reader.rate(w.node.ByKey[column], w.param, w.ref)
}

// find is the node in force and its reference.
func (r *Reader) find(path string, keys []string) (Node, *Param, worksheet.LawRef) {
	if r.err != nil {
		return Node{}, nil, 0
	}
	p := r.book.byPath[path]
	if p == nil {
		r.fail(fmt.Errorf("no parameter %s", path))
		return Node{}, nil, 0
	}
	i := p.InForce(r.day)
	if bill := r.book.bills[path]; r.book.ifPassed && bill != nil {
		if proposed := bill.proposed(r.day); proposed >= 0 {
			p, i = bill, proposed
		}
	}
	if i < 0 {
		r.fail(fmt.Errorf("%s: no value on %v", path, r.day))
		return Node{}, nil, 0
	}
	carried := p.CarriedOn(i, r.day)
	if carried {
		r.carried = append(r.carried, path)
	}
	node := p.Values[i].Node
	for _, key := range keys {
		next, ok := node.ByKey[key]
		if !ok {
			r.fail(fmt.Errorf("%s: no entry %q on %v", path, key, r.day))
			return Node{}, nil, 0
		}
		node = next
	}
	return node, p, r.book.ref(p, i, carried)
}

// InForce is the index of the value that applies on the day, −1 if none does.
func (p *Param) InForce(day Date) int {
	for i := len(p.Values) - 1; i >= 0; i-- {
		if v := &p.Values[i]; v.From <= day && v.Status.Applied() && v.Pending == "" {
			return i
		}
	}
	return -1
}

// proposed is the index of the bill's value that would apply on the day, −1 if
// none would.
func (p *Param) proposed(day Date) int {
	for i := len(p.Values) - 1; i >= 0; i-- {
		if v := &p.Values[i]; v.From <= day && v.Status == Bill {
			return i
		}
	}
	return -1
}

// CarriedOn tells whether the i-th value, in force on the day, is used after
// its own year because its successor is not published, or although a successor
// is due by then that is still pending.
func (p *Param) CarriedOn(i int, day Date) bool {
	for _, later := range p.Values[i+1:] {
		if later.Pending != "" && later.From <= day {
			return true
		}
	}
	return p.Renewed && day >= p.Values[i].From.NextYear()
}

func (r *Reader) fail(err error) {
	if r.err == nil {
		r.err = fmt.Errorf("law: %w", err)
	}
}

func (r *Reader) amount(node Node, p *Param, ref worksheet.LawRef) worksheet.Amount {
	if r.err != nil {
		return worksheet.Amount{}
	}
	code, _, _ := strings.Cut(p.Unit, "/")
	var m money.Money
	if err := m.UnmarshalText([]byte(code + " " + plain(node.Scalar))); err != nil {
		r.fail(fmt.Errorf("%s: %w", p.Path, err))
	}
	return worksheet.LawAmount(m, ref)
}

func (r *Reader) rate(node Node, p *Param, ref worksheet.LawRef) worksheet.Rate {
	if r.err != nil {
		return worksheet.Rate{}
	}
	rate, err := money.ParseRate(node.Scalar)
	if err != nil {
		r.fail(fmt.Errorf("%s: %w", p.Path, err))
	}
	return worksheet.LawRate(rate, ref)
}

// plain drops the underscores that make long numbers readable.
func plain(text string) string { return strings.ReplaceAll(text, "_", "") }
