package deal_test

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func settle(t *testing.T, fields ...string) deal.SettlingResult {
	t.Helper()
	s := worksheet.New(512)
	out := deal.Settle(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

func itemOf(t *testing.T, r deal.SettlingResult, name string) deal.SettlingItem {
	t.Helper()
	i := slices.IndexFunc(r.Items, func(one deal.SettlingItem) bool { return one.Item == name })
	if i < 0 {
		t.Fatalf("no item %s in %+v", name, r.Items)
	}
	return r.Items[i]
}

// atTheCeiling is pay of 2,400,000,000 won, above the ceiling of health premiums
// and within the bracket over 1,000,000,000, so that a won more pays 45 % and a
// tenth of it and 0.9 %, which is deducted.
var atTheCeiling = []string{"offer.base=24억", "offer.regime=resident", "move.start=2027-01-01", "employer.sme=true"}

func TestSettlingIsTaxedAsTheLawHasIt(t *testing.T) {
	t.Parallel()
	r := settle(t, with(atTheCeiling, "settling.home=company_lease", "settling.rent=350만", "settling.deposit=1억",
		"settling.movers=2,000만", "settling.school_fees_paid=4,000만")...)
	home, movers, school := itemOf(t, r, "home"), itemOf(t, r, "movers"), itemOf(t, r, "school_fees")
	// 소득세법 시행령 제17조의4: 3,500,000 × 12, untaxed.
	if home.Treatment != deal.Untaxed || home.Value.Minor() != 42_000_000 || !home.Tax.IsZero() || home.CompanyCost.Minor() != 42_000_000 {
		t.Errorf("company home: %+v", home)
	}
	// Employment insurance on 20,000,000 a year: 15,000 a month; the base rises by 19,820,000, of which 45 % are 8,919,000.
	if want := int64(180_000 + 8_919_000 + 891_900); movers.Treatment != deal.TaxedAsPay || movers.Tax.Minor() != want || !movers.Once {
		t.Errorf("movers: %+v, want taxed by %d, once", movers, want)
	}
	// 40,000,000: 360,000; 39,640,000 × 45 % = 17,838,000 and a tenth.
	if want := int64(360_000 + 17_838_000 + 1_783_800); school.Tax.Minor() != want || school.Once {
		t.Errorf("school fees: %+v, want taxed by %d, each year", school, want)
	}
	// The employer's part of 40,000,000: unemployment 0.9 %, stability 0.25 %, accident 0.66 %, levy 0.09 %.
	if want := int64(40_000_000 + 360_000 + 100_000 + 264_000 + 36_000); school.CompanyCost.Minor() != want {
		t.Errorf("school fees cost %v, want %d", school.CompanyCost, want)
	}
	if r.TiedCash.Minor() != 100_000_000 {
		t.Errorf("tied cash %v, want the deposit", r.TiedCash)
	}
	total := home.CompanyCost.Add(movers.CompanyCost).Add(school.CompanyCost)
	if r.CompanyCost.Cmp(total) != 0 {
		t.Errorf("all cost %v, want %v", r.CompanyCost, total)
	}
}

func TestSalaryBuysTheSame(t *testing.T) {
	t.Parallel()
	rules := engine(t).KR(2027)
	left := func(cash int64) int64 {
		return rules.Compute(nil, kr.Person{}, kr.Firm{PriorityFirm: true}, tax.Resident, tax.Pay{Cash: worksheet.Plain(money.KRW(cash))}).TakeHome.Minor()
	}
	for _, base := range []string{"8,000만", "2억", "24억"} {
		r := settle(t, "offer.base="+base, "offer.regime=resident", "move.start=2027-01-01", "settling.home=company_lease", "settling.rent=350만")
		home := itemOf(t, r, "home")
		cash := dealOf(t, "offer.base="+base).Scenario.Offer.Base.Minor()
		salary := home.Salary.Minor()
		if got := left(cash+salary) - left(cash); got < 42_000_000 {
			t.Errorf("base %s: %d more leaves %d more, want the home's 42,000,000", base, salary, got)
		}
		if got := left(cash+salary-12_000) - left(cash); got >= 42_000_000 {
			t.Errorf("base %s: a step less than %d leaves %d already", base, salary, got)
		}
	}
}

func TestDepositLoan(t *testing.T) {
	t.Parallel()
	loan := with(atTheCeiling, "settling.home=own_deposit", "settling.deposit=3억", "settling.deposit_loan=2억", "settling.loan_rate=1", "costs.deposit_yield=3")
	small := itemOf(t, settle(t, loan...), "deposit_loan")
	// 200,000,000 × (4.6 % − 1 %); the company gives up 200,000,000 × (3 % − 1 %).
	if small.Value.Minor() != 7_200_000 || small.Treatment != deal.Untaxed || small.CompanyCost.Minor() != 4_000_000 {
		t.Errorf("of a small company: %+v", small)
	}
	large := itemOf(t, settle(t, with(loan, "employer.sme=false")...), "deposit_loan")
	if large.Treatment != deal.TaxedAsPay || large.Tax.IsZero() {
		t.Errorf("of a large company: %+v, want taxed", large)
	}
	flat := itemOf(t, settle(t, with(loan, "offer.regime=foreign_flat", "candidate.nationality=us", "move.start=2026-12-01")...), "deposit_loan")
	if flat.Treatment != deal.TaxedAsPay {
		t.Errorf("under the flat rate: %+v, want taxed", flat)
	}
}

func TestLivingDefaultsAreCited(t *testing.T) {
	t.Parallel()
	got := map[string]int64{}
	for _, one := range deal.LivingDefaults(engine(t), dealOf(t, "candidate.children_ages=3, 9, 12", "market.krw_per_usd=1400")) {
		got[one.Field] = one.Amount.Minor()
		if one.Use.Value == nil || one.Use.Value.Source.URL == "" {
			t.Errorf("%s has no source", one.Field)
		}
	}
	want := map[string]int64{
		"household.rent_us": 4_500_00, "household.childcare_us": 12 * 3_100_00, "settling.rent": 2_700_000, "settling.deposit": 100_000_000,
		"household.school_fees": 2 * 35_276_000, "settling.movers": 21_327 * 1_400,
	}
	for field, amount := range want {
		if got[field] != amount {
			t.Errorf("%s = %d, want %d", field, got[field], amount)
		}
	}
	if len(got) != len(want) {
		t.Errorf("defaults %v, want %v", got, want)
	}
}
