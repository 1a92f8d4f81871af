package handlers

import (
	"strings"
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// unitText is a unit of the law files in words.
func unitText(lang text.Lang, unit string) string { return wordsOf(lang, "unit", unitKey(unit)) }

// unitKey makes a unit a key of the catalogue: krw_per_usd of 'KRW per USD'.
func unitKey(unit string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(unit), "/", "_a_"), " ", "_")
}

// printScalar prints a single value in the reader's words, by its unit.
func printScalar(lang text.Lang, unit, scalar string) string {
	plain := strings.ReplaceAll(scalar, "_", "")
	switch unit {
	case "date":
		if day, err := law.ParseDate(scalar); err == nil {
			return lang.ShortDate(dayOf(day))
		}
	case "yes", "boolean":
		if scalar == "true" {
			return lang.T("common.yes")
		}
		return lang.T("common.no")
	case "years":
		return lang.T("present.years", text.With("n", plain))
	case "1":
		return printRate(plain)
	case "percent":
		return trueMinus(plain) + "%"
	}
	return printAmount(lang, unit, plain)
}

// printRate is a rate of law in percent.
func printRate(plain string) string {
	rate, err := money.ParseRate(plain)
	if err != nil {
		return plain
	}
	return text.ExactPercent(rate)
}

// printAmount is an amount of law in full digits with its currency; what is no
// amount stays as it is.
func printAmount(lang text.Lang, unit, plain string) string {
	code, _, _ := strings.Cut(unit, "/")
	var m money.Money
	if err := m.UnmarshalText([]byte(code + " " + plain)); err != nil {
		return trueMinus(plain)
	}
	return lang.Exact(m)
}

// trueMinus writes a number that is below zero with the sign for it. A word
// with a hyphen stays as it is.
func trueMinus(plain string) string {
	if rest, below := strings.CutPrefix(plain, "-"); below {
		return minusSign + rest
	}
	return plain
}

// rateColumns are the columns of a table of amounts that hold fractions.
var rateColumns = map[string]bool{"rate": true, "factor": true, "taper": true}

// printNode prints a value: one that stands alone as text, a schedule as a
// table.
func printNode(lang text.Lang, param *law.Param, n law.Node) (string, *ui.Table) {
	if len(n.Keys) == 0 && len(n.Rows) == 0 {
		return printScalar(lang, param.Unit, n.Scalar), nil
	}
	if t, alike := sideBySide(lang, param, n); alike {
		return "", t
	}
	t := nodeTable{lang: lang, unit: param.Unit}
	t.read("", n)
	return "", t.table(labelIn(lang, param.Label))
}

// nodeTable flattens a table of law: rows under rows, each with its columns.
type nodeTable struct {
	lang    text.Lang
	unit    string
	columns []string
	rows    []nodeRow
}

type nodeRow struct {
	head  string
	cells map[string]string
}

// read takes in a node under the name of the row it stands in.
func (t *nodeTable) read(head string, n law.Node) {
	switch {
	case len(n.Rows) > 0:
		for _, row := range n.Rows {
			t.row(head, row)
		}
	case t.isRow(n):
		t.row(head, n)
	default:
		for _, key := range n.Keys {
			name := strings.Join(nonEmpty([]string{head, keyText(t.lang, key)}), " · ")
			if child := n.ByKey[key]; len(child.Keys) > 0 || len(child.Rows) > 0 {
				t.read(name, child)
			} else {
				t.rows = append(t.rows, nodeRow{name, map[string]string{valueColumn: printScalar(t.lang, t.unit, child.Scalar)}})
				t.column(valueColumn)
			}
		}
	}
}

const valueColumn = "value"

// isRow tells a row of named columns from a list of named values: a value with
// its range, an amount for each of so many.
func (t *nodeTable) isRow(n law.Node) bool {
	_, ranged := n.ByKey["low"]
	_, stepped := n.ByKey["per"]
	return ranged || stepped
}

// row is one row; its first column is the head where nothing else names it.
func (t *nodeTable) row(head string, n law.Node) {
	r := nodeRow{head: head, cells: map[string]string{}}
	for _, key := range n.Keys {
		cell := n.ByKey[key].Scalar
		if rateColumns[key] {
			cell = printRate(strings.ReplaceAll(cell, "_", ""))
		} else {
			cell = printScalar(t.lang, t.unit, cell)
		}
		r.cells[key] = cell
		t.column(key)
	}
	t.rows = append(t.rows, r)
}

func (t *nodeTable) column(key string) {
	for _, known := range t.columns {
		if known == key {
			return
		}
	}
	t.columns = append(t.columns, key)
}

func (t *nodeTable) table(caption string) *ui.Table {
	named := false
	for _, r := range t.rows {
		named = named || r.head != ""
	}
	columns := t.columns
	out := &ui.Table{Caption: caption}
	if named {
		out.Head = append(out.Head, ui.Column{Text: t.lang.T("parameters.column.label")})
	} else {
		out.Head = append(out.Head, ui.Column{Text: keyText(t.lang, columns[0]), Numeric: true})
		columns = columns[1:]
	}
	for _, key := range columns {
		out.Head = append(out.Head, ui.Column{Text: keyText(t.lang, key), Numeric: true})
	}
	for _, r := range t.rows {
		row := ui.Row{Head: r.head}
		if !named {
			row.Head = r.cells[t.columns[0]]
		}
		for _, key := range columns {
			row.Cells = append(row.Cells, r.cells[key])
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// keyText is a column or entry of a table of law in words.
func keyText(lang text.Lang, key string) string { return wordsOf(lang, "key", key) }

// wordsOf is an id of the law files in words. One that has none yet is shown
// as it is; a test names it.
func wordsOf(lang text.Lang, sort, id string) string {
	if key := "present." + sort + "." + id; text.Has(key) {
		return lang.T(key)
	}
	return strings.ReplaceAll(id, "_", " ")
}

// dateOf is the day of a moment.
func dateOf(t time.Time) law.Date { return law.Day(t.Year(), int(t.Month()), t.Day()) }
