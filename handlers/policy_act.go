package handlers

import (
	"slices"
	"strconv"
	"strings"
)

// What the page's buttons ask for besides computing; the last three are followed
// by a design's number.
const (
	doAdd     = "add"
	doCopy    = "copy."
	doRemove  = "remove."
	doProgram = "programme."
)

// programmeField is the list of programmes of design n, which is no part of the
// input: its button writes the terms into the fields.
func programmeField(n int) string { return designPrefix(n) + "programme" }

// act does what a button asks for. What cannot be done leaves all as it is.
func (q labQuery) act(do string, chosen func(name string) string) labQuery {
	if do == doAdd {
		return q.inserted(len(q.designs), typed{instrumentField: "match"})
	}
	action, number, found := strings.Cut(do, ".")
	n, err := strconv.Atoi(number)
	if !found || err != nil || n < 1 || n > len(q.designs) {
		return q
	}
	switch action + "." {
	case doCopy:
		return q.inserted(n, q.designs[n-1])
	case doRemove:
		if len(q.designs) > 1 {
			return labQuery{q.study, slices.Delete(slices.Clone(q.designs), n-1, n)}.with(typed{focusField: ""})
		}
	case doProgram:
		if terms, known := programmeTerms(chosen(programmeField(n))); known {
			designs := slices.Clone(q.designs)
			designs[n-1] = terms
			return labQuery{q.study, designs}
		}
	}
	return q
}

// inserted is the input with one more design before position i, if it may have
// one more.
func (q labQuery) inserted(i int, d typed) labQuery {
	if len(q.designs) >= maxStudyDesigns {
		return q
	}
	return labQuery{q.study, slices.Insert(slices.Clone(q.designs), i, d)}
}
