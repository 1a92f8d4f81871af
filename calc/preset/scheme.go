package preset

import "fmt"

// Scheme is a scheme of the state that a hire may draw on. What no source that
// was read says is empty, and to be shown as not confirmed.
type Scheme struct {
	ID       string   `yaml:"id"`
	Label    Words    `yaml:"label"`
	Agency   Words    `yaml:"agency"`
	Kind     string   `yaml:"kind"`      // wage_match, grant, visa, tax_relief, rd_credit
	Rate     string   `yaml:"rate"`      // percent of the contract salary; empty: none
	Cap      string   `yaml:"cap"`       // won a person and year; empty: none
	Caps     []string `yaml:"caps"`      // the cap by year where it changes
	Years    int      `yaml:"years"`     // 0: no end of its own
	Credit   string   `yaml:"credit"`    // grant: it shrinks the base of the R&D credit; base: it does not; empty: not confirmed
	Regime   string   `yaml:"regime"`    // the tax regime that a tax_relief is
	LeastPay string   `yaml:"least_pay"` // won a year that one of the conditions asks for
	// ResearchYears and DegreeYears are numbers that conditions ask for: of
	// research after the doctorate at least, and since the degree at most.
	ResearchYears int      `yaml:"research_years"`
	DegreeYears   int      `yaml:"degree_years"`
	Conditions    []string `yaml:"conditions"` // ids, worded in the text catalogue
	Deadline      string   `yaml:"deadline"`   // last day to apply in the round that is known
	Round         Words    `yaml:"round"`      // what is known of rounds
	Cash          Words    `yaml:"cash"`       // when the money comes
	ClawBack      Words    `yaml:"claw_back"`  // what is paid back by whom
	Link          string   `yaml:"link"`
	SourceIDs     []string `yaml:"sources"`
	Sources       []Source `yaml:"-"`
}

// Schemes are the schemes in the order in which they are shown.
func Schemes() []Scheme { return loaded().schemes }

// SchemeNamed is the scheme with the id; false if there is none.
func SchemeNamed(id string) (Scheme, bool) {
	for _, s := range Schemes() {
		if s.ID == id {
			return s, true
		}
	}
	return Scheme{}, false
}

func readSchemes() ([]Scheme, error) {
	var file programmesFile
	if err := decode("programmes.yaml", &file); err != nil {
		return nil, err
	}
	for i := range file.Schemes {
		s := &file.Schemes[i]
		var err error
		if s.Sources, err = file.Sources.named(s.SourceIDs); err != nil {
			return nil, fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	return file.Schemes, nil
}
