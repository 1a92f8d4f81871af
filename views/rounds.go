package views

import "github.com/offergap/offergap/views/ui"

// RoundPanel offers to save as the round after an earlier result, for who has
// that result's edit key.
type RoundPanel struct {
	Earlier Link
	Key     ui.Field
	Stop    ui.Button
}
