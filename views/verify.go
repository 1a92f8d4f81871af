package views

import "github.com/offergap/offergap/views/ui"

// VerifyPage says whether the bytes of a saved result are those that were
// saved, and how anyone can find that out without us.
type VerifyPage struct {
	Page
	Heading, Verdict string
	Lines            []ui.Line // both hashes, the size
	Note             string    // how to check it oneself, or why it cannot be done
	Command          string    // empty where the audience may not have the bytes
	Links            []Link
}
