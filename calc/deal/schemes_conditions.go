package deal

import (
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/kr"
)

// met judges a condition of the data by what the deal holds. What it does not
// hold is unknown and to be asked: a selection, a ranking, an age.
func (j *judge) met(id string) kr.Met {
	c, e := &j.deal.Scenario.Candidate, &j.deal.Scenario.Employer
	switch id {
	case "sme":
		return answer(e.SME)
	case "recognised_lab":
		return known(e.RDLab)
	case "research_after_doctorate":
		return j.researchAfterDoctorate(c)
	case "degree_is_recent":
		return j.degreeIsRecent(c)
	case "lives_abroad":
		return kr.Yes // the present employer is American
	case "doctorate_or_five_years_in_industry":
		if c.PhD == scenario.PhDSTEM || c.PhD == scenario.PhDOther {
			return kr.Yes
		}
	case "foreign_national":
		return answer(c.Nationality == scenario.American || c.Nationality == scenario.OtherNationality)
	case "pay_three_times_gni":
		if least, ok := won(j.scheme.LeastPay); ok {
			return answer(!j.sc.Offer.Base.Add(j.sc.Offer.Bonus).Less(least))
		}
	case "taxable_profit":
		if e.RDCredit.Claims {
			return kr.Yes
		}
	}
	return kr.Unknown
}

// researchAfterDoctorate asks for years of research after a doctorate in
// science or engineering; those after lesser degrees are not known here.
func (j *judge) researchAfterDoctorate(c *scenario.Candidate) kr.Met {
	switch since, enough := c.YearsSincePhD, j.scheme.ResearchYears; {
	case c.PhD != scenario.PhDSTEM || !since.Known:
		return kr.Unknown
	case since.N < enough:
		return kr.No
	case c.ResearchYearsAbroad.Known && c.ResearchYearsAbroad.N >= enough:
		return kr.Yes
	}
	return kr.Unknown
}

func (j *judge) degreeIsRecent(c *scenario.Candidate) kr.Met {
	switch {
	case c.PhD == scenario.NoPhD:
		return kr.No
	case c.PhD == scenario.PhDUnknown || !c.YearsSincePhD.Known:
		return kr.Unknown
	}
	return answer(c.YearsSincePhD.N <= j.scheme.DegreeYears)
}

func answer(yes bool) kr.Met {
	if yes {
		return kr.Yes
	}
	return kr.No
}

func known(f scenario.Fact) kr.Met {
	switch f {
	case scenario.Yes:
		return kr.Yes
	case scenario.No:
		return kr.No
	}
	return kr.Unknown
}
