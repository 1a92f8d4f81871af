package deal_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// grantOf is an option grant of our offer at the position: 10,000 shares at a
// strike of 10,000 won, worth 20,000 today and half as much more each year, so
// 45,000 after two whole years and 67,500 after three.
func grantOf(at int, more ...string) []string {
	prefix := "options." + strconv.Itoa(at) + "."
	fields := []string{
		prefix + "resolved=2027-03-02", prefix + "shares=10000", prefix + "strike=10000", prefix + "price=20000",
		prefix + "growth=50", prefix + "exercised=2029-03-02", prefix + "sold=2030-06-01",
	}
	for _, m := range more {
		fields = append(fields, prefix+m)
	}
	return fields
}

// venture is a small venture company that the returnee joins.
var venture = with(returnee, "employer.venture=true", "employer.sme=true", "offer.regime=returning_talent")

func route(t *testing.T, o *deal.OptionResult, name string) deal.OptionRoute {
	t.Helper()
	i := slices.IndexFunc(o.Routes, func(r deal.OptionRoute) bool { return r.Route == name })
	if i < 0 {
		t.Fatalf("no route %s in %+v", name, o.Routes)
	}
	return o.Routes[i]
}

func TestOptionGainIsTaxedByEachRoute(t *testing.T) {
	t.Parallel()
	s := worksheet.New(512)
	o := deal.OptionsOf(engine(t), s, dealOf(t, with(venture, grantOf(0)...)...))[0]
	if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
		t.Error(err)
	}
	// (45,000 − 10,000) × 10,000; of it 200,000,000 a year is exempt (제16조의2).
	got := []int64{o.Price.Minor(), o.Gain.Minor(), o.Paid.Minor(), o.Exempt.Minor()}
	if diff := cmp.Diff([]int64{45_000, 350_000_000, 100_000_000, 200_000_000}, got); diff != "" {
		t.Errorf("price, gain, paid, exempt (-want +got):\n%s", diff)
	}
	wages, parts, gains := route(t, &o, "wages"), route(t, &o, "instalments"), route(t, &o, "capital_gains")
	// Sold at 67,500: 675,000,000 − 450,000,000 is a gain of the sale; (225,000,000 − 2,500,000) × 11 %.
	if got := []int64{wages.TaxedAsPay.Minor(), wages.AtSale.Minor()}; !slices.Equal(got, []int64{150_000_000, 24_475_000}) {
		t.Errorf("wages: taxed as pay, at the sale = %v", got)
	}
	// 제16조의4제3항: A 675,000,000 − B 200,000,000 (worth at the grant, above the strike) − (C 200,000,000 − D 100,000,000),
	// 375,000,000; less 2,500,000, × 11 %. The discount of 100,000,000 at the grant is pay and exempt.
	if got := []int64{gains.TaxedAsPay.Minor(), gains.AtExercise.Minor(), gains.AtSale.Minor(), gains.Left.Minor()}; !slices.Equal(got, []int64{0, 0, 40_975_000, 534_025_000}) {
		t.Errorf("capital gains: taxed as pay, at exercise, at the sale, left = %v", got)
	}
	if o.Best != "capital_gains" || !gains.Allowed || !parts.Allowed {
		t.Errorf("best %s of %+v, want the election, all allowed", o.Best, o.Routes)
	}
	// Five returns of May from 2030 on, in all the tax that wages owe at once.
	var taxParts []deal.OptionDue
	total := int64(0)
	for _, due := range parts.Due {
		if due.What == "income_tax" {
			taxParts = append(taxParts, due)
			total += due.Amount.Minor()
		}
	}
	if len(taxParts) != 5 || taxParts[0].Year != 2030 || taxParts[0].Month != 5 || taxParts[4].Year != 2034 {
		t.Errorf("instalments %+v, want five from May 2030 on", taxParts)
	}
	if want := wages.Due[1]; want.What != "income_tax" || want.Amount.Minor() != total || parts.Left.Cmp(wages.Left) != 0 {
		t.Errorf("instalments come to %d and leave %v, want %v and %v", total, parts.Left, want.Amount, wages.Left)
	}
}

