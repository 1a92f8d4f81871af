package scenario

import (
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// The fields of inputs smaller than a scenario, such as one year's tax: the
// same kinds, bounds and errors, bound to a variable each.

// MoneyInto is an amount of the currency within a scenario's bounds.
func MoneyInto(path string, c money.Currency, to *money.Money) Field {
	most := maxWon
	if c == money.USDCurrency {
		most = maxDollars
	}
	return Field{Path: path, Kind: MoneyField, Currency: c, Min: "0", Max: most, ptr: into(to)}
}

// YearInto is a tax year within a scenario's bounds.
func YearInto(path string, to *int) Field { return CountInto(path, minTaxYear, maxTaxYear, to) }

// ChildrenInto is a number of children within a scenario's bounds.
func ChildrenInto(path string, to *int) Field { return CountInto(path, 0, maxChildren, to) }

// CountInto is a whole number within the bounds.
func CountInto(path string, least, most int, to *int) Field {
	return count(path, strconv.Itoa(least), strconv.Itoa(most), into(to))
}

// NumberInto is a number within the bounds, which may be left out: nil.
func NumberInto(path, least, most string, to **money.Rate) Field {
	return Field{Path: path, Kind: DecimalField, Min: least, Max: most, Nullable: true, ptr: into(to)}
}

// ShareInto is a fraction within the bounds, typed in percent; left out it stays
// as it is.
func ShareInto(path, least, most string, to *money.Rate) Field {
	return percent(path, least, most, into(to))
}

// SharesInto is a list of fractions from 0 to 1, typed in percent.
func SharesInto(path string, most int, to *[]money.Rate) Field { return percents(path, most, into(to)) }

// ChoiceInto is one of the names, kept as a named type of few values.
func ChoiceInto[T ~uint8](path string, names []string, to *T) Field {
	return options(path, names, option(func(*Scenario) *T { return to }))
}

// BoolInto is a yes or no.
func BoolInto(path string, to *bool) Field { return yesNo(path, into(to)) }

// OptionInto is one of the names, kept as its position.
func OptionInto(path string, names []string, to *int) Field {
	return options(path, names, func(*Scenario) optionValue {
		return optionValue{get: func() int { return *to }, set: func(i int) { *to = i }}
	})
}

// OptionsInto is a list of the names, kept as their positions.
func OptionsInto(path string, names []string, to *[]int) Field {
	return Field{Path: path, Kind: OptionsField, Options: names, Most: len(names), ptr: into(to)}
}

func into(to any) func(*Scenario) any { return func(*Scenario) any { return to } }

// EmployerFields are the facts of the employer that its contributions depend
// on, under their paths in a scenario.
func EmployerFields(to *Employer) []Field {
	own := map[string]any{
		"employer.employees":                &to.Employees,
		"employer.sme":                      &to.SME,
		"employer.industrial_accident_rate": &to.AccidentRate,
	}
	var out []Field
	for _, f := range fields {
		if ptr, asked := own[f.Path]; asked {
			f.ptr = into(ptr)
			out = append(out, f)
		}
	}
	return out
}

// ReadFields reads a draft into the fields' variables, which hold the defaults
// before, and returns every error at once. What no field names is refused.
func ReadFields(d Draft, fields []Field) []FieldError {
	p := parser{draft: d, seen: make(map[string]bool, len(d))}
	for i := range fields {
		p.read(&fields[i], fields[i].Path)
	}
	p.refuseUnknown()
	return p.errors
}

// Positions are the positions under a list of the draft, in order; they may have
// holes, as where a form dropped an entry.
func (d Draft) Positions(list string) []string { return positions(d, list) }

// Jurisdictions are the names of the American places, by value.
func Jurisdictions() []string { return jurisdictionNames }

// NonTaxableYear is the pay of a year that is not taxed, of what is not taxed a
// month.
func NonTaxableYear(s *worksheet.Sheet, monthly worksheet.Amount) worksheet.Amount {
	return s.Times(lineNonTaxable, monthly, 12)
}

// BelowNonTaxable is the error of a pay that is less than the part of it that
// is not taxed.
func BelowNonTaxable(path string) FieldError { return FieldError{Field: path, Code: codeBelowNonTax} }

func (f *Field) setOptions(s *Scenario, v Value) string {
	values, code := readList(v, f.Most)
	if code != "" {
		return code
	}
	chosen := make([]int, len(values))
	for i, item := range values {
		if chosen[i], code = readOption(item, f.Options); code != "" {
			return code
		}
	}
	*f.ptr(s).(*[]int) = chosen
	return ""
}
