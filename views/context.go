package views

// ContextPage shows the indicators that policy papers cite.
type ContextPage struct {
	Page
	Heading, Intro string
	Links          []Link
	Indicators     []Indicator
	Hubs           HubPanel
}

// Indicator is one indicator with its values, the latest first.
type Indicator struct {
	ID, Name, Unit string
	Values         []IndicatorValue
	All            Link
}

// IndicatorValue is Korea's value of a year beside those of other countries.
type IndicatorValue struct {
	Year, Korea, Rank, Others string
	Source                    Link
	Where, Note               string
	State                     StateMark
	Cite                      string // how to cite it
}

// HubPanel is the pay in other places, gross alone.
type HubPanel struct {
	ID, Title, Sub, Caption, Note string
	Columns                       []string
	Rows                          []HubRow
}

// HubRow is one place. Cells are its amounts, All where their history is.
type HubRow struct {
	ID, Name, Note, All string
	Cells               []string
	Source              Link
}
