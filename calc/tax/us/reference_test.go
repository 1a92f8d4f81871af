package us

import (
	"fmt"
	"maps"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// naive computes the same taxes in exact fractions of a dollar, from the texts
// of the law files, without any of the packages that compute in the product.
type naive struct {
	book   *law.Book
	year   int
	status string
}

// node is the text in force: the last applied value of the year or before.
func (n naive) node(path string, keys ...string) law.Node {
	var found law.Node
	for _, value := range n.book.Param("us." + path).Values {
		if value.From.Year() <= n.year && value.Pending == "" && value.Status != law.Projected && value.Status != law.Bill {
			found = value.Node
		}
	}
	for _, key := range keys {
		found = found.ByKey[key]
	}
	return found
}

func (n naive) value(path string, keys ...string) *big.Rat {
	return fraction(n.node(path, keys...).Scalar)
}

func (n naive) ofStatus(path string) *big.Rat { return n.value(path, n.status) }

func fraction(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(strings.ReplaceAll(text, "_", ""))
	if !ok {
		panic(fmt.Sprintf("%q is no number", text))
	}
	return r
}

func plus(a, b *big.Rat) *big.Rat    { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat   { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat   { return new(big.Rat).Mul(a, b) }
func whole(n int) *big.Rat           { return big.NewRat(int64(n), 1) }
func positive(a *big.Rat) *big.Rat   { return larger(a, whole(0)) }
func percent(a, b *big.Rat) *big.Rat { return toCent(times(a, b)) }

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func lesser(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// toCent rounds a non-negative amount, half a cent up.
func toCent(a *big.Rat) *big.Rat {
	cents := plus(times(a, whole(100)), big.NewRat(1, 2))
	return new(big.Rat).SetFrac(new(big.Int).Quo(cents.Num(), cents.Denom()), big.NewInt(100))
}

// stepsOf is how many steps have started.
func stepsOf(over, step *big.Rat) *big.Rat {
	ratio := new(big.Rat).Quo(positive(over), step)
	count, rest := new(big.Int).QuoRem(ratio.Num(), ratio.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		count.Add(count, big.NewInt(1))
	}
	return new(big.Rat).SetInt(count)
}

func (n naive) brackets(path string, base *big.Rat) *big.Rat {
	tax := whole(0)
	rows := n.node(path, n.status).Rows
	for i, row := range rows {
		top := base
		if i+1 < len(rows) {
			top = lesser(base, fraction(rows[i+1].ByKey["over"].Scalar))
		}
		width := positive(minus(top, fraction(row.ByKey["over"].Scalar)))
		tax = plus(tax, times(width, fraction(row.ByKey["rate"].Scalar)))
	}
	return toCent(tax)
}

func (n naive) federal(h Household, wages, statePaid *big.Rat) *big.Rat {
	deduction := n.ofStatus("standard_deduction.amount")
	if itemized := n.itemized(wages, statePaid); h.Deduction == Itemized || h.Deduction == Best && itemized.Cmp(deduction) > 0 {
		deduction = itemized
	}
	before := n.brackets("income_tax.brackets", positive(minus(wages, deduction)))
	credit := plus(times(whole(h.ChildrenUnder17), n.value("child_tax_credit.per_child")),
		times(whole(h.OtherDependents), n.value("child_tax_credit.other_dependent")))
	steps := stepsOf(minus(wages, n.ofStatus("child_tax_credit.phase_out_over")), n.value("child_tax_credit.phase_out", "per"))
	credit = positive(minus(credit, times(steps, n.value("child_tax_credit.phase_out", "each"))))
	return positive(minus(before, credit))
}

func (n naive) itemized(wages, statePaid *big.Rat) *big.Rat {
	limit := n.ofStatus("salt.cap")
	if n.node("salt.phase_down_applies").Scalar == "true" {
		down := percent(positive(minus(wages, n.ofStatus("salt.phase_down_over"))), n.value("salt.phase_down_rate"))
		limit = larger(n.ofStatus("salt.floor"), minus(limit, down))
	}
	itemized := lesser(statePaid, limit)
	if n.node("itemized.limitation_applies").Scalar != "true" {
		return itemized
	}
	rows := n.node("income_tax.brackets", n.status).Rows
	top := fraction(rows[len(rows)-1].ByKey["over"].Scalar)
	over := positive(minus(plus(positive(minus(wages, itemized)), itemized), top))
	return minus(itemized, percent(lesser(itemized, over), n.value("itemized.limitation_rate")))
}

// figures are what the engine must give.
func (n naive) figures(j Jurisdiction, h Household, wages, spouse *big.Rat) map[string]string {
	household, spouseFICA := whole(0), whole(0)
	if h.Status == tax.MarriedJoint && spouse.Sign() > 0 {
		household, spouseFICA = spouse, n.fica(spouse)
	}
	both := plus(wages, household)
	insurance := n.insurance(j, wages)
	joint, alone := n.localTaxes(j, h, both, plus(n.fica(wages), spouseFICA)), n.localTaxes(j, h, household, spouseFICA)
	spousePaid := plus(total(alone), counted(n.insurance(j, household)))
	jointPaid := plus(total(joint), plus(counted(insurance), counted(n.insurance(j, household))))
	additional := func(wages *big.Rat) *big.Rat {
		return percent(positive(minus(wages, n.ofStatus("medicare.additional_over"))), n.value("medicare.additional_rate"))
	}
	taxable := lesser(wages, n.value("social_security.wage_base"))
	futa := lesser(wages, n.value("futa.wage_base"))
	lines := map[string]*big.Rat{
		"us.income_tax":      minus(n.federal(h, both, jointPaid), n.federal(h, household, spousePaid)),
		"us.social_security": percent(taxable, n.value("social_security.employee_rate")),
		"us.medicare": plus(percent(wages, n.value("medicare.employee_rate")),
			minus(additional(both), additional(household))),
		"us.employer.social_security": percent(taxable, n.value("social_security.employer_rate")),
		"us.employer.medicare":        percent(wages, n.value("medicare.employer_rate")),
		"us.employer.futa": minus(plus(percent(futa, n.value("futa.rate")), percent(futa, n.value("futa.credit_reduction", stateKeys[j]))),
			percent(futa, n.value("futa.credit"))),
	}
	maps.Copy(lines, insurance)
	for id := range joint {
		lines[id] = minus(joint[id], alone[id])
	}
	out := map[string]string{}
	takeHome, cost := wages, wages
	for id, amount := range lines {
		out[id] = usd(amount)
		if strings.HasPrefix(id, "us.employer.") {
			cost = plus(cost, amount)
		} else {
			takeHome = minus(takeHome, amount)
		}
	}
	out["take_home"], out["employer_cost"] = usd(takeHome), usd(cost)
	return out
}

func total(taxes map[string]*big.Rat) *big.Rat {
	sum := whole(0)
	for _, amount := range taxes {
		sum = plus(sum, amount)
	}
	return sum
}

func usd(a *big.Rat) string {
	cents := times(a, whole(100))
	if !cents.IsInt() {
		panic("not whole cents: " + a.String())
	}
	return money.USD(cents.Num().Int64()).String()
}

// TestEngineAgreesWithNaiveArithmetic compares over random people and years.
func TestEngineAgreesWithNaiveArithmetic(t *testing.T) {
	t.Parallel()
	book := bookOf(t)
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2024, 2031).Draw(t, "year")
		j, h := drawJurisdiction(t), drawHousehold(t)
		wages, spouse := drawWages(t, "wages"), drawWages(t, "spouse wages")
		rules, err := Load(book, year)
		if err != nil {
			t.Fatal(err)
		}
		got := figures(rules.ComputeWithSpouse(nil, j, h, worksheet.Plain(wages), worksheet.Plain(spouse)))
		want := naive{book, year, h.Status.String()}.figures(j, h, big.NewRat(wages.Minor(), 100), big.NewRat(spouse.Minor(), 100))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d %v %+v %v %v (-naive +engine):\n%s", year, j, h, wages, spouse, diff)
		}
	})
}

func drawJurisdiction(t *rapid.T) Jurisdiction {
	return rapid.SampledFrom(Jurisdictions[:]).Draw(t, "jurisdiction")
}

func drawHousehold(t *rapid.T) Household {
	return Household{
		Status:          rapid.SampledFrom(tax.FilingStatuses[:]).Draw(t, "status"),
		ChildrenUnder17: rapid.IntRange(0, 4).Draw(t, "children"),
		OtherDependents: rapid.IntRange(0, 2).Draw(t, "others"),
		Deduction:       rapid.SampledFrom([]Deduction{Best, Standard, Itemized}).Draw(t, "deduction"),
	}
}

// drawWages draws from several scales, so that low wages and those around the
// thresholds are as likely as those in the millions.
func drawWages(t *rapid.T, label string) money.Money {
	most := rapid.SampledFrom([]int64{0, 50_000_00, 900_000_00, 10_000_000_00, 40_000_000_00}).Draw(t, label+" scale")
	return money.USD(rapid.Int64Range(0, most).Draw(t, label))
}
