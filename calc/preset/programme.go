package preset

import (
	"fmt"
	"slices"
	"strings"
)

// Home is the country of the schemes that are not marked with theirs.
const Home = "KOR"

// Programme is a scheme as a design of the policy lab: a match of the
// calculator's, or a relief, a credit or a lump sum, of this country or another.
type Programme struct {
	ID         string
	Country    string // ISO 3166-1, three letters; Home where the proposal is ours
	Instrument string // as in the API: match, tax_relief …
	Label      Words
	Note       Words
	Simplified Words   // what the terms leave out of the scheme; empty if nothing
	Fields     []Field // a design's: rate, cap, eligible.least_pay …
	Sources    []Source
}

// Unverified tells whether a figure of it is recalled and was read nowhere.
func (p Programme) Unverified() bool {
	return slices.ContainsFunc(p.Sources, func(s Source) bool { return s.Status == "recalled" })
}

// Programmes are the schemes in the order in which they are offered: those that
// the calculator has too, then the others.
func Programmes() []Programme { return loaded().programmes }

// ProgrammeNamed is the scheme with the id; false if there is none.
func ProgrammeNamed(id string) (Programme, bool) {
	for _, p := range Programmes() {
		if p.ID == id {
			return p, true
		}
	}
	return Programme{}, false
}

func readProgrammes(policies []Policy) ([]Programme, error) {
	var programmes []Programme
	for _, p := range policies {
		fields := slices.Clone(p.Fields)
		for i := range fields {
			fields[i].Path = strings.TrimPrefix(fields[i].Path, "policy.")
		}
		programmes = append(programmes, Programme{p.ID, Home, "match", p.Label, p.Note, p.Simplified, fields, p.Sources})
	}
	var file programmesFile
	if err := decode("programmes.yaml", &file); err != nil {
		return nil, err
	}
	for _, p := range file.Programmes {
		sources, err := file.Sources.named(p.Sources)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ID, err)
		}
		programmes = append(programmes, Programme{p.ID, p.Country, p.Instrument, p.Label, p.Note, p.Simplified, p.Fields.fields(), sources})
	}
	return programmes, nil
}
