package views

import "github.com/offergap/offergap/views/ui"

// ParametersPage lists every parameter of law and statistics in a line each.
type ParametersPage struct {
	Page
	Heading, Intro string
	Search         ui.Field
	Filters        []ui.Field // plain GET; with a script each change is sent at once
	Key            []StateNote
	Others         []Link // other forms of the same, and pages beside it
	Count          string
	Countries      []ParameterCountry
	Empty          string
}

// ValuesFragment is the part of the page that the filter changes.
const ValuesFragment fragment = "values"

// ParameterFragment is what the list shows of a parameter when it is unfolded.
const ParameterFragment fragment = "parameter"

// StateMark is how sure a value is: a word, and a sign of its own.
type StateMark struct{ Icon, Text, Tone string }

// StateNote explains a state.
type StateNote struct {
	State StateMark
	Note  string
}

// ParameterCountry are the groups of a country; Count is of parameters.
type ParameterCountry struct {
	ID, Title string
	Count     int
	Groups    []ParameterGroup
}

// ParameterGroup is a file of parameters: one statute or one set of statistics.
// URL leads to the page with the group unfolded.
type ParameterGroup struct {
	ID, Title, Note, URL string
	Open                 bool
	Parameters           []ParameterRow
}

// ParameterRow is a parameter in one line: its value of the day.
type ParameterRow struct {
	ID, Label, URL    string
	Value, Unit, From string
	State             StateMark
}

// ParameterPage is one parameter on a page of its own.
type ParameterPage struct {
	Page
	Heading, Group string
	Parameter      Parameter
	Back           Link
}

// Parameter is a parameter with its history, the latest first, and what it
// feeds.
type Parameter struct {
	ID, Law, Unit string
	Renewed       bool // a new value is due each year
	Values        []ParameterValue
	Related       []Link     // what a bill would change, or the bill
	Lines         []LineLink // of the working that it enters
	Ends          []Link     // results that build on those lines
	NoLines       Link       // why there are none
}

// LineLink leads to where a line of the working is explained.
type LineLink struct {
	ID string
	Link
}

// ParameterValue is the value from a date on.
type ParameterValue struct {
	From, Value string
	InForce     bool
	Table       *ui.Table // a schedule instead of a value
	Source      Link
	Where       string // page, table or row
	Published   string // as the source gives it
	Checked     string // when a person last compared it
	Note        string
	State       StateMark
}
