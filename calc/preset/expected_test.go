package preset

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// The worked figures belong to the cases as they are offered: the pay of the
// first year is the sum of the case's fields.
func TestExpectedFiguresAreOfTheseCases(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]struct {
		Years []struct {
			Current struct {
				GrossPay string `yaml:"gross_pay"`
				CashPay  string `yaml:"cash_pay"`
			} `yaml:"current"`
			Offer struct {
				GrossPay int `yaml:"gross_pay"`
			} `yaml:"offer"`
		} `yaml:"years"`
	}
	if err := yaml.Unmarshal(content, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) != len(Cases()) {
		t.Errorf("%d cases with figures, %d cases", len(expected), len(Cases()))
	}
	for _, c := range Cases() {
		years := expected[c.ID].Years
		if len(years) != 4 {
			t.Errorf("%s: %d years, want 4", c.ID, len(years))
			continue
		}
		cash := sum(c.Fields, "current.base", "current.bonus", "current.signing")
		gross := cash + sum(c.Fields, "current.equity_annual")
		first := years[0]
		if first.Current.CashPay != dollars(cash) || first.Current.GrossPay != dollars(gross) {
			t.Errorf("%s: figures are of %s cash, %s in all; the case has %d, %d", c.ID, first.Current.CashPay, first.Current.GrossPay, cash, gross)
		}
		if pay := sum(c.Fields, "offer.base", "offer.bonus", "offer.signing"); first.Offer.GrossPay != pay {
			t.Errorf("%s: figures are of an offer of %d; the case has %d", c.ID, first.Offer.GrossPay, pay)
		}
	}
}

func sum(fields []Field, paths ...string) int {
	total := 0
	for _, path := range paths {
		amount, _ := strconv.Atoi(strings.ReplaceAll(textOf(fields, path), ",", ""))
		total += amount
	}
	return total
}

func dollars(whole int) string { return strconv.Itoa(whole) + ".00" }
