package us

import (
	"os"
	"testing"

	"github.com/goccy/go-yaml"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

var years = []int{2024, 2025, 2026, 2027, 2030}

func TestLinesAddUp(t *testing.T) {
	t.Parallel()
	rules := rulesByYear(t)
	rapid.Check(t, func(t *rapid.T) {
		r := rules[rapid.SampledFrom(years).Draw(t, "year")]
		h := drawHousehold(t)
		sheet := worksheet.New(128)
		wages, spouse := sheet.Input("wages", drawWages(t, "wages")), sheet.Input("spouse_wages", drawWages(t, "spouse wages"))
		got := r.ComputeWithSpouse(sheet, California, h, wages, spouse)
		if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
			t.Fatal(err)
		}
		back, cost := got.TakeHome.Minor(), wages.Minor()
		for _, line := range got.Employee() {
			back += line.Amount.Minor()
			if line.Amount.Minor() < 0 {
				t.Fatalf("%v is negative: %v", line.ID, line.Amount.Money())
			}
		}
		for _, line := range got.Employer() {
			cost += line.Amount.Minor()
		}
		if back != wages.Minor() || cost != got.EmployerCost.Minor() {
			t.Fatalf("%v of wages: take-home and lines %d, employer cost %v and lines %d", wages.Money(), back, got.EmployerCost.Money(), cost)
		}
		b := got.Burden()
		if b.TakeHome.Minor()+b.NationalTax.Minor()+b.LocalTax.Minor()+b.EmployeeDues.Minor() != wages.Minor() ||
			b.EmployerCost.Minor() != wages.Minor()+b.EmployerDues.Minor() {
			t.Fatalf("the burden does not add up: %+v", b)
		}
	})
}

func TestSpouseWithoutWagesChangesNothing(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		h, wages := drawHousehold(t), worksheet.Plain(drawWages(t, "wages"))
		alone := rules.Compute(nil, California, h, wages)
		if with := rules.ComputeWithSpouse(nil, California, h, wages, worksheet.Plain(money.USD(0))); with != alone {
			t.Fatalf("%+v: %+v with a spouse without wages, %+v without", h, with, alone)
		}
	})
}

func TestMarginalRateIsTheDifferenceQuotient(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		h, wages := drawHousehold(t), drawWages(t, "wages")
		taken := func(wages money.Money) int64 {
			var sum int64
			for _, line := range rules.Compute(nil, California, h, worksheet.Plain(wages)).Employee() {
				sum += line.Amount.Minor()
			}
			return sum
		}
		want := money.Fraction(taken(wages.Add(money.USD(1_000_00)))-taken(wages), 1_000_00)
		if got := rules.MarginalRate(California, h, worksheet.Plain(wages), worksheet.Amount{}); got != want {
			t.Fatalf("%+v at %v: marginal rate %v, want %v", h, wages, got, want)
		}
	})
}

// TestMarginalRateInTheTopBrackets: 1,000 more on 2,000,000 single in 2026
// pays 37 % federal, 12.3 % + 1 % California, 1.3 % SDI, 1.45 % + 0.9 %
// Medicare: the standard deduction is taken, so that nothing interacts.
func TestMarginalRateInTheTopBrackets(t *testing.T) {
	t.Parallel()
	got := rulesOf(t, 2026).MarginalRate(California, Household{}, worksheet.Plain(money.USD(2_000_000_00)), worksheet.Amount{})
	if want := money.MustRate("0.5395"); got != want {
		t.Errorf("marginal rate = %v, want %v", got, want)
	}
}

// cliff is a step of the law, see testdata/cliffs.
type cliff struct {
	Law  string `yaml:"law"`
	Over string `yaml:"over"`
	Step string `yaml:"step"`
	Key  string `yaml:"key"`
}

func TestMorePayNeverMeansLessTakeHome(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("testdata/cliffs/steps.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cliffs []cliff
	if err := yaml.UnmarshalWithOptions(content, &cliffs, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	rules, book := rulesByYear(t), bookOf(t)
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.SampledFrom(years).Draw(t, "year")
		h, wages, spouse := drawHousehold(t), drawWages(t, "wages"), drawWages(t, "spouse wages")
		raised := wages.Add(money.USD(100_00))
		household := spouse
		if h.Status != tax.MarriedJoint {
			household = money.USD(0)
		}
		for _, c := range cliffs {
			if c.stepsAt(book, year, h.Status, wages.Add(household)) != c.stepsAt(book, year, h.Status, raised.Add(household)) {
				t.Skip("over a step of " + c.Law)
			}
		}
		takeHome := func(wages money.Money) money.Money {
			return rules[year].ComputeWithSpouse(nil, California, h, worksheet.Plain(wages), worksheet.Plain(spouse)).TakeHome.Money()
		}
		if before, after := takeHome(wages), takeHome(raised); after.Less(before) {
			t.Fatalf("%d %+v: %v of wages leave %v, %v leave %v", year, h, wages, before, raised, after)
		}
	})
}

func (c cliff) stepsAt(book *law.Book, year int, status tax.FilingStatus, wages money.Money) int64 {
	read := book.At(law.Day(year, 1, 1))
	key := c.Key
	if key == "" {
		key = status.String()
	}
	over := wages.Sub(read.Amount(c.Over, status.String()).Money()).Minor()
	step := read.Amount(c.Step, key).Minor()
	if read.Err() != nil {
		panic(read.Err())
	}
	return (max(0, over) + step - 1) / step
}

func TestWithoutSheetNothingIsAllocated(t *testing.T) {
	rules := rulesOf(t, 2026)
	wages, spouse := worksheet.Plain(money.USD(560_000_00)), worksheet.Plain(money.USD(200_000_00))
	h := Household{Status: tax.MarriedJoint, ChildrenUnder17: 2}
	allocations := testing.AllocsPerRun(100, func() {
		rules.ComputeWithSpouse(nil, California, h, wages, spouse).Burden()
		rules.MarginalRate(California, h, wages, spouse)
	})
	if allocations != 0 {
		t.Errorf("%v allocations", allocations)
	}
}

func rulesByYear(t *testing.T) map[int]*Rules {
	t.Helper()
	rules := map[int]*Rules{}
	for _, year := range years {
		rules[year] = rulesOf(t, year)
	}
	return rules
}
