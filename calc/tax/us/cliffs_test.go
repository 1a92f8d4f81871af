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
)

// cliff is where the law takes more than a raise gives, see testdata/cliffs.
type cliff struct {
	Law          string `yaml:"law"`
	Jurisdiction string `yaml:"jurisdiction"` // everywhere unless given
	Taxable      bool   `yaml:"taxable"`      // in New York taxable income, not in wages

	Over string `yaml:"over"` // the amount at which it steps
	Step string `yaml:"step"` // the width of each further step; none if there is one alone
	Key  string `yaml:"key"`  // of the step; the filing status unless given

	Rows    string `yaml:"rows"`    // a table of amounts at which it steps
	Stretch string `yaml:"stretch"` // how far wages run from a row's start while its rate counts
	Steep   string `yaml:"steep"`   // the rate from which that stretch takes more than a raise gives
}

func TestMorePayNeverMeansLessTakeHome(t *testing.T) {
	t.Parallel()
	cliffs, rules, book := cliffsOnFile(t), rulesByYear(t), bookOf(t)
	rapid.Check(t, func(t *rapid.T) {
		year, j := rapid.SampledFrom(years).Draw(t, "year"), drawJurisdiction(t)
		h, wages, spouse := drawHousehold(t), drawWages(t, "wages"), drawWages(t, "spouse wages")
		raise := raise{book: book, read: book.At(law.Day(year, 1, 1)), j: j, h: h, from: wages, to: wages.Add(money.USD(100_00))}
		if h.Status == tax.MarriedJoint {
			raise.from, raise.to = raise.from.Add(spouse), raise.to.Add(spouse)
		}
		for _, c := range cliffs {
			if raise.crosses(c) {
				t.Skip("over a step of " + c.Law)
			}
		}
		takeHome := func(wages money.Money) money.Money {
			return rules[year].ComputeWithSpouse(nil, j, h, worksheet.Plain(wages), worksheet.Plain(spouse)).TakeHome.Money()
		}
		raised := wages.Add(money.USD(100_00))
		if before, after := takeHome(wages), takeHome(raised); after.Less(before) {
			t.Fatalf("%d %v %+v: %v of wages leave %v, %v leave %v", year, j, h, wages, before, raised, after)
		}
	})
}

func cliffsOnFile(t *testing.T) (cliffs []cliff) {
	t.Helper()
	content, err := os.ReadFile("testdata/cliffs/steps.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(content, &cliffs, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return cliffs
}

// raise is one of the wages of a return.
type raise struct {
	book     *law.Book
	read     *law.Reader
	j        Jurisdiction
	h        Household
	from, to money.Money
}

// crosses tells whether the raise goes over a step or along a steep stretch.
func (r raise) crosses(c cliff) bool {
	if c.Jurisdiction != "" && c.Jurisdiction != r.j.String() {
		return false
	}
	crossed := c.Rows != "" && r.crossesRows(c) || c.Over != "" && r.steps(c, r.from) != r.steps(c, r.to)
	if err := r.read.Err(); err != nil {
		panic(err)
	}
	return crossed
}

// steps is how many steps of the cliff are behind the wages.
func (r raise) steps(c cliff, wages money.Money) int64 {
	over := r.base(c, wages).Sub(r.amount(c.Over)).Minor()
	if c.Step == "" {
		return min(1, max(0, over))
	}
	key := c.Key
	if key == "" {
		key = r.h.Status.String()
	}
	step := r.read.Amount(c.Step, key).Minor()
	return (max(0, over) + step - 1) / step
}

func (r raise) crossesRows(c cliff) bool {
	length, steep := r.amount(c.Stretch), money.MustRate(c.Steep)
	for _, row := range r.read.Rows(c.Rows, r.h.Status.String()) {
		over := row.Amount("over").Money()
		if !over.Less(r.base(c, r.from)) && over.Less(r.base(c, r.to)) {
			return true
		}
		if row.Rate("rate").Cmp(steep) >= 0 && over.Less(r.to) && r.from.Less(over.Add(length)) {
			return true
		}
	}
	return false
}

// base is what the cliff is measured in.
func (r raise) base(c cliff, wages money.Money) money.Money {
	if !c.Taxable {
		return wages
	}
	dependents := int64(r.h.ChildrenUnder17 + r.h.OtherDependents)
	exemptions := r.read.Amount("us.ny_dependent_exemption.each").Money().Times(dependents)
	return wages.Sub(r.amount("us.ny_standard_deduction.amount")).Sub(exemptions)
}

// amount is an amount of law, by filing status where it has several.
func (r raise) amount(path string) money.Money {
	if r.book.Param(path).Values[0].Node.Scalar != "" {
		return r.read.Amount(path).Money()
	}
	return r.read.Amount(path, r.h.Status.String()).Money()
}
