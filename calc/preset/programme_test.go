package preset

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// designFields are the fields that a programme may set, by how they are typed.
var designFields = map[*regexp.Regexp][]string{
	amount:    {"cap", "amount", "floor", "years", "eligible.least_pay", "eligible.least_years_away"},
	percents:  {"rate", "pass_through"},
	plainWord: {"reading", "base", "program", "eligible.sme_only"},
}

func TestProgrammes(t *testing.T) {
	t.Parallel()
	instruments := []string{"match", "tax_relief", "lump_sum", "rd_credit", "settlement"}
	country := regexp.MustCompile(`^[A-Z]{3}$`)
	seen := map[string]bool{}
	for _, p := range Programmes() {
		checkWords(t, p.ID, p.Label, p.Note)
		if p.ID != "none" && !p.Unverified() {
			checkSources(t, p.ID, p.Sources)
		}
		if seen[p.ID] || !slices.Contains(instruments, p.Instrument) || !country.MatchString(p.Country) || (p.Simplified.Ko == "") != (p.Simplified.En == "") {
			t.Errorf("%s: twice, or of instrument %q, country %q, simplified %+v", p.ID, p.Instrument, p.Country, p.Simplified)
		}
		seen[p.ID] = true
		if strings.HasPrefix(p.ID, "kr_") != (p.Country == Home && !strings.HasPrefix(p.ID, "proposal_") && p.ID != "none") {
			t.Errorf("%s is of %s", p.ID, p.Country)
		}
		for _, f := range p.Fields {
			typed := slices.ContainsFunc([]*regexp.Regexp{amount, percents, plainWord}, func(shape *regexp.Regexp) bool {
				return slices.Contains(designFields[shape], f.Path) && (shape.MatchString(f.Text) || f.Path == "cap" && f.Text == "")
			})
			if !typed {
				t.Errorf("%s: %s is typed %q", p.ID, f.Path, f.Text)
			}
		}
	}
	if len(Programmes()) <= len(Policies()) {
		t.Error("the lab has no more than the calculator")
	}
}

// What was read nowhere is marked, and nothing else.
func TestUnverifiedProgrammes(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{"kr_youth_leap": true, "kr_senior_researcher": false, "cn_peacock": false} {
		p, found := ProgrammeNamed(id)
		if !found || p.Unverified() != want {
			t.Errorf("%s: found %v, unverified %v, want %v", id, found, p.Unverified(), want)
		}
	}
	if _, found := ProgrammeNamed("nothing"); found {
		t.Error("a programme of no name")
	}
}
