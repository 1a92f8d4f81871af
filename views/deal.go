package views

import (
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/ui"
)

// DealPage is the page of the offer as it is negotiated, at /offer.
type DealPage struct {
	Page
	Eyebrow     string
	Answer      []Span
	Case        []ui.Line // the scenario that is negotiated
	Errors      ui.ErrorSummary
	Folds       []ui.Fold
	Examples    []ui.Button
	ExampleNote string // empty once the figures are the visitor's own
	Sections    []DealSection
	Share       SharePanel
	Back        Link // to the result that it was saved with; the form is left out then
}

// DealSection is one part of the result: its message, what must be heeded, and
// its figures as lines, tables and drawings in that order.
type DealSection struct {
	ID, Title, Sub string
	Flags          []DealFlag
	Figures        []KeyFigure
	Lines          []DealLine
	Tables         []TablePanel
	Drawing        *Figure
	Cards          []DealCards
	Note           string
	Sources        []Link
	Offers         []DealOffer
}

// DealOffer is a cited amount for a field that was left out, with the button
// that takes it.
type DealOffer struct {
	Text   string
	Source Link
	Button ui.Button
}

// DealCards are things to choose among, side by side: packages, or schemes.
type DealCards struct {
	Title string
	Wide  bool // two beside one another at most
	Cards []DealCard
}

// DealCard is one of them: what it comes to, what holds it back, and the button
// that takes it.
type DealCard struct {
	ID, Title, Sub string
	Chip           ui.Chip
	Lines          []DealLine
	Bar            *chart.Drawing
	BarText        string
	Points         []DealPoint
	Notes          []string
	Links          []Link
	Action         ui.Button
}

// DealPoint is a condition with whether it is met.
type DealPoint struct {
	Mark ui.Chip
	Text string
}

// DealFlag is what must be heeded. Tone is refuse or heed; Law is where it says
// so.
type DealFlag struct {
	Tone, Word, Text string
	Law              Link
}

// DealLine is a labelled amount that leads to its working.
type DealLine struct {
	Label, Note, Value string
	Working            string // address; empty for what is no amount
	Sum                bool
}
