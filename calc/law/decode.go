package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// fileParam is a parameter as a file lays it out.
type fileParam struct {
	Label   Label  `yaml:"label"`
	Unit    string `yaml:"unit"`
	Law     string `yaml:"law"`
	Kind    Kind   `yaml:"kind"`
	Renewed string `yaml:"renewed"`
	// Replaces names the parameter that a bill would change.
	Replaces string      `yaml:"replaces"`
	Values   []fileValue `yaml:"values"`
}

type fileValue struct {
	From    string `yaml:"from"`
	Value   *Node  `yaml:"value"`
	Status  Status `yaml:"status"`
	Source  Source `yaml:"source"`
	Checked string `yaml:"checked"`
	Note    string `yaml:"note"`
	Pending string `yaml:"pending"`
}

// decodeFile reads the parameters of one file; prefix is us.social_security.
func decodeFile(prefix string, content []byte) ([]*Param, error) {
	var file yaml.MapSlice
	if err := yaml.Unmarshal(content, &file); err != nil {
		return nil, err
	}
	var byName map[string]fileParam
	if err := yaml.UnmarshalWithOptions(content, &byName, yaml.Strict()); err != nil {
		return nil, err
	}
	params := make([]*Param, 0, len(file))
	for _, item := range file {
		name := fmt.Sprint(item.Key)
		p, err := byName[name].param(prefix + "." + name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		params = append(params, p)
	}
	return params, nil
}

func (f fileParam) param(path string) (*Param, error) {
	p := &Param{Path: path, Label: f.Label, Unit: f.Unit, Law: f.Law, Kind: f.Kind, Renewed: f.Renewed == "yearly", Replaces: f.Replaces}
	if p.Kind == "" {
		p.Kind = Law
	}
	switch {
	case f.Label.Ko == "" || f.Label.En == "":
		return nil, fmt.Errorf("label needs ko and en")
	case f.Unit == "":
		return nil, fmt.Errorf("no unit")
	case f.Renewed != "" && f.Renewed != "yearly":
		return nil, fmt.Errorf("renewed %q is not yearly", f.Renewed)
	case p.Kind == Law && f.Law == "":
		return nil, fmt.Errorf("no law")
	case !slices.Contains([]Kind{Law, Statistic, Assumption, Context}, p.Kind):
		return nil, fmt.Errorf("unknown kind %q", p.Kind)
	}
	for i, fv := range f.Values {
		v, err := fv.value()
		if err != nil {
			return nil, fmt.Errorf("value %d: %w", i+1, err)
		}
		if i > 0 && v.From < p.Values[i-1].From {
			return nil, fmt.Errorf("value %d: %v is not in order", i+1, v.From)
		}
		p.Values = append(p.Values, v)
	}
	return p, nil
}

func (f fileValue) value() (Value, error) {
	from, err := ParseDate(f.From)
	if err != nil {
		return Value{}, err
	}
	v := Value{From: from, Status: f.Status, Source: f.Source, Note: f.Note, Pending: f.Pending}
	if v.Status == "" {
		v.Status = Published
	}
	if (f.Value == nil) == (f.Pending == "") {
		return Value{}, fmt.Errorf("%v: either a value or pending", from)
	}
	if f.Pending != "" {
		return v, nil
	}
	v.Node = *f.Value
	if v.Checked, err = ParseDate(f.Checked); err != nil {
		return Value{}, fmt.Errorf("checked: %w", err)
	}
	if v.Source.Title == "" {
		return Value{}, fmt.Errorf("%v: no source", from)
	}
	switch v.Status {
	case Published, Recalled, Unverified, Projected, Bill:
		return v, nil
	}
	return Value{}, fmt.Errorf("unknown status %q", v.Status)
}

// UnmarshalYAML keeps scalars as the text that stands in the file.
func (n *Node) UnmarshalYAML(content []byte) error {
	file, err := parser.ParseBytes(content, 0)
	if err != nil {
		return err
	}
	*n, err = nodeOf(file.Docs[0].Body)
	return err
}

func nodeOf(node ast.Node) (Node, error) {
	switch v := node.(type) {
	case *ast.MappingNode:
		return tableOf(v.Values)
	case *ast.MappingValueNode:
		return tableOf([]*ast.MappingValueNode{v})
	case *ast.SequenceNode:
		rows := make([]Node, 0, len(v.Values))
		for _, item := range v.Values {
			row, err := nodeOf(item)
			if err != nil {
				return Node{}, err
			}
			rows = append(rows, row)
		}
		return Node{Rows: rows}, nil
	case *ast.NullNode:
		return Node{}, fmt.Errorf("null is no value")
	}
	return Node{Scalar: strings.Trim(strings.TrimSpace(node.GetToken().Value), `"'`)}, nil
}

func tableOf(entries []*ast.MappingValueNode) (Node, error) {
	table := Node{ByKey: make(map[string]Node, len(entries))}
	for _, entry := range entries {
		key := entry.Key.GetToken().Value
		value, err := nodeOf(entry.Value)
		if err != nil {
			return Node{}, fmt.Errorf("%s: %w", key, err)
		}
		if _, twice := table.ByKey[key]; twice {
			return Node{}, fmt.Errorf("%s stands twice", key)
		}
		table.Keys = append(table.Keys, key)
		table.ByKey[key] = value
	}
	return table, nil
}
