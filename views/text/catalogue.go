package text

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed catalogue/*.yaml
var files embed.FS

// texts are the parsed texts of each language by key. They are read once, at
// the start: a broken catalogue is a broken build, not a broken page.
var texts = mustLoad(files)

// T is the text of the key with its placeholders filled. A key without a text
// prints as [key], a placeholder without a word as {name}.
func (l Lang) T(key string, args ...Arg) string {
	t, found := texts[l][key]
	if !found {
		return "[" + key + "]"
	}
	return t.fill(l, args)
}

// Field is the label of an input by its path in the API. Positions in lists are
// left out (current.equity.0.grant_value, current.equity[0].grant_value); a
// path without a label is its own label.
func (l Lang) Field(path string) string {
	key := "fields." + withoutPositions(path)
	if !Has(key) {
		return path
	}
	return l.T(key)
}

func withoutPositions(path string) string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
	named := slices.DeleteFunc(parts, func(part string) bool { return strings.Trim(part, "0123456789") == "" })
	return strings.Join(named, ".")
}

// Has tells whether the key has a text. The languages have the same keys.
func Has(key string) bool {
	_, found := texts[Korean][key]
	return found
}

// Keys lists every key in alphabetical order, so that tests of other packages
// can check the keys that they use.
func Keys() []string { return slices.Sorted(maps.Keys(texts[Korean])) }

type catalogue map[string]template

func mustLoad(files fs.FS) [2]catalogue {
	loaded, err := load(files)
	if err != nil {
		panic("text: " + err.Error())
	}
	return loaded
}

// load reads every catalogue file into its language.
func load(files fs.FS) ([2]catalogue, error) {
	loaded := [2]catalogue{{}, {}}
	names, err := fs.Glob(files, "catalogue/*.yaml")
	if err != nil {
		return loaded, err
	}
	for _, name := range names {
		code := strings.TrimPrefix(path.Ext(strings.TrimSuffix(name, ".yaml")), ".")
		l, known := ParseLang(code)
		if !known {
			return loaded, fmt.Errorf("%s: the name must end in .ko.yaml or .en.yaml", name)
		}
		if err := loaded[l].read(files, name, l); err != nil {
			return loaded, fmt.Errorf("%s: %w", name, err)
		}
	}
	return loaded, nil
}

func (c catalogue) read(files fs.FS, name string, l Lang) error {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	var tree map[string]any
	if err := yaml.UnmarshalWithOptions(raw, &tree, yaml.Strict()); err != nil {
		return err
	}
	return c.add("", tree, l)
}

// add flattens the tree into keys joined by dots.
func (c catalogue) add(prefix string, tree map[string]any, l Lang) error {
	for name, node := range tree {
		key := prefix + name
		switch node := node.(type) {
		case map[string]any:
			if err := c.add(key+".", node, l); err != nil {
				return err
			}
		case string:
			if _, twice := c[key]; twice {
				return fmt.Errorf("%s is defined twice", key)
			}
			parsed, err := parse(node, l)
			if err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			c[key] = parsed
		default:
			return fmt.Errorf("%s is no text but %v", key, node)
		}
	}
	return nil
}
