package tabular

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/offergap/offergap/calc/caselist"
)

// Fault is the code of why a file cannot be read. The text catalogue has a
// sentence for each.
type Fault string

// What can be wrong with a file.
const (
	ErrEmpty    Fault = "empty_file"
	ErrNoTable  Fault = "not_a_table" // neither CSV nor XLSX, or broken
	ErrOldExcel Fault = "old_excel"   // XLS, or a workbook with a password
	ErrTooBig   Fault = "too_big"     // beyond the bounds when it is unpacked
	ErrTooWide  Fault = "too_many_columns"
)

// Error is the code.
func (f Fault) Error() string { return string(f) }

// Faults lists every code, so that a test can require a sentence for each.
func Faults() []Fault { return []Fault{ErrEmpty, ErrNoTable, ErrOldExcel, ErrTooBig, ErrTooWide} }

// maxColumns bounds a row: beyond it the file is no table of ours.
const maxColumns = 1000

// oldContainer begins XLS files and workbooks with a password.
var oldContainer = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// Rows are the rows of the file, blank ones among them. The error, at once or
// while reading, is a Fault.
func Rows(file []byte) (iter.Seq2[caselist.Row, error], error) {
	switch {
	case len(bytes.TrimSpace(file)) == 0:
		return nil, ErrEmpty
	case bytes.HasPrefix(file, []byte("PK\x03\x04")):
		return xlsxRows(file)
	case bytes.HasPrefix(file, oldContainer):
		return nil, ErrOldExcel
	}
	return csvRows(file)
}

// guarded runs a read of a foreign file by code that is not ours. A panic there
// is a file that cannot be read, not a failure of the server.
func guarded(read func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: panic", ErrNoTable) // not printed: it may hold what was read
		}
	}()
	return read()
}
