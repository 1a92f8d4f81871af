package worksheet

import "fmt"

// LineID names a line of the working: us.social_security, kr.income_tax.
// Lines are registered once, when the package that computes them starts.
type LineID uint16

var (
	lineNames = []string{""}
	lineIDs   = map[string]LineID{}
)

// NewLine registers a line by its name. It panics where the name is taken:
// two formulas must not share a line.
func NewLine(name string) LineID {
	if _, taken := lineIDs[name]; taken {
		panic(fmt.Sprintf("worksheet: line %q registered twice", name))
	}
	id := LineID(len(lineNames))
	lineNames = append(lineNames, name)
	lineIDs[name] = id
	return id
}

// String is the name of the line.
func (l LineID) String() string { return lineNames[l] }

// Lines are the names of all registered lines, in order of registration.
func Lines() []string { return append([]string(nil), lineNames[1:]...) }

// Side is the offer that a step belongs to.
type Side uint8

// The three offers that a result compares.
const (
	NoSide Side = iota
	Current
	Offer
	OfferWithPolicy
)

var sideNames = [...]string{"", "current", "offer", "offer_with_policy"}

// String is the name in the working and in the API.
func (s Side) String() string { return sideNames[s] }

// Lens is how equity is counted in a step.
type Lens uint8

// The three lenses of a result. The zero value counts equity at its
// risk-adjusted value.
const (
	RiskAdjusted Lens = iota
	CashOnly
	OnPaper
)

var lensNames = [...]string{"risk_adjusted", "cash_only", "on_paper"}

// String is the name in the working and in the API.
func (l Lens) String() string { return lensNames[l] }

// Scope tells the steps of one line apart: which offer, which year of it (from
// 1), which segment of equal months within the year (from 1), under which
// regime and through which lens. Zero means 'not split by this'.
type Scope struct {
	Side   Side
	Year   uint8
	Months uint8
	Regime uint8
	Lens   Lens
}

// Key identifies a step.
type Key struct {
	Scope Scope
	Line  LineID
}
