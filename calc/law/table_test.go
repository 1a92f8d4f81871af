package law

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/offergap/offergap/calc/money"
)

const (
	tableParam = `
table:
  label: {ko: 표, en: table}
  unit: KRW/month
  law: 시행령 별표 2
  values:
    - {from: 2026-01-01, value: kr/table.csv, source: {title: A}, checked: 2026-11-24}
    - {from: 2027-01-01, pending: in spring}
`
	tableRows = "# a comment\nfrom,below,family_1,family_2\n100,200,10,5\n200,400,20,15\n"
)

func tableBook(rows string) (*Book, error) {
	return load(fstest.MapFS{"kr/sample.yaml": &fstest.MapFile{Data: []byte(tableParam)}, "kr/table.csv": &fstest.MapFile{Data: []byte(rows)}})
}

func TestTableFindsTheRowOfAnAmount(t *testing.T) {
	t.Parallel()
	book, err := tableBook(tableRows)
	if err != nil {
		t.Fatal(err)
	}
	r := book.At(Day(2026, 6, 1))
	table := r.Table("kr.sample.table")
	if r.Err() != nil || len(r.Carried()) != 0 {
		t.Fatalf("error %v, carried %v", r.Err(), r.Carried())
	}
	for won, want := range map[int64]int64{99: -1, 100: 10, 199: 10, 200: 20, 399: 20, 400: -1} {
		row, ok := table.Row(money.KRW(won))
		if ok != (want >= 0) {
			t.Errorf("%d won: row found %v", won, ok)
		} else if ok && table.At(row, 2).Minor() != want {
			t.Errorf("%d won: %v, want %d", won, table.At(row, 2).Money(), want)
		}
	}
	if r := book.At(Day(2027, 1, 1)); r.Table("kr.sample.table").Len() != 2 || len(r.Carried()) != 1 {
		t.Errorf("with a successor pending: carried %v, want the table's path", r.Carried())
	}
}

func TestTableIsPartOfTheVersion(t *testing.T) {
	t.Parallel()
	before, _ := tableBook(tableRows)
	after, _ := tableBook(strings.Replace(tableRows, "15", "16", 1))
	if before.Version() == after.Version() {
		t.Error("a changed amount left the version as it was")
	}
}

func TestTableDecodingIsStrict(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string]string{
		"a gap":        strings.Replace(tableRows, "200,400", "300,400", 1),
		"no number":    strings.Replace(tableRows, "15", "x", 1),
		"a short row":  strings.Replace(tableRows, ",15", "", 1),
		"an empty one": "from,below,family_1\n",
	} {
		if _, err := tableBook(rows); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}
