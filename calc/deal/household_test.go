package deal_test

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// family is a couple with two children, both of whom work.
var family = []string{
	"current.base=300000", "current.jurisdiction=us-ca", "offer.base=2억", "offer.regime=resident", "move.start=2027-01-01", "market.krw_per_usd=1400",
	"candidate.us_filing_status=married_joint", "candidate.children_ages=3, 9", "candidate.spouse_pay_us=120000", "candidate.spouse_pay_kr=6,000만",
	"household.spouse_months_out=6", "household.rent_us=5000", "household.living_us=60000", "household.childcare_us=36000",
	"household.living_kr=3,600만", "household.childcare_kr=600만", "household.school_fees=3,500만",
	"settling.home=own_lease", "settling.rent=300만", "settling.deposit=1억",
}

func householdOf(t *testing.T, fields ...string) deal.HouseholdYear {
	t.Helper()
	s := worksheet.New(2048)
	out := deal.HouseholdOf(engine(t), s, dealOf(t, fields...))
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

func TestHouseholdAddsUp(t *testing.T) {
	t.Parallel()
	h := householdOf(t, family...)
	// 5,000 × 12 + 36,000 + 60,000 dollars.
	if got, want := h.America.TakeHome.Add(h.America.Spouse).Sub(h.America.Left), money.USD(156_000_00); got.Cmp(want) != 0 {
		t.Errorf("costs in America %v, want %v", got, want)
	}
	// 3,000,000 × 12 + 35,000,000 + 6,000,000 + 36,000,000 won.
	if got, want := h.Korea.TakeHome.Add(h.Korea.Spouse).Sub(h.Korea.Left), money.KRW(113_000_000); got.Cmp(want) != 0 {
		t.Errorf("costs in Korea %v, want %v", got, want)
	}
	if got := h.Korea.LeftWon.Sub(h.America.LeftWon); got.Cmp(h.DifferenceWon) != 0 {
		t.Errorf("difference %v, want %v", h.DifferenceWon, got)
	}
	if got, want := h.America.LeftWon.Minor(), h.America.Left.Minor()*14; got != want { // 1,400 won a dollar
		t.Errorf("left in America %d won, want %d", got, want)
	}
}

func TestSpousesFileTogetherInAmericaAndApartInKorea(t *testing.T) {
	t.Parallel()
	e := engine(t)
	h := householdOf(t, family...)
	// Both take-home pays together are those of one joint return on 420,000 dollars: income tax is progressive on the
	// sum, Social Security and the state's insurance are each person's own.
	rules := e.US(2027)
	filing := rules.HouseholdOf(tax.MarriedJoint, []int{4, 10})
	both := rules.ComputeWithSpouse(nil, us.California, filing, worksheet.Plain(money.USD(300_000_00)), worksheet.Plain(money.USD(120_000_00))).TakeHome.Money().
		Add(rules.Compute(nil, us.California, filing, worksheet.Plain(money.USD(120_000_00))).TakeHome.Money())
	if got := h.America.TakeHome.Add(h.America.Spouse); got.Cmp(both) != 0 {
		t.Errorf("America: both %v, want %v", got, both)
	}
	// Six of twelve months at 60,000,000 won, taxed alone; no dependent of the other above 5,000,000 won of pay.
	korea := e.KR(2027)
	spouse := korea.Compute(nil, kr.Person{}, kr.Firm{}, tax.Resident, tax.Pay{Cash: worksheet.Plain(money.KRW(30_000_000))}).TakeHome.Money()
	own := korea.Compute(nil, kr.Person{Dependents: 2, CreditChildren: 1}, kr.Firm{PriorityFirm: true}, tax.Resident, tax.Pay{Cash: worksheet.Plain(money.KRW(200_000_000))}).TakeHome.Money()
	if h.Korea.Spouse.Cmp(spouse) != 0 || h.Korea.TakeHome.Cmp(own) != 0 {
		t.Errorf("Korea: %v and %v, want %v and %v", h.Korea.TakeHome, h.Korea.Spouse, own, spouse)
	}
}

func TestSpouseWithoutWorkIsADependent(t *testing.T) {
	t.Parallel()
	with6 := householdOf(t, family...)
	without := householdOf(t, with(family, "household.spouse_months_out=12")...)
	// 소득세법 제50조: 1,500,000 more is deducted, at 35 % or 38 % and a tenth of it.
	more := without.Korea.TakeHome.Minor() - with6.Korea.TakeHome.Minor()
	if more != 1_500_000*35/100*11/10 && more != 1_500_000*38/100*11/10 {
		t.Errorf("a year without work gives %d more, want 577,500 or 627,000", more)
	}
	if !without.Korea.Spouse.IsZero() {
		t.Errorf("spouse %v, want nothing", without.Korea.Spouse)
	}
}

func TestCompanyHomeAndFeesLeaveMore(t *testing.T) {
	t.Parallel()
	own := householdOf(t, family...)
	given := householdOf(t, with(family, "settling.home=company_lease", "household.school_paid_by_us=true")...)
	if !given.Korea.Rent.IsZero() || !given.Korea.School.IsZero() {
		t.Errorf("rent %v and school %v, want nothing", given.Korea.Rent, given.Korea.School)
	}
	fees := itemOf(t, settle(t, with(family, "settling.home=company_lease", "household.school_paid_by_us=true")...), "school_fees")
	// Rent of 36,000,000 and fees of 35,000,000 are saved, less the tax on the fees.
	if got, want := given.Korea.Left.Sub(own.Korea.Left), money.KRW(71_000_000).Sub(fees.Tax); got.Cmp(want) != 0 {
		t.Errorf("%v more is left, want %v", got, want)
	}
}

func TestHouseholdSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	h := householdOf(t, "offer.regime=resident")
	if !slices.Equal(h.America.Missing, []string{"household.rent_us", "household.living_us"}) {
		t.Errorf("America lacks %v", h.America.Missing)
	}
	if !slices.Equal(h.Korea.Missing, []string{"household.living_kr", "settling.rent"}) {
		t.Errorf("Korea lacks %v", h.Korea.Missing)
	}
}
