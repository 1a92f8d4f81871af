package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type saltRules struct {
	cap, phaseDownOver, floor byStatus
	phaseDownRate             worksheet.Rate
	limit                     func(*saltRules, *worksheet.Sheet, *saltLines, tax.FilingStatus, worksheet.Amount) worksheet.Amount
}

func bindSALT(read *law.Reader) saltRules {
	r := saltRules{cap: amounts(read, "us.salt.cap"), limit: (*saltRules).flatCap}
	if read.Holds("us.salt.phase_down_applies") {
		r.limit = (*saltRules).phasedDownCap
		r.phaseDownOver = amounts(read, "us.salt.phase_down_over")
		r.phaseDownRate = read.Rate("us.salt.phase_down_rate")
		r.floor = amounts(read, "us.salt.floor")
	}
	return r
}

// saltLines are those of the deduction within a return.
type saltLines struct{ over, reduction, reducedCap, cap, allowed worksheet.LineID }

func newSALTLines(prefix string) saltLines {
	return saltLines{
		over:       worksheet.NewLine(prefix + "salt.over"),
		reduction:  worksheet.NewLine(prefix + "salt.reduction"),
		reducedCap: worksheet.NewLine(prefix + "salt.reduced_cap"),
		cap:        worksheet.NewLine(prefix + "salt.cap"),
		allowed:    worksheet.NewLine(prefix + "salt"),
	}
}

// allowed is the part of the state tax paid that may be deducted. Wages are
// the modified adjusted gross income.
//
// law: 26 USC 164(b)(7)
func (r *saltRules) allowed(s *worksheet.Sheet, l *saltLines, status tax.FilingStatus, magi, paid worksheet.Amount) worksheet.Amount {
	return s.Min(l.allowed, paid, r.limit(r, s, l, status, magi))
}

// flatCap is the limit in 2024 and again from 2030.
func (r *saltRules) flatCap(_ *worksheet.Sheet, _ *saltLines, status tax.FilingStatus, _ worksheet.Amount) worksheet.Amount {
	return r.cap[status]
}

// phasedDownCap is the limit from 2025 to 2029: reduced by a share of what
// income exceeds the threshold by, but not below the floor.
func (r *saltRules) phasedDownCap(s *worksheet.Sheet, l *saltLines, status tax.FilingStatus, magi worksheet.Amount) worksheet.Amount {
	over := s.Excess(l.over, magi, r.phaseDownOver[status])
	reduction := s.Mul(l.reduction, over, r.phaseDownRate, money.CentHalfUp)
	reduced := s.Sub(l.reducedCap, r.cap[status], reduction)
	return s.Max(l.cap, reduced, r.floor[status])
}
