package us

import "github.com/offergap/offergap/calc/worksheet"

// ficaLines are those of the deduction of one person.
type ficaLines struct{ paid, deduction worksheet.LineID }

func newFICALines(prefix string) ficaLines {
	return ficaLines{
		paid:      worksheet.NewLine(prefix + "ma.fica_deduction.paid"),
		deduction: worksheet.NewLine(prefix + "ma.fica_deduction"),
	}
}

var massachusettsFICA = [returnKinds]ficaLines{
	ownReturn:    newFICALines("us."),
	spouseReturn: newFICALines("us.spouse."),
}

// deducted is the Social Security and Medicare that a person may deduct,
// each spouse up to the limit. We leave out Additional Medicare Tax, which is
// due only where the limit is long met.
//
// law: M.G.L. c. 62 s. 3
func (r *massachusettsRules) deducted(s *worksheet.Sheet, kind returnKind, wages, socialSecurity, medicare worksheet.Amount) worksheet.Amount {
	if kind == spouseReturn {
		socialSecurity = r.federal.socialSecurity.ofSpouse(s, wages)
		medicare = r.federal.medicare.ofSpouse(s, wages)
	}
	l := &massachusettsFICA[kind]
	return s.Min(l.deduction, s.Sum(l.paid, socialSecurity, medicare), r.ficaLimit)
}
