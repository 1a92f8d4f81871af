package tabular

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Grid is a sheet of cells at their places, some of which are reckoned from
// others. It prints on A4 across.
type Grid struct {
	Name           string
	Widths         []float64 // of the columns, in characters
	Rows           [][]Cell
	TopRows, Lefts int    // that stay in view
	Header, Footer string // on paper, in Excel's codes
}

// Cell is a text, a number or a formula; nothing where it has none of them. A
// text is never a formula.
type Cell struct {
	Text    string
	Number  *float64
	Formula string // without its sign of equality
	Style   CellStyle
}

// CellStyle is what a cell is and so how it looks. The workbook has each as a
// style with a name.
type CellStyle uint8

// The styles. Inputs are what a reader may change.
const (
	TextStyle CellStyle = iota
	TitleStyle
	NoteStyle
	SectionStyle
	HeadStyle
	InputStyle       // a number with grouping
	InputPeopleStyle // two decimals
	InputShareStyle  // in percent
	FigureStyle      // an amount with grouping
	PeopleStyle
	SumStyle // an amount that sums others up
	YearStyle
	cellStyleCount
)

// CellStyles are the names of the styles, by style, in one language.
type CellStyles [cellStyleCount]string

// Excel's formats of numbers.
const (
	formatGrouped = "#,##0;[Red]-#,##0;0"
	formatPeople  = "#,##0.00"
	formatShare   = "0.0##%"
)

// styleOf is how a style looks.
func styleOf(s CellStyle) *excelize.Style {
	ink, muted := "14202C", "56636F"
	thin := []excelize.Border{{Type: "bottom", Color: "C9D1D8", Style: 1}}
	style := &excelize.Style{Font: &excelize.Font{Size: 10, Color: ink}, Alignment: &excelize.Alignment{Vertical: "center"}}
	number := func(format string) {
		style.CustomNumFmt, style.Border = &format, thin
	}
	fill := func(color string) { style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}} }
	switch s {
	case TitleStyle:
		style.Font.Size, style.Font.Bold = 15, true
	case NoteStyle:
		style.Font.Size, style.Font.Color = 9, muted
	case SectionStyle:
		style.Font.Size, style.Font.Bold = 12, true
		style.Border = []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}
	case HeadStyle, YearStyle:
		style.Font.Bold = true
		style.Border = []excelize.Border{{Type: "bottom", Color: ink, Style: 1}}
		fill("E3E8ED")
		if s == YearStyle {
			style.Alignment.Horizontal, style.NumFmt = "right", 1
		}
	case InputStyle:
		number(formatGrouped)
		fill("FBECD0")
	case InputPeopleStyle:
		number(formatPeople)
		fill("FBECD0")
	case InputShareStyle:
		number(formatShare)
		fill("FBECD0")
	case FigureStyle:
		number(formatGrouped)
	case PeopleStyle:
		number(formatPeople)
	case SumStyle:
		number(formatGrouped)
		style.Font.Bold = true
		style.Border = []excelize.Border{{Type: "top", Color: ink, Style: 1}, {Type: "bottom", Color: "C9D1D8", Style: 1}}
	case TextStyle:
		style.Border = thin
	}
	return style
}

// WriteGrids writes a workbook of grids. What formulas come to is kept beside
// them, for readers that do not reckon; those that do reckon on opening.
func WriteGrids(w io.Writer, names CellStyles, grids ...Grid) (err error) {
	draft, err := bookOf(names, grids, nil)
	if err != nil {
		return err
	}
	defer func() {
		if closing := draft.Close(); err == nil {
			err = closing
		}
	}()
	book, err := bookOf(names, grids, func(sheet, at string) (float64, error) {
		printed, err := draft.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
		if err != nil {
			return 0, err
		}
		return strconv.ParseFloat(printed, 64)
	})
	if err != nil {
		return err
	}
	if err := book.Write(w); err != nil {
		return err
	}
	return book.Close()
}

