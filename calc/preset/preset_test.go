package preset

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// paths are the form's fields that a preset may set, grants without their
// number.
var paths = []string{
	"candidate.nationality", "candidate.us_green_card", "candidate.phd", "candidate.years_since_phd", "candidate.years_abroad",
	"candidate.research_years_abroad", "candidate.us_filing_status",
	"current.jurisdiction", "current.base", "current.bonus", "current.signing", "current.equity_annual",
	"offer.jurisdiction", "offer.base", "offer.bonus", "offer.signing", "offer.regime",
	"offer.equity.kind", "offer.equity.grant_value", "offer.equity.vesting", "offer.equity.strike", "offer.equity.growth", "offer.equity.discount",
	"employer.employees", "employer.sme", "employer.venture", "employer.rd_lab",
	"policy.reading", "policy.rate", "policy.base", "policy.floor", "policy.cap", "policy.years", "policy.pass_through", "policy.program",
}

// terms are all the terms of a policy.
var terms = []string{"policy.reading", "policy.rate", "policy.base", "policy.floor", "policy.cap", "policy.years", "policy.pass_through", "policy.program"}

var (
	position  = regexp.MustCompile(`\.\d+\.`)
	amount    = regexp.MustCompile(`^\d{1,3}(,\d{3})*$`)
	percents  = regexp.MustCompile(`^\d+(\.\d+)?(, \d+(\.\d+)?)*$`)
	plainWord = regexp.MustCompile(`^[a-z_-]+$`)
	webLink   = regexp.MustCompile(`^https?://[^ ]+$`)
)

// texts is how each field is typed; what is not listed is a word.
var texts = map[*regexp.Regexp][]string{
	amount:   {"current.base", "current.bonus", "current.signing", "current.equity_annual", "offer.base", "offer.bonus", "offer.signing", "offer.equity.grant_value", "policy.floor", "policy.cap", "employer.employees", "policy.years", "candidate.years_since_phd", "candidate.years_abroad", "candidate.research_years_abroad"},
	percents: {"offer.equity.vesting", "offer.equity.strike", "offer.equity.growth", "offer.equity.discount", "policy.rate", "policy.pass_through"},
}

func TestCases(t *testing.T) {
	t.Parallel()
	want := []string{"article_2bn_won", "new_phd", "l5_research_engineer", "staff_research_scientist", "postdoc"}
	var got []string
	for _, c := range Cases() {
		got = append(got, c.ID)
		checkWords(t, c.ID, c.Label, c.Note)
		checkFields(t, c.ID, c.Fields)
		checkSources(t, c.ID, c.Sources)
		for _, f := range c.Fields {
			if strings.HasPrefix(f.Path, "policy.") {
				t.Errorf("%s sets %s: a case leaves the policy alone", c.ID, f.Path)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("cases %v, want %v", got, want)
	}
}

func TestArticleCase(t *testing.T) {
	t.Parallel()
	c, found := CaseNamed("article_2bn_won")
	if !found {
		t.Fatal("no article case")
	}
	want := map[string]string{
		"current.base": "400,000", "current.equity_annual": "1,007,000", "offer.base": "200,000,000",
		"offer.equity.0.grant_value": "250,000,000", "offer.equity.0.vesting": "0, 50, 25, 25",
		"offer.equity.0.strike": "100", "offer.equity.0.discount": "60",
	}
	for path, text := range want {
		if got := textOf(c.Fields, path); got != text {
			t.Errorf("%s = %q, want %q", path, got, text)
		}
	}
}

func TestPolicies(t *testing.T) {
	t.Parallel()
	for _, p := range Policies() {
		checkWords(t, p.ID, p.Label, p.Note)
		checkFields(t, p.ID, p.Fields)
		if p.ID != "none" {
			checkSources(t, p.ID, p.Sources)
		}
		if (p.Simplified.Ko == "") != (p.Simplified.En == "") {
			t.Errorf("%s: simplified in one language only", p.ID)
		}
		var set []string
		for _, f := range p.Fields {
			set = append(set, f.Path)
		}
		slices.Sort(set)
		if all := slices.Sorted(slices.Values(terms)); !slices.Equal(set, all) {
			t.Errorf("%s sets %v, want each of %v once", p.ID, set, all)
		}
	}
	for _, c := range []struct{ id, rate, reading string }{
		{"none", "0", "share"}, {"proposal_share", "50", "share"}, {"proposal_on_top", "50", "on_top"},
	} {
		p, found := PolicyNamed(c.id)
		if !found || textOf(p.Fields, "policy.rate") != c.rate || textOf(p.Fields, "policy.reading") != c.reading {
			t.Errorf("%s: %v", c.id, p.Fields)
		}
	}
}

func textOf(fields []Field, path string) string {
	for _, f := range fields {
		if f.Path == path {
			return f.Text
		}
	}
	return "(not set)"
}

func checkWords(t *testing.T, id string, label, note Words) {
	t.Helper()
	if label.Ko == "" || label.En == "" || note.Ko == "" || note.En == "" {
		t.Errorf("%s: label and note need both languages", id)
	}
}

func checkFields(t *testing.T, id string, fields []Field) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range fields {
		path := position.ReplaceAllString(f.Path, ".")
		if !slices.Contains(paths, path) {
			t.Errorf("%s: unknown field %s", id, f.Path)
		}
		if seen[f.Path] {
			t.Errorf("%s sets %s twice", id, f.Path)
		}
		seen[f.Path] = true
		if !typedAs(path).MatchString(f.Text) && (path != "policy.cap" || f.Text != "") {
			t.Errorf("%s: %s is typed %q", id, f.Path, f.Text)
		}
	}
}

func typedAs(path string) *regexp.Regexp {
	for shape, fields := range texts {
		if slices.Contains(fields, path) {
			return shape
		}
	}
	return plainWord
}

func checkSources(t *testing.T, id string, sources []Source) {
	t.Helper()
	if len(sources) == 0 {
		t.Errorf("%s has no source", id)
	}
	for _, s := range sources {
		if s.Title == "" || s.Publisher == "" || s.Figure == "" || !webLink.MatchString(s.URL) {
			t.Errorf("%s: source %s lacks title, publisher, figure or link", id, s.ID)
		}
		if s.Status != "read" && s.Status != "recalled" || s.Basis != "reported" && s.Basis != "computed" || !strings.Contains("ABCD", s.Quality) || s.Quality == "" {
			t.Errorf("%s: source %s has status %q, basis %q, quality %q", id, s.ID, s.Status, s.Basis, s.Quality)
		}
	}
}
