package views

import "github.com/offergap/offergap/views/ui"

// BudgetPage is a cost estimate as a ministry hands it in, made to be printed.
type BudgetPage struct {
	Page
	Heading, Subject string
	Notice           string // that some input was left out
	Back, Workbook   Link
	PrintHint        string
	Facts            []BudgetFact
	Parts            []BudgetPart
}

// BudgetFact is a line of the head. One without a value is filled in by hand.
type BudgetFact struct{ Name, Value string }

// BudgetPart is a part with a Roman number.
type BudgetPart struct {
	ID, Title string
	Lead      []string
	Sections  []BudgetSection
}

// BudgetSection is a numbered section.
type BudgetSection struct {
	ID, Title string
	Blocks    []BudgetBlock
	Lazy      *LazyFigure // what is fetched once the page stands
}

// BudgetBlock is what is said of one subject: text, then points, then a table.
type BudgetBlock struct {
	Title      string
	Paragraphs []string
	Points     []string
	Table      *ui.Table
	Note       string // below the table
	More       Link
}

// BudgetRiskPage is the part that takes draws, on a page of its own.
type BudgetRiskPage struct {
	Page
	Blocks []BudgetBlock
	Back   Link
}
