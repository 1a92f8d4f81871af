package scenario

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
)

// TypedField is a field as a person would type it.
type TypedField struct{ Path, Text string }

// Typed are the scenario's fields as a person would type them, percent fields
// in percent: what a form shows when it starts from this scenario. Parse gives
// the scenario back.
func (s Scenario) Typed() []TypedField {
	var out []TypedField
	s.each(func(f *Field) {
		if text := f.typed(&s); text != "" {
			out = append(out, TypedField{f.Path, text})
		}
	})
	return out
}

// Value is one field as JSON, empty where there is no such field.
func (s Scenario) Value(path string) string {
	f := fieldByPath[path]
	if f == nil {
		return ""
	}
	return string(f.json(&s))
}

// TypedFields are bound fields as a person would type them; those that hold
// nothing are left out.
func TypedFields(bound []Field) []TypedField {
	var out []TypedField
	for i := range bound {
		if text := bound[i].typed(nil); text != "" {
			out = append(out, TypedField{bound[i].Path, text})
		}
	}
	return out
}

// MarshalFields is a JSON object of bound fields in their order, the paths of
// lists as lists.
func MarshalFields(bound []Field, lists ...string) []byte {
	root := &tree{}
	for _, list := range lists {
		root.at(strings.Split(list, ".")).list = true
	}
	for i := range bound {
		root.at(strings.Split(bound[i].Path, ".")).raw = bound[i].json(nil)
	}
	var out bytes.Buffer
	root.write(&out)
	return out.Bytes()
}

// MarshalJSON is the scenario in the shape of POST /api/v1/evaluate, every
// field named, in a fixed order.
func (s Scenario) MarshalJSON() ([]byte, error) {
	root := &tree{}
	for _, side := range grantSides {
		root.at(strings.Split(side.prefix+".equity", ".")).list = true
	}
	s.each(func(f *Field) { root.at(strings.Split(f.Path, ".")).raw = f.json(&s) })
	var out bytes.Buffer
	root.write(&out)
	return out.Bytes(), nil
}

// each visits every field, a package's grants after the package.
func (s *Scenario) each(visit func(*Field)) {
	for i := range fields {
		visit(&fields[i])
	}
	for _, side := range grantSides {
		for i := range *side.grants(s) {
			for _, f := range grantFields(side.prefix, i, side.currency, side.grants) {
				visit(&f)
			}
		}
	}
}

// typed is the field as typed, empty where it is unknown or nothing.
func (f *Field) typed(s *Scenario) string {
	if f.Kind == OptionField {
		return f.Options[f.option(s).get()]
	}
	switch p := f.ptr(s).(type) {
	case *money.Money:
		if f.isNone(*p) {
			return ""
		}
		return p.Decimal()
	case **money.Money:
		if *p != nil {
			return (*p).Decimal()
		}
	case *money.Rate:
		return f.typedRate(*p)
	case **money.Rate:
		if *p != nil {
			return f.typedRate(**p)
		}
	case *[]money.Rate:
		texts := make([]string, len(*p))
		for i, r := range *p {
			texts[i] = f.typedRate(r)
		}
		return strings.Join(texts, ", ")
	case *law.Date:
		if *p == 0 {
			return ""
		}
		return p.String()
	}
	text := strings.ReplaceAll(strings.Trim(strings.TrimPrefix(string(f.json(s)), "null"), "[]"), ",", ", ")
	if f.Kind == OptionsField {
		text = strings.ReplaceAll(text, `"`, "")
	}
	return text
}

// isNone tells an amount that may be null, and is in no currency.
func (f *Field) isNone(m money.Money) bool { return f.Nullable && m.Currency() == money.NoCurrency }

// names are the options at the positions.
func (f *Field) names(chosen []int) []string {
	names := make([]string, len(chosen))
	for i, at := range chosen {
		names[i] = f.Options[at]
	}
	return names
}

func (f *Field) typedRate(r money.Rate) string {
	if f.Kind == DecimalField {
		return r.String()
	}
	return r.Times(money.Fraction(100, 1)).String()
}

// json is the field as JSON, null where it is unknown or none.
func (f *Field) json(s *Scenario) []byte {
	if f.Kind == OptionField {
		return optionJSON(f.Options[f.option(s).get()])
	}
	var value any
	switch p := f.ptr(s).(type) {
	case *money.Money:
		if f.isNone(*p) {
			return []byte("null")
		}
		return []byte(p.Decimal())
	case **money.Money:
		if *p != nil {
			return []byte((*p).Decimal())
		}
	case *money.Rate:
		return []byte(p.String())
	case **money.Rate:
		if *p != nil {
			return []byte((*p).String())
		}
	case *[]money.Rate:
		texts := make([]string, len(*p))
		for i, r := range *p {
			texts[i] = r.String()
		}
		return []byte("[" + strings.Join(texts, ",") + "]")
	case *[]int:
		value = append([]int{}, *p...)
		if f.Kind == OptionsField {
			value = f.names(*p)
		}
	case *int:
		value = *p
	case *bool:
		value = *p
	case *Count:
		value = p.pointer()
	case *Fact:
		value = p.pointer()
	case *law.Date:
		if *p != 0 {
			value = p.String()
		}
	}
	raw, _ := json.Marshal(value) // plain numbers and booleans always marshal
	return raw
}

func optionJSON(name string) []byte {
	if name == "" {
		return []byte("null")
	}
	return []byte(strconv.Quote(name))
}

// tree is a JSON object that keeps the order in which its keys came.
type tree struct {
	raw  []byte
	list bool
	keys []string
	kids map[string]*tree
}

func (t *tree) at(path []string) *tree {
	if len(path) == 0 {
		return t
	}
	if t.kids == nil {
		t.kids = map[string]*tree{}
	}
	kid, known := t.kids[path[0]]
	if !known {
		kid = &tree{}
		t.kids[path[0]] = kid
		t.keys = append(t.keys, path[0])
	}
	return kid.at(path[1:])
}

func (t *tree) write(out *bytes.Buffer) {
	if t.raw != nil {
		out.Write(t.raw)
		return
	}
	open, end := byte('{'), byte('}')
	if t.list {
		open, end = '[', ']'
	}
	out.WriteByte(open)
	for i, key := range t.keys {
		if i > 0 {
			out.WriteByte(',')
		}
		if !t.list {
			out.WriteString(strconv.Quote(key) + ":")
		}
		t.kids[key].write(out)
	}
	out.WriteByte(end)
}
