package caselist

import (
	"bytes"
	"encoding/csv"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// Bounds of a list.
const (
	MaxRows     = 100_000
	MaxProblems = 10_000 // that are kept; all are counted
)

// Row is one line of a table. Fault is the code of what keeps it from being
// read at all; empty where nothing does.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
	Fault string
}

// Problem is one wrong cell, or one wrong line where Position is 0.
type Problem struct {
	Line     int            `json:"line"`
	Position int            `json:"column,omitempty"` // in the row, from 1
	Heading  string         `json:"heading,omitempty"`
	Path     string         `json:"field,omitempty"`
	Typed    string         `json:"typed,omitempty"` // as it stands in the cell, cut off where it is long
	Code     string         `json:"code"`
	Args     []scenario.Arg `json:"args,omitempty"`
}

// List is what a table holds.
type List struct {
	Rows         int       // with anything in them, below the headings
	Good         int       // rows that are cases
	Wrong        int       // rows with a problem
	Problems     []Problem // the first MaxProblems, by line
	ProblemCount int
	// Compact is the good rows in a form of their own, which Restore reads.
	Compact []byte
	// Refused tells that no row was read: the headings are wrong.
	Refused bool
}

// Read reads a table whose first row with anything in it names the columns, and
// hands each good row to take; nil only checks them: 100,000 cases take hundreds
// of megabytes. The error is the first that the rows give: what they come from
// cannot be read on.
func Read(engine *scenario.Engine, rows iter.Seq2[Row, error], take func(policy.Case)) (List, error) {
	r := newReader(engine, take)
	started := false
	for row, err := range rows {
		if err != nil {
			return List{}, err
		}
		switch {
		case isBlank(row):
			continue
		case !started:
			started = true
			if r.bind(row) {
				r.Refused = true
				return r.List, nil
			}
			r.keepHeadings()
			continue
		case r.Rows == MaxRows:
			r.refuse(Problem{Line: row.Line, Code: codeTooManyRows, Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(MaxRows)}}})
			return r.done(), nil
		}
		r.Rows++
		r.read(row)
	}
	if r.Rows == 0 {
		r.refuse(Problem{Line: 1, Code: codeEmpty})
		r.Refused = true
	}
	return r.done(), nil
}

type reader struct {
	List
	engine  *scenario.Engine
	take    func(policy.Case)
	columns []*binding
	byPath  map[string]*binding
	draft   scenario.Draft // of the row at hand
	mine    scenario.Draft // its columns that are no field of a scenario
	own     own
	fields  []scenario.Field
	labels  map[string]bool
	kept    bytes.Buffer
	keeper  *csv.Writer
	cells   []string
}

func newReader(engine *scenario.Engine, take func(policy.Case)) *reader {
	r := &reader{engine: engine, take: take, draft: scenario.Draft{}, mine: scenario.Draft{}, labels: map[string]bool{}}
	r.fields = ownFields(&r.own)
	r.keeper = csv.NewWriter(&r.kept)
	return r
}

func (r *reader) done() List {
	r.keeper.Flush()
	r.Compact = r.kept.Bytes()
	return r.List
}

func isBlank(row Row) bool {
	return row.Fault == "" && !slices.ContainsFunc(row.Cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// refuse counts a problem and keeps it while there are few.
func (r *reader) refuse(p Problem) {
	r.ProblemCount++
	if len(r.Problems) < MaxProblems {
		r.Problems = append(r.Problems, p)
	}
}

// read reads one row: a case, or its problems.
func (r *reader) read(row Row) {
	if row.Fault != "" {
		r.refuse(Problem{Line: row.Line, Code: row.Fault})
		r.Wrong++
		return
	}
	before, kept := r.ProblemCount, len(r.Problems)
	c := policy.Case{}
	r.fill(row)
	r.label(row, &c)
	for _, e := range scenario.ReadFields(r.mine, r.fields) {
		r.blame(row, e)
	}
	var errs []scenario.FieldError
	c.Scenario, errs = r.engine.Parse(r.draft)
	for _, e := range errs {
		r.blame(row, e)
	}
	if r.ProblemCount > before {
		r.Wrong++
		slices.SortStableFunc(r.Problems[kept:], func(a, b Problem) int { return a.Position - b.Position })
		return
	}
	c.OutsideCapital = r.own.outside
	if r.own.weight != nil {
		c.Weight = r.own.weight.Float()
	}
	if r.own.score != nil {
		c.Score = r.own.score.Float()
	}
	c.Scenario.Defaulted = nil // market and policy are the study's, and so is where they come from
	r.Good++
	r.keep(c.Persona)
	if r.take != nil {
		r.take(c)
	}
}

// fill spreads the row's cells over the drafts.
func (r *reader) fill(row Row) {
	clear(r.draft)
	clear(r.mine)
	r.own = own{}
	for _, b := range r.columns {
		text := b.plain(row.cell(b.at))
		switch {
		case text == "" || b.Path == personaPath:
		case strings.Contains(b.Path, "."):
			r.draft[b.Path] = scenario.Value{Kind: scenario.Typed, Text: text}
		default:
			r.mine[b.Path] = scenario.Value{Kind: scenario.Typed, Text: text}
		}
	}
}

func (row Row) cell(at int) string {
	if at >= len(row.Cells) {
		return ""
	}
	return strings.TrimSpace(row.Cells[at])
}

// excelDate is what a spreadsheet makes of 3/5: a day, as it prints one.
var excelDate = regexp.MustCompile(`^(\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?( \d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}월 ?\d{1,2}일|(?i:\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2}))$`)

// blame says at which cell the error is.
func (r *reader) blame(row Row, e scenario.FieldError) {
	p := Problem{Line: row.Line, Path: e.Field, Code: e.Code, Args: e.Args}
	if b := r.byPath[e.Field]; b != nil {
		typed := row.cell(b.at)
		p.Position, p.Heading, p.Typed = b.at+1, b.heading, short(typed)
		if excelDate.MatchString(typed) {
			p.Code, p.Args = codeExcelDate, nil
		}
	}
	r.refuse(p)
}
