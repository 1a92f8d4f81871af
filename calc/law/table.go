package law

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Table is a published table of amounts with one row per range of an amount:
// the first column holds where the range starts, the second where it ends (not
// included), the others the amounts for the range. Too long for a YAML file,
// such a table lies beside it as CSV; the parameter that names it cites it.
type Table struct {
	columns  []string
	rows     [][]int64
	currency money.Currency
	ref      worksheet.LawRef
}

// Table is the table whose file the parameter names.
func (r *Reader) Table(path string) Table {
	node, p, ref := r.find(path, nil)
	if r.err != nil {
		return Table{}
	}
	t, ok := r.book.tables[node.Scalar]
	if !ok {
		r.fail(fmt.Errorf("%s: no table %q", p.Path, node.Scalar))
		return Table{}
	}
	code, _, _ := strings.Cut(p.Unit, "/")
	if t.currency, ok = money.CurrencyOf(code); !ok {
		r.fail(fmt.Errorf("%s: unit %q is no currency", p.Path, p.Unit))
	}
	t.ref = ref
	return t
}

// Columns are the names of the columns, the two of the range included.
func (t Table) Columns() []string { return t.columns }

// Len is the number of rows.
func (t Table) Len() int { return len(t.rows) }

// Row is the index of the row whose range holds the amount; false where none
// does.
func (t Table) Row(amount money.Money) (int, bool) {
	low, high := 0, len(t.rows)
	for low < high {
		middle := (low + high) / 2
		if t.rows[middle][0] <= amount.Minor() {
			low = middle + 1
		} else {
			high = middle
		}
	}
	row := low - 1
	return row, row >= 0 && amount.Minor() < t.rows[row][1]
}

// At is the amount in the row and column, both from 0.
func (t Table) At(row, column int) worksheet.Amount {
	return worksheet.LawAmount(money.Of(t.rows[row][column], t.currency), t.ref)
}

// decodeTable reads a CSV file of whole numbers under a line of column names.
// The ranges of the rows follow on each other.
func decodeTable(content []byte) (Table, error) {
	reader := csv.NewReader(strings.NewReader(string(content)))
	reader.Comment = '#'
	records, err := reader.ReadAll()
	if err != nil {
		return Table{}, err
	}
	if len(records) < 2 || len(records[0]) < 3 {
		return Table{}, fmt.Errorf("a table needs a range, an amount and a row")
	}
	t := Table{columns: records[0]}
	for i, record := range records[1:] {
		row := make([]int64, len(record))
		for j, text := range record {
			if row[j], err = strconv.ParseInt(text, 10, 64); err != nil {
				return Table{}, fmt.Errorf("row %d, %s: %w", i+1, t.columns[j], err)
			}
		}
		if row[1] <= row[0] || i > 0 && row[0] != t.rows[i-1][1] {
			return Table{}, fmt.Errorf("row %d: %d to %d does not follow on the row before", i+1, row[0], row[1])
		}
		t.rows = append(t.rows, row)
	}
	return t, nil
}
