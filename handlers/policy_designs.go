package handlers

import (
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// designMarks name the designs in charts and heads, behind 'none'.
const designMarks = "ABCD"

// designTable sets no support, the proposal and the programmes side by side.
func (p labPresenter) designTable() views.DesignTable {
	args := []text.Arg{text.Count("people", p.in.size), text.Count("years", p.in.study.Horizon), text.Count("draws", p.in.study.Draws)}
	t := views.DesignTable{
		Title: p.lang.T("policy.designs.title"), Sub: p.lang.T("policy.designs.sub", args...), Caption: p.lang.T("policy.designs.caption", args...),
		RowTitle: p.lang.T("policy.designs.row"), Designs: []views.DesignHead{{Name: p.lang.T("policy.designs.without")}},
	}
	for i, d := range p.in.study.Designs {
		t.Designs = append(t.Designs, views.DesignHead{Mark: designMarks[i : i+1], Name: p.designName(i), Note: p.terms(d.Policy)})
	}
	for _, m := range measures {
		row := views.DesignRow{Name: p.lang.T("policy.measure." + m.id), Note: p.lang.T("policy.measure_note." + m.id)}
		row.Cells = append(row.Cells, m.without(p))
		for _, f := range p.result.findings.Designs {
			value, note := m.of(p, f)
			row.Cells = append(row.Cells, views.DesignCell{Value: value, Note: note, Has: true})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// designName is the proposal or a programme by its label.
func (p labPresenter) designName(i int) string {
	if known, ok := preset.PolicyNamed(p.in.ids[i]); ok {
		return wordsIn(p.lang, known.Label)
	}
	return p.lang.T("policy.designs.proposal")
}

// measure is a row of the table: what it prints of a design.
type measure struct {
	id string
	of func(p labPresenter, f policy.DesignFinding) (value, note string)
}

// without is the row's cell where there is no support.
func (m measure) without(p labPresenter) views.DesignCell {
	if m.id == "hires" {
		return views.DesignCell{Value: p.people(p.proposal().HiresWithout), Has: true}
	}
	return views.DesignCell{Value: p.lang.T("policy.none")}
}

// measures are the rows in the order of the questions: who comes, what it
// costs, what returns, what each costs, how long it lasts, what it is worth.
var measures = []measure{
	{"hires", func(p labPresenter, f policy.DesignFinding) (string, string) { return p.people(f.HiresWith), "" }},
	{"additional", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.people(f.AdditionalHires.Median), p.peopleBand(f.AdditionalHires)
	}},
	{"deadweight", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.shareOrNone(f.DeadweightShare), ""
	}},
	{"gross", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.won(int64(f.GrossCost.Median)), p.wonBand(f.GrossCost)
	}},
	{"recapture", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.won(int64(f.GrossCost.Median - f.NetCost.Median)), ""
	}},
	{"net", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.won(int64(f.NetCost.Median)), p.wonBand(f.NetCost)
	}},
	{"cost", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(f.CostPerAdditionalHire.Net), ""
	}},
	{"cost_year", func(p labPresenter, f policy.DesignFinding) (string, string) { return p.wonOrNone(hireYear(f).Net), "" }},
	{"exhaustion", func(p labPresenter, f policy.DesignFinding) (string, string) {
		if f.ExhaustionMonth == nil {
			return p.lang.T("policy.not_exhausted"), ""
		}
		return p.lang.T("policy.months", text.With("months", text.Decimal(*f.ExhaustionMonth, 1))), p.lang.T("policy.awarded", text.With("share", p.shareOrNone(&f.AwardShare)))
	}},
	{"gap_closed", func(p labPresenter, f policy.DesignFinding) (string, string) { return p.shareOrNone(f.GapClosed), "" }},
	{"mvpf", func(p labPresenter, f policy.DesignFinding) (string, string) {
		switch {
		case f.MVPFInfinite:
			return "∞", ""
		case f.MVPF == nil:
			return p.lang.T("policy.none"), ""
		}
		return text.Decimal(*f.MVPF, 1), ""
	}},
	{"spillover", func(p labPresenter, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(f.SpilloverBreakEven), ""
	}},
	{"evidence", func(p labPresenter, f policy.DesignFinding) (string, string) {
		key := "inside"
		if f.OutsideEvidence {
			key = "outside"
		}
		return p.lang.T("policy.evidence." + key), p.lang.T("policy.evidence.rise", text.With("rise", p.shareOrNone(f.MedianPayRise)))
	}},
}
