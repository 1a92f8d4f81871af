package preset

import (
	"embed"
	"fmt"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed presets.yaml programmes.yaml sources.yaml deals.yaml
var files embed.FS

// Words are a text in both languages of the interface.
type Words struct {
	Ko string `yaml:"ko"`
	En string `yaml:"en"`
}

// Field is one field of the form.
type Field struct {
	Path    string // current.base
	Text    string // as a person would type it; empty for none
	Assumed bool   // ours, not the source's
}

// Source is what a preset rests on.
type Source struct {
	ID        string // of the benchmark or programme record
	Title     string `yaml:"title"`
	Publisher string `yaml:"publisher"`
	URL       string `yaml:"url"`
	Published string `yaml:"published"` // as the source gives it; empty if unknown
	Figure    string `yaml:"figure"`    // what it says, with its unit
	Status    string `yaml:"status"`    // read in the source or a copy, or recalled from memory
	Quality   string `yaml:"quality"`   // A official or primary, B reputable press or named data set, C secondary, D weak
	Basis     string `yaml:"basis"`     // reported in the source, or computed from it
	Note      string `yaml:"note"`
}

// Case is a candidate's present package beside our offer.
type Case struct {
	ID      string
	Label   Words
	Note    Words
	Fields  []Field
	Sources []Source
}

// Policy is the terms of a match.
type Policy struct {
	ID         string
	Label      Words
	Note       Words
	Simplified Words // what the terms leave out of the scheme; empty if nothing
	Fields     []Field
	Sources    []Source
}

// Grant tells whether the scheme gives an amount rather than matches a cost: it
// has a ceiling, and the rate with which it is written is ours.
func (p Policy) Grant() bool {
	return slices.ContainsFunc(p.Fields, func(f Field) bool { return f.Path == "policy.rate" && f.Assumed })
}

// Deal is an example of a negotiation, of which no figure is a source's.
type Deal struct {
	ID          string
	Label, Note Words
	Fields      []Field
}

// Deals are the examples in the order in which they are offered.
func Deals() []Deal { return loaded().deals }

// Cases are the cases in the order in which they are offered; the first is the
// one that the opening page shows.
func Cases() []Case { return loaded().cases }

// Policies are the policies in the order in which they are offered.
func Policies() []Policy { return loaded().policies }

// CaseNamed is the case with the id; false if there is none.
func CaseNamed(id string) (Case, bool) {
	for _, c := range Cases() {
		if c.ID == id {
			return c, true
		}
	}
	return Case{}, false
}

// PolicyNamed is the policy with the id; false if there is none.
func PolicyNamed(id string) (Policy, bool) {
	for _, p := range Policies() {
		if p.ID == id {
			return p, true
		}
	}
	return Policy{}, false
}

type presets struct {
	cases    []Case
	policies []Policy
	deals    []Deal
	schemes  []Scheme

	programmes []Programme
}

// loaded panics where the embedded files are broken: that is a broken build.
var loaded = sync.OnceValue(func() presets {
	cases, err := readCases()
	if err != nil {
		panic("preset: " + err.Error())
	}
	policies, err := readPolicies()
	if err != nil {
		panic("preset: " + err.Error())
	}
	deals, err := readDeals()
	if err != nil {
		panic("preset: " + err.Error())
	}
	schemes, err := readSchemes()
	if err != nil {
		panic("preset: " + err.Error())
	}
	programmes, err := readProgrammes(policies)
	if err != nil {
		panic("preset: " + err.Error())
	}
	return presets{cases, policies, deals, schemes, programmes}
})

func decode(name string, into any) error {
	content, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(content, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
