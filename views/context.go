package views

// ContextPage shows the indicators that policy papers cite.
type ContextPage struct {
	Page
	Heading, Intro string
	Links          []Link
	Indicators     []Indicator
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
