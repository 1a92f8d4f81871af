package scenario

import (
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
)

// Count is a number of years that may be unknown.
type Count struct {
	N     int
	Known bool
}

// pointer is nil where the count is unknown.
func (c Count) pointer() *int {
	if !c.Known {
		return nil
	}
	return &c.N
}

// Fact is a yes or no that may be unknown.
type Fact uint8

// The three answers.
const (
	Unknown Fact = iota
	Yes
	No
)

// pointer is nil where the fact is unknown.
func (f Fact) pointer() *bool {
	if f == Unknown {
		return nil
	}
	yes := f == Yes
	return &yes
}

// Nationality of the candidate. Dual citizens count as Korean in Korea.
type Nationality uint8

// The nationalities.
const (
	Korean Nationality = iota
	KoreanAndUS
	American
	OtherNationality
)

// PhD is the candidate's doctorate.
type PhD uint8

// The doctorates.
const (
	PhDUnknown PhD = iota
	PhDSTEM
	PhDOther
	NoPhD
)

// Reading of a match rate: a share of the cost, or on top of the company's own.
type Reading uint8

// The two readings.
const (
	ShareOfCost Reading = iota
	OnTop
)

// Program is what the subsidy is given for; it decides the R&D credit's base.
type Program uint8

// The two programs.
const (
	Employment Program = iota
	RDGrant
)

// names of the options in drafts and in the API, by value.
var (
	nationalityNames = []string{"kr", "kr_us_dual", "us", "other"}
	phdNames         = []string{"", "stem", "other", "none"}
	readingNames     = []string{"share", "on_top"}
	programNames     = []string{"employment", "rd_grant"}
	regimeNames      = []string{"best", "resident", "foreign_flat", "returning_talent", "foreign_engineer"}

	baseNames         = namesOf(subsidy.Bases[:])
	kindNames         = namesOf(offer.Kinds[:])
	filingNames       = namesOf(tax.FilingStatuses[:])
	jurisdictionNames = namesOf(us.Jurisdictions[:])
)
