package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

type childCreditRules struct {
	perChild, otherDependent   worksheet.Amount
	phaseOutOver               byStatus
	phaseOutEach, phaseOutStep worksheet.Amount
}

func bindChildCredit(read *law.Reader) childCreditRules {
	return childCreditRules{
		perChild:       read.Amount("us.child_tax_credit.per_child"),
		otherDependent: read.Amount("us.child_tax_credit.other_dependent"),
		phaseOutOver:   amounts(read, "us.child_tax_credit.phase_out_over"),
		phaseOutEach:   read.Amount("us.child_tax_credit.phase_out", "each"),
		phaseOutStep:   read.Amount("us.child_tax_credit.phase_out", "per"),
	}
}

// childCreditLines are those of the credit within a return.
type childCreditLines struct{ children, others, full, over, phaseOut, credit worksheet.LineID }

func newChildCreditLines(prefix string) childCreditLines {
	return childCreditLines{
		children: worksheet.NewLine(prefix + "child_tax_credit.children"),
		others:   worksheet.NewLine(prefix + "child_tax_credit.other_dependents"),
		full:     worksheet.NewLine(prefix + "child_tax_credit.before_phase_out"),
		over:     worksheet.NewLine(prefix + "child_tax_credit.over"),
		phaseOut: worksheet.NewLine(prefix + "child_tax_credit.phase_out"),
		credit:   worksheet.NewLine(prefix + "child_tax_credit"),
	}
}

// credit is the child tax credit together with that for other dependents. We
// use it up to the tax: the refundable part is for households with less tax
// than credit, and not computed.
//
// law: 26 USC 24
func (r *childCreditRules) credit(s *worksheet.Sheet, l *childCreditLines, h Household, wages worksheet.Amount) worksheet.Amount {
	if h.ChildrenUnder17+h.OtherDependents == 0 {
		return worksheet.Amount{}
	}
	children := s.Times(l.children, r.perChild, int64(h.ChildrenUnder17))
	others := s.Times(l.others, r.otherDependent, int64(h.OtherDependents))
	full := s.Sum(l.full, children, others)
	over := s.Excess(l.over, wages, r.phaseOutOver[h.Status])
	return s.Excess(l.credit, full, s.StepUp(l.phaseOut, over, r.phaseOutEach, r.phaseOutStep))
}
