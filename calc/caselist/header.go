package caselist

import (
	"strings"
	"unicode/utf8"

	"github.com/offergap/offergap/calc/scenario"
)

// The codes of what can be wrong with a table or a row as a whole, beside those
// of fields.
const (
	codeEmpty         = "no_rows"
	codeTooManyRows   = "too_many_rows"
	codeTooWide       = "too_many_columns"
	codePersonal      = "personal_column"
	codeMissingColumn = "missing_column"
	codeUnknown       = "unknown_column"
	codeUnknownNear   = "unknown_column_near"
	codeTwice         = "duplicate_column"
	codeExcelDate     = "excel_date"
	codeBadLabel      = "bad_label"
	codeManyLabels    = "too_many_labels"
)

// maxColumns bounds a table: there are some fifty columns.
const maxColumns = 200

// required are the columns without which no row can be read.
var required = []string{"current.base", "offer.base"}

// binding is a column of the table at hand.
type binding struct {
	at      int // position in the row, from 0
	heading string
	*Column
}

// bind finds the columns of the first line. What is fatal says why no row can
// be read.
func (r *reader) bind(header Row) (fatal bool) {
	if len(header.Cells) > maxColumns {
		r.refuse(Problem{Line: header.Line, Code: codeTooWide})
		return true
	}
	r.byPath = map[string]*binding{}
	for at, cell := range header.Cells {
		heading := short(strings.TrimSpace(cell))
		if heading == "" {
			continue
		}
		fatal = r.bindOne(header.Line, at, heading) || fatal
	}
	for _, path := range required {
		if r.byPath[path] == nil {
			r.refuse(Problem{Line: header.Line, Path: path, Code: codeMissingColumn})
			fatal = true
		}
	}
	return fatal
}

func (r *reader) bindOne(line, at int, heading string) (fatal bool) {
	v := words()
	key := keyOf(heading)
	p := Problem{Line: line, Position: at + 1, Heading: heading, Typed: heading}
	column, known := v.byName[key]
	switch {
	case known && r.byPath[column.Path] != nil:
		p.Code, p.Path = codeTwice, column.Path
	case known:
		b := &binding{at, heading, column}
		r.columns, r.byPath[column.Path] = append(r.columns, b), b
		return false
	case v.isPersonal(key):
		p.Code, fatal = codePersonal, true
	default:
		p.Code = codeUnknown
		if near := v.nearest(key); near != nil {
			p.Code, p.Args = codeUnknownNear, []scenario.Arg{{Name: "nearest", Value: near.Path}}
		}
	}
	r.refuse(p)
	return fatal
}

// maxShown bounds what is kept of a wrong cell, in characters.
const maxShown = 80

// short is what is shown of a cell.
func short(cell string) string {
	cell = strings.ToValidUTF8(cell, "\uFFFD")
	if utf8.RuneCountInString(cell) <= maxShown {
		return cell
	}
	return string([]rune(cell)[:maxShown-1]) + "…"
}
