package views

import "github.com/offergap/offergap/views/ui"

// ComparePage is saved results side by side, at /compare.
type ComparePage struct {
	Page
	IDs     string // of the links that are compared, for the form
	Results []ComparedResult
	Figures *ui.Table // nil until two results are open
	Inputs  *ui.Table // what differs in the input; nil where nothing does
	Note    string    // what a reader must know before comparing
	Problem string    // what was not taken over
	Full    bool      // no more results fit
}

// ComparedResult is one of the results, or a link that opens none; then it has
// no URL and Note says why.
type ComparedResult struct {
	Number          int
	Name, URL, Note string
	Without         string // the comparison without it
}
