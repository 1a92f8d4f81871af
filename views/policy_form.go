package views

import "github.com/offergap/offergap/views/ui"

// PolicyForm is the whole input of the page; its query string is the page's
// state.
type PolicyForm struct {
	Errors     ui.ErrorSummary
	Lead       []ui.Field // pool, size, years, budget, rationing, comparison
	PoolNote   string
	PoolSource Link
	Designs    []DesignEditor
	Add        *ui.Button // nil where there are as many as fit
	Folds      []ui.Fold
	Focus      ui.Field
	Ask        []ui.Field // carried along
}

// DesignEditor edits one design: its programme, its instrument and the fields
// that the instrument has.
type DesignEditor struct {
	ID, Mark, Title string
	Open            bool
	Programme       ui.Field
	Apply           ui.Button
	Instrument      ui.Field
	Fields          []ui.Field
	Items           *ItemBoxes // of a settlement package
	More            []ui.Field // folded away
	MoreOpen        bool
	Buttons         []ui.Button
}

// ItemBoxes is a list of which any part may be ticked.
type ItemBoxes struct {
	Name, Legend, Hint, Error string
	Options                   []ui.Option
}

// ID is that of the first box, for errors to lead to.
func (b ItemBoxes) ID() string { return b.Name }

// boxID is the id of one box.
func (b ItemBoxes) boxID(o ui.Option) string { return b.Name + "." + o.Value }

// describedBy names the hint and the error.
func (b ItemBoxes) describedBy() string {
	return ui.Field{Name: b.Name, Hint: b.Hint, Error: b.Error}.DescribedBy()
}
