package tabular

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"github.com/offergap/offergap/calc/caselist"
)

// all reads every row; blank rows are left out as the list leaves them out.
func all(tb testing.TB, file []byte) ([]caselist.Row, error) {
	tb.Helper()
	rows, err := Rows(file)
	if err != nil {
		return nil, err
	}
	var out []caselist.Row
	for row, err := range rows {
		if err != nil {
			return out, err
		}
		if row.Fault != "" || strings.Join(row.Cells, "") != "" {
			row.Cells = append([]string(nil), row.Cells...)
			out = append(out, row)
		}
	}
	return out, nil
}

func encoded(tb testing.TB, text string, e encoding.Encoding) []byte {
	tb.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestCSVInEveryShape(t *testing.T) {
	t.Parallel()
	want := []caselist.Row{
		{Line: 1, Cells: []string{"제안 기본급(원)", "유형"}},
		{Line: 2, Cells: []string{"2억", "똠방각하, \"갑\""}}, // 똠 is in code page 949 and not in EUC-KR
		{Line: 4, Cells: []string{"200,000,000", ""}},
	}
	const text = "제안 기본급(원),유형\n2억,\"똠방각하, \"\"갑\"\"\"\n\n\"200,000,000\",\n"
	semicolons := "제안 기본급(원);유형\n2억;\"똠방각하, \"\"갑\"\"\"\n\n\"200,000,000\";\n"
	tabs := "제안 기본급(원)\t유형\n2억\t\"똠방각하, \"\"갑\"\"\"\n\n200,000,000\t\n"
	for name, file := range map[string][]byte{
		"UTF-8":               []byte(text),
		"UTF-8 with its mark": []byte("\uFEFF" + text),
		"code page 949":       encoded(t, text, korean.EUCKR),
		"UTF-16 with tabs":    encoded(t, tabs, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"UTF-16, big end":     encoded(t, tabs, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"Windows lines":       []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"old Mac lines":       []byte(strings.ReplaceAll(text, "\n", "\r")),
		"semicolons":          []byte(semicolons),
		"tabs":                []byte(tabs),
		"no last line end":    []byte(strings.TrimRight(text, "\n")),
	} {
		got, err := all(t, file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	got, err := all(t, []byte("sep=;\r\na;b\r\n1;2,5\r\n"))
	if diff := cmp.Diff([]caselist.Row{{Line: 2, Cells: []string{"a", "b"}}, {Line: 3, Cells: []string{"1", "2,5"}}}, got); diff != "" || err != nil {
		t.Errorf("sep=; (%v, -want +got):\n%s", err, diff)
	}
}

func TestCSVGoesOnAfterABrokenLine(t *testing.T) {
	t.Parallel()
	got, err := all(t, []byte("a,b\n1,x\"y\n2,3\n4,\"open\n5,6\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []caselist.Row{
		{Line: 1, Cells: []string{"a", "b"}}, {Line: 2, Fault: "bad_quotes"},
		{Line: 3, Cells: []string{"2", "3"}}, {Line: 4, Fault: "bad_quotes"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestFilesThatAreNoTable(t *testing.T) {
	t.Parallel()
	var other bytes.Buffer
	archive := zip.NewWriter(&other)
	if _, err := archive.Create("hello.txt"); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		want Fault
	}{
		"empty":            {nil, ErrEmpty},
		"blank":            {[]byte(" \r\n\t"), ErrEmpty},
		"picture":          {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrNoTable},
		"old Excel":        {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), ErrOldExcel},
		"broken zip":       {[]byte("PK\x03\x04 and no more"), ErrNoTable},
		"another zip":      {other.Bytes(), ErrNoTable},
		"too many columns": {[]byte(strings.Repeat("a,", 2000)), ErrTooWide},
	} {
		if _, err := all(t, c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// workbook is a file of the parts that excelize writes, some of them replaced.
func workbook(tb testing.TB, replace map[string]func() []byte) []byte {
	tb.Helper()
	book := excelize.NewFile()
	if err := book.SetCellStr("Sheet1", "A1", "offer.base"); err != nil {
		tb.Fatal(err)
	}
	plain, err := book.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		if replace[part.Name] == nil {
			if err := w.Copy(part); err != nil {
				tb.Fatal(err)
			}
		}
	}
	for name, content := range replace {
		part, err := w.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := part.Write(content()); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

const firstSheet = "xl/worksheets/sheet1.xml"

func TestBombsAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		part string
		make func() []byte
		want Fault
	}{
		"a sheet too large":       {firstSheet, func() []byte { return bytes.Repeat([]byte(" "), maxSheet+1) }, ErrTooBig},
		"too many rows":           {firstSheet, func() []byte { return bytes.Repeat([]byte(`<row r="1"/>`), maxRowTags+1) }, ErrTooBig},
		"styles too large":        {"xl/styles.xml", func() []byte { return bytes.Repeat([]byte(" "), maxPart+1) }, ErrTooBig},
		"strings too large":       {"xl/sharedStrings.xml", func() []byte { return bytes.Repeat([]byte(" "), maxStrings+1) }, ErrTooBig},
		"too many shared strings": {"xl/sharedStrings.xml", func() []byte { return bytes.Repeat([]byte("<si/>"), maxTags+1) }, ErrTooBig},
		"a row too wide": {firstSheet, func() []byte {
			return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`)
		}, ErrTooWide},
		"a row too far down": {firstSheet, func() []byte {
			return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="9999999"><c><v>1</v></c></row></sheetData></worksheet>`)
		}, ErrNoTable},
	} {
		if _, err := all(t, workbook(t, map[string]func() []byte{c.part: c.make})); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add([]byte("offer.base,current.base\n1억,100000\n"))
	f.Add([]byte("\xFF\xFEa\x00\t\x00b\x00"))
	f.Add([]byte("sep=;\na;\"b"))
	f.Add(encoded(f, "제안 기본급\t지금", korean.EUCKR))
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, err := all(t, file); err != nil {
			var fault Fault
			if !errors.As(err, &fault) {
				t.Errorf("error %v is no fault", err)
			}
		}
	})
}
