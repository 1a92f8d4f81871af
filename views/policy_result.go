package views

import "github.com/offergap/offergap/views/ui"

// PolicyResultPage is a result of the policy lab that is kept: read-only, with
// every figure as it was computed. It is of a saved result or of a run.
type PolicyResultPage struct {
	Policy    PolicyPage // without form, panels and links to other inputs
	Result    ResultPage // facts, inputs, and what is different today
	Stored    string     // that nothing is computed again
	Charts    string     // of how many candidates the charts are; empty: of all
	Sweep     Figure
	Tornado   Figure
	Scenarios Figure
	Inverse   Figure
	Share     *PolicyShare // of a run, which is not saved yet
}

// PolicyShare saves a result of the policy lab.
type PolicyShare struct {
	Action     string
	Hidden     []ui.Field // the input
	Fields     ShareFields
	Sub, Cases string // Cases says that an uploaded list is saved too
	Privacy    string
	Error      string
	Saved      *SavedLink // in the answer to a save
}
