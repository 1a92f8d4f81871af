package caselist

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// The compact form is a table of the same columns under their paths, with every
// word in the spelling of the API: what it says does not change when headings
// or the texts of options do. It holds nothing that a case does not use.

func (r *reader) keepHeadings() {
	r.cells = make([]string, len(r.columns))
	for i, b := range r.columns {
		r.cells[i] = b.Path
	}
	r.write()
}

// keep writes the good row at hand.
func (r *reader) keep(persona string) {
	for i, b := range r.columns {
		switch b.Path {
		case personaPath:
			r.cells[i] = persona
		case weightPath, scorePath, outsidePath:
			r.cells[i] = r.mine[b.Path].Text
		default:
			r.cells[i] = r.draft[b.Path].Text
		}
	}
	r.write()
}

// write never fails: it writes to memory.
func (r *reader) write() { _ = r.keeper.Write(r.cells) }

// Restore gives the cases of a compact list. The error says that the bytes are
// none, or that the law book no longer reads them.
func Restore(engine *scenario.Engine, compact []byte) ([]policy.Case, error) {
	cases := make([]policy.Case, 0, max(0, min(bytes.Count(compact, []byte("\n"))-1, MaxRows)))
	list, err := Read(engine, compactRows(compact), func(c policy.Case) { cases = append(cases, c) })
	if err != nil {
		return nil, err
	}
	if list.ProblemCount > 0 {
		p := list.Problems[0]
		return nil, fmt.Errorf("caselist: kept line %d: %s: %s", p.Line, p.Path, p.Code)
	}
	return cases, nil
}

func compactRows(compact []byte) func(yield func(Row, error) bool) {
	return func(yield func(Row, error) bool) {
		in := csv.NewReader(bytes.NewReader(compact))
		in.ReuseRecord = true
		for line := 1; ; line++ {
			cells, err := in.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if !yield(Row{Line: line, Cells: cells}, err) || err != nil {
				return
			}
		}
	}
}
