package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/gap"
)

// Bounds of what is taken from a form: a whole scenario with forty grants has
// some three hundred fields, and no field that can be read is longer than two
// hundred characters.
const (
	maxFields = 500
	maxText   = 400 // bytes that are shown again, though too long to be read
)

// form is what a visitor sent: texts by field, and what they ask for besides
// computing.
type form struct {
	typed  typed
	do     string
	preset string // chosen in the list of cases
}

// parseForm reads a body as far as it is a form: only one that is too large is
// an error.
func parseForm(r *http.Request) error {
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		return err
	}
	return nil
}

// readForm reads the body of a form. A body that is only half a form is read as
// far as it goes: what is missing then has its error at its field.
func readForm(c echo.Context) (form, error) {
	r := c.Request()
	if err := parseForm(r); err != nil {
		return form{}, err
	}
	return form{typed: typedIn(r.PostForm), do: last(r.PostForm["do"]), preset: last(r.PostForm["preset"])}, nil
}

// typedIn are the texts of the fields that are ours or look as if they were. A
// name that is given twice counts by its last value: that is how a check box
// overrules the hidden 'no' before it.
func typedIn(values url.Values) typed {
	var names []string
	for name := range values {
		if isOurs(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	t := typed{}
	for _, name := range names[:min(len(names), maxFields)] {
		if text := cleaned(last(values[name])); text != "" {
			t[name] = text
		}
	}
	return t
}

// isOurs tells whether a name is that of an input, or would be if there were
// such an input.
func isOurs(name string) bool {
	if len(name) > maxText {
		return false
	}
	_, known := fieldAt(name)
	return known || name == basisField || deal.Owns(name) || slices.ContainsFunc(
		[]string{"candidate.", "current.", "offer.", "employer.", "policy.", "market.", "goals."},
		func(group string) bool { return strings.HasPrefix(name, group) })
}

// cleaned is a text without what no text holds, cut where it is too long to be
// read anyway.
func cleaned(text string) string {
	if len(text) > maxText {
		text = text[:maxText]
	}
	text = strings.ToValidUTF8(text, "")
	return strings.TrimSpace(strings.ReplaceAll(text, "\x00", ""))
}

func last(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[len(values)-1]
}

// basis is the one that the gap is shown on: purchasing power unless another
// is chosen.
func (t typed) basis() gap.Basis {
	for _, b := range gap.Bases {
		if b.String() == t[basisField] {
			return b
		}
	}
	return gap.PurchasingPower
}
