package deal_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
)

// returnee proves every condition of the relief for returning talent.
var returnee = []string{
	"candidate.nationality=kr", "candidate.phd=stem", "candidate.years_since_phd=7", "candidate.years_abroad=8",
	"candidate.research_years_abroad=6", "employer.rd_lab=true", "move.start=2027-03-02",
}

func TestEntryRefusesWhatTheLawDoes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		fields  []string
		code    string
		reasons []string
		applied string
	}{
		{
			// 조세특례제한법 시행령 제16조의3: a doctorate in science, engineering or medicine.
			name:   "an engineer without a doctorate claims the returnee relief",
			fields: []string{"offer.regime=returning_talent", "candidate.phd=none"},
			code:   "regime_refused", reasons: []string{"phd_stem"}, applied: "resident",
		},
		{
			// 조세특례제한법 제18조의3: five years of research after the degree.
			name:   "a doctor of 2025 with one year of research",
			fields: []string{"offer.regime=returning_talent", "candidate.years_since_phd=1", "candidate.research_years_abroad=1"},
			code:   "regime_refused", reasons: []string{"five_research_years_after_degree"}, applied: "resident",
		},
		{
			// 조세특례제한법 제18조의2제2항: first work by 2026-12-31.
			name:   "a naturalised American starts in March 2027 on the flat rate",
			fields: []string{"offer.regime=foreign_flat", "candidate.nationality=us", "ties.born_korean=true"},
			code:   "regime_refused", reasons: []string{"first_work_before_sunset"}, applied: "resident",
		},
		{
			name:    "and on the last day of the rule",
			fields:  []string{"offer.regime=foreign_flat", "candidate.nationality=us", "move.start=2026-12-31"},
			applied: "foreign_flat",
		},
		{
			name:    "and in March 2027, if the bill passes",
			fields:  []string{"offer.regime=foreign_flat", "candidate.nationality=us", "if_passed=true"},
			applied: "foreign_flat",
		},
		{
			name:   "a lab that is not known to be recognised",
			fields: []string{"offer.regime=returning_talent", "employer.rd_lab="},
			code:   "regime_unproven", reasons: []string{"recognised_lab"}, applied: "returning_talent",
		},
		{name: "all proven", fields: []string{"offer.regime=returning_talent"}, applied: "returning_talent"},
		{name: "the best open regime", applied: "returning_talent"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			entry := deal.Enter(engine(t), dealOf(t, with(returnee, test.fields...)...))
			if entry.Applied != test.applied {
				t.Errorf("applied %s, want %s", entry.Applied, test.applied)
			}
			if test.code == "" {
				if len(entry.Flags) > 0 {
					t.Errorf("flags %+v, want none", entry.Flags)
				}
				return
			}
			if len(entry.Flags) != 1 || entry.Flags[0].Code != test.code || !slices.Equal(entry.Flags[0].Reasons, test.reasons) {
				t.Errorf("flags %+v, want %s for %v", entry.Flags, test.code, test.reasons)
			}
		})
	}
}

func TestReliefCountsFromTheFirstDay(t *testing.T) {
	t.Parallel()
	entry := deal.Enter(engine(t), dealOf(t, returnee...))
	at := slices.IndexFunc(entry.Regimes, func(r deal.EntryRegime) bool { return r.Regime == "returning_talent" })
	got := []law.Date{entry.FirstDay, entry.Regimes[at].ApplyBy, entry.Regimes[at].Until, entry.Regimes[at].Deadline}
	want := []law.Date{law.Day(2027, 3, 2), law.Day(2027, 4, 10), law.Day(2037, 3, 31), law.Day(2028, 12, 31)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	if !slices.Contains(entry.Carried, "kr.national_pension.ceiling") {
		t.Errorf("carried %v, want the pension's ceiling among them", entry.Carried)
	}
}

// TestTheOffersYearsBeginWithTheFirstDay: a child of nine in the scenario's 2026
// is ten in 2027, from which a credit is due in that year, and 12/13 of 260 million are
// 240 million: the year of ties, buy-out and retention pay is the same as if
// said so.
func TestTheOffersYearsBeginWithTheFirstDay(t *testing.T) {
	t.Parallel()
	koreanTax := func(fields ...string) money.Money {
		d := dealOf(t, with([]string{"candidate.nationality=us", "move.start=2027-03-02", "offer.regime=resident"}, fields...)...)
		return deal.Tied(engine(t), nil, d).Years[0].Regimes[0].KoreanTax
	}
	got := koreanTax("candidate.children_ages=9", "offer.base=2억 6,000만", "severance.included_in_base=on")
	want := koreanTax("tax_year=2027", "candidate.children_ages=10", "offer.base=2억 4,000만")
	if !sameMoney(got, want) {
		t.Errorf("tax of the first year %v, want %v", got, want)
	}
	if young := koreanTax("candidate.children_ages=8", "offer.base=2억 4,000만"); sameMoney(young, want) {
		t.Error("a child of nine in 2027 counts as one of ten")
	}
}
