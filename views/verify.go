package views

import "github.com/offergap/offergap/views/ui"

// VerifyPage says whether the bytes of a saved result are those that were
// saved, and how anyone can find that out without us.
type VerifyPage struct {
	Page
	Heading, Verdict string
	Hashes           []ui.Line // as it was saved, and of the bytes now
	Size             ui.Line   // of the bytes; without a label where they cannot be read
	Note             string    // how to check it oneself, or why it cannot be done
	Command          string    // empty where the audience may not have the bytes
	Links            []Link
}
