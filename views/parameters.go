package views

import (
	"strconv"

	"github.com/offergap/offergap/views/ui"
)

// ParametersPage lists every value of law and statistics with its source.
type ParametersPage struct {
	Page
	Heading, Intro string
	Country        ui.Field // filters: plain GET
	Status         ui.Field
	Count          string
	Groups         []ParameterGroup
	Empty          string
}

// ParameterGroup is a file of values: one statute or one set of statistics.
type ParameterGroup struct {
	ID, Title, Note string
	Parameters      []Parameter
}

// Parameter is a value with its history, the latest first.
type Parameter struct {
	ID, Label, Law, Unit string
	Values               []ParameterValue
}

// RowSpan is the number of rows that the parameter's head spans.
func (p Parameter) RowSpan() string { return strconv.Itoa(len(p.Values)) }

// ParameterValue is the value from a date on.
type ParameterValue struct {
	From, Value string
	Table       *ui.Table // a schedule instead of a value
	Source      Link
	Where       string // page, table or row
	Checked     string
	Status      ui.Chip // in force, carried forward, bill, pending, assumption
}
