package views

import (
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/ui"
)

// CalculatorPage is the page at /.
type CalculatorPage struct {
	Page
	Outcome
	Announcement string // what the live region says: the new gap
	Change       *ChangeNote
	Basis        BasisSwitch
	Form         CalculatorForm
	Share        SharePanel
	Summary      SummaryBar
}

// BasisSwitch chooses on which basis the gap is measured. Its buttons submit
// the form; the basis now chosen goes along as a hidden field.
type BasisSwitch struct {
	Label   string
	Value   string // of view.basis
	Options []BasisOption
	Term    string // the chosen basis …
	Hint    string // … and what it means
}

// BasisOption is one basis with its ratio: "구매력 4.0배".
type BasisOption struct {
	Label, Do string
	Chosen    bool
}

// ChangeNote says what the last change did.
type ChangeNote struct {
	Text string
	Undo bool
}

// CalculatorForm is the form: presets, the short form, and the details folded
// away.
type CalculatorForm struct {
	Errors   ui.ErrorSummary
	Hidden   []ui.Field // carried along unchanged
	Preset   PresetSelect
	Current  FieldGroup
	Offer    FieldGroup
	Reading  ui.Field // policy.reading, segmented
	Rate     ui.Rate  // policy.rate
	Policies []PolicyPreset
	// PolicyInForce names the policy whose terms are those of the form, or
	// says that they are the visitor's own.
	PolicyInForce string
	Folds         []ui.Fold
}

// FieldGroup is a part of the short form. Lead stands alone, Pairs beside each
// other.
type FieldGroup struct {
	Legend, Note, Swatch string
	Lead                 []ui.Field
	Pairs                []ui.Field
}

// PresetSelect starts from a known case. Note says what of it is assumed; it
// is folded away under its title.
type PresetSelect struct {
	Field           ui.Field // name "preset", kind Select
	Apply           ui.Button
	Source          ui.Source
	NoteTitle, Note string
}

// PolicyPreset sets the policy in one click.
type PolicyPreset struct {
	Label, Note, Do string
	Chosen          bool
}

// SharePanel saves the result. Saved is set in the answer to a save.
type SharePanel struct {
	Action string // where the form is sent to be saved
	Fields ShareFields
	Round  *RoundPanel // nil where nothing was copied
	Saved  *SavedLink
	Error  string
}

// SavedLink is the new address; Note says for whom it is and until when.
// EditKey is shown this once; EditURL has it behind its '#', which browsers do
// not send. Changed leads to what is new since the round before.
type SavedLink struct {
	URL, Note, EditURL, EditKey string
	Changed                     Link
}

// SummaryBar is the bar at the foot of a phone's screen.
type SummaryBar struct {
	Label, Ratio, Basis string
	Bar                 chart.Drawing
}
