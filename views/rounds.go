package views

import "github.com/offergap/offergap/views/ui"

// RoundPanel offers to save as the round after an earlier result, for who has
// that result's edit key. Read is set in the answer to a save, which alone says
// something of the key.
type RoundPanel struct {
	Earlier Link
	Key     ui.Field
	Read    bool
	Stop    ui.Button
}

// own tells the morph whether to take over what is said of the key.
func (r RoundPanel) own() string {
	if r.Read {
		return "read"
	}
	return "typed"
}
