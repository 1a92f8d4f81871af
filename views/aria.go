package views

import "strconv"

// ariaBool prints an ARIA state, which unlike an HTML attribute is written out
// when it is false.
func ariaBool(on bool) string { return strconv.FormatBool(on) }
