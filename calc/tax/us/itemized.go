package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

type itemizedRules struct {
	rate  worksheet.Rate
	limit func(r *itemizedRules, s *worksheet.Sheet, l *itemizedLines, wages, itemized, topBracket worksheet.Amount) worksheet.Amount
}

func bindItemized(read *law.Reader) itemizedRules {
	if !read.Holds("us.itemized.limitation_applies") {
		return itemizedRules{limit: (*itemizedRules).suspended}
	}
	return itemizedRules{rate: read.Rate("us.itemized.limitation_rate"), limit: (*itemizedRules).twoThirtySevenths}
}

// itemizedLines are those of the limitation within a return.
type itemizedLines struct{ taxable, addedBack, over, limited, reduction, allowed worksheet.LineID }

func newItemizedLines(prefix string) itemizedLines {
	return itemizedLines{
		taxable:   worksheet.NewLine(prefix + "itemized.taxable"),
		addedBack: worksheet.NewLine(prefix + "itemized.added_back"),
		over:      worksheet.NewLine(prefix + "itemized.over"),
		limited:   worksheet.NewLine(prefix + "itemized.limited"),
		reduction: worksheet.NewLine(prefix + "itemized.reduction"),
		allowed:   worksheet.NewLine(prefix + "itemized"),
	}
}

// allowed is the itemised deductions after the overall limitation. The start
// of the highest bracket is that of the filing status.
//
// law: 26 USC 68
func (r *itemizedRules) allowed(s *worksheet.Sheet, l *itemizedLines, wages, itemized, topBracket worksheet.Amount) worksheet.Amount {
	return r.limit(r, s, l, wages, itemized, topBracket)
}

// suspended is the limitation of 2018 to 2025: none.
func (r *itemizedRules) suspended(_ *worksheet.Sheet, _ *itemizedLines, _, itemized, _ worksheet.Amount) worksheet.Amount {
	return itemized
}

// twoThirtySevenths is the limitation from 2026 (P.L. 119-21 sec. 70111). The
// taxable income is that of the itemising return, after the limit on state
// taxes and before this section.
func (r *itemizedRules) twoThirtySevenths(s *worksheet.Sheet, l *itemizedLines, wages, itemized, topBracket worksheet.Amount) worksheet.Amount {
	taxable := s.Excess(l.taxable, wages, itemized)
	over := s.Excess(l.over, s.Sum(l.addedBack, taxable, itemized), topBracket)
	limited := s.Min(l.limited, itemized, over)
	reduction := s.Mul(l.reduction, limited, r.rate, money.CentHalfUp)
	return s.Sub(l.allowed, itemized, reduction)
}
