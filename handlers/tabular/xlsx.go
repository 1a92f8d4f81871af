package tabular

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/offergap/offergap/calc/caselist"
)

// Bounds of a workbook when it is unpacked, in bytes. A sheet of 100,000 rows
// and fifty columns has some 200 MB; a file of a megabyte can claim a terabyte.
const (
	maxSheet   = 256 << 20
	maxStrings = 64 << 20
	maxPart    = 8 << 20   // styles, theme and the like, each
	maxUnzip   = 384 << 20 // all together
	maxTags    = 4_000_000 // in the shared strings: each takes far more memory than bytes
	maxRowTags = 400_000   // in a sheet, blank rows among them: millions of empty ones pack into a few kilobytes
)

// xlsxRows reads the first visible sheet.
func xlsxRows(file []byte) (iter.Seq2[caselist.Row, error], error) {
	if err := checkParts(file); err != nil {
		return nil, err
	}
	var book *excelize.File
	var sheet string
	err := guarded(func() (err error) {
		// The limits are equal so that nothing is unpacked to disk: it holds pay.
		book, err = excelize.OpenReader(bytes.NewReader(file), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip})
		if err != nil {
			return ErrNoTable
		}
		sheet, err = firstVisible(book)
		return err
	})
	if err != nil {
		return nil, err
	}
	return func(yield func(caselist.Row, error) bool) { eachRow(book, sheet, yield) }, nil
}

// checkParts refuses a workbook whose parts are beyond the bounds, before any of
// them is unpacked whole.
func checkParts(file []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return ErrNoTable
	}
	for _, part := range archive.File {
		most, tag, mostTags := uint64(maxPart), "", 0
		name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		switch {
		case strings.HasPrefix(name, "xl/worksheets/"):
			most, tag, mostTags = maxSheet, "<row", maxRowTags
		case name == "xl/sharedstrings.xml":
			most, tag, mostTags = maxStrings, "<", maxTags
		case strings.HasPrefix(name, "xl/media/"), strings.HasPrefix(name, "xl/embeddings/"):
			most = maxSheet
		}
		if part.UncompressedSize64 > most {
			return ErrTooBig
		}
		if tag == "" {
			continue
		}
		if err := checkTags(part, int64(most), tag, mostTags); err != nil {
			return err
		}
	}
	return nil
}

// checkTags counts the beginnings of tags in so much of a part while it is
// unpacked.
func checkTags(part *zip.File, size int64, beginning string, most int) error {
	in, err := part.Open()
	if err != nil {
		return ErrNoTable
	}
	defer in.Close()
	tags, bounded := 0, io.LimitReader(in, size+1)
	carried := 0 // bytes of the last chunk, in which a tag may have begun
	for buffer := make([]byte, 64<<10); ; {
		n, err := bounded.Read(buffer[carried:])
		seen := buffer[:carried+n]
		tags += bytes.Count(seen, []byte(beginning))
		carried = copy(buffer, seen[max(0, len(seen)-len(beginning)+1):])
		switch {
		case tags > most:
			return ErrTooBig
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return ErrNoTable
		}
	}
}

func firstVisible(book *excelize.File) (string, error) {
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && visible {
			return name, nil
		}
	}
	return "", ErrNoTable
}

// eachRow hands on the rows of the sheet, with at most one error, the last.
func eachRow(book *excelize.File, sheet string, yield func(caselist.Row, error) bool) {
	in := sheetRows{}
	err := guarded(func() error { return in.open(book, sheet) })
	for line := 1; err == nil; line++ {
		var cells []string
		var more bool
		err = guarded(func() (err error) {
			cells, more, err = in.next()
			return err
		})
		if err == nil && (!more || !yield(caselist.Row{Line: line, Cells: cells}, nil)) {
			return
		}
	}
	yield(caselist.Row{}, err)
}

// sheetRows are the rows as they are stored, and beside them as they are shown
// where the workbook shows numbers as percents or days.
type sheetRows struct{ stored, shown *excelize.Rows }

func (in *sheetRows) open(book *excelize.File, sheet string) (err error) {
	if in.stored, err = book.Rows(sheet); err != nil {
		return ErrNoTable
	}
	if showsOtherwise(book) {
		if in.shown, err = book.Rows(sheet); err != nil {
			return ErrNoTable
		}
	}
	return nil
}

// next is the next row; false where there is none.
func (in *sheetRows) next() ([]string, bool, error) {
	if !in.stored.Next() {
		if in.stored.Error() != nil {
			return nil, false, ErrNoTable
		}
		return nil, false, nil
	}
	cells, err := in.stored.Columns(excelize.Options{RawCellValue: true})
	switch {
	case err != nil:
		return nil, false, ErrNoTable
	case len(cells) > maxColumns:
		return nil, false, ErrTooWide
	}
	if in.shown != nil && in.shown.Next() {
		printed, err := in.shown.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return nil, false, ErrNoTable
		}
		asShown(cells, printed)
	}
	for i := range cells {
		cells[i] = plainNumber(cells[i])
	}
	return cells, true, nil
}

// asShown replaces what is stored where a reader sees another value: 0.5 that is
// shown as 50 %, and the number of a day. Other formats only group or round.
func asShown(stored, printed []string) {
	for i := range min(len(stored), len(printed)) {
		number, err := strconv.ParseFloat(stored[i], 64)
		if err != nil || stored[i] == printed[i] {
			continue
		}
		switch {
		case strings.HasSuffix(printed[i], "%"):
			stored[i] = exact(number*100) + "%"
		case looksLikeDay(printed[i]):
			stored[i] = printed[i]
		}
	}
}

// looksLikeDay tells a printed day from a number with a unit or currency.
func looksLikeDay(printed string) bool {
	digits, joints := 0, 0
	for _, r := range printed {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("-/월년", r):
			joints++
		}
	}
	return digits > 0 && joints > 0 && !strings.HasPrefix(printed, "-")
}

// plainNumber is a stored number without an exponent or the noise of binary
// fractions (0.30000000000000004); other texts stay.
func plainNumber(cell string) string {
	if len(cell) < 16 && !strings.ContainsAny(cell, "eE") || len(cell) > 30 {
		return cell
	}
	if strings.Trim(cell, "0123456789.eE+-") != "" {
		return cell
	}
	number, err := strconv.ParseFloat(cell, 64)
	if err != nil || number > 1e15 || number < -1e15 {
		return cell
	}
	return exact(number)
}

// exact prints a number with the fifteen digits that a spreadsheet keeps.
func exact(number float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	if err != nil {
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// The numbers of Excel's own formats of percents and days (ECMA-376, part 1,
// 18.8.30), those of East Asia among them.
func isBuiltInOtherwise(id int) bool {
	return id == 9 || id == 10 || id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// showsOtherwise tells whether a format of the workbook prints percents or days.
func showsOtherwise(book *excelize.File) bool {
	styles := book.Styles
	if styles == nil || styles.CellXfs == nil {
		return false
	}
	codes := map[int]string{}
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			if format != nil {
				codes[format.NumFmtID] = strings.ToLower(format.FormatCode)
			}
		}
	}
	for _, xf := range styles.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		if isBuiltInOtherwise(*xf.NumFmtID) || strings.ContainsAny(codes[*xf.NumFmtID], "%ymd") {
			return true
		}
	}
	return false
}
