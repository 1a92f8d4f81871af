package preset

import (
	"fmt"

	"github.com/goccy/go-yaml"
)

// fileFields are fields as the files lay them out: those that the sources give
// apart from those that we assume.
type fileFields struct {
	Given   yaml.MapSlice `yaml:"given"`
	Assumed yaml.MapSlice `yaml:"assumed"`
}

func (f fileFields) fields() []Field {
	fields := make([]Field, 0, len(f.Given)+len(f.Assumed))
	for _, item := range f.Given {
		fields = append(fields, Field{Path: fmt.Sprint(item.Key), Text: fmt.Sprint(item.Value)})
	}
	for _, item := range f.Assumed {
		fields = append(fields, Field{Path: fmt.Sprint(item.Key), Text: fmt.Sprint(item.Value), Assumed: true})
	}
	return fields
}

// sourceList finds sources by id.
type sourceList map[string]Source

func (l sourceList) named(ids []string) ([]Source, error) {
	sources := make([]Source, 0, len(ids))
	for _, id := range ids {
		s, found := l[id]
		if !found {
			return nil, fmt.Errorf("no source %s", id)
		}
		s.ID = id
		sources = append(sources, s)
	}
	return sources, nil
}

func readCases() ([]Case, error) {
	var file struct {
		Everyone fileFields `yaml:"everyone"`
		Cases    []struct {
			ID      string     `yaml:"id"`
			Label   Words      `yaml:"label"`
			Note    Words      `yaml:"note"`
			Fields  fileFields `yaml:"fields"`
			Sources []string   `yaml:"sources"`
		} `yaml:"cases"`
	}
	if err := decode("presets.yaml", &file); err != nil {
		return nil, err
	}
	var known sourceList
	if err := decode("sources.yaml", &known); err != nil {
		return nil, err
	}
	var cases []Case
	for _, c := range file.Cases {
		sources, err := known.named(c.Sources)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		fields := append(c.Fields.fields(), file.Everyone.fields()...)
		cases = append(cases, Case{c.ID, c.Label, c.Note, fields, sources})
	}
	return cases, nil
}

// programmesFile is programmes.yaml.
type programmesFile struct {
	Policies []struct {
		ID         string     `yaml:"id"`
		Label      Words      `yaml:"label"`
		Note       Words      `yaml:"note"`
		Simplified Words      `yaml:"simplified"`
		Fields     fileFields `yaml:"fields"`
		Sources    []string   `yaml:"sources"`
	} `yaml:"policies"`
	Schemes    []Scheme `yaml:"schemes"`
	Programmes []struct {
		ID         string     `yaml:"id"`
		Country    string     `yaml:"country"`
		Instrument string     `yaml:"instrument"`
		Label      Words      `yaml:"label"`
		Note       Words      `yaml:"note"`
		Simplified Words      `yaml:"simplified"`
		Fields     fileFields `yaml:"fields"`
		Sources    []string   `yaml:"sources"`
	} `yaml:"programmes"`
	Sources sourceList `yaml:"sources"`
}

func readPolicies() ([]Policy, error) {
	var file programmesFile
	if err := decode("programmes.yaml", &file); err != nil {
		return nil, err
	}
	var policies []Policy
	for _, p := range file.Policies {
		sources, err := file.Sources.named(p.Sources)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ID, err)
		}
		policies = append(policies, Policy{p.ID, p.Label, p.Note, p.Simplified, p.Fields.fields(), sources})
	}
	return policies, nil
}

func readDeals() ([]Deal, error) {
	var file struct {
		Deals []struct {
			ID     string     `yaml:"id"`
			Label  Words      `yaml:"label"`
			Note   Words      `yaml:"note"`
			Fields fileFields `yaml:"fields"`
		} `yaml:"deals"`
	}
	if err := decode("deals.yaml", &file); err != nil {
		return nil, err
	}
	var deals []Deal
	for _, d := range file.Deals {
		deals = append(deals, Deal{d.ID, d.Label, d.Note, d.Fields.fields()})
	}
	return deals, nil
}
