package ui

import (
	"strconv"
	"strings"
	"time"
)

// Kind says how a field is entered. The zero value is money.
type Kind int

// The kinds of fields.
const (
	Money     Kind = iota // text, read as people write amounts, unit in the box
	Number                // text with a decimal keyboard, unit in the box
	Select                // one of Options
	Segmented             // one of two to four Options, side by side
	Check                 // yes or no
	Hidden                // carried along, not shown
	Text                  // a name or a key
	Choices               // one of Options, each on a line with its Note
	Date                  // a day, by the browser's own picker
)

// Field is one input with all that belongs to it. Value is the text as typed,
// also where it was refused. Reading is how it was understood (40만 달러),
// ReadingNote what else that is (5억 6,856만 원). Source names the origin and
// date of a default.
type Field struct {
	Kind        Kind
	Name        string
	Label       string
	Hint        string
	Error       string
	Value       string
	Reading     string
	ReadingNote string
	Unit        string
	Source      Source
	Options     []Option
	Checked     bool
	Wide        bool // takes a row of its own where fields stand in pairs
}

// Source names where a default comes from. URL may be empty.
type Source struct{ Text, URL string }

// Option is a choice of a select or of segments. Note stands under the label
// of a segment.
type Option struct {
	Value, Label, Note string
	Chosen             bool
}

// ID is the id of the input: its name, so that an error's link finds it.
func (f Field) ID() string { return f.Name }

// HintID, ErrorID, ReadingID and SourceID are the ids of what describes the
// input.
func (f Field) HintID() string    { return f.Name + "-h" }
func (f Field) ErrorID() string   { return f.Name + "-e" }
func (f Field) ReadingID() string { return f.Name + "-r" }
func (f Field) SourceID() string  { return f.Name + "-s" }

// DescribedBy lists the ids of the hint, error, reading and source that the
// field has; empty without any.
func (f Field) DescribedBy() string {
	ids := make([]string, 0, 4)
	for _, part := range []struct {
		has bool
		id  string
	}{
		{f.Hint != "", f.HintID()},
		{f.Error != "", f.ErrorID()},
		{f.HasReading(), f.ReadingID()},
		{f.Source.Text != "", f.SourceID()},
	} {
		if part.has {
			ids = append(ids, part.id)
		}
	}
	return strings.Join(ids, " ")
}

// HasReading tells whether there is a reading to show.
func (f Field) HasReading() bool { return f.Reading != "" || f.ReadingNote != "" }

// InputMode is the keyboard that a phone shows. Money keeps the full one: it
// is typed with 억, 만 or k.
func (f Field) InputMode() string {
	if f.Kind == Number {
		return "decimal"
	}
	return "text"
}

// inputType is the input's type. A text that is no day would be lost in a
// browser's picker, so that it stays in a box of text.
func (f Field) inputType() string {
	if _, err := time.Parse(time.DateOnly, f.Value); f.Kind == Date && (err == nil || f.Value == "") {
		return "date"
	}
	return "text"
}

// isText tells words from numbers, which are set to the right.
func (f Field) isText() bool { return f.Kind == Text || f.Kind == Date }

// option's id, for labels of segments.
func (f Field) optionID(i int) string { return f.Name + "." + strconv.Itoa(i) }

// Rate is a percentage with a slider and a box that hold one value. Without
// JavaScript the slider is hidden and the box alone counts.
type Rate struct {
	Field               // the box; Value in percent, as typed
	Slider       string // the slider's value: a whole percent
	Min, Max     string
	SliderLabel  string
	SliderSpeaks string // aria-valuetext: "50%, 2.3배"
}

// SliderID is the id of the slider.
func (r Rate) SliderID() string { return r.Name + ".slider" }

// Button is a submit button; Do is its value under the name "do", empty for
// the plain submit.
type Button struct{ Label, Do string }

// Grants edits a list of equity grants. Each grant is a group of fields whose
// names carry its index (current.equity.0.kind).
type Grants struct {
	Items []Grant
	Empty string // what stands there when there is none
	Add   Button
	Full  string // instead of the add button, when no more fit
}

// Grant is one grant of the list. With a Value it is folded: its closed row
// shows that; ID is the fold's.
type Grant struct {
	ID, Legend, Value string
	Open              bool
	Fields            []Field
	Remove            Button
}

// Fold is a group of fields that is closed until wanted; Value is what its
// closed row shows. A fold with an error comes open.
type Fold struct {
	ID, Title, Value string
	Open             bool
	Intro            string
	Fields           []Field
	Grants           []Grants
	Notes            []Line
	Actions          []Button
}

// Line is a label with its value.
type Line struct {
	Label, Value string
	Working      string // where the value's working is; empty where it has none
}

// ErrorSummary stands at the head of a form with errors. Each item links to
// its field. Focus moves there when the page opens, for a form that was sent
// without a script.
type ErrorSummary struct {
	Title string
	Items []ErrorItem
	Note  string
	Focus bool
}

// ErrorItem is one error; Field is the name, and so the id, of the input.
type ErrorItem struct{ Field, Text string }
