package handlers

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// description is openapi.json, as far as the tests walk through it.
type description struct {
	OpenAPI    string
	Paths      map[string]map[string]json.RawMessage
	Components struct {
		Schemas   map[string]schema
		Responses map[string]response
	}
}

type operation struct {
	OperationID string `json:"operationId"`
	RequestBody struct{ Content map[string]media }
	Responses   map[string]response
}

type response struct {
	Ref         string `json:"$ref"`
	Description string
	Content     map[string]media
}

type media struct {
	Schema   schema
	Examples map[string]struct{ Value json.RawMessage }
}

// schema is the part of a schema that is held against scenario.Fields.
type schema struct {
	Ref              string `json:"$ref"`
	Type             any
	Properties       map[string]schema
	Items            *schema
	Enum             []any
	Minimum, Maximum json.Number
	MaxItems         int
	Required         []string
	Default          string `json:"x-default"`
	Format           string
}

func describe(tb testing.TB) description {
	tb.Helper()
	var d description
	decoder := json.NewDecoder(bytes.NewReader(openAPI))
	decoder.UseNumber()
	if err := decoder.Decode(&d); err != nil {
		tb.Fatal(err)
	}
	return d
}

func (d description) operation(tb testing.TB, path, method string) operation {
	tb.Helper()
	var op operation
	if err := json.Unmarshal(d.Paths[path][method], &op); err != nil {
		tb.Fatalf("%s %s: %v", method, path, err)
	}
	return op
}

// operations visits every operation.
func (d description) operations(tb testing.TB, visit func(path, method string, op operation)) {
	for path, item := range d.Paths {
		for method := range item {
			if method != "parameters" {
				visit(path, method, d.operation(tb, path, method))
			}
		}
	}
}

// validator checks a value against a schema of the description. Answers are
// checked as if they could hold no more than is described.
func validator(tb testing.TB, ref string) func(tb testing.TB, value []byte) {
	tb.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(openAPI))
	if err != nil {
		tb.Fatal(err)
	}
	closeObjects(document)
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", document); err != nil {
		tb.Fatal(err)
	}
	compiled, err := compiler.Compile("openapi.json" + ref)
	if err != nil {
		tb.Fatal(err)
	}
	return func(tb testing.TB, value []byte) {
		tb.Helper()
		parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
		if err != nil {
			tb.Fatalf("%.200s: %v", value, err)
		}
		if err := compiled.Validate(parsed); err != nil {
			tb.Errorf("%.200s: %v", value, err)
		}
	}
}

// closeObjects forbids further properties, except where parts are left out on
// purpose: the working's steps and laws.
func closeObjects(node any) {
	switch n := node.(type) {
	case map[string]any:
		_, closed := n["additionalProperties"]
		if properties, isObject := n["properties"]; isObject && !closed && n["type"] == "object" && properties != nil {
			n["additionalProperties"] = false
		}
		for _, child := range n {
			closeObjects(child)
		}
	case []any:
		for _, child := range n {
			closeObjects(child)
		}
	}
}

func (s schema) fragment(tb testing.TB) string {
	tb.Helper()
	if !strings.HasPrefix(s.Ref, "#/") {
		tb.Fatalf("schema %+v has no name", s)
	}
	return s.Ref
}

// leaves collects what is no object, by path.
func (s schema) leaves(prefix string, out map[string]schema) {
	for name, child := range s.Properties {
		path := strings.TrimPrefix(prefix+"."+name, ".")
		switch {
		case child.Properties != nil:
			child.leaves(path, out)
		case child.Items != nil && child.Items.Properties != nil:
			child.Items.leaves(path+".N", out)
		default:
			out[path] = child
		}
	}
}

func (s schema) requires(path []string) bool {
	if len(path) == 1 {
		return slices.Contains(s.Required, path[0])
	}
	return s.Properties[path[0]].requires(path[1:])
}
