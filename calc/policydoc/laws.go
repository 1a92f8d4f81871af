package policydoc

import (
	"slices"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// lawSample is how many cases are computed with their working to learn the law
// values behind a study: tables of law are used as wholes, so that few cases of
// each kind name them all.
const lawSample = 12

// tableYears are the years in which the hires of the budget table begin.
const tableYears = 5

// Laws are the values behind a study: its assumptions, and the law and
// statistics that a sample of its cases used, hired in the first year and in the
// last of the budget table.
func Laws(engine *scenario.Engine, study *policy.Study) []document.LawUse {
	var laws []document.LawUse
	add := func(use document.LawUse) {
		known := func(u document.LawUse) bool { return u.Path == use.Path && u.From == use.From }
		if !slices.ContainsFunc(laws, known) {
			laws = append(laws, use)
		}
	}
	for _, use := range policy.Assumptions(engine.Book()) {
		add(document.UseOf(use))
	}
	for _, i := range spread(len(study.Cohort), lawSample) {
		for _, later := range []int{0, tableYears - 1} {
			s := study.Cohort[i].Scenario
			s.TaxYear, s.StartMonth, s.Horizon = study.TaxYear+later, max(1, study.StartMonth), study.Horizon
			s.Policy = study.Designs[i%len(study.Designs)].Policy
			_, used := document.WorkingOf(engine.Book(), engine.Evaluate(s, scenario.Options{Record: true}).Working)
			for _, use := range used {
				add(use)
			}
		}
	}
	return laws
}

// spread are at most so many of n positions, in even steps.
func spread(n, most int) []int {
	var at []int
	for i := range min(n, most) {
		at = append(at, i*n/min(n, most))
	}
	return at
}
