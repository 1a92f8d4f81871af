package handlers

import (
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views/text"
)

// workedCase is what calc/preset/testdata/expected.yaml holds of a case: the
// figures that every channel must show, worked by hand.
type workedCase struct {
	BestRegime string `yaml:"best_regime"`
	Years      []struct {
		Current struct {
			CashTakeHome string `yaml:"cash_take_home"`
		} `yaml:"current"`
		Offer           map[string]any `yaml:"offer"`
		OfferWithPolicy map[string]any `yaml:"offer_with_policy"`
	} `yaml:"years"`
	Summary map[string]any `yaml:"summary"`
}

// under digs into the worked figures.
func under(t *testing.T, tree any, keys ...string) string {
	t.Helper()
	for _, key := range keys {
		branch, is := tree.(map[string]any)
		if !is {
			t.Fatalf("no %v in the worked figures", keys)
		}
		tree = branch[key]
	}
	switch v := tree.(type) {
	case string:
		return v
	case uint64:
		return strconv.FormatUint(v, 10)
	}
	t.Fatalf("%v is %v in the worked figures", keys, tree)
	return ""
}

func readMoney(t *testing.T, digits string, c money.Currency) money.Money {
	t.Helper()
	m, err := money.Read(digits, c)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func readTimes(t *testing.T, digits string) float64 {
	t.Helper()
	times, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		t.Fatal(err)
	}
	return times
}

func TestCasesShowTheWorkedFigures(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../calc/preset/testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]workedCase
	if err := yaml.Unmarshal(content, &expected); err != nil {
		t.Fatal(err)
	}
	for _, c := range preset.Cases() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			eachVisitor(t, func(t *testing.T, v *visitor) { checkWorked(t, v, c.ID, expected[c.ID]) })
		})
	}
}

func checkWorked(t *testing.T, v *visitor, id string, want workedCase) {
	lang, _ := text.ParseLang(v.lang)
	doc := v.post(typing(formOf(v.get("/")), map[string]string{"do": "preset", "preset": id}), http.StatusOK)
	for basis, name := range map[string]string{"gross": "gross", "take_home": "take_home", "purchasing_power": "purchasing_power"} {
		ratio := lang.Ratio(readTimes(t, under(t, want.Summary, want.BestRegime, "ratio", name)))
		if got := textOf(doc.Find(`button[value="basis.` + basis + `"]`)); !strings.HasSuffix(got, ratio) {
			t.Errorf("%s: the page says %q, worked is %s", basis, got, ratio)
		}
	}
	year := want.Years[0]
	rows := doc.Find("#ten-seconds tbody tr")
	for i, m := range []money.Money{
		readMoney(t, year.Current.CashTakeHome, money.USDCurrency),
		readMoney(t, under(t, year.Offer, want.BestRegime, "take_home"), money.KRWCurrency),
		readMoney(t, under(t, year.OfferWithPolicy, want.BestRegime, "take_home"), money.KRWCurrency),
	} {
		if got := textOf(rows.Eq(i).Find("td").First()); !strings.Contains(got, spaced(lang.Short(m))) {
			t.Errorf("row %d: cash of the first year is %q, worked is %s", i, got, lang.Short(m))
		}
	}
	// The averages of four years.
	for figure, key := range map[string]string{"state": "subsidy_total", "company": "company_cost_total"} {
		total := readMoney(t, under(t, want.Summary, key), money.KRWCurrency)
		average := lang.Figure(total.Mul(money.Fraction(1, 4), money.WonHalfUp)).String()
		if got := textOf(doc.Find("#figure-" + figure + " .fig")); got != strings.Join(strings.Fields(average), " ") {
			t.Errorf("%s: the page says %q a year, worked is %s", figure, got, average)
		}
	}
	if got := valueOf(doc, "preset"); got != id {
		t.Errorf("case %q is chosen", got)
	}
}
