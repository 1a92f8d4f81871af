package law

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/offergap/offergap/calc/worksheet"
)

//go:embed us/*.yaml kr/*.yaml kr/*.csv market/*.yaml
var files embed.FS

// Book is every parameter, immutable once loaded.
type Book struct {
	params  []*Param
	byPath  map[string]*Param
	tables  map[string]Table // by file name
	uses    []Use            // by LawRef
	firstOf map[*Param]int
	version string

	bills    map[string]*Param // by the path of the parameter that each would change
	ifPassed bool              // bills count as law
}

// Load reads the embedded files.
func Load() (*Book, error) { return load(files) }

func load(from fs.FS) (*Book, error) {
	b := &Book{byPath: map[string]*Param{}, bills: map[string]*Param{}, tables: map[string]Table{}, firstOf: map[*Param]int{}, uses: []Use{{}}}
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		if err := b.read(name, content); err != nil {
			return fmt.Errorf("law file %s: %w", name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for path := range b.bills {
		if b.byPath[path] == nil {
			return nil, fmt.Errorf("law: a bill replaces %s, which does not exist", path)
		}
	}
	b.version = b.hash()
	return b, nil
}

// read takes in one file: parameters, or a table that a parameter names.
func (b *Book) read(name string, content []byte) error {
	if path.Ext(name) == ".csv" {
		table, err := decodeTable(content)
		b.tables[name] = table
		return err
	}
	params, err := decodeFile(strings.ReplaceAll(strings.TrimSuffix(name, ".yaml"), "/", "."), content)
	for _, p := range params {
		b.add(p)
	}
	return err
}

func (b *Book) add(p *Param) {
	b.params = append(b.params, p)
	b.byPath[p.Path] = p
	if p.Replaces != "" {
		b.bills[p.Replaces] = p
	}
	b.firstOf[p] = len(b.uses)
	for i := range p.Values {
		b.uses = append(b.uses, Use{p, &p.Values[i], false}, Use{p, &p.Values[i], true})
	}
}

// IfPassed is the same book read as if every bill in it had become law on the
// day that it names. It answers 'what if' and is never the default.
func (b *Book) IfPassed() *Book {
	passed := *b
	passed.ifPassed = true
	return &passed
}

// Params are all parameters in the order of the files.
func (b *Book) Params() []*Param { return b.params }

// Param is the parameter at the path, nil if there is none.
func (b *Book) Param(path string) *Param { return b.byPath[path] }

// Resolve is the value that a reference in a working stands for.
func (b *Book) Resolve(ref worksheet.LawRef) Use { return b.uses[ref] }

func (b *Book) ref(p *Param, value int, carried bool) worksheet.LawRef {
	ref := b.firstOf[p] + 2*value
	if carried {
		ref++
	}
	return worksheet.LawRef(ref)
}

// Version is a hash over what the values are and from when. A new date of
// checking or a better source does not change it.
func (b *Book) Version() string { return b.version }

func (b *Book) hash() string {
	h := sha256.New()
	for _, p := range b.params {
		for _, v := range p.Values {
			fmt.Fprintf(h, "%s\n%v\n%s\n%s\n", p.Path, v.From, v.Status, v.Node.Text())
			if table, ok := b.tables[v.Node.Scalar]; ok {
				fmt.Fprintln(h, table.rows)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Text is the node in one line, independent of layout.
func (n Node) Text() string {
	var parts []string
	for _, key := range n.Keys {
		parts = append(parts, key+":"+n.ByKey[key].Text())
	}
	for _, row := range n.Rows {
		parts = append(parts, row.Text())
	}
	if len(parts) > 0 {
		return "{" + strings.Join(parts, ",") + "}"
	}
	return n.Scalar
}
