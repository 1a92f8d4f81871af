package views

import (
	"strconv"

	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/ui"
)

// PolicyPage is the policy lab at /policy.
type PolicyPage struct {
	Page
	Eyebrow      string
	Answer       []Span
	Why          []Link   // the workings of the answer's figures
	Best         []Span   // the best design for the money, on what basis
	Warnings     []string // what must be known before the figures are believed
	Limits       string   // how the figures are to be read
	Announcement string   // what the live region says
	Form         PolicyForm
	Cases        PolicyCases
	Run          *RunOffer // nil where no run can be begun
	Share        PolicyShare
	Designs      DesignTable
	Focus        FocusNav
	Grid         *Heatmap // nil where the design in focus has no rate
	Frontier     *Figure  // likewise
	Lazy         []LazyFigure
	Groups       Figure
	Split        Figure
	Years        Figure
	Budget       []Link // the cost estimate and its workbook
	Inverse      InversePanel
	Assumptions  AssumptionPanel
}

// DesignTable sets designs side by side: a table, and on phones a card each.
type DesignTable struct {
	Title, Sub, Caption, RowTitle string
	Designs                       []DesignHead
	Rows                          []DesignRow
	CSV                           Link
}

// DesignHead names a design. Note is its terms in short, Lead its people; URL
// puts it in focus.
type DesignHead struct {
	Mark, Name, Note, URL string
	Lead                  string
	Current               bool
}

// cardID is the id of its card on phones.
func (d DesignHead) cardID() string { return "card-" + d.Mark }

// DesignRow is one measure of every design, in the order of the heads.
type DesignRow struct {
	Name, Note string
	Cells      []DesignCell
}

// DesignCell is a value with its band or unit. Without support most measures
// have none, and a card leaves those out.
type DesignCell struct {
	Value, Note string
	Working     string // where its working is; empty where it has none
	Bar         *chart.Drawing
	Has         bool
}

// FocusNav chooses the design that the views are about.
type FocusNav struct {
	Label   string
	Designs []DesignHead
}

// PolicyCases says which uploaded list is reckoned with, or takes one.
type PolicyCases struct {
	Title, Kept string
	Out         Link // back to the pool; empty where no list is reckoned with
	Upload      CaseUpload
}

// RunOffer begins a run of the page's input in the background.
type RunOffer struct {
	Label, Note string
	Hidden      []ui.Field
}

// LazyFigure stands where a figure will: a script fetches it when it comes into
// sight, and a reader without one follows the link.
type LazyFigure struct {
	ID, Title string
	Link      Link
}

// Heatmap is a table whose cells are links, the darker the more. Two lines run
// between its cells.
type Heatmap struct {
	ID, Title, Sub, Caption string
	Corner                  string
	Columns                 []string
	Rows                    []HeatRow
	BudgetKey, GapKey       string
	CSV                     Link
}

// HeatRow is a row of cells.
type HeatRow struct {
	Name  string
	Cells []HeatCell
}

// HeatCell is a number that leads to its own page, if it has one. Level is 0 to 5. The rest
// tells at which of its sides a line runs.
type HeatCell struct {
	Text, Label, URL      string
	Level                 int
	Chosen                bool
	BudgetRight, GapRight bool
	BudgetBelow, GapBelow bool
}

// class is the cell's shade.
func (c HeatCell) class() string { return "heat heat-" + strconv.Itoa(c.Level) }

// sides are the classes of the lines at the cell's sides.
func (c HeatCell) sides() []string {
	var sides []string
	for _, side := range []struct {
		runs  bool
		class string
	}{{c.BudgetRight, "iso-right"}, {c.BudgetBelow, "iso-below"}, {c.GapRight, "gap-right"}, {c.GapBelow, "gap-below"}} {
		if side.runs {
			sides = append(sides, side.class)
		}
	}
	return sides
}

// InversePanel asks questions that go backwards with the reader's own numbers.
type InversePanel struct {
	Title, Sub, Submit string
	Fields             []ui.Field
	Hidden             []ui.Field // the rest of the page's input
	Lazy               LazyFigure
}

// AssumptionPanel lists what the results rest on, with how sure it is.
type AssumptionPanel struct {
	Title, Sub, Show string
	Counts           []ui.Chip
	AssumptionTable
	All Link
}

// AssumptionTable are parameters with their grades.
type AssumptionTable struct {
	Columns [4]string
	Items   []Assumption
}

// Assumption is one parameter with its grade. Its name leads to its history.
type Assumption struct {
	Name, URL, Value string
	Grade            ui.Chip
	Source           Link
}

// PolicyFigurePage is one figure of the lab on a page of its own.
type PolicyFigurePage struct {
	Page
	Figure Figure
	Back   Link
}
