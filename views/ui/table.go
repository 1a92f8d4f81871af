package ui

// Table is a table ready to print. The first column is the row's head. Caption
// says what is measured, in which unit and period.
type Table struct {
	Caption string
	Head    []Column
	Rows    []Row
	Foot    []Row
}

// Column is a column's head. Numeric columns are set to the right.
type Column struct {
	Text    string
	Numeric bool
}

// Row is a row of a table. Cells follow the head's columns, without the first.
// Swatch colours the row's head (candidate, company, state, ref …).
type Row struct {
	Head, Note string
	Swatch     string
	Chip       Chip // after the head; none where empty
	Cells      []string
	Links      []string // where each cell's working is; none where empty or left out
	Sum        bool     // a subtotal, ruled above
	Action     Button   // under the head; none where it asks for nothing
}

// link is where the i-th cell's working is, empty where it has none.
func (r Row) link(i int) string {
	if i < len(r.Links) {
		return r.Links[i]
	}
	return ""
}

// numeric tells whether the i-th cell after the row's head is a number.
func (t Table) numeric(i int) bool { return i+1 < len(t.Head) && t.Head[i+1].Numeric }

// Chip is a short mark beside a title. Tone is "", ok, no, ask or bill.
type Chip struct{ Text, Tone string }
