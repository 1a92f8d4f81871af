package scenario

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
)

func TestReadFields(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		want       []FieldError
	}{
		{"all are read", `{"wages": 300000.25, "year": 2025, "way": "b", "ways": ["b", "a"], "employer": {"sme": false}}`, nil},
		{"what is missing has its default", `{"wages": 1}`, nil},
		{"every error at once, in the order of the fields", `{"year": 2023, "way": "c", "ways": ["c"], "employer": {"sme": 1}, "more": 1}`, []FieldError{
			{Field: "wages", Code: codeMissing},
			{Field: "year", Code: codeOutOfRange, Args: []Arg{{"min", "2024"}, {"max", "2035"}}},
			{Field: "way", Code: codeNotAnOption},
			{Field: "ways", Code: codeNotAnOption},
			{Field: "employer.sme", Code: codeWrongType},
			{Field: "more", Code: codeUnknownField},
		}},
		{"more options than there are", `{"wages": 1, "ways": ["a", "b", "a"]}`, []FieldError{{Field: "ways", Code: codeTooMany, Args: []Arg{{"max", "2"}}}}},
		{"a text as a list", `{"wages": 1, "ways": "a"}`, []FieldError{{Field: "ways", Code: codeWrongType}}},
		{"an object as an amount", `{"wages": {}}`, []FieldError{{Field: "wages", Code: codeWrongType}}},
		{"an object without fields", `{"wages": 1, "employer": {}}`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var (
				wages    money.Money
				year     = 2026
				way      int
				ways     []int
				employer Employer
			)
			pay := MoneyInto("wages", money.USDCurrency, &wages)
			pay.Required = true
			draft, errs := DraftFromJSON([]byte(tt.body))
			if errs == nil {
				errs = ReadFields(draft, append([]Field{
					pay, YearInto("year", &year), OptionInto("way", []string{"a", "b"}, &way), OptionsInto("ways", []string{"a", "b"}, &ways),
				}, EmployerFields(&employer)...))
			}
			if diff := cmp.Diff(tt.want, errs); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.body, diff)
			}
		})
	}
}

// A key never stands for a path that it is not, and depth costs nothing.
func TestDraftFromJSONRefusesOddKeys(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`{"current.base": 1}`:                    `"current.base"`,
		`{"": {"current": {"base": 1}}}`:         `"".current.base`,
		`{"tax_year": {}}`:                       "tax_year",
		`{"current": {"equity": [{"kind":{}}]}}`: "current.equity.0.kind",
		strings.Repeat(`{"`+strings.Repeat("k", 90)+`":`, 9_000) + "1" + strings.Repeat("}", 9_000): strings.Repeat(strings.Repeat("k", 90)+".", 3)[:maxTyped],
	}
	for body, field := range tests {
		draft, errs := DraftFromJSON([]byte(body))
		if len(errs) > 0 {
			t.Errorf("%.60s: %v", body, errs)
			continue
		}
		_, errs = Parse(draft, Scenario{})
		found := false
		for _, e := range errs {
			found = found || e.Field == field
		}
		if !found {
			t.Errorf("%.60s: errors %v, want one of %s", body, errs, field)
		}
	}
}
