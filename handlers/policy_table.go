package handlers

import (
	"math"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// designTable sets no support and the designs side by side.
func (p labPresenter) designTable() views.DesignTable {
	args := []text.Arg{text.Count("people", p.in.size), text.Count("years", p.in.study.Horizon), text.Count("draws", p.in.study.Draws)}
	t := views.DesignTable{
		Title: p.tableTitle(), Sub: p.lang.T("policy.designs.sub", args...), Caption: p.lang.T("policy.designs.caption", args...),
		RowTitle: p.lang.T("policy.designs.row"), Designs: []views.DesignHead{{Name: p.lang.T("policy.designs.without")}},
		CSV: p.csvLink(tableFigure),
	}
	for i := range p.in.study.Designs {
		t.Designs = append(t.Designs, views.DesignHead{
			Mark: mark(i), Name: p.designName(i), Note: p.terms(i), Current: i == p.in.focus, URL: p.focusURL(i),
		})
	}
	t.Designs[0].Lead = p.people(p.inFocus().HiresWithout)
	for _, m := range measures {
		row := views.DesignRow{Name: p.lang.T("policy.measure." + m.id), Note: p.lang.T("policy.measure_note."+m.id, p.evidenceLimit())}
		row.Cells = append(row.Cells, p.withoutCell(m))
		for i := range p.in.study.Designs {
			row.Cells = append(row.Cells, p.cell(m, i))
		}
		t.Rows = append(t.Rows, row)
		if m.id == "additional" { // what a card says before it is opened
			for i := range p.in.study.Designs {
				t.Designs[i+1].Lead = p.lang.T("policy.designs.lead", text.With("hires", row.Cells[i+1].Value))
			}
		}
	}
	return t
}

// tableTitle is the message of the table: who brings the most people. Packages
// in kind are a range and in no ranking.
func (p labPresenter) tableTitle() string {
	most, others := -1, 0
	for i, f := range p.result.findings.Designs {
		if f.ValuedWithoutEvidence || f.AdditionalHires.Central <= 0 {
			continue
		}
		others++
		if most < 0 || f.AdditionalHires.Central > p.finding(most).AdditionalHires.Central {
			most = i
		}
	}
	if others < 2 {
		return p.lang.T("policy.designs.title")
	}
	f := p.finding(most)
	return p.lang.T("policy.designs.most", text.With("mark", mark(most)), text.With("design", p.designName(most)),
		text.With("hires", p.people(f.AdditionalHires.Central)), text.With("cost", p.won(int64(f.NetCost.Central))))
}

// cell is a measure of design i. Where the design is valued without evidence its
// band stands in place of the point.
func (p labPresenter) cell(m measure, i int) views.DesignCell {
	f := p.finding(i)
	if m.inCash && f.ValuedWithoutEvidence {
		return views.DesignCell{Value: p.lang.T("policy.none"), Has: true}
	}
	value, note := m.of(p, i, f)
	c := views.DesignCell{Value: value, Note: note, Has: true}
	if value != p.lang.T("policy.none") {
		c.Working = p.workingURL(i, m.id)
	}
	if m.band == nil {
		return c
	}
	b := m.band(p.result.bands[i])
	if b.P10 == nil || value == p.lang.T("policy.none") {
		return c
	}
	c.Bar = p.bandBar(m, b)
	words := p.wonBand(b)
	if m.people {
		words = p.peopleBand(b)
	}
	if f.ValuedWithoutEvidence {
		c.Value, c.Note = words, p.lang.T("policy.designs.range")
		return c
	}
	c.Note = words
	if note != "" {
		c.Note = p.lang.T("policy.designs.and", text.With("band", words), text.With("note", note))
	}
	return c
}

// bandBar draws a band on the scale of its row.
func (p labPresenter) bandBar(m measure, b policy.Band) *chart.Drawing {
	top := 0.0
	for _, all := range p.result.bands {
		if other := m.band(all); other.P90 != nil {
			top = math.Max(top, *other.P90)
		}
	}
	d := chart.BandBar(chart.BandBarInput{Low: *b.P10, Middle: b.Central, High: *b.P90, Top: top})
	return &d
}

// withoutCell is the measure's cell where there is no support.
func (p labPresenter) withoutCell(m measure) views.DesignCell {
	if m.id != "hires" {
		return views.DesignCell{Value: p.lang.T("policy.none")}
	}
	b := p.result.bands[p.in.focus].HiresWithout
	c := views.DesignCell{Value: p.people(p.inFocus().HiresWithout), Working: p.workingURL(p.in.focus, "without"), Note: p.peopleBand(b), Has: true}
	if b.P10 != nil {
		c.Bar = p.bandBar(m, b)
	}
	return c
}

// table is the comparison as a file: each design's value and its band.
func (p labPresenter) table() ui.Table {
	t := ui.Table{Caption: p.lang.T("policy.designs.row"), Head: []ui.Column{{Text: p.lang.T("policy.designs.row")}, {Text: p.lang.T("policy.designs.without")}}}
	for i := range p.in.study.Designs {
		name := p.lang.T("policy.designs.marked", text.With("mark", mark(i)), text.With("design", p.designName(i)))
		t.Head = append(t.Head, ui.Column{Text: name}, ui.Column{Text: p.lang.T("policy.designs.note")})
	}
	for _, row := range p.designTable().Rows {
		cells := []string{row.Cells[0].Value}
		for _, c := range row.Cells[1:] {
			cells = append(cells, c.Value, c.Note)
		}
		t.Rows = append(t.Rows, ui.Row{Head: row.Name, Cells: cells})
	}
	return t
}
