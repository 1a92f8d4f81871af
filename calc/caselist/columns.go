package caselist

import (
	_ "embed" // for columns.yaml
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

//go:embed columns.yaml
var columnsFile []byte

// Column is one column that a table may have.
type Column struct {
	Path         string                  `yaml:"path"` // in the API
	preset.Words `yaml:",inline"`        // the template's headings
	More         bool                    `yaml:"more"` // read, but not in the template
	Also         []string                `yaml:"also"` // other headings that are read
	Options      map[string]preset.Words `yaml:"options"`
	Field        scenario.Field          `yaml:"-"` // its kind and bounds; of a persona, none
}

// IsMoney tells whether the column holds amounts.
func (c Column) IsMoney() bool { return c.Field.Path != "" && c.Field.Kind == scenario.MoneyField }

// answer is a yes, a no or an unknown, and how people write it.
type answer struct {
	preset.Words `yaml:",inline"`
	Also         []string `yaml:"also"`
}

type columnFile struct {
	Columns  []Column          `yaml:"columns"`
	YesNo    map[string]answer `yaml:"yes_no"`
	Unknown  answer            `yaml:"unknown"`
	Personal []string          `yaml:"personal"`
}

// The columns that are no field of a scenario.
const (
	personaPath = "persona"
	weightPath  = "weight"
	outsidePath = "outside_capital"
	scorePath   = "score"
)

// vocabulary is what the file says, by the key of each word.
type vocabulary struct {
	columnFile
	byName   map[string]*Column           // headings, paths and other headings
	options  map[string]map[string]string // of a column's path: option by word
	yesNo    map[string]string
	unknown  map[string]bool
	personas map[string]string // id by word
}

// Columns are all columns in the template's order.
func Columns() []Column { return words().Columns }

// YesNo are the words for yes ("true") and no ("false").
func YesNo(option string) preset.Words { return words().YesNo[option].Words }

// Unknown are the words for what is not known.
func Unknown() preset.Words { return words().columnFile.Unknown.Words }

// words panics where the embedded file is broken: that is a broken build.
var words = sync.OnceValue(func() vocabulary {
	var v vocabulary
	if err := yaml.UnmarshalWithOptions(columnsFile, &v.columnFile, yaml.Strict()); err != nil {
		panic("caselist: columns.yaml: " + err.Error())
	}
	v.byName, v.options = map[string]*Column{}, map[string]map[string]string{}
	v.yesNo, v.unknown, v.personas = map[string]string{}, map[string]bool{}, map[string]string{}
	fields := ownFields(new(own))
	fields = append(fields, scenario.Fields()...)
	for i := range v.Columns {
		c := &v.Columns[i]
		named := strings.Replace(c.Path, ".0.", ".N.", 1)
		if at := slices.IndexFunc(fields, func(f scenario.Field) bool { return f.Path == named }); at >= 0 {
			c.Field = fields[at]
		}
		for _, name := range append([]string{c.Path, c.Ko, c.En}, c.Also...) {
			v.byName[keyOf(name)] = c
		}
		v.options[c.Path] = map[string]string{}
		for option, said := range c.Options {
			v.options[c.Path][keyOf(said.Ko)], v.options[c.Path][keyOf(said.En)] = option, option
			v.options[c.Path][keyOf(option)] = option
		}
	}
	for option, said := range v.YesNo {
		for _, word := range append([]string{option, said.Ko, said.En}, said.Also...) {
			v.yesNo[keyOf(word)] = option
		}
	}
	for _, word := range append([]string{v.columnFile.Unknown.Ko, v.columnFile.Unknown.En}, v.columnFile.Unknown.Also...) {
		v.unknown[keyOf(word)] = true
	}
	for _, p := range preset.Cases() {
		v.personas[keyOf(p.ID)], v.personas[keyOf(p.Label.Ko)], v.personas[keyOf(p.Label.En)] = p.ID, p.ID, p.ID
	}
	return v
})

// own are what a case has beside its scenario.
type own struct {
	weight, score *money.Rate
	outside       bool
}

func ownFields(o *own) []scenario.Field {
	return []scenario.Field{
		scenario.NumberInto(weightPath, "0.001", "100000", &o.weight),
		scenario.NumberInto(scorePath, "0", "1000000000", &o.score),
		scenario.BoolInto(outsidePath, &o.outside),
	}
}

// spaces do not tell headings apart, nor do what marks a required column and the
// joints of words.
var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\t", "", "\r", "", "\n", "", "_", "", "-", "", "*", "", "·", "")

// keyOf is what is compared of a heading or a word: neither case, spaces, nor a
// unit in brackets behind it matter. Korean from a Mac comes decomposed.
func keyOf(name string) string {
	plain := norm.NFKC.String(strings.TrimSpace(name))
	if cut := strings.IndexByte(plain, '('); cut > 0 && strings.HasSuffix(plain, ")") {
		plain = plain[:cut]
	}
	plain = strings.ToLower(plain)
	if short := spaces.Replace(plain); short != "" {
		return short
	}
	return plain
}

// isPersonal tells whether the heading names people.
func (v *vocabulary) isPersonal(key string) bool {
	return slices.ContainsFunc(v.Personal, func(word string) bool { return strings.Contains(key, keyOf(word)) })
}