func TestOptionTaxIsThatOnTopOfPay(t *testing.T) {
	t.Parallel()
	// On 600,000,000 won of pay the 150,000,000 lie within 500,000,000 to 1,000,000,000, at 42 %, halved and with a
	// tenth of it 23.1 %; the deduction has reached its ceiling (제47조) and so has the earned income credit. Employment
	// insurance is 0.9 %. Health: 600,000,000 ÷ 12 × 3.595 % = 1,797,500, with the gain 2,246,875 → 2,246,870, so 449,370
	// a month more; care 236,190 and 295,230, so 59,040 more.
	o := deal.OptionsOf(engine(t), nil, dealOf(t, with(venture, grantOf(0, "growth=50")...)...))[0]
	high := deal.OptionsOf(engine(t), nil, dealOf(t, with(with(venture, "offer.base=6억"), grantOf(0)...)...))[0]
	wages := route(t, &high, "wages")
	dues := int64(12*(449_370+59_040) + 12*112_500)
	// Premiums are deducted: the base rises by 150,000,000 less them, and half of 42 % of that is the tax.
	want := (150_000_000 - dues) * 42 / 100 / 2
	income := wages.Due[1].Amount.Minor()
	if got := wages.Due[0].Amount.Minor(); got != dues {
		t.Errorf("contributions = %d, want %d", got, dues)
	}
	if diff := income - (want + want/10); diff < -20 || diff > 20 { // each tax of both years is cut to ten won
		t.Errorf("income tax = %d, want %d", income, want+want/10)
	}
	if !route(t, &o, "wages").AtExercise.Less(wages.AtExercise) {
		t.Error("more pay does not tax the gain more")
	}
}

func TestOptionsCannotBeExercisedBeforeTwoYears(t *testing.T) {
	t.Parallel()
	// 벤처기업육성법 제16조의3: exercised at month 12.
	o := deal.OptionsOf(engine(t), nil, dealOf(t, with(venture, grantOf(0, "exercised=2028-03-02")...)...))[0]
	if len(o.Flags) != 1 || !o.Flags[0].Refused || !slices.Equal(o.Flags[0].Reasons, []string{"service_too_short"}) || o.Flags[0].From != law.Day(2029, 3, 2) {
		t.Errorf("flags %+v, want a refusal until 2029-03-02", o.Flags)
	}
	if o.Exercised != 0 || len(o.Routes) > 0 || !o.Gain.IsZero() {
		t.Errorf("a refused exercise still gains %v by %+v", o.Gain, o.Routes)
	}
}

func TestOptionsHaveNoTreatmentWithoutItsConditions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		fields []string
		reason string
	}{
		{"no venture company", with(with(venture, grantOf(0)...), "employer.venture=false"), "not_venture"},
		{"resolved after 2027", with(venture, grantOf(0, "resolved=2028-01-01", "exercised=2030-01-01", "sold=2031-01-01")...), "granted_after_deadline"},
		{
			"under the flat rate", with(grantOf(0), "candidate.nationality=us", "offer.regime=foreign_flat", "move.start=2026-12-01", "employer.venture=true"),
			"flat_rate",
		},
	}
	for _, test := range tests {
		o := deal.OptionsOf(engine(t), nil, dealOf(t, test.fields...))[0]
		gains := route(t, &o, "capital_gains")
		if !o.Exempt.IsZero() || gains.Allowed || !slices.Equal(gains.Reasons, []string{test.reason}) || route(t, &o, "instalments").Allowed {
			t.Errorf("%s: exempt %v, election %v for %v; want none because of %s", test.name, o.Exempt, gains.Allowed, gains.Reasons, test.reason)
		}
	}
}

