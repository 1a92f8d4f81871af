package deal_test

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func schemes(t *testing.T, today law.Date, fields ...string) deal.SchemesResult {
	t.Helper()
	s := worksheet.New(512)
	out := deal.SchemesOf(engine(t), s, dealOf(t, fields...), today)
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

func schemeOf(t *testing.T, r *deal.SchemesResult, id string) deal.SchemeResult {
	t.Helper()
	i := slices.IndexFunc(r.Schemes, func(s deal.SchemeResult) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("no scheme %s", id)
	}
	return r.Schemes[i]
}

func TestWhoQualifies(t *testing.T) {
	t.Parallel()
	doctor := with(returnee, "employer.sme=true")
	for _, test := range []struct {
		name, scheme string
		fields       []string
		want         deal.Standing
	}{
		{"a doctor of seven years", "kr_senior_researcher", doctor, deal.Possible}, // selection is not known
		{"no small company", "kr_senior_researcher", with(doctor, "employer.sme=false"), deal.Refused},
		{"no lab", "kr_senior_researcher", with(doctor, "employer.rd_lab=false"), deal.Refused},
		{"a doctor of 2025", "kr_senior_researcher", with(doctor, "candidate.years_since_phd=1"), deal.Refused},
		{"a doctor of 2025", "kr_new_researcher", with(doctor, "candidate.years_since_phd=1"), deal.Possible},
		{"a doctor of seven years", "kr_new_researcher", doctor, deal.Refused},
		{"a Korean", "kr_ktech_pass", doctor, deal.Refused},
		{"an American", "kr_ktech_pass", with(doctor, "candidate.nationality=us"), deal.Possible},
		// Three times the income per head: 149,870,000.
		{"an American below the pay", "kr_ktech_pass", with(doctor, "candidate.nationality=us", "offer.base=149869999"), deal.Refused},
		{"an American at the pay", "kr_ktech_pass", with(doctor, "candidate.nationality=us", "offer.base=149870000"), deal.Possible},
		{"an engineer without a doctorate", "kr_return_tax_relief", with(doctor, "candidate.phd=none"), deal.Refused},
		{"a doctor of 2025 with one research year", "kr_return_tax_relief", with(doctor, "candidate.years_since_phd=1", "candidate.research_years_abroad=1"), deal.Refused},
		{"a returnee", "kr_return_tax_relief", doctor, deal.Possible}, // works as a researcher: not asked
	} {
		r := schemes(t, 0, test.fields...)
		if got := schemeOf(t, &r, test.scheme); got.Standing != test.want {
			t.Errorf("%s: %s is %s, want %s by %+v", test.name, test.scheme, got.Standing, test.want, got.Conditions)
		}
	}
}

func TestRoundsClose(t *testing.T) {
	t.Parallel()
	for day, closed := range map[law.Date]bool{0: false, law.Day(2026, 4, 16): false, law.Day(2026, 4, 17): true} {
		r := schemes(t, day, returnee...)
		if got := schemeOf(t, &r, "kr_brainpool_individual_2026"); got.Closed != closed || got.Deadline != law.Day(2026, 4, 16) {
			t.Errorf("on %v closed: %v, deadline %v", day, got.Closed, got.Deadline)
		}
		if got := schemeOf(t, &r, "kr_senior_researcher"); got.Closed || got.Deadline != 0 {
			t.Errorf("a deadline that no source gives: %+v", got)
		}
	}
	late := schemes(t, 0, with(returnee, "move.start=2029-01-01")...)
	if got := schemeOf(t, &late, "kr_return_tax_relief"); !got.Closed || got.Standing != deal.Refused || got.Deadline != law.Day(2028, 12, 31) {
		t.Errorf("a hire after the relief's last day: %+v", got)
	}
}

func TestSupportOfAHire(t *testing.T) {
	t.Parallel()
	for base, want := range map[string][2]int64{
		"offer.base=6,000만": {30_000_000, 90_000_000}, // half, below the cap of 50,000,000, for three of four years
		"offer.base=1억":     {50_000_000, 150_000_000},
		"offer.base=2억":     {50_000_000, 150_000_000},
	} {
		r := schemes(t, 0, with(returnee, base)...)
		if got := schemeOf(t, &r, "kr_senior_researcher"); got.YearOne.Minor() != want[0] || got.Horizon.Minor() != want[1] {
			t.Errorf("%s: %v and %v, want %v", base, got.YearOne, got.Horizon, want)
		}
	}
	r := schemes(t, 0, with(returnee, "candidate.years_since_phd=1")...)
	// 22,500,000 + 25,000,000 + 27,500,000.
	if got := schemeOf(t, &r, "kr_new_researcher"); got.YearOne.Minor() != 22_500_000 || got.Horizon.Minor() != 75_000_000 {
		t.Errorf("a new researcher: %v and %v", got.YearOne, got.Horizon)
	}
	if got := schemeOf(t, &r, "kr_brainpool_individual_2026"); got.YearOne != nil || got.Cap.Minor() != 350_000_000 {
		t.Errorf("a grant without a rate: %+v", got)
	}
}

func TestReliefIsTheTaxSaved(t *testing.T) {
	t.Parallel()
	r := schemes(t, 0, with(returnee, "horizon_years=1")...)
	got := schemeOf(t, &r, "kr_return_tax_relief")
	saved := deal.CostOf(engine(t), nil, dealOf(t, with(returnee, "horizon_years=1")...))
	relieved := design(t, with(returnee, "horizon_years=1", "offer.regime=returning_talent")...).Present.CashYearOne
	ordinary := design(t, with(returnee, "horizon_years=1", "offer.regime=resident")...).Present.CashYearOne
	if got.YearOne.Cmp(relieved.Sub(ordinary)) != 0 || got.To != "person" || r.Cost.Cmp(saved.Package) != 0 {
		t.Errorf("relief of %v, want %v − %v", got.YearOne, relieved, ordinary)
	}
}

func TestStackingWithTheCredit(t *testing.T) {
	t.Parallel()
	claims := with(returnee, "employer.sme=true", "employer.rd_credit.claims=true", "employer.rd_credit.rate=40", "employer.rd_credit.usable_share=50")
	r := schemes(t, 0, claims...)
	// A grant of 50,000,000 shrinks the credit by 40 % × 50 % of it; no source says that the support is none.
	senior := schemeOf(t, &r, "kr_senior_researcher")
	if senior.CreditChange.Minor() != -10_000_000 || senior.CreditConfirmed {
		t.Errorf("senior researchers: %+v", senior)
	}
	want := float64(50_000_000+r.Credit.Minor()-10_000_000) / float64(r.Cost.Minor())
	if *senior.StateShare != want {
		t.Errorf("the state's share %v, want %v", *senior.StateShare, want)
	}
	// A grant can pay all of the cost, which leaves no base.
	pool := schemeOf(t, &r, "kr_brainpool_individual_2026")
	if pool.CreditChange.Minor() != -r.Credit.Minor() || !pool.CreditConfirmed || *pool.StateShare != 1 || len(pool.Flags) != 1 || pool.Flags[0].Code != "double_support" {
		t.Errorf("Brain Pool: %+v", pool)
	}
	none := schemes(t, 0, returnee...)
	if got := schemeOf(t, &none, "kr_senior_researcher"); !got.CreditChange.IsZero() || !none.Credit.IsZero() {
		t.Errorf("a company that claims no credit: %+v", got)
	}
	// The person's relief is none of the company's money.
	if relief := schemeOf(t, &r, "kr_return_tax_relief"); relief.CreditChange != nil || relief.StateShare != nil {
		t.Errorf("relief: %+v", relief)
	}
}

func TestSchemesAreTotal(t *testing.T) {
	t.Parallel()
	for _, fields := range [][]string{nil, {"horizon_years=1"}, {"offer.base=0"}, {"candidate.nationality=other", "move.start=2035-06-30"}, hired} {
		schemes(t, law.Day(2026, 11, 25), fields...)
		alternatives(t, fields...)
		leverTable(t, fields...)
		design(t, fields...)
		costOf(t, fields...)
	}
}
