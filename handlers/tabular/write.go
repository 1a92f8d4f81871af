package tabular

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Sheet is a sheet to write. Texts are written as texts: none of them is ever a
// formula.
type Sheet struct {
	Name    string
	Columns []Column
	Rows    [][]string
	Hidden  bool
}

// Column is a column of a sheet.
type Column struct {
	Heading string
	Width   float64 // in characters
	Format  Format
	Strong  bool   // the heading stands out: it must be filled in
	Options string // the cells that may be chosen from, such as "Lists!$A$2:$A$5"; empty for none
}

// Format is how the cells of a column are kept and shown.
type Format uint8

// The formats.
const (
	Plain   Format = iota // a number where it is one
	Grouped               // the same, shown by thousands
	Text                  // as it is written: 3/5 does not become a day
)

// lastRow is how far down choices and formats reach.
const lastRow = 100_001

// Write writes a workbook whose first rows are headings and stay in view.
func Write(w io.Writer, sheets ...Sheet) (err error) {
	book := excelize.NewFile()
	defer func() {
		if closing := book.Close(); err == nil {
			err = closing
		}
	}()
	styles, err := newStyles(book)
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	for i := range sheets {
		if err := writeSheet(book, styles, i, &sheets[i]); err != nil {
			return fmt.Errorf("write sheet %d: %w", i+1, err)
		}
	}
	book.SetActiveSheet(0)
	return book.Write(w)
}

type styles struct {
	heading, strong int
	cells           [3]int // by format; Excel's own for plain cells
}

func newStyles(book *excelize.File) (s styles, err error) {
	head := func(color string) *excelize.Style {
		return &excelize.Style{
			Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Border: []excelize.Border{{Type: "bottom", Color: "14202C", Style: 2}},
		}
	}
	for _, want := range []struct {
		id    *int
		style *excelize.Style
	}{
		{&s.heading, head("E3E8ED")},
		{&s.strong, head("FBECD0")},
		{&s.cells[Grouped], &excelize.Style{NumFmt: 3}}, // #,##0
		{&s.cells[Text], &excelize.Style{NumFmt: 49}},
	} {
		if *want.id, err = book.NewStyle(want.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

func writeSheet(book *excelize.File, s styles, index int, sheet *Sheet) error {
	name := sheet.Name
	if index == 0 {
		if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := book.NewSheet(name); err != nil {
		return err
	}
	for i, c := range sheet.Columns {
		if err := writeColumn(book, s, name, i, c); err != nil {
			return err
		}
	}
	for r, row := range sheet.Rows {
		for i, cell := range row {
			if err := writeCell(book, name, i+1, r+2, cell, sheet.Columns[i].Format); err != nil {
				return err
			}
		}
	}
	if err := book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return book.SetSheetVisible(name, !sheet.Hidden)
}

// writeColumn writes the heading and formats what stands below it.
func writeColumn(book *excelize.File, s styles, sheet string, i int, c Column) error {
	letter, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return err
	}
	head := s.heading
	if c.Strong {
		head = s.strong
	}
	if err := book.SetColStyle(sheet, letter, s.cells[c.Format]); err != nil {
		return err
	}
	if err := book.SetColWidth(sheet, letter, letter, c.Width); err != nil {
		return err
	}
	if err := book.SetCellStr(sheet, letter+"1", c.Heading); err != nil {
		return err
	}
	if err := book.SetCellStyle(sheet, letter+"1", letter+"1", head); err != nil {
		return err
	}
	if c.Options == "" {
		return nil
	}
	choice := excelize.NewDataValidation(true)
	choice.Sqref = fmt.Sprintf("%s2:%s%d", letter, letter, lastRow)
	choice.SetSqrefDropList(c.Options)
	return book.AddDataValidation(sheet, choice)
}

func writeCell(book *excelize.File, sheet string, column, row int, cell string, format Format) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil || cell == "" {
		return err
	}
	if number, err := strconv.ParseFloat(cell, 64); err == nil && format != Text {
		return book.SetCellFloat(sheet, at, number, -1, 64)
	}
	return book.SetCellStr(sheet, at, cell)
}
