package caselist

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// plain is the cell as the parser of fields reads it: options by their names in
// the API, yes and no, nothing for what is not known. A word that is none of
// them stays, and its field refuses it.
func (b *binding) plain(cell string) string {
	if cell == "" {
		return ""
	}
	v := words()
	switch b.Field.Kind {
	case scenario.OptionField, scenario.BoolField:
		key := keyOf(cell)
		if option, known := v.options[b.Path][key]; known {
			return option
		}
		if option, known := v.yesNo[key]; known && b.Field.Kind == scenario.BoolField {
			return option
		}
		if b.Field.Nullable && v.unknown[key] {
			return ""
		}
	case scenario.CountField, scenario.PercentField:
		if b.Field.Nullable && v.unknown[keyOf(cell)] {
			return ""
		}
	}
	return cell
}

// Bounds of the labels that cases are reported under. They are kinds of people:
// a list with one label for each would name them.
const (
	maxLabel  = 60 // characters
	maxLabels = 20
)

// label reads what the case is reported under: a persona's id, or a word.
func (r *reader) label(row Row, c *policy.Case) {
	b := r.byPath[personaPath]
	if b == nil {
		return
	}
	c.Persona = row.cell(b.at)
	if id, known := words().personas[keyOf(c.Persona)]; known {
		c.Persona = id
	}
	switch {
	case c.Persona == "" || r.labels[c.Persona]:
		return
	case utf8.RuneCountInString(c.Persona) > maxLabel, strings.ContainsFunc(c.Persona, func(x rune) bool { return !unicode.IsPrint(x) || x == utf8.RuneError }):
		r.blame(row, scenario.FieldError{Field: personaPath, Code: codeBadLabel, Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(maxLabel)}}})
	case len(r.labels) == maxLabels:
		r.blame(row, scenario.FieldError{Field: personaPath, Code: codeManyLabels, Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(maxLabels)}}})
	default:
		r.labels[c.Persona] = true
	}
}
