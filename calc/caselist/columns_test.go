package caselist_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// Every field of a case is a column, with words in both languages for each of
// its options.
func TestColumnsCoverTheFields(t *testing.T) {
	t.Parallel()
	columns := map[string]caselist.Column{}
	for _, c := range caselist.Columns() {
		columns[c.Path] = c
		if c.Ko == "" || c.En == "" {
			t.Errorf("%s has no heading", c.Path)
		}
	}
	for _, f := range scenario.Fields() {
		switch head, _, _ := strings.Cut(f.Path, "."); head {
		case "candidate", "current", "offer", "employer":
		default:
			continue
		}
		c, found := columns[strings.Replace(f.Path, ".N.", ".0.", 1)]
		if !found {
			t.Errorf("%s is no column", f.Path)
			continue
		}
		options := map[string]bool{}
		for _, name := range f.Options {
			if name != "" {
				options[name] = true
			}
		}
		given := map[string]bool{}
		for name, said := range c.Options {
			given[name] = said.Ko != "" && said.En != ""
		}
		if diff := cmp.Diff(options, given); diff != "" && len(options) > 0 {
			t.Errorf("%s options (-fields +columns):\n%s", f.Path, diff)
		}
	}
}

// Each heading, alias and path leads to its own column, so that none shadows
// another.
func TestColumnsHaveTheirOwnNames(t *testing.T) {
	t.Parallel()
	for _, c := range caselist.Columns() {
		for _, name := range append([]string{c.Path, c.Ko, c.En, strings.ToUpper(c.En)}, c.Also...) {
			list := read(t, "offer.base|current.base|"+name, "1억|10만|")
			if path := c.Path; path == "offer.base" || path == "current.base" {
				if len(list.Problems) != 1 || list.Problems[0].Path != path {
					t.Errorf("%s: %v", name, found(list))
				}
			} else if len(list.Problems) > 0 {
				t.Errorf("%s: %v", name, found(list))
			}
		}
	}
}

// What a preset sets can stand in the template.
func TestPresetsFitTheTemplate(t *testing.T) {
	t.Parallel()
	inTemplate := map[string]bool{"offer.jurisdiction": true} // Korea alone
	for _, c := range caselist.Columns() {
		inTemplate[c.Path] = inTemplate[c.Path] || !c.More
	}
	for _, p := range preset.Cases() {
		for _, f := range p.Fields {
			if !inTemplate[f.Path] {
				t.Errorf("%s sets %s, which the template lacks", p.ID, f.Path)
			}
		}
	}
}
