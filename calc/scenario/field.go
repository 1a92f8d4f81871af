package scenario

import (
	"strconv"

	"github.com/offergap/offergap/calc/money"
)

// FieldKind tells how a field is written and what it holds.
type FieldKind uint8

// The kinds of field.
const (
	MoneyField   FieldKind = iota
	PercentField           // a fraction, typed in percent
	DecimalField           // a plain number
	CountField             // a whole number
	BoolField
	OptionField
	CountsField   // a list of whole numbers
	PercentsField // a list of fractions, typed in percent
	OptionsField  // a list of options; a scenario has none, see OptionsInto
	DateField     // a calendar day; a scenario has none, see DateInto
)

// Field describes one field of the input: the same in form, JSON and document.
type Field struct {
	Path     string
	Kind     FieldKind
	Currency money.Currency // of a MoneyField
	Min, Max string         // bounds as a person reads them, in the main unit or as a fraction
	Options  []string       // of an OptionField
	Most     int            // entries of a list
	Nullable bool           // null, or leaving it empty, means 'none' or 'unknown'
	Required bool
	Default  string // the path of the law value that a missing field takes, if one does

	// ptr leads to the field in a scenario: *money.Money, *money.Rate, *int,
	// *bool, *Count, *Fact, *[]int, *[]money.Rate, **money.Money, **money.Rate,
	// or an option's index by optionAt.
	ptr    func(*Scenario) any
	option func(*Scenario) optionValue
}

// optionValue reads and writes the index of an option.
type optionValue struct {
	get func() int
	set func(int)
}

// option binds a named type of few values to a field.
func option[T ~uint8](at func(*Scenario) *T) func(*Scenario) optionValue {
	return func(s *Scenario) optionValue {
		p := at(s)
		return optionValue{get: func() int { return int(*p) }, set: func(i int) { *p = T(i) }}
	}
}

// set reads the value into the scenario; the code says why it could not.
func (f *Field) set(s *Scenario, v Value) string {
	if v.Kind == Null {
		if f.Nullable {
			return ""
		}
		return codeNull
	}
	switch f.Kind {
	case MoneyField:
		return f.setMoney(s, v)
	case PercentField, DecimalField:
		return f.setRate(s, v)
	case CountField:
		return f.setCount(s, v)
	case BoolField:
		return f.setBool(s, v)
	case OptionField:
		i, code := readOption(v, f.Options)
		if code == "" {
			f.option(s).set(i)
		}
		return code
	case CountsField:
		return f.setCounts(s, v)
	case OptionsField:
		return f.setOptions(s, v)
	case DateField:
		return f.setDate(s, v)
	}
	return f.setRates(s, v)
}

func (f *Field) setMoney(s *Scenario, v Value) string {
	m, code := readMoney(v, f.Currency)
	if code != "" {
		return code
	}
	if f.below(m.Decimal()) || f.above(m.Decimal()) {
		return codeOutOfRange
	}
	switch p := f.ptr(s).(type) {
	case *money.Money:
		*p = m
	case **money.Money:
		*p = &m
	}
	return ""
}

func (f *Field) setRate(s *Scenario, v Value) string {
	r, code := readRate(v, f.Kind == PercentField)
	if code != "" {
		return code
	}
	if !f.within(r) {
		return codeOutOfRange
	}
	switch p := f.ptr(s).(type) {
	case *money.Rate:
		*p = r
	case **money.Rate:
		*p = &r
	}
	return ""
}

func (f *Field) setCount(s *Scenario, v Value) string {
	n, code := readInt(v)
	if code != "" {
		return code
	}
	if !f.within(money.Fraction(int64(n), 1)) {
		return codeOutOfRange
	}
	switch p := f.ptr(s).(type) {
	case *int:
		*p = n
	case *Count:
		*p = Count{N: n, Known: true}
	}
	return ""
}

func (f *Field) setBool(s *Scenario, v Value) string {
	yes, code := readBool(v)
	if code != "" {
		return code
	}
	switch p := f.ptr(s).(type) {
	case *bool:
		*p = yes
	case *Fact:
		*p = No
		if yes {
			*p = Yes
		}
	}
	return ""
}

func (f *Field) setCounts(s *Scenario, v Value) string {
	values, code := readList(v, f.Most)
	if code != "" {
		return code
	}
	counts := make([]int, len(values))
	for i, item := range values {
		if counts[i], code = readInt(item); code != "" {
			return code
		}
		if !f.within(money.Fraction(int64(counts[i]), 1)) {
			return codeOutOfRange
		}
	}
	*f.ptr(s).(*[]int) = counts
	return ""
}

func (f *Field) setRates(s *Scenario, v Value) string {
	values, code := readList(v, f.Most)
	if code != "" {
		return code
	}
	rates := make([]money.Rate, len(values))
	for i, item := range values {
		if rates[i], code = readRate(item, true); code != "" {
			return code
		}
		if !f.within(rates[i]) {
			return codeOutOfRange
		}
	}
	*f.ptr(s).(*[]money.Rate) = rates
	return ""
}

func (f *Field) within(r money.Rate) bool {
	return (f.Min == "" || r.Cmp(money.MustRate(f.Min)) >= 0) && (f.Max == "" || r.Cmp(money.MustRate(f.Max)) <= 0)
}

func (f *Field) below(decimal string) bool { return len(decimal) > 0 && decimal[0] == '-' }

func (f *Field) above(decimal string) bool {
	amount, err := strconv.ParseFloat(decimal, 64)
	limit, _ := strconv.ParseFloat(f.Max, 64)
	return err != nil || amount > limit
}

// Error is the field's error of the code, with what its sentence needs.
func (f *Field) Error(path, code string) FieldError {
	e := FieldError{Field: path, Code: code}
	switch code {
	case codeOutOfRange, string(money.ErrTooLarge):
		e.Args = []Arg{{"min", f.Min}, {"max", f.Max}}
	case codeTooMany:
		e.Args = []Arg{{"max", strconv.Itoa(f.Most)}}
	case codeTooLong:
		e.Args = []Arg{{"max", strconv.Itoa(maxTyped)}}
	case codeWrongUnit:
		e.Args = []Arg{{"currency", f.Currency.Code()}}
	}
	return e
}
