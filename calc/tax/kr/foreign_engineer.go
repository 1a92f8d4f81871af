package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// foreignEngineer is the relief for foreign engineers (외국인기술자).
// law: 조세특례제한법 제18조제1항
type foreignEngineer struct {
	relief                worksheet.Rate
	withheld              worksheet.Rate
	reliefYears           int
	deadline              law.Date
	researchYearsBachelor int
	researchYearsPhD      int
	applicationDay        int
}

func bindForeignEngineer(b *binder) foreignEngineer {
	r := b.annual()
	return foreignEngineer{
		relief:                r.Rate("kr.foreign_engineer.relief_rate"),
		withheld:              r.Rate("kr.foreign_engineer.withheld_share"),
		reliefYears:           int(r.Count("kr.foreign_engineer.relief_years")),
		deadline:              r.Day("kr.foreign_engineer.first_work_deadline"),
		researchYearsBachelor: int(r.Count("kr.foreign_engineer.research_years_bachelor")),
		researchYearsPhD:      int(r.Count("kr.foreign_engineer.research_years_phd")),
		applicationDay:        int(r.Count("kr.foreign_engineer.application_day")),
	}
}

// status is how the relief stands for a person. The ways in by an engineering
// contract or as 우수 해외인재 are not tested.
// law: 조세특례제한법 제18조제1항, 조세특례제한법 시행령 제16조
func (e *foreignEngineer) status(f Facts) Status {
	return Status{
		Regime: tax.ForeignEngineer,
		Conditions: []Condition{
			{"not_korean", f.Nationality.isKorean().not()},
			{"degree_and_research", e.degreeAndResearch(f)},
			{"recognised_lab", labRecognised(f.RDLab)},
			{"first_work_before_sunset", by(f.HireDate, e.deadline)},
		},
		NotAsked:      []string{"works_as_researcher", "no_family_relation"},
		Documents:     []string{"application_form", "degree_certificate", "foreign_employer_certificate", "lab_recognition"},
		EntryDeadline: e.deadline,
		ApplyBy:       dayOfNextMonth(f.HireDate, e.applicationDay),
		ReliefYears:   e.reliefYears,
	}
}

// degreeAndResearch is a doctorate in science, engineering or medicine with
// the shorter term of research abroad, or a bachelor's degree in them with the
// longer. The facts hold no bachelor's degree: without such a doctorate,
// enough research leaves the condition unknown.
func (e *foreignEngineer) degreeAndResearch(f Facts) Met {
	withPhD := reaches(f.ResearchYearsAbroad, e.researchYearsPhD)
	if f.PhD == STEM || withPhD == No {
		return withPhD
	}
	if f.PhD != UnknownDoctorate && reaches(f.ResearchYearsAbroad, e.researchYearsBachelor) == No {
		return No
	}
	return Unknown
}
