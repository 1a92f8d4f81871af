package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sort"
	"strconv"
	"strings"
)

// Draft is an input before it is understood: texts by path ("current.base",
// "offer.equity.0.kind"). A form, a JSON body, a CSV row and a cookie are the
// same to Parse.
type Draft map[string]Value

// Value is one field of a draft.
type Value struct {
	Kind  ValueKind
	Text  string
	Items []Value // of a list
}

// ValueKind tells how a value was given. Typed text is read as people type it;
// the others are what JSON has.
type ValueKind uint8

// The kinds of value.
const (
	Typed ValueKind = iota
	Number
	String
	Bool
	Null
	List
	Empty // an object without fields
)

// FieldError is one thing that the user can mend. Code has a sentence in the
// text catalogue; Args fill it.
type FieldError struct {
	Field string
	Code  string
	Args  []Arg
}

// Arg is a value for a sentence: min, max.
type Arg struct{ Name, Value string }

// Error is the field and the code, for logs and tests.
func (e FieldError) Error() string { return e.Field + ": " + e.Code }

// maxDraftFields bounds a draft: the whole input has under a hundred fields
// and at most twenty grants on each side.
const maxDraftFields = 500

// DraftFromJSON flattens a JSON object. The errors name what is no JSON, or
// nested deeper or wider than any input is.
func DraftFromJSON(body []byte) (Draft, []FieldError) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var root any
	if err := decoder.Decode(&root); err != nil {
		return nil, []FieldError{{Code: "not_json"}}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, []FieldError{{Code: "not_json"}}
	}
	object, ok := root.(map[string]any)
	if !ok {
		return nil, []FieldError{{Code: "not_json"}}
	}
	draft := Draft{}
	draft.flatten("", object)
	if len(draft) > maxDraftFields {
		return nil, []FieldError{{Code: "too_many", Args: []Arg{{"max", strconv.Itoa(maxDraftFields)}}}}
	}
	return draft, nil
}

func (d Draft) flatten(prefix string, object map[string]any) {
	for key, value := range object {
		if key == "" || strings.ContainsRune(key, '.') {
			key = strconv.Quote(key) // it could stand for a path that it is not
		}
		path := key
		if prefix != "" {
			path = prefix + "." + key
		}
		d.put(path, value)
		if len(d) > maxDraftFields {
			return
		}
	}
}

func (d Draft) put(path string, value any) {
	if len(path) > maxTyped { // no field has such a path, and deeper ones would cost ever more
		d[path[:maxTyped]] = Value{Kind: List}
		return
	}
	switch v := value.(type) {
	case map[string]any:
		if len(v) == 0 {
			d[path] = Value{Kind: Empty}
			return
		}
		d.flatten(path, v)
	case []any:
		if isList(v) {
			d[path] = Value{Kind: List, Items: items(v)}
			return
		}
		for i, item := range v {
			d.put(path+"."+strconv.Itoa(i), item)
			if len(d) > maxDraftFields {
				return
			}
		}
	default:
		d[path] = scalar(value)
	}
}

// isList tells a list of numbers from a list of objects.
func isList(items []any) bool {
	for _, item := range items {
		if _, nested := item.(map[string]any); nested {
			return false
		}
	}
	return true
}

func items(values []any) []Value {
	out := make([]Value, 0, min(len(values), maxDraftFields))
	for i, v := range values {
		if i == maxDraftFields {
			break
		}
		out = append(out, scalar(v))
	}
	return out
}

func scalar(value any) Value {
	switch v := value.(type) {
	case json.Number:
		return Value{Kind: Number, Text: v.String()}
	case string:
		return Value{Kind: String, Text: v}
	case bool:
		return Value{Kind: Bool, Text: strconv.FormatBool(v)}
	case nil:
		return Value{Kind: Null}
	}
	return Value{Kind: List}
}

// TypedDraft is a draft of typed texts. Fields left empty count as missing.
func TypedDraft(fields map[string]string) Draft {
	draft := make(Draft, len(fields))
	for path, text := range fields {
		if text = strings.TrimSpace(text); text != "" {
			draft[path] = Value{Kind: Typed, Text: text}
		}
	}
	return draft
}

// paths are the draft's paths in order, so that errors come in a stable order.
func (d Draft) paths() []string {
	paths := make([]string, 0, len(d))
	for path := range d {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}
