package law

import "strings"

// Kind tells law, statistic, assumption and context apart.
type Kind string

// The kinds of parameter. A context is an indicator that is shown and cited; no
// calculation reads it, so it moves no result.
const (
	Law        Kind = "law"
	Statistic  Kind = "statistic"
	Assumption Kind = "assumption"
	Context    Kind = "context"
)

// Status tells how sure a value is.
type Status string

// The statuses of a value. Published values were read in the cited document;
// recalled ones come from expert knowledge and unverified ones are open: all
// three are applied, and the latter two marked. A projection or a bill is
// shown and never applied.
const (
	Published  Status = "published"
	Recalled   Status = "recalled"
	Unverified Status = "unverified"
	Projected  Status = "projected"
	Bill       Status = "bill"
)

// Applied tells whether values of this status enter calculations.
func (s Status) Applied() bool { return s != Projected && s != Bill }

// Source is where a value was read.
type Source struct {
	Title     string `yaml:"title"`
	URL       string `yaml:"url"`
	Where     string `yaml:"where"`     // page, table, row or section
	Published string `yaml:"published"` // as the source gives it
}

// Label is a name in both languages of the interface.
type Label struct {
	Ko string `yaml:"ko" json:"ko"`
	En string `yaml:"en" json:"en"`
}

// Param is one parameter with its history.
type Param struct {
	Path  string // us.social_security.wage_base
	Label Label
	Unit  string // USD/year, KRW/month, 1 (a fraction), years, date, …
	Law   string // the statute that orders it, empty for statistics
	Kind  Kind
	// Replaces is the path of the parameter that a bill would change; empty for
	// law.
	Replaces string
	Renewed  bool // a new value is due each year; without one the last is carried forward
	Values   []Value
}

// Country is the first part of the path: us, kr or market.
func (p *Param) Country() string {
	country, _, _ := strings.Cut(p.Path, ".")
	return country
}

// Value is what a parameter is from a day on.
type Value struct {
	From    Date
	Status  Status
	Source  Source
	Checked Date   // the day a person last compared it with the source
	Note    string // what a reader must know about it
	Pending string // when a value is due that is not published yet; Node is then empty
	Node    Node
}

// Node is a value as it stands in the file: a scalar, a table by key, or rows.
// Exactly one of the three is set.
type Node struct {
	Scalar string
	Keys   []string // the keys of ByKey in the file's order
	ByKey  map[string]Node
	Rows   []Node // each a table by key
}

// Use is a value as a calculation used it.
type Use struct {
	Param   *Param
	Value   *Value
	Carried bool // used for a time after its own year
}
