package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views/text"
)

// budgetBook is the workbook of a study: inputs, and tables that a spreadsheet
// reckons from them. Rows are written once every line has its place, so that a
// formula may refer to any sheet.
type budgetBook struct {
	p      budgetPresenter
	refs   []budgetRefs // by design
	terms  map[string]string
	sheets []*budgetSheet
}

type budgetSheet struct {
	name   string
	widths []float64
	rows   []func() []tabular.Cell
}

// The sheets, in their order.
var budgetSheets = []string{"inputs", "years", "revenue", "funds", "expenditure", "sources"}

// bookOf lays the workbook out.
func (p budgetPresenter) bookOf() *budgetBook {
	b := &budgetBook{p: p, terms: map[string]string{}}
	for range p.in.study.Designs {
		b.refs = append(b.refs, budgetRefs{terms: map[string]string{}, rows: map[string]lineSpot{}})
	}
	b.inputs()
	b.tables("years", costWon, append(linesOfAll(costLines, resultLines), remainderLine))
	b.tables("revenue", revenueWon, linesOfAll(revenueLines, financeLines))
	b.tables("funds", fundWon, fundLines)
	b.tables("expenditure", nil, expenditureLines)
	b.sources()
	return b
}

func linesOfAll(lists ...[]budgetLine) []budgetLine {
	var all []budgetLine
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// grids are the sheets as they are written.
func (b *budgetBook) grids() []tabular.Grid {
	var grids []tabular.Grid
	for _, s := range b.sheets {
		g := tabular.Grid{Name: s.name, Widths: s.widths, TopRows: 1, Lefts: 2, Header: "&L&8" + b.p.lang.T("budget.heading") + "&R&8&A", Footer: "&C&8&P / &N"}
		for _, row := range s.rows {
			g.Rows = append(g.Rows, row())
		}
		grids = append(grids, g)
	}
	return grids
}

// sheet begins a sheet under its title.
func (b *budgetBook) sheet(id string, columns int) *budgetSheet {
	s := &budgetSheet{name: b.p.lang.T("budget.sheet." + id), widths: []float64{34, 13}}
	for range columns {
		s.widths = append(s.widths, 15)
	}
	b.sheets = append(b.sheets, s)
	s.texts(tabular.TitleStyle, s.name)
	s.texts(tabular.NoteStyle, b.p.lang.T("budget.sheet_note."+id))
	return s
}

func (s *budgetSheet) add(row func() []tabular.Cell) int {
	s.rows = append(s.rows, row)
	return len(s.rows)
}

// texts is a row of texts; without any it is blank.
func (s *budgetSheet) texts(style tabular.CellStyle, texts ...string) {
	s.add(func() []tabular.Cell {
		cells := make([]tabular.Cell, len(texts))
		for i, t := range texts {
			cells[i] = tabular.Cell{Text: t, Style: style}
		}
		return cells
	})
}

func numberCell(value float64, style tabular.CellStyle) tabular.Cell {
	return tabular.Cell{Number: &value, Style: style}
}

// head is the head of a table of years from n to before end.
func (b *budgetBook) head(s *budgetSheet, n, end int, sum string) {
	s.add(func() []tabular.Cell {
		cells := []tabular.Cell{{Text: b.p.lang.T("budget.item"), Style: tabular.HeadStyle}, {Text: b.p.lang.T("budget.unit_head"), Style: tabular.HeadStyle}}
		for ; n < end; n++ {
			cells = append(cells, numberCell(float64(b.p.in.study.TaxYear+n), tabular.YearStyle))
		}
		if sum != "" {
			cells = append(cells, tabular.Cell{Text: sum, Style: tabular.YearStyle})
		}
		return cells
	})
}

// inputs are the terms, and each design's people and amounts a head.
func (b *budgetBook) inputs() {
	longest := 0
	for _, f := range b.p.findings {
		longest = max(longest, len(f.BudgetTable.Basis.Years))
	}
	s := b.sheet("inputs", longest)
	s.texts(tabular.NoteStyle, b.p.lang.T("budget.sheet_note.change"))
	s.texts(tabular.TextStyle)
	s.texts(tabular.SectionStyle, b.p.lang.T("budget.common"))
	first := &b.p.findings[0].BudgetTable
	for _, term := range commonTerms {
		at := b.term(s, term, first)
		for i := range b.refs {
			b.refs[i].terms[term.id] = at
		}
	}
	for i := range b.p.findings {
		b.designInputs(s, i)
	}
}

// term is a row with one input; the result is its address.
func (b *budgetBook) term(s *budgetSheet, term budgetTerm, table *policy.BudgetTable) string {
	unit, style := "budget.unit."+term.id, tabular.InputStyle
	if term.isShare {
		unit, style = "budget.unit.percent", tabular.InputShareStyle
	}
	row := s.add(func() []tabular.Cell {
		return []tabular.Cell{{Text: b.p.lang.T("budget.term." + term.id)}, {Text: b.p.lang.T(unit)}, numberCell(term.of(table), style)}
	})
	return address(s.name, firstYearColumn, row)
}

func (b *budgetBook) designInputs(s *budgetSheet, i int) {
	f, refs := &b.p.findings[i], &b.refs[i]
	table := &f.BudgetTable
	years := table.Basis.Years
	s.texts(tabular.TextStyle)
	s.texts(tabular.SectionStyle, b.p.designTitle(i))
	for _, term := range designTerms {
		if term.only.has(b.p.in.study.Designs[i].Instrument) {
			refs.terms[term.id] = b.term(s, term, table)
		}
	}
	s.texts(tabular.NoteStyle, b.p.lang.T("budget.programme_years"))
	b.head(s, 0, len(years), "")
	b.inputLine(s, refs, "new", "people", len(years), tabular.InputPeopleStyle, func(n int) float64 {
		if n < len(table.Years) {
			return table.Years[n].New
		}
		return 0
	})
	b.inputLine(s, refs, "continuing", "people", len(years), tabular.InputPeopleStyle, func(n int) float64 {
		if n < len(table.Years) {
			return table.Years[n].Continuing
		}
		return years[n].Supported
	})
	b.formulaLine(s, refs, budgetLine{id: peopleLineID, formula: "{new}+{continuing}"}, "people", len(years), tabular.PeopleStyle)
	b.inputLine(s, refs, "leaving", "people", len(table.Years), tabular.InputPeopleStyle, func(n int) float64 { return table.Years[n].Leaving })
	for _, line := range headLines {
		if line.only.has(b.p.in.study.Designs[i].Instrument) {
			b.inputLine(s, refs, headPrefix+line.id, "won_a_head", len(years), tabular.InputStyle, func(n int) float64 { return line.aHead(&years[n], table) })
		}
	}
}

// inputLine is a row of numbers that a reader may change.
func (b *budgetBook) inputLine(s *budgetSheet, refs *budgetRefs, id, unit string, years int, style tabular.CellStyle, of func(n int) float64) {
	row := s.add(func() []tabular.Cell {
		cells := b.lead(id, unit)
		for n := range years {
			cells = append(cells, numberCell(of(n), style))
		}
		return cells
	})
	refs.rows[id] = lineSpot{s.name, row, years}
}

func (b *budgetBook) lead(id, unit string) []tabular.Cell {
	name := "budget.line." + id
	if of, isHead := strings.CutPrefix(id, headPrefix); isHead {
		name = "budget.a_head." + of
	}
	return []tabular.Cell{{Text: b.p.lang.T(name)}, {Text: b.p.lang.T("budget.unit." + unit), Style: tabular.NoteStyle}}
}

// formulaLine is a row that is reckoned.
func (b *budgetBook) formulaLine(s *budgetSheet, refs *budgetRefs, line budgetLine, unit string, years int, style tabular.CellStyle) {
	row := len(s.rows) + 1
	s.add(func() []tabular.Cell {
		cells := b.lead(line.id, unit)
		for n := range years {
			cells = append(cells, tabular.Cell{Formula: refs.formula(line.formula, n), Style: style})
		}
		if line.kind != inWon || line.id == remainderLine.id {
			cells = append(cells, tabular.Cell{Formula: sumOf(firstYearColumn, firstYearColumn+years-1, row), Style: style})
		}
		return cells
	})
	refs.rows[line.id] = lineSpot{s.name, row, years}
}

// tables are a sheet with each design's exact amounts and printed lines.
func (b *budgetBook) tables(id string, exact, lines []budgetLine) {
	s := b.sheet(id, len(b.p.findings[0].BudgetTable.Years)+1)
	for i := range b.p.findings {
		instrument, years := b.p.in.study.Designs[i].Instrument, len(b.p.findings[i].BudgetTable.Years)
		s.texts(tabular.TextStyle)
		s.texts(tabular.SectionStyle, b.p.designTitle(i))
		if id == "expenditure" {
			s.texts(tabular.NoteStyle, b.p.expenditureNote(i))
		}
		b.head(s, 0, years, b.p.lang.T("budget.sum"))
		for _, line := range linesOf(instrument, lines) {
			unit, style := "millions", tabular.FigureStyle
			switch line.kind {
			case inWon:
				unit = "won"
			case sumInMillions:
				style = tabular.SumStyle
			}
			b.formulaLine(s, &b.refs[i], line, unit, years, style)
		}
		if id == "years" {
			b.later(s, i)
		}
		for n, line := range linesOf(instrument, exact) {
			if n == 0 {
				s.texts(tabular.NoteStyle, b.p.lang.T("budget.exact"))
			}
			b.formulaLine(s, &b.refs[i], line, "won", years, tabular.FigureStyle)
		}
	}
}

// laterFormula is what hires of the table are owed in a year after it.
var laterFormula = printed("{@support}+{<carried_over_won}")

// laterID is the line of what is owed after the table's years.
const laterID = "later"

// later is the row of what is owed after the table's last year.
func (b *budgetBook) later(s *budgetSheet, i int) {
	first, end := len(b.p.findings[i].BudgetTable.Years), len(b.p.findings[i].BudgetTable.Basis.Years)+1
	b.head(s, first, end, "")
	refs := &b.refs[i]
	row := s.add(func() []tabular.Cell {
		cells := b.lead(laterID, "millions")
		for n := first; n < end; n++ {
			cells = append(cells, tabular.Cell{Formula: refs.formula(laterFormula, n), Style: tabular.FigureStyle})
		}
		return cells
	})
	refs.rows[laterID] = lineSpot{s.name, row, end - first}
}

// sources are the parameters with where they come from, and the statutes.
func (b *budgetBook) sources() {
	s := b.sheet("sources", 0)
	s.widths = []float64{46, 34, 10, 60, 60}
	lang := b.p.lang
	s.texts(tabular.HeadStyle, lang.T("policy.assumptions.name"), lang.T("policy.assumptions.value"), lang.T("policy.assumptions.grade"), lang.T("policy.assumptions.source"), lang.T("budget.address"))
	for _, item := range b.p.assumed.Items {
		s.texts(tabular.TextStyle, item.Name, item.Value, item.Grade.Text, item.Source.Text, item.Source.URL)
	}
	s.texts(tabular.TextStyle)
	s.texts(tabular.SectionStyle, lang.T("budget.rules_title"))
	for _, rule := range b.p.rules() {
		s.texts(tabular.NoteStyle, rule)
	}
	s.texts(tabular.NoteStyle, lang.T("budget.law_version", text.With("version", b.p.book.Version()), text.With("year", strconv.Itoa(b.p.in.study.TaxYear))))
}
