package policy

import (
	"context"
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
)

// Stress is the study under one named change, in the closed form.
type Stress struct {
	Scenario  string       `json:"scenario"`
	Parameter string       `json:"parameter"` // path of the value that it takes; empty where it takes none
	Grade     string       `json:"grade"`     // of that value, or law for a lapse
	Value     *float64     `json:"value"`
	Cells     []Cell       `json:"designs"`
	Insiders  []InsiderPay `json:"insider_pay"` // by design; nil in other scenarios
}

// InsiderPay is what rises of pay for staff at home cost their companies at
// present value over the horizon, and what an additional hire costs with it.
// Taxes on the rises are not taken off.
type InsiderPay struct {
	PayRise int64       `json:"pay_rise"`
	Cost    CostPerHire `json:"cost_per_additional_hire"`
}

// change is a named change of a study.
type change struct {
	name      string
	parameter string
	value     *float64
	apply     func(*Study)
	afresh    bool // the cases are computed again
}

// Stresses are the designs under named changes, the first of which is none:
// decliners who take another Korean job, winners who are in Korea already or
// come from another Korean firm, rises of insiders' pay, the exchange rate up
// and down, and relief for returning talent lapsed.
func (l *Lab) Stresses(ctx context.Context) ([]Stress, error) {
	changes, err := l.changes()
	if err != nil {
		return nil, err
	}
	var stresses []Stress
	for _, c := range changes {
		changed, err := l.under(ctx, &c)
		if err != nil {
			return nil, err
		}
		stress := Stress{Scenario: c.name, Parameter: c.parameter, Grade: l.gradeAt(c.parameter), Value: c.value}
		if c.name == reliefLapsed {
			stress.Grade = GradeLaw
		}
		for i := range l.study.Designs {
			p := changed.planOf(&l.study.Designs[i])
			stress.Cells = append(stress.Cells, changed.cell(new(scratch), &p, nil))
		}
		if c.name == insiderRise {
			stress.Insiders = l.insiders(stress.Cells)
		}
		stresses = append(stresses, stress)
	}
	return stresses, nil
}

// The scenarios whose results hold more than cells.
const (
	insiderRise  = "insider_pay_rise"
	reliefLapsed = "relief_lapsed"
)

func (l *Lab) changes() ([]change, error) {
	read := l.engine.Book().At(marketDay)
	// Winners who were in Korea count as decliners with another job there: with
	// as many awards, a share L of residents costs L·dH·R(W₀) and brings nobody.
	elsewhere := func(name, path string, keys ...string) change {
		share := read.Rate(path, keys...).Float()
		return change{name: name, parameter: path, value: &share, apply: func(s *Study) { s.Response.OtherKoreanJob = &share }}
	}
	const swung, jobs = "market.assumptions.exchange_rate_swing", "market.response.other_korean_job"
	swing := read.Rate(swung).Rate
	fx := func(name string, factor money.Rate) change {
		times := factor.Float()
		return change{name: name, parameter: swung, value: &times, afresh: true,
			apply: func(s *Study) { s.Market.KRWPerUSD = s.Market.KRWPerUSD.Times(factor) }}
	}
	affected := l.insiderShare()
	all := []change{
		{name: "none", apply: func(*Study) {}},
		elsewhere("other_korean_job_none", jobs, "value"),
		elsewhere("other_korean_job_middle", jobs, "middle"),
		elsewhere("other_korean_job_high", jobs, "high"),
		elsewhere("already_in_korea", "market.response.already_in_korea"),
		elsewhere("poaching", "market.response.poached"),
		{name: insiderRise, parameter: "market.response.insider_pay", value: &affected, apply: func(*Study) {}},
		fx("won_weaker", swing.OnePlus()),
		fx("won_stronger", swing.OneMinus()),
		{name: reliefLapsed, apply: withoutRelief, afresh: true},
	}
	return all, read.Err()
}

// Stressed is the lab under a named change, and what rises of pay for staff at
// home cost companies in it; false where there is no such change.
func (l *Lab) Stressed(ctx context.Context, name string) (changed *Lab, payRise int64, known bool, err error) {
	changes, err := l.changes()
	if err != nil {
		return nil, 0, false, err
	}
	for i := range changes {
		if changes[i].name != name {
			continue
		}
		if name == insiderRise {
			payRise = won(l.payRise())
		}
		changed, err = l.under(ctx, &changes[i])
		return changed, payRise, true, err
	}
	return nil, 0, false, nil
}

// under is the lab of the changed study. Only what moves pay or law computes
// the cases again.
func (l *Lab) under(ctx context.Context, c *change) (*Lab, error) {
	study := l.study
	if c.afresh {
		study.Cohort = slices.Clone(l.study.Cohort)
	}
	c.apply(&study)
	if c.afresh {
		return Prepare(ctx, l.engine, study)
	}
	changed := *l
	changed.study = study
	return &changed, ctx.Err()
}

// withoutRelief leaves the ordinary regime to everyone.
func withoutRelief(s *Study) {
	for i := range s.Cohort {
		s.Cohort[i].Scenario.Offer.Regime = tax.Resident
	}
}

// insiderShare is the part of the payroll that is affected times its rise.
func (l *Lab) insiderShare() float64 {
	i := &l.study.Insiders
	return given(i.Share, l.assume.insiderShare) * given(i.Rise, l.assume.insiderRise)
}

// payRise is what the rises cost companies over the horizon, at present value.
func (l *Lab) payRise() float64 {
	years := 0.0
	for _, worth := range powers(l.study.Horizon, 1/(1+l.discount)) {
		years += worth
	}
	return l.assume.domesticPayroll * l.insiderShare() * years
}

// insiders is what the rises cost beside each design that brings somebody.
func (l *Lab) insiders(cells []Cell) []InsiderPay {
	rise := l.payRise()
	pays := make([]InsiderPay, len(cells))
	for i, c := range cells {
		pays[i].Cost.Unit = PerHire
		if c.AdditionalHires.Central < leastPeople {
			continue
		}
		pays[i] = InsiderPay{PayRise: won(rise), Cost: CostPerHire{
			Gross: wonPer(c.GrossCost.Central+rise, c.AdditionalHires.Central), Net: wonPer(c.NetCost.Central+rise, c.AdditionalHires.Central), Unit: PerHire,
		}}
	}
	return pays
}

// The grades of a value: how sure it is.
const (
	GradeLaw       = "law"
	GradeStatistic = "statistic"
	GradeStudy     = "study"
	GradeJudgement = "judgement"
)

// GradeOf is the grade of a parameter's value. An assumption with a document of
// others rests on a study; one that cites a page of ours, or is unverified, is
// a judgement.
func GradeOf(p *law.Param, v *law.Value) string {
	switch {
	case p.Kind == law.Law:
		return GradeLaw
	case p.Kind == law.Statistic:
		return GradeStatistic
	case v.Status != law.Unverified && v.Source.URL != "" && v.Source.URL[0] != '/':
		return GradeStudy
	}
	return GradeJudgement
}

// gradeAt is the grade of the value in force; empty for no path.
func (l *Lab) gradeAt(path string) string {
	if path == "" {
		return ""
	}
	p := l.engine.Book().Param(path)
	return GradeOf(p, &p.Values[p.InForce(marketDay)])
}
