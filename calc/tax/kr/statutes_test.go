package kr

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// statuteCase is one case of testdata: what goes in, and the lines that must
// come out. Its working is arithmetic on the statute's own figures.
type statuteCase struct {
	Name   string         `yaml:"name"`
	Year   int            `yaml:"year"`
	In     caseInput      `yaml:"in"`
	Out    map[string]won `yaml:"out"` // a line, or line@1-6 in a segment of months
	Worked string         `yaml:"worked"`
	Source string         `yaml:"source"`
}

type caseInput struct {
	Cash         won    `yaml:"cash"`
	NonTaxable   won    `yaml:"non_taxable"`
	Equity       won    `yaml:"equity"`
	ExemptEquity won    `yaml:"exempt_equity"`
	Dependents   int    `yaml:"dependents"`
	Children     int    `yaml:"children"`
	Regime       string `yaml:"regime"`
	Employees    int    `yaml:"employees"`
	Priority     bool   `yaml:"priority_firm"`
	AccidentRate string `yaml:"accident_rate"`
	Base         won    `yaml:"kr.income_tax.base_after_premiums"` // given, the schedule is computed alone
	Computed     won    `yaml:"kr.income_tax.computed"`            // given, the earned income credit of it before the cap
	Month        int    `yaml:"month"`                             // given, a payslip of the month
	Family       int    `yaml:"family"`
}

// won is an amount as the file writes it: 11_439.
type won int64

func (w *won) UnmarshalYAML(text []byte) error {
	var m money.Money
	err := m.UnmarshalText([]byte("KRW " + strings.ReplaceAll(strings.TrimSpace(string(text)), "_", "")))
	*w = won(m.Minor())
	return err
}

func (in caseInput) regime(t *testing.T) tax.Regime {
	t.Helper()
	if in.Regime == "" {
		return tax.Resident
	}
	regime, known := tax.RegimeNamed(in.Regime)
	if !known {
		t.Fatalf("unknown regime %q", in.Regime)
	}
	return regime
}

func (in caseInput) firm() Firm {
	f := Firm{Employees: in.Employees, PriorityFirm: in.Priority}
	if in.AccidentRate != "" {
		f.AccidentRate, f.HasAccidentRate = money.MustRate(in.AccidentRate), true
	}
	return f
}

// TestStatutes runs every file of testdata that holds cases.
func TestStatutes(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var cases []statuteCase
			if err := yaml.UnmarshalWithOptions(content, &cases, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			for _, c := range cases {
				t.Run(fmt.Sprint(c.Year, " ", c.Name), func(t *testing.T) {
					t.Parallel()
					c.check(t)
				})
			}
		})
	}
}

func (c statuteCase) check(t *testing.T) {
	if c.Worked == "" || len(c.Out) == 0 {
		t.Fatal("a case needs out and worked")
	}
	sheet := worksheet.New(128)
	rules := rulesOf(t, c.Year)
	c.compute(t, rules, sheet)
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	lines := linesOf(t, rules, sheet)
	for line, want := range c.Out {
		if got, recorded := lines[line]; !recorded || got != int64(want) {
			t.Errorf("%+v: %s = %d (recorded %v), want %d: %s", c.In, line, got, recorded, want, c.Worked)
		}
	}
}

// linesOf are the recorded amounts by line, with the months where the line
// belongs to a segment. No line may be recorded twice.
func linesOf(t *testing.T, rules *Rules, sheet *worksheet.Sheet) map[string]int64 {
	t.Helper()
	lines := map[string]int64{}
	for _, step := range sheet.Steps() {
		name := step.Line.String()
		if n := step.Scope.Months; n > 0 {
			months := rules.Segments()[n-1]
			name += fmt.Sprintf("@%d-%d", months.From, months.To)
		}
		if _, twice := lines[name]; twice {
			t.Errorf("line %s is recorded twice", name)
		}
		lines[name] = step.Result.Minor()
	}
	return lines
}

func (c statuteCase) compute(t *testing.T, rules *Rules, sheet *worksheet.Sheet) {
	in := func(field string, w won) worksheet.Amount { return sheet.Input(field, money.KRW(int64(w))) }
	switch {
	case c.In.Base > 0:
		sheet.Schedule(linesWithPremiums.computed, in("base", c.In.Base), rules.tax.brackets, money.TruncateToWon)
		return
	case c.In.Computed > 0:
		sheet.Schedule(linesWithPremiums.uncapped, in("computed", c.In.Computed), rules.credit.brackets, money.TruncateToWon)
		return
	case c.In.Month > 0:
		rules.Payslip(sheet, c.In.firm(), c.In.regime(t), MonthOfPay{
			Month: c.In.Month, Gross: in("monthly_gross", c.In.Cash), NonTaxable: in("non_taxable_monthly", c.In.NonTaxable),
			Family: c.In.Family, CreditChildren: c.In.Children,
		})
		return
	}
	pay := tax.Pay{Cash: in("cash", c.In.Cash), NonTaxable: in("non_taxable", c.In.NonTaxable), Equity: in("equity", c.In.Equity), ExemptEquity: in("exempt_equity", c.In.ExemptEquity)}
	person := Person{Dependents: c.In.Dependents, CreditChildren: c.In.Children}
	got := rules.Compute(sheet, person, c.In.firm(), c.In.regime(t), pay)
	silent := rules.Compute(nil, person, c.In.firm(), c.In.regime(t), pay)
	if diff := cmp.Diff(figures(silent), figures(got)); diff != "" {
		t.Errorf("recording changes the result (-silent +recorded):\n%s", diff)
	}
}

// figures are the amounts of a result without their provenance.
func figures(r Result) map[string]int64 {
	out := map[string]int64{"take_home": r.TakeHome.Minor(), "employer_cost": r.EmployerCost.Minor()}
	for _, line := range append(r.Employee(), r.Employer()...) {
		out[line.ID.String()] = line.Amount.Minor()
	}
	return out
}
