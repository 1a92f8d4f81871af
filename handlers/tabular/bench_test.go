package tabular

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkXLSX reads as many rows as a list may have, with as many columns as
// the template.
func BenchmarkXLSX(b *testing.B) {
	const rows, columns = 100_000, 40
	book := excelize.NewFile()
	stream, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	cells := make([]any, columns)
	for i := range cells {
		cells[i] = 100_000 + i
	}
	for i := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := stream.SetRow(at, cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		b.Fatal(err)
	}
	file, err := book.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		countRows(b, file.Bytes(), rows)
	}
}

func BenchmarkCSV(b *testing.B) {
	const rows = 100_000
	file := bytes.Repeat([]byte(strings.Repeat("100000,", 40)+"1\n"), rows)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		countRows(b, file, rows)
	}
}

func countRows(b *testing.B, file []byte, want int) {
	rows, err := Rows(file)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, err := range rows {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	if n != want {
		b.Fatalf("%d rows, want %d", n, want)
	}
}
