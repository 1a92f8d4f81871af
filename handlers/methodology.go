package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// sectionLines are the lines whose formulas stand in a section of the
// methodology.
var sectionLines = map[string][]string{
	"tax_us": {
		"us.income_tax.taxable", "us.income_tax", "us.salt", "us.child_tax_credit", "us.social_security", "us.medicare",
		"us.ca.income_tax", "us.ny.income_tax", "us.ny.nyc_income_tax", "us.ma.income_tax", "us.take_home", "us.employer_cost",
	},
	"tax_kr": {
		"kr.national_pension.monthly", "kr.health_insurance.monthly", "kr.long_term_care.monthly", "kr.employment_insurance.monthly",
		"kr.earned_income_deduction", "kr.income_tax", "kr.local_income_tax", "kr.take_home", "kr.employer.severance", "kr.employer.cost",
	},
	"regimes":   {"kr.income_tax.flat_base", "kr.income_tax.with_premiums.relief", "kr.income_tax.better_choice"},
	"equity":    {"pay.equity.vested", "pay.equity.on_paper", "pay.equity.counted", "kr.venture_options.exempt"},
	"gap":       {"gap.gross.reference", "gap.gross", "gap.take_home.reference", "gap.take_home", "gap.purchasing_power.reference", "gap.purchasing_power"},
	"household": {"us.joint.income_tax", "us.joint.medicare.additional", "kr.personal_deduction", "kr.child_tax_credit"},
	"subsidy": {
		"subsidy.cost_without", "subsidy.base", "subsidy.base_over_floor", "subsidy.matched", "subsidy.subsidy", "subsidy.passed_on",
		"subsidy.cost_less_passed_on", "subsidy.company_cost", "subsidy.rounding", "kr.rd_credit",
	},
	"ledgers": {"state.taxes", "state.consumption_tax", "state.net_if_additional", "state.net_if_would_come_anyway"},
}

// methodology tells in prose how everything is computed, with the formulas as
// the cases compute them, how sure the values are, and where others differ.
func (s *Server) methodology(c echo.Context) error {
	page := s.page(c, views.SectionMethodology)
	page.Path = "/methodology"
	out := views.NewMethodology(page)
	for i := range out.Sections {
		section := &out.Sections[i]
		for _, line := range sectionLines[section.ID] {
			section.Formulas = append(section.Formulas, s.formula(page.Lang, line))
		}
		switch section.ID {
		case "certainty":
			section.States = s.stateCounts(page.Lang)
		case "differences":
			section.Differences = differences(page.Lang)
		}
	}
	return s.render(c, http.StatusOK, views.Methodology(out))
}

// stateCounts is how many parameters stand in each state today.
func (s *Server) stateCounts(lang text.Lang) []views.StateCount {
	f := parameterFilter{today: dateOf(s.Now())}
	counts := map[string]int{}
	for _, country := range countries {
		for _, found := range f.find(s.Engine.Book(), country) {
			counts[found.state]++
		}
	}
	var all []views.StateCount
	for _, state := range slices.DeleteFunc(slices.Clone(valueStates), func(state string) bool { return counts[state] == 0 }) {
		all = append(all, views.StateCount{
			State: stateMark(lang, state), Note: lang.T("parameters.state_note." + state),
			Link: views.Link{Text: lang.T("parameters.count", text.With("count", strconv.Itoa(counts[state]))), URL: "/parameters?status=" + state},
		})
	}
	return all
}
