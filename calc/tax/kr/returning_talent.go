package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// returningTalent is the relief for returning Korean talent (내국인 우수 인력의
// 국내복귀). With wages from one employer the ratio of relieved to total income
// is one, so the relief is its rate of the computed tax.
// law: 조세특례제한법 제18조의3제1항
type returningTalent struct {
	relief         worksheet.Rate
	withheld       worksheet.Rate
	reliefYears    int
	deadline       law.Date
	yearsAbroad    int
	researchYears  int
	applicationDay int
}

func bindReturningTalent(b *binder) returningTalent {
	r := b.annual()
	return returningTalent{
		relief:         r.Rate("kr.returning_talent.relief_rate"),
		withheld:       r.Rate("kr.returning_talent.withheld_share"),
		reliefYears:    int(r.Count("kr.returning_talent.relief_years")),
		deadline:       r.Day("kr.returning_talent.hire_deadline"),
		yearsAbroad:    int(r.Count("kr.returning_talent.years_abroad")),
		researchYears:  int(r.Count("kr.returning_talent.research_years")),
		applicationDay: int(r.Count("kr.returning_talent.application_day")),
	}
}

// status is how the relief stands for a person. The five years of research
// must lie after the degree, so the lesser of the research years and the years
// since the doctorate counts. We read years abroad as whole tax years before
// the hire with 183 days or more abroad.
// law: 조세특례제한법 제18조의3제1항, 조세특례제한법 시행령 제16조의3
func (t *returningTalent) status(f Facts) Status {
	return Status{
		Regime: tax.ReturningTalent,
		Conditions: []Condition{
			{"korean_nationality", f.Nationality.isKorean()},
			{"phd_stem", hasSTEM(f.PhD)},
			{"five_years_abroad", reaches(f.YearsAbroad, t.yearsAbroad)},
			{"five_research_years_after_degree", bothMet(reaches(f.ResearchYearsAbroad, t.researchYears), reaches(f.YearsSincePhD, t.researchYears))},
			{"recognised_lab", labRecognised(f.RDLab)},
			{"hired_before_sunset", by(f.HireDate, t.deadline)},
		},
		NotAsked:      []string{"works_as_researcher", "no_family_relation"},
		Documents:     []string{"application_form", "phd_certificate", "proof_of_years_abroad", "foreign_employer_certificate", "lab_recognition"},
		EntryDeadline: t.deadline,
		ApplyBy:       dayOfNextMonth(f.HireDate, t.applicationDay),
		ReliefYears:   t.reliefYears,
	}
}

func hasSTEM(d Doctorate) Met {
	if d == UnknownDoctorate {
		return Unknown
	}
	return answer(d == STEM)
}

// bothMet is no where either is no, and yes where both are yes.
func bothMet(a, b Met) Met {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	}
	return Unknown
}
