package views

import (
	"strconv"

	"github.com/offergap/offergap/views/ui"
)

// PolicyPage is the policy lab at /policy.
type PolicyPage struct {
	Page
	Eyebrow      string
	Answer       []Span
	Warnings     []string // what must be known before the figures are believed
	Limits       string   // how the figures are to be read
	Announcement string   // what the live region says
	Form         PolicyForm
	Designs      DesignTable
	Split        Figure
	Sweep        Figure
	Grid         Heatmap
	Years        TablePanel
	Assumptions  AssumptionPanel
}

// PolicyForm is the whole input of the page; its query string is the page's
// state.
type PolicyForm struct {
	Errors     ui.ErrorSummary
	Pool       []ui.Field // who is offered a job
	PoolNote   string
	PoolSource Link
	Match      []ui.Field // the proposal's terms
	Budget     ui.Field
	Others     []ui.Field // programmes to compare with
}

// DesignTable sets designs side by side: a table, and on phones a card each.
type DesignTable struct {
	Title, Sub, Caption, RowTitle string
	Designs                       []DesignHead
	Rows                          []DesignRow
}

// DesignHead names a design. Note is its terms in short.
type DesignHead struct{ Mark, Name, Note string }

// DesignRow is one measure of every design, in the order of the heads.
type DesignRow struct {
	Name, Note string
	Cells      []DesignCell
}

// DesignCell is a value with its band or unit. Without support most measures
// have none, and a card leaves those out.
type DesignCell struct {
	Value, Note string
	Has         bool
}

// Heatmap is a table whose cells are links, the darker the more.
type Heatmap struct {
	Title, Sub, Caption string
	Corner              string
	Columns             []string
	Rows                []HeatRow
}

// HeatRow is a row of cells.
type HeatRow struct {
	Name  string
	Cells []HeatCell
}

// HeatCell is a number that leads to its own page. Level is 0 to 5.
type HeatCell struct {
	Text, Label, URL string
	Level            int
	Chosen           bool
}

// class is the cell's shade.
func (c HeatCell) class() string { return "heat heat-" + strconv.Itoa(c.Level) }

// AssumptionPanel lists what the results rest on, with how sure it is.
type AssumptionPanel struct {
	Title, Sub string
	Columns    [4]string
	Items      []Assumption
	All        Link
}

// Assumption is one parameter with its grade.
type Assumption struct {
	Name, Value, Note string
	Grade             ui.Chip
	Source            Link
}
