package kr

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
)

func years(n int) *int     { return &n }
func is(answer bool) *bool { return &answer }

// returner is a Korean researcher who meets every condition of the relief on
// its last day.
func returner() Facts {
	return Facts{
		Nationality: Korean, PhD: STEM, YearsSincePhD: years(5), YearsAbroad: years(5), ResearchYearsAbroad: years(5),
		RDLab: is(true), HireDate: law.Day(2028, 12, 31),
	}
}

// engineer is a foreign researcher who meets every condition of both regimes
// for foreigners on their last day.
func engineer() Facts {
	return Facts{Nationality: American, PhD: STEM, ResearchYearsAbroad: years(2), RDLab: is(true), HireDate: law.Day(2026, 12, 31)}
}

func statusOf(t *testing.T, year int, regime tax.Regime, f Facts) Status {
	t.Helper()
	for _, status := range rulesOf(t, year).Conditions(f) {
		if status.Regime == regime {
			return status
		}
	}
	t.Fatalf("no status of %v", regime)
	return Status{}
}

func TestConditionsOneByOne(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name      string
		year      int
		regime    tax.Regime
		facts     Facts
		edit      func(*Facts)
		condition string
		want      Met
	}{
		{"a Korean", 2026, tax.ReturningTalent, returner(), func(*Facts) {}, "korean_nationality", Yes},
		{"a dual national counts as Korean", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.Nationality = KoreanAndAmerican }, "korean_nationality", Yes},
		{"an American does not", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.Nationality = American }, "korean_nationality", No},
		{"nationality unknown", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.Nationality = UnknownNationality }, "korean_nationality", Unknown},
		{"a STEM doctorate", 2026, tax.ReturningTalent, returner(), func(*Facts) {}, "phd_stem", Yes},
		{"another doctorate", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.PhD = OtherDoctorate }, "phd_stem", No},
		{"no doctorate", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.PhD = NoDoctorate }, "phd_stem", No},
		{"doctorate unknown", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.PhD = UnknownDoctorate }, "phd_stem", Unknown},
		{"four years abroad", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.YearsAbroad = years(4) }, "five_years_abroad", No},
		{"five years abroad", 2026, tax.ReturningTalent, returner(), func(*Facts) {}, "five_years_abroad", Yes},
		{"years abroad unknown", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.YearsAbroad = nil }, "five_years_abroad", Unknown},
		{"five research years, five since the degree", 2026, tax.ReturningTalent, returner(), func(*Facts) {}, "five_research_years_after_degree", Yes},
		{"four research years", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.ResearchYearsAbroad = years(4) }, "five_research_years_after_degree", No},
		{"eight research years, four since the degree", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.ResearchYearsAbroad, f.YearsSincePhD = years(8), years(4) }, "five_research_years_after_degree", No},
		{"enough research, the degree undated", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.YearsSincePhD = nil }, "five_research_years_after_degree", Unknown},
		{"too little research, the degree undated", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.ResearchYearsAbroad, f.YearsSincePhD = years(4), nil }, "five_research_years_after_degree", No},
		{"no lab", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.RDLab = is(false) }, "recognised_lab", No},
		{"lab unknown", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.RDLab = nil }, "recognised_lab", Unknown},
		{"hired on the last day", 2028, tax.ReturningTalent, returner(), func(*Facts) {}, "hired_before_sunset", Yes},
		{"hired a day late", 2029, tax.ReturningTalent, returner(), func(f *Facts) { f.HireDate = law.Day(2029, 1, 1) }, "hired_before_sunset", No},
		{"hired under the older deadline", 2025, tax.ReturningTalent, returner(), func(f *Facts) { f.HireDate = law.Day(2025, 12, 31) }, "hired_before_sunset", Yes},
		{"hire date unknown", 2026, tax.ReturningTalent, returner(), func(f *Facts) { f.HireDate = 0 }, "hired_before_sunset", Unknown},

		{"an American is not Korean", 2026, tax.ForeignFlat, engineer(), func(*Facts) {}, "not_korean", Yes},
		{"a dual national is", 2026, tax.ForeignFlat, engineer(), func(f *Facts) { f.Nationality = KoreanAndAmerican }, "not_korean", No},
		{"first work on the last day", 2026, tax.ForeignFlat, engineer(), func(*Facts) {}, "first_work_before_sunset", Yes},
		{"first work a day late", 2027, tax.ForeignFlat, engineer(), func(f *Facts) { f.HireDate = law.Day(2027, 1, 1) }, "first_work_before_sunset", No},

		{"a doctor with two years", 2026, tax.ForeignEngineer, engineer(), func(*Facts) {}, "degree_and_research", Yes},
		{"a doctor with one year", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.ResearchYearsAbroad = years(1) }, "degree_and_research", No},
		{"a doctor with unknown years", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.ResearchYearsAbroad = nil }, "degree_and_research", Unknown},
		{"no doctorate, four years", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.PhD, f.ResearchYearsAbroad = NoDoctorate, years(4) }, "degree_and_research", No},
		{"no doctorate, five years, the bachelor's degree not asked", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.PhD, f.ResearchYearsAbroad = NoDoctorate, years(5) }, "degree_and_research", Unknown},
		{"doctorate unknown, three years", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.PhD, f.ResearchYearsAbroad = UnknownDoctorate, years(3) }, "degree_and_research", Unknown},
		{"doctorate unknown, one year", 2026, tax.ForeignEngineer, engineer(), func(f *Facts) { f.PhD, f.ResearchYearsAbroad = UnknownDoctorate, years(1) }, "degree_and_research", No},
		{"first work a day late", 2027, tax.ForeignEngineer, engineer(), func(f *Facts) { f.HireDate = law.Day(2027, 1, 1) }, "first_work_before_sunset", No},
	}
	for _, c := range cases {
		t.Run(c.regime.String()+" "+c.name, func(t *testing.T) {
			t.Parallel()
			facts := c.facts
			c.edit(&facts)
			status := statusOf(t, c.year, c.regime, facts)
			for _, condition := range status.Conditions {
				if condition.ID != c.condition {
					continue
				}
				if condition.Met != c.want {
					t.Errorf("%s is %v, want %v", c.condition, condition.Met, c.want)
				}
				if c.want != Yes && status.Open {
					t.Errorf("open although %s is %v", c.condition, c.want)
				}
				return
			}
			t.Errorf("no condition %s in %+v", c.condition, status.Conditions)
		})
	}
}

