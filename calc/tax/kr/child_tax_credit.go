package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

// byChildren is an amount that depends on a number of children.
type byChildren struct{ one, two, eachOverTwo worksheet.Amount }

func readByChildren(r *law.Reader, path string) byChildren {
	return byChildren{r.Amount(path, "one"), r.Amount(path, "two"), r.Amount(path, "each_over_two")}
}

// amount is nothing for no child.
func (c *byChildren) amount(s *worksheet.Sheet, lines childLines, children int) worksheet.Amount {
	switch {
	case children <= 0:
		return worksheet.Amount{}
	case children == 1:
		return s.Sum(lines.total, c.one)
	case children == 2:
		return s.Sum(lines.total, c.two)
	}
	return s.Sum(lines.total, c.two, s.Times(lines.overTwo, c.eachOverTwo, int64(children-2)))
}

type childLines struct{ total, overTwo worksheet.LineID }

func newChildLines(name string) childLines {
	return childLines{worksheet.NewLine(name), worksheet.NewLine(name + ".over_two")}
}

// childTaxCredit is 자녀세액공제.
// law: 소득세법 제59조의2제1항
type childTaxCredit struct {
	amounts        byChildren
	ageMin, ageMax int
}

func bindChildTaxCredit(b *binder) childTaxCredit {
	r := b.annual()
	return childTaxCredit{
		amounts: readByChildren(r, "kr.child_tax_credit.amounts"),
		ageMin:  int(r.Count("kr.child_tax_credit.age_min")),
		ageMax:  int(r.Count("kr.child_tax_credit.age_max")),
	}
}

var linesChild = newChildLines("kr.child_tax_credit")

// CreditChildren is how many of the children have the child credit, by the
// ages that they reach in the year.
//
// 부칙 제2조제3항 takes children born in 2017 out of the phased lowest age. We
// do not apply the reading that they wait until 13, which is unverified.
func (r *Rules) CreditChildren(ages []int) int {
	n := 0
	for _, age := range ages {
		if age >= r.child.ageMin && age <= r.child.ageMax {
			n++
		}
	}
	return n
}
