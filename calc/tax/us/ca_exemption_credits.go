package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type exemptionRules struct {
	personal, dependent worksheet.Amount
	personalCount       [len(tax.FilingStatuses)]int64
	phaseOutOver        byStatus
	phaseOutEach        worksheet.Amount
	phaseOutStep        byStatus
}

func bindExemption(read *law.Reader) exemptionRules {
	r := exemptionRules{
		personal:     read.Amount("us.ca_exemption_credits.personal"),
		dependent:    read.Amount("us.ca_exemption_credits.dependent"),
		phaseOutOver: amounts(read, "us.ca_exemption_credits.phase_out_over"),
		phaseOutEach: read.Amount("us.ca_exemption_credits.phase_out_each"),
		phaseOutStep: amounts(read, "us.ca_exemption_credits.phase_out_per"),
	}
	for _, status := range tax.FilingStatuses {
		r.personalCount[status] = read.Count("us.ca_exemption_credits.personal_count", status.String())
	}
	return r
}

// exemptionLines are those of the credits within a California return.
type exemptionLines struct {
	over, cut, personalEach, personal, dependentEach, dependents, credits worksheet.LineID
}

func newExemptionLines(prefix string) exemptionLines {
	return exemptionLines{
		over:          worksheet.NewLine(prefix + "ca.exemption_credits.over"),
		cut:           worksheet.NewLine(prefix + "ca.exemption_credits.phase_out"),
		personalEach:  worksheet.NewLine(prefix + "ca.exemption_credits.personal_each"),
		personal:      worksheet.NewLine(prefix + "ca.exemption_credits.personal"),
		dependentEach: worksheet.NewLine(prefix + "ca.exemption_credits.dependent_each"),
		dependents:    worksheet.NewLine(prefix + "ca.exemption_credits.dependents"),
		credits:       worksheet.NewLine(prefix + "ca.exemption_credits"),
	}
}

// credits are the personal and dependent exemption credits. Each credit is cut
// for every started step of federal adjusted gross income, that is wages, over
// the threshold, so a couple loses twice the step on its two personal credits.
//
// law: Cal. Rev. & Tax. Code 17054, Cal. Rev. & Tax. Code 17054.1
func (r *exemptionRules) credits(s *worksheet.Sheet, l *exemptionLines, h Household, wages worksheet.Amount) worksheet.Amount {
	over := s.Excess(l.over, wages, r.phaseOutOver[h.Status])
	cut := s.StepUp(l.cut, over, r.phaseOutEach, r.phaseOutStep[h.Status])
	personal := s.Times(l.personal, s.Excess(l.personalEach, r.personal, cut), r.personalCount[h.Status])
	count := h.ChildrenUnder17 + h.OtherDependents
	if count == 0 {
		return personal
	}
	dependents := s.Times(l.dependents, s.Excess(l.dependentEach, r.dependent, cut), int64(count))
	return s.Sum(l.credits, personal, dependents)
}