func TestWhichRegimesAreOpen(t *testing.T) {
	t.Parallel()
	returning := returner()
	returning.HireDate = law.Day(2026, 9, 1)
	cases := []struct {
		name  string
		facts Facts
		want  []tax.Regime
	}{
		{"nothing known", Facts{}, []tax.Regime{tax.Resident}},
		{"a returner", returning, []tax.Regime{tax.Resident, tax.ReturningTalent}},
		{"a foreign researcher", engineer(), []tax.Regime{tax.Resident, tax.ForeignFlat, tax.ForeignEngineer}},
	}
	for _, c := range cases {
		var open []tax.Regime
		for _, status := range rulesOf(t, 2026).Conditions(c.facts) {
			if status.Open {
				open = append(open, status.Regime)
			}
		}
		if diff := cmp.Diff(c.want, open); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestDeadlinesAndYears(t *testing.T) {
	t.Parallel()
	cases := []struct {
		year            int
		regime          tax.Regime
		hire            law.Date
		entry, apply    law.Date
		years, yearLeft int
	}{
		{2026, tax.ReturningTalent, law.Day(2026, 3, 1), law.Day(2028, 12, 31), law.Day(2026, 4, 10), 10, 10},
		{2026, tax.ReturningTalent, law.Day(2026, 12, 1), law.Day(2028, 12, 31), law.Day(2027, 1, 10), 10, 10},
		{2035, tax.ReturningTalent, law.Day(2026, 3, 1), law.Day(2028, 12, 31), law.Day(2026, 4, 10), 10, 1},
		{2026, tax.ForeignFlat, law.Day(2026, 3, 1), law.Day(2026, 12, 31), 0, 20, 20},
		{2029, tax.ForeignEngineer, law.Day(2026, 3, 1), law.Day(2026, 12, 31), law.Day(2026, 4, 10), 10, 7},
		{2026, tax.Resident, law.Day(2026, 3, 1), 0, 0, 0, 0},
	}
	for _, c := range cases {
		got := statusOf(t, c.year, c.regime, Facts{HireDate: c.hire})
		if got.EntryDeadline != c.entry || got.ApplyBy != c.apply || got.ReliefYears != c.years || got.YearsLeft != c.yearLeft {
			t.Errorf("%d %v hired %v: entry %v, apply %v, %d years, %d left; want %v, %v, %d, %d", c.year, c.regime, c.hire,
				got.EntryDeadline, got.ApplyBy, got.ReliefYears, got.YearsLeft, c.entry, c.apply, c.years, c.yearLeft)
		}
		if got := rulesOf(t, c.year).ReliefYears(c.regime); got != c.years {
			t.Errorf("%v lasts %d years, want %d", c.regime, got, c.years)
		}
	}
}

// The lowest age of the child credit rises from 8 to 13; the basic deduction
// reaches every child to 20.
func TestChildrenByAge(t *testing.T) {
	t.Parallel()
	ages := []int{0, 7, 8, 9, 10, 11, 12, 13, 20, 21}
	for year, want := range map[int]int{2024: 7, 2025: 7, 2026: 6, 2027: 5, 2028: 4, 2029: 3, 2030: 2, 2035: 2} {
		rules := rulesOf(t, year)
		if got := rules.CreditChildren(ages); got != want {
			t.Errorf("%d: %d of %v have the credit, want %d", year, got, ages, want)
		}
		if got := rules.DependentChildren(ages); got != 9 {
			t.Errorf("%d: %d of %v have the deduction, want 9", year, got, ages)
		}
	}
}

func TestSpouseWithWagesAlone(t *testing.T) {
	t.Parallel()
	rules := rulesOf(t, 2026)
	for pay, want := range map[int64]bool{0: true, 4_999_999: true, 5_000_000: true, 5_000_001: false} {
		if got := rules.SpouseIsDependent(money.KRW(pay)); got != want {
			t.Errorf("a spouse with %d is a dependent: %v, want %v", pay, got, want)
		}
	}
}
