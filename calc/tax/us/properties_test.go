package us

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

var years = []int{2024, 2025, 2026, 2027, 2028, 2030}

func TestLinesAddUp(t *testing.T) {
	t.Parallel()
	rules := rulesByYear(t)
	rapid.Check(t, func(t *rapid.T) {
		r := rules[rapid.SampledFrom(years).Draw(t, "year")]
		j, h := drawJurisdiction(t), drawHousehold(t)
		sheet := worksheet.New(128)
		wages, spouse := sheet.Input("wages", drawWages(t, "wages")), sheet.Input("spouse_wages", drawWages(t, "spouse wages"))
		got := r.ComputeWithSpouse(sheet, j, h, wages, spouse)
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
		j, h, wages := drawJurisdiction(t), drawHousehold(t), worksheet.Plain(drawWages(t, "wages"))
		alone := rules.Compute(nil, j, h, wages)
		if with := rules.ComputeWithSpouse(nil, j, h, wages, worksheet.Plain(money.USD(0))); with != alone {
			t.Fatalf("%v %+v: %+v with a spouse without wages, %+v without", j, h, with, alone)
		}
	})
}

func TestMarginalRateIsTheDifferenceQuotient(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		j, h, wages := drawJurisdiction(t), drawHousehold(t), drawWages(t, "wages")
		taken := func(wages money.Money) int64 {
			var sum int64
			for _, line := range rules.Compute(nil, j, h, worksheet.Plain(wages)).Employee() {
				sum += line.Amount.Minor()
			}
			return sum
		}
		want := money.Fraction(taken(wages.Add(money.USD(1_000_00)))-taken(wages), 1_000_00)
		if got := rules.MarginalRate(j, h, worksheet.Plain(wages), worksheet.Amount{}); got != want {
			t.Fatalf("%v %+v at %v: marginal rate %v, want %v", j, h, wages, got, want)
		}
	})
}

// TestMarginalRateOfMillions: what 1,000 more pays. The standard deduction is
// taken, so that nothing interacts: 37 % federal, 1.45 % + 0.9 % Medicare, and
// what each state takes.
func TestMarginalRateOfMillions(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		year  int
		j     Jurisdiction
		wages money.Money
		want  string
	}{
		{"California: 12.3 % + 1 %, SDI 1.3 %", 2026, California, money.USD(2_000_000_00), "0.5395"},
		{"Washington: WA Cares 0.58 %", 2026, Washington, money.USD(2_000_000_00), "0.3993"},
		{"Washington from 2028: 9.9 %, WA Cares 0.58 %", 2028, Washington, money.USD(2_000_000_00), "0.4983"},
		{"New York: 9.65 %, the city's 3.876 %", 2026, NewYorkCity, money.USD(2_000_000_00), "0.52876"},
		{"New York, phase-in: 30,172 over 50,000 more, so a raise is a loss", 2026, NewYorkCity, money.USD(1_100_000_00), "1.1322"},
		{"New York over 25 million: 10.9 %, the city's 3.876 %", 2026, NewYorkCity, money.USD(30_000_000_00), "0.54126"},
		{"Massachusetts: 5 % + 4 %", 2026, Massachusetts, money.USD(2_000_000_00), "0.4835"},
	}
	for _, c := range cases {
		got := rulesOf(t, c.year).MarginalRate(c.j, Household{}, worksheet.Plain(c.wages), worksheet.Amount{})
		if want := money.MustRate(c.want); got != want {
			t.Errorf("%s: marginal rate = %v, want %v", c.name, got, want)
		}
	}
}

func TestWithoutSheetNothingIsAllocated(t *testing.T) {
	rules := rulesOf(t, 2026)
	wages, spouse := worksheet.Plain(money.USD(560_000_00)), worksheet.Plain(money.USD(200_000_00))
	h := Household{Status: tax.MarriedJoint, ChildrenUnder17: 2}
	for _, j := range Jurisdictions {
		allocations := testing.AllocsPerRun(100, func() {
			rules.ComputeWithSpouse(nil, j, h, wages, spouse).Burden()
			rules.MarginalRate(j, h, wages, spouse)
		})
		if allocations != 0 {
			t.Errorf("%v: %v allocations", j, allocations)
		}
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
