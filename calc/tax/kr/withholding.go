package kr

import (
	"strconv"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// withholding is what the law changes within a year about monthly
// withholding.
type withholding struct {
	children     byChildren
	notCollected worksheet.Amount
}

func readWithholding(r *law.Reader) withholding {
	return withholding{
		children:     readByChildren(r, "kr.withholding.child_reduction"),
		notCollected: r.Amount("kr.withholding.not_collected_under"),
	}
}

// withholdingTable is 근로소득 간이세액표: rows up to a top pay, and a formula
// for what lies over it.
type withholdingTable struct {
	rows   law.Table
	family [11]worksheet.Amount // tax at the top pay by family, from 1
	over   []tableStep
}

// tableStep is add + rate × what lies over the threshold. The table's factor
// and rate are one rate here, so that the product is cut once.
type tableStep struct {
	over, add worksheet.Amount
	rate      worksheet.Rate
}

func bindWithholdingTable(b *binder) withholdingTable {
	r := b.annual()
	t := withholdingTable{rows: r.Table("kr.withholding.table")}
	for i := range t.family {
		t.family[i] = r.Amount("kr.withholding.at_ten_million", "family_"+strconv.Itoa(i+1))
	}
	for _, row := range r.Rows("kr.withholding.over_ten_million") {
		rate := row.Rate("rate")
		rate.Rate = rate.Times(row.Rate("factor").Rate)
		t.over = append(t.over, tableStep{row.Amount("over"), row.Amount("add"), rate})
	}
	return t
}

var (
	linesTable       = newTableLines("kr.withholding.table_tax")
	linesOfEleven    = newTableLines("kr.withholding.table_tax_of_eleven")
	linesOfTen       = newTableLines("kr.withholding.table_tax_of_ten")
	lineFamilyStep   = worksheet.NewLine("kr.withholding.family_step")
	lineFamilySteps  = worksheet.NewLine("kr.withholding.family_steps")
	lineLargerFamily = worksheet.NewLine("kr.withholding.larger_family")
)

// tableLines are the lines of a look-up: the tax, what lies over the threshold
// of a step, and the tax on that.
type tableLines struct{ tax, over, share worksheet.LineID }

func newTableLines(name string) tableLines {
	return tableLines{worksheet.NewLine(name), worksheet.NewLine(name + ".over"), worksheet.NewLine(name + ".share")}
}

// tax is the tax of the table on a month's taxable pay for a family, the
// worker included. For a family over eleven the step from ten to eleven goes
// on; we read a result below zero as zero, which the text does not say.
// law: 소득세법 시행령 별표 2
func (t *withholdingTable) tax(s *worksheet.Sheet, monthlyPay worksheet.Amount, family int) worksheet.Amount {
	last := len(t.family)
	if family <= last {
		return t.ofFamily(s, monthlyPay, max(family, 1), linesTable)
	}
	eleven := t.ofFamily(s, monthlyPay, last, linesOfEleven)
	ten := t.ofFamily(s, monthlyPay, last-1, linesOfTen)
	steps := s.Times(lineFamilySteps, s.Sub(lineFamilyStep, ten, eleven), int64(family-last))
	return s.Excess(lineLargerFamily, eleven, steps)
}

// ofFamily is the tax for a family of 1 to 11.
func (t *withholdingTable) ofFamily(s *worksheet.Sheet, monthlyPay worksheet.Amount, family int, lines tableLines) worksheet.Amount {
	top := t.family[family-1]
	for i := len(t.over) - 1; i >= 0; i-- {
		if step := &t.over[i]; step.over.Less(monthlyPay) {
			share := s.Mul(lines.share, s.Excess(lines.over, monthlyPay, step.over), step.rate, money.TruncateTo10Won)
			return s.Sum(lines.tax, top, step.add, share)
		}
	}
	if monthlyPay.Minor() == t.over[0].over.Minor() {
		return s.Sum(lines.tax, top)
	}
	const firstFamily = 2 // after the two columns of the range
	if row, ok := t.rows.Row(monthlyPay.Money()); ok {
		return s.Sum(lines.tax, t.rows.At(row, firstFamily+family-1))
	}
	return worksheet.Amount{} // below the first row nothing is withheld
}
