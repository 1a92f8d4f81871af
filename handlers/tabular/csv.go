package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/offergap/offergap/calc/caselist"
)

// faultQuotes is the code of a line whose quotes do not close.
const faultQuotes = "bad_quotes"

// csvRows reads a table of separated values.
func csvRows(file []byte) (iter.Seq2[caselist.Row, error], error) {
	text, err := decoded(file)
	if err != nil {
		return nil, err
	}
	separator, skipped := separatorOf(text)
	return func(yield func(caselist.Row, error) bool) {
		in := csv.NewReader(bytes.NewReader(text[skipped:]))
		in.Comma, in.FieldsPerRecord, in.ReuseRecord = separator, -1, true
		first := bytes.Count(text[:skipped], []byte("\n"))
		for {
			row, err := csvRow(in, first)
			if errors.Is(err, io.EOF) {
				return
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}, nil
}

// csvRow reads one line; those above it that were skipped count.
func csvRow(in *csv.Reader, skipped int) (caselist.Row, error) {
	cells, err := in.Read()
	var broken *csv.ParseError
	switch {
	case errors.As(err, &broken):
		return caselist.Row{Line: skipped + broken.StartLine, Fault: faultQuotes}, nil
	case err != nil:
		return caselist.Row{}, err
	case len(cells) > maxColumns:
		return caselist.Row{}, ErrTooWide
	}
	line, _ := in.FieldPos(0)
	return caselist.Row{Line: skipped + line, Cells: cells}, nil
}

// decoded is the file in UTF-8, its lines ended by \n. What is no UTF-8 is read
// as code page 949, in which Korean Excel saves CSV; EUC-KR is a part of it.
func decoded(file []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(file, []byte("\xFF\xFE")), bytes.HasPrefix(file, []byte("\xFE\xFF")):
		file = converted(file, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(file, []byte("\xEF\xBB\xBF")):
		file = bytes.ToValidUTF8(file[3:], []byte("\uFFFD"))
	case !utf8.Valid(file):
		file = converted(file, korean.EUCKR.NewDecoder())
	}
	if bytes.IndexByte(file, 0) >= 0 {
		return nil, ErrNoTable
	}
	if bytes.IndexByte(file, '\n') < 0 { // as Macs once ended lines
		file = bytes.ReplaceAll(file, []byte("\r"), []byte("\n"))
	}
	return file, nil
}

// converted never fails: what a decoder does not know it replaces.
func converted(file []byte, decoder transform.Transformer) []byte {
	out, _, err := transform.Bytes(decoder, file)
	if err != nil {
		return bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return out
}

// separatorOf is the separator that stands most often, outside quotes, in the
// first line with anything in it, and how many bytes stand before the table:
// Excel's own "sep=;".
func separatorOf(text []byte) (separator rune, skipped int) {
	for rest := text; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		switch {
		case len(line) == 5 && bytes.HasPrefix(line, []byte("sep=")) && bytes.IndexByte([]byte(",;\t"), line[4]) >= 0:
			return rune(line[4]), len(text) - len(after)
		case len(bytes.TrimSpace(line)) > 0:
			return mostIn(line), 0
		}
		rest = after
	}
	return ',', 0
}

func mostIn(line []byte) rune {
	var counts [128]int
	quoted := false
	for _, b := range line {
		switch {
		case b == '"':
			quoted = !quoted
		case !quoted && b < 128:
			counts[b]++
		}
	}
	most := ','
	for _, separator := range "\t;" {
		if counts[separator] > counts[most] {
			most = separator
		}
	}
	return most
}
