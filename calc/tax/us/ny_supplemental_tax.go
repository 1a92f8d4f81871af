package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

type supplementalRules struct {
	rows          [len(tax.FilingStatuses)][]supplementalRow
	phaseInLength worksheet.Amount
	flatOver      worksheet.Amount
	flatRate      worksheet.Rate
}

// supplementalRow takes back what the brackets below one of the schedule's
// saved: all that of earlier rows, and its own over the phase-in.
type supplementalRow struct {
	over      worksheet.Amount // taxable income from which the row counts
	start     worksheet.Amount // adjusted gross income at which the phase-in starts
	recovered worksheet.Amount // what the rows before have taken back
	rate      worksheet.Rate   // what the row takes back ÷ the length of the phase-in
}

func bindSupplemental(read *law.Reader) supplementalRules {
	r := supplementalRules{
		phaseInLength: read.Amount("us.ny_supplemental_tax.phase_in_length"),
		flatOver:      read.Amount("us.ny_supplemental_tax.flat_over"),
		flatRate:      read.Rate("us.ny_supplemental_tax.flat_rate"),
	}
	least := read.Amount("us.ny_supplemental_tax.over")
	for _, status := range tax.FilingStatuses {
		for _, row := range read.Rows("us.ny_supplemental_tax.rows", status.String()) {
			bound := supplementalRow{over: row.Amount("over"), recovered: row.Amount("add"), rate: row.Rate("rate")}
			bound.start = bound.over
			if bound.over.Less(least) {
				bound.start = least
			}
			r.rows[status] = append(r.rows[status], bound)
		}
	}
	return r
}

// supplementalLines are those of the supplemental tax within a return.
type supplementalLines struct{ over, phasedIn, benefit, tax worksheet.LineID }

func newSupplementalLines(prefix string) supplementalLines {
	return supplementalLines{
		over:     worksheet.NewLine(prefix + "ny.supplemental_tax.over"),
		phasedIn: worksheet.NewLine(prefix + "ny.supplemental_tax.phased_in"),
		benefit:  worksheet.NewLine(prefix + "ny.supplemental_tax.benefit"),
		tax:      worksheet.NewLine(prefix + "ny.supplemental_tax"),
	}
}

// tax is the supplemental tax, by the row that taxable income falls in. The
// phase-in runs on adjusted gross income, that is wages, so it has begun when
// taxable income enters the row: the tax jumps there. Where a row takes back
// much, a dollar more of wages costs more than a dollar. The forms round the
// share that is phased in to four decimals; we do not.
//
// law: N.Y. Tax Law 601
func (r *supplementalRules) tax(s *worksheet.Sheet, l *supplementalLines, status tax.FilingStatus, wages, taxable worksheet.Amount) worksheet.Amount {
	row := r.row(status, taxable)
	phasedIn := s.Min(l.phasedIn, s.Excess(l.over, wages, row.start), r.phaseInLength)
	return s.Sum(l.tax, row.recovered, s.Mul(l.benefit, phasedIn, row.rate, money.CentHalfUp))
}

// row is the last row that taxable income is over, or the first.
func (r *supplementalRules) row(status tax.FilingStatus, taxable worksheet.Amount) *supplementalRow {
	rows := r.rows[status]
	i := len(rows) - 1
	for i > 0 && !rows[i].over.Less(taxable) {
		i--
	}
	return &rows[i]
}
