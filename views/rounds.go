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

// Rounds say which round of the offer a saved result is, and lead to the ones
// before and after it.
type Rounds struct {
	Number string // empty where the link does not show earlier rounds
	List   []Link // without an address where no link is open
}