func TestElectionHasItsOwnConditions(t *testing.T) {
	t.Parallel()
	elected := func(more ...string) deal.OptionResult {
		return deal.OptionsOf(engine(t), nil, dealOf(t, with(venture, append(grantOf(0, "capital_gains=true"), more...)...)...))[0]
	}
	early := elected("options.0.sold=2030-03-01") // a day short of a year
	if r := route(t, &early, "capital_gains"); r.Allowed || !slices.Equal(r.Reasons, []string{"sold_too_early"}) {
		t.Errorf("sold a day early: %+v", r)
	}
	if len(early.Flags) != 1 || early.Flags[0].Code != "option_route_refused" || !early.Flags[0].Refused {
		t.Errorf("flags %+v, want the chosen route refused", early.Flags)
	}
	inTime := elected("options.0.sold=2030-03-02")
	if !route(t, &inTime, "capital_gains").Allowed {
		t.Errorf("sold after a year: %+v", inTime.Routes)
	}
	// 500,000,000 won of exercise prices in three tax years are allowed, a share more is not.
	atLimit := elected("options.0.shares=50000")
	over := elected("options.0.shares=50001")
	if !route(t, &atLimit, "capital_gains").Allowed || route(t, &over, "capital_gains").Allowed {
		t.Error("the limit of exercise prices does not lie at 500,000,000 won")
	}
	// A second grant exercised two tax years later counts in the same window.
	later := elected(append(grantOf(1, "shares=41000", "exercised=2031-01-02", "sold=2032-06-01"), "options.0.shares=10000")...)
	if r := route(t, &later, "capital_gains"); !slices.Equal(r.Reasons, []string{"exercise_prices_over_limit"}) {
		t.Errorf("100,000,000 and 410,000,000 won: %+v", r)
	}
}

func TestExemptionIsUsedUpByYearAndInAll(t *testing.T) {
	t.Parallel()
	// Gains above 200,000,000 in 2029, 2030 and 2031: 200, 200 and what is left of 500 million. The second grant of
	// 2029 finds the year's limit used.
	fields := with(venture, grantOf(0)...)
	fields = append(fields, grantOf(1, "exercised=2030-03-02", "sold=2031-06-01")...)
	fields = append(fields, grantOf(2, "exercised=2031-03-02", "sold=2032-06-01")...)
	fields = append(fields, grantOf(3, "exercised=2029-12-01")...)
	var got []int64
	for _, o := range deal.OptionsOf(engine(t), nil, dealOf(t, fields...)) {
		got = append(got, o.Exempt.Minor())
	}
	if diff := cmp.Diff([]int64{200_000_000, 200_000_000, 100_000_000, 0}, got); diff != "" {
		t.Errorf("exempt (-want +got):\n%s", diff)
	}
}

func TestOptionsUnderWaterGainNothing(t *testing.T) {
	t.Parallel()
	o := deal.OptionsOf(engine(t), nil, dealOf(t, with(venture, grantOf(0, "growth=-50")...)...))[0]
	if !o.Gain.IsZero() || len(o.Flags) != 1 || o.Flags[0].Code != "option_under_water" {
		t.Errorf("gain %v, flags %+v, want nothing and a flag", o.Gain, o.Flags)
	}
}

// Two grants exercised in one year are taxed together, as one grant of both
// would be: the second on top of the first.
func TestGrantsOfOneYearAreTaxedTogether(t *testing.T) {
	t.Parallel()
	e := engine(t)
	terms := []string{"resolved=2027-01-04", "strike=10000", "price=10000", "growth=50", "exercised=2029-07-04"}
	at := func(position, shares string) []string {
		fields := []string{"options." + position + ".shares=" + shares}
		for _, f := range terms {
			fields = append(fields, "options."+position+"."+f)
		}
		return fields
	}
	options := func(fields ...string) []deal.OptionResult {
		d, errs := deal.Parse(e, typed(append(fields, "offer.base=1억 6,000만", "employer.venture=yes", "move.start=2027-01-04")...))
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return deal.OptionsOf(e, nil, &d)
	}
	together := options(at("0", "120000")...)
	apart := options(append(at("0", "60000"), at("1", "60000")...)...)
	got := apart[0].Routes[0].AtExercise.Add(apart[1].Routes[0].AtExercise)
	if want := together[0].Routes[0].AtExercise; got != want || apart[1].Routes[0].AtExercise == apart[0].Routes[0].AtExercise {
		t.Errorf("apart %v and %v, together %v", apart[0].Routes[0].AtExercise, apart[1].Routes[0].AtExercise, want)
	}
}