// reckoner says what the formula of a cell comes to.
type reckoner func(sheet, at string) (float64, error)

func bookOf(names CellStyles, grids []Grid, reckon reckoner) (*excelize.File, error) {
	book := excelize.NewFile()
	styles, err := namedStyles(book, names)
	if err != nil {
		return nil, fmt.Errorf("style workbook: %w", err)
	}
	for i := range grids {
		if err := writeGrid(book, styles, i, &grids[i], reckon); err != nil {
			return nil, fmt.Errorf("write sheet %d: %w", i+1, err)
		}
	}
	book.SetActiveSheet(0)
	always := true
	return book, book.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &always})
}

// namedStyles adds the styles under their names, which excelize itself cannot.
func namedStyles(book *excelize.File, names CellStyles) (styles [cellStyleCount]int, err error) {
	for s := range cellStyleCount {
		if styles[s], err = book.NewStyle(styleOf(s)); err != nil {
			return styles, err
		}
		all := book.Styles
		own, parent := &all.CellXfs.Xf[styles[s]], len(all.CellStyleXfs.Xf)
		all.CellStyleXfs.Xf = append(all.CellStyleXfs.Xf, *own)
		all.CellStyleXfs.Xf[parent].XfID = nil
		all.CellStyleXfs.Count++
		own.XfID = &parent
		named := *all.CellStyles.CellStyle[0]
		named.Name, named.XfID, named.BuiltInID = names[s], parent, nil
		all.CellStyles.CellStyle = append(all.CellStyles.CellStyle, &named)
		all.CellStyles.Count++
	}
	return styles, nil
}

func writeGrid(book *excelize.File, styles [cellStyleCount]int, index int, g *Grid, reckon reckoner) error {
	if index == 0 {
		if err := book.SetSheetName(book.GetSheetName(0), g.Name); err != nil {
			return err
		}
	} else if _, err := book.NewSheet(g.Name); err != nil {
		return err
	}
	if err := setPaper(book, g); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(g.Name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(panesOf(g)); err != nil {
		return err
	}
	for i, width := range g.Widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for r, row := range g.Rows {
		cells := make([]any, len(row))
		for c := range row {
			if cells[c], err = g.cellAt(&row[c], styles, c+1, r+1, reckon); err != nil {
				return err
			}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", r+1), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cellAt is the cell as excelize takes it; nil where it is empty.
func (g *Grid) cellAt(c *Cell, styles [cellStyleCount]int, column, row int, reckon reckoner) (any, error) {
	cell := excelize.Cell{StyleID: styles[c.Style], Formula: c.Formula}
	switch {
	case c.Formula != "" && reckon != nil:
		at, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			return nil, err
		}
		value, err := reckon(g.Name, at)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		cell.Value = value
	case c.Formula != "":
	case c.Number != nil:
		cell.Value = *c.Number
	case c.Text != "":
		cell.Value = c.Text
	default:
		return nil, nil
	}
	return cell, nil
}

func panesOf(g *Grid) *excelize.Panes {
	corner, _ := excelize.CoordinatesToCellName(g.Lefts+1, g.TopRows+1)
	return &excelize.Panes{Freeze: true, XSplit: g.Lefts, YSplit: g.TopRows, TopLeftCell: corner, ActivePane: "bottomRight"}
}

// a4 is Excel's number of the paper.
const a4 = 9

// setPaper makes the grid print on A4 across, as wide as the page.
func setPaper(book *excelize.File, g *Grid) error {
	size, across, wide, tall, fit := a4, "landscape", 1, 0, true
	if err := book.SetPageLayout(g.Name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := book.SetSheetProps(g.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, end := 0.5, 0.6
	if err := book.SetPageMargins(g.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end}); err != nil {
		return err
	}
	return book.SetHeaderFooter(g.Name, &excelize.HeaderFooterOptions{OddHeader: g.Header, OddFooter: g.Footer})
}
