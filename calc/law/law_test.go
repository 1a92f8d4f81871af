package law

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/offergap/offergap/calc/money"
)

const sample = `
base:
  label: {ko: 상한, en: base}
  unit: USD/year
  law: 1 USC 1
  renewed: yearly
  values:
    - {from: 2025-01-01, value: 176_100, source: {title: A}, checked: 2026-11-24}
    - {from: 2026-01-01, value: "184_500.50", source: {title: B}, checked: 2026-11-24}
    - {from: 2027-01-01, status: projected, value: 192_600, source: {title: C}, checked: 2026-11-24}
    - {from: 2028-01-01, pending: announced each October}
brackets:
  label: {ko: 세율, en: brackets}
  unit: USD/year
  law: 1 USC 2
  values:
    - from: 2025-01-01
      value:
        single: [{over: 0, rate: 0.1}, {over: 12_400, rate: 0.12}]
      source: {title: D}
      checked: 2026-11-24
`

func sampleBook(t *testing.T, content string) (*Book, error) {
	t.Helper()
	return load(fstest.MapFS{"us/sample.yaml": &fstest.MapFile{Data: []byte(content)}})
}

func TestReaderTakesTheValueInForce(t *testing.T) {
	t.Parallel()
	book, err := sampleBook(t, sample)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		day     Date
		want    int64
		carried bool
	}{
		{Day(2025, 1, 1), 17_610_000, false},
		{Day(2025, 12, 31), 17_610_000, false},
		{Day(2026, 1, 1), 18_450_050, false},
		{Day(2027, 1, 1), 18_450_050, true},
		{Day(2040, 1, 1), 18_450_050, true},
	}
	for _, c := range cases {
		r := book.At(c.day)
		if got := r.Amount("us.sample.base"); r.Err() != nil || got.Minor() != c.want || (len(r.Carried()) > 0) != c.carried {
			t.Errorf("%v: %v (carried %v, %v), want %d", c.day, got, r.Carried(), r.Err(), c.want)
		}
	}
	if r := book.At(Day(2024, 12, 31)); r.Amount("us.sample.base").Minor() != 0 || r.Err() == nil {
		t.Error("a day before the first value gave no error")
	}
	r := book.At(Day(2026, 6, 1))
	if tax := r.Schedule("us.sample.brackets", "single").Apply(money.USD(1_250_000), money.CentHalfUp); tax != money.USD(125_200) {
		t.Errorf("12,500 × schedule = %v (%v), want USD 1252", tax, r.Err())
	}
}

func TestBillsApplyOnlyOnRequest(t *testing.T) {
	t.Parallel()
	book, err := sampleBook(t, sample+`
bill:
  label: {ko: 개정안, en: bill}
  unit: USD/year
  law: 1 USC 1
  replaces: us.sample.base
  values:
    - {from: 2027-01-01, status: bill, value: 200_000, source: {title: E}, checked: 2026-11-24}
`)
	if err != nil {
		t.Fatal(err)
	}
	read := func(b *Book, day Date) int64 { return b.At(day).Amount("us.sample.base").Minor() }
	if got := read(book, Day(2027, 6, 1)); got != 18_450_050 {
		t.Errorf("by the law in force: %d", got)
	}
	if got := read(book.IfPassed(), Day(2027, 6, 1)); got != 20_000_000 {
		t.Errorf("if passed: %d", got)
	}
	if got := read(book.IfPassed(), Day(2026, 6, 1)); got != 18_450_050 {
		t.Errorf("if passed, before its day: %d", got)
	}
	if _, err := sampleBook(t, strings.Replace(sample, "law: 1 USC 2", "law: 1 USC 2\n  replaces: us.sample.nothing", 1)); err == nil {
		t.Error("a bill that replaces nothing was accepted")
	}
}

func TestDecodingIsStrict(t *testing.T) {
	t.Parallel()
	for name, edit := range map[string][2]string{
		"unknown key":    {"renewed: yearly", "renewd: yearly"},
		"no source":      {"source: {title: A}, ", ""},
		"not in order":   {"from: 2025-01-01, value", "from: 2029-01-01, value"},
		"null":           {"value: 176_100", "value: null"},
		"unknown status": {"status: projected", "status: maybe"},
		"no label":       {"label: {ko: 상한, en: base}", "label: {ko: 상한}"},
	} {
		if _, err := sampleBook(t, strings.Replace(sample, edit[0], edit[1], 1)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestVersionFollowsValuesAlone(t *testing.T) {
	t.Parallel()
	before, _ := sampleBook(t, sample)
	rechecked, _ := sampleBook(t, strings.ReplaceAll(sample, "checked: 2026-11-24", "checked: 2026-11-25"))
	changed, _ := sampleBook(t, strings.Replace(sample, "176_100", "176_101", 1))
	if before.Version() != rechecked.Version() || before.Version() == changed.Version() {
		t.Errorf("versions: %s, rechecked %s, changed %s", before.Version(), rechecked.Version(), changed.Version())
	}
}

func TestEmbeddedFilesLoad(t *testing.T) {
	t.Parallel()
	if _, err := Load(); err != nil {
		t.Fatal(err)
	}
}
