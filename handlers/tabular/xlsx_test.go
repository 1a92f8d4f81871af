package tabular

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offergap/offergap/calc/caselist"
)

func TestXLSXCellsAreReadAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	book := excelize.NewFile()
	style := func(s excelize.Style) int {
		id, err := book.NewStyle(&s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	won, rounded := "₩#,##0", "0"
	for i, c := range []struct {
		value any
		style int
		want  string
	}{
		{200_000_000, 0, "200000000"},
		{200_000_000, style(excelize.Style{CustomNumFmt: &won}), "200000000"},
		{1.5e11, 0, "150000000000"},
		{0.1 + 0.2, 0, "0.3"},
		{123.45, style(excelize.Style{CustomNumFmt: &rounded}), "123.45"},
		{0.57, style(excelize.Style{NumFmt: 9}), "57%"},
		{0.125, style(excelize.Style{NumFmt: 10}), "12.5%"},
		{46086, style(excelize.Style{NumFmt: 14}), "03-05-26"},
		{"2억 5,000만", 0, "2억 5,000만"},
		{"3/5", style(excelize.Style{NumFmt: 49}), "3/5"},
		{true, 0, "1"},
		{"=1+1", 0, "=1+1"},
	} {
		at := fmt.Sprintf("A%d", i+1)
		if err := errors.Join(book.SetCellValue("Sheet1", at, c.value), book.SetCellStyle("Sheet1", at, at, c.style)); err != nil {
			t.Fatal(err)
		}
		file, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := all(t, file.Bytes())
		if err != nil || len(rows) != i+1 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		if got := rows[i].Cells[0]; got != c.want {
			t.Errorf("%v is read as %q, want %q", c.value, got, c.want)
		}
	}
}

func TestWrittenWorkbookReadsBack(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	err := Write(&file,
		Sheet{
			Name:    "사례",
			Columns: []Column{{Heading: "제안 기본급(원)", Width: 14, Format: Grouped, Strong: true}, {Heading: "자녀 나이", Width: 10, Format: Text}, {Heading: "유형", Width: 20, Options: "목록!$A$2:$A$3"}},
			Rows:    [][]string{{"200000000", "3/5", "=1+1"}, {"2억", "", "@x"}},
		},
		Sheet{Name: "목록", Columns: []Column{{Heading: "유형", Width: 10}}, Rows: [][]string{{"가"}, {"나"}}, Hidden: true},
	)
	if err != nil {
		t.Fatal(err)
	}
	got, err := all(t, file.Bytes())
	want := []caselist.Row{
		{Line: 1, Cells: []string{"제안 기본급(원)", "자녀 나이", "유형"}},
		{Line: 2, Cells: []string{"200000000", "3/5", "=1+1"}}, {Line: 3, Cells: []string{"2억", "", "@x"}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("rows (%v, -want +got):\n%s", err, diff)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	if formula, err := book.GetCellFormula("사례", "C2"); formula != "" || err != nil {
		t.Errorf("a text became the formula %q (%v)", formula, err)
	}
	validations, err := book.GetDataValidations("사례")
	if err != nil || len(validations) != 1 || validations[0].Sqref != "C2:C100001" {
		t.Errorf("choices %+v (%v)", validations, err)
	}
	if panes, err := book.GetPanes("사례"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v (%v)", panes, err)
	}
	if visible, err := book.GetSheetVisible("목록"); err != nil || visible {
		t.Errorf("the lists are visible (%v)", err)
	}
}

// FuzzSheet puts anything in the place of a workbook's sheet.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>offer.base</t></is></c><c r="B1" s="1"><v>0.5</v></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<worksheet><sheetData><row r="3"><c r="B3" t="s"><v>7</v></c><c><f>1+1</f></c></row></sheetData>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		_, err := all(t, workbook(t, map[string]func() []byte{firstSheet: func() []byte { return sheet }}))
		var fault Fault
		if err != nil && !errors.As(err, &fault) {
			t.Errorf("error %v is no fault", err)
		}
	})
}
