package deal_test

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func tied(t *testing.T, fields ...string) deal.TiesResult {
	t.Helper()
	sheet := worksheet.New(1000)
	out := deal.Tied(engine(t), sheet, dealOf(t, append(fields, "market.krw_per_usd=1400")...))
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

func TestWhoIsTied(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fields   []string
		usPerson bool
		reason   string
		exitTax  bool
	}{
		{[]string{"candidate.nationality=kr"}, false, deal.ReasonNoTie, false},
		{[]string{"candidate.nationality=other"}, false, deal.ReasonNoTie, false},
		{[]string{"candidate.nationality=kr_us_dual"}, true, deal.ReasonDualCitizen, false},
		{[]string{"candidate.nationality=us"}, true, deal.ReasonUSCitizen, false},
		{[]string{"candidate.nationality=us", "ties.born_korean=true"}, true, deal.ReasonNaturalised, false},
		{[]string{"candidate.nationality=kr", "ties.green_card=kept"}, true, deal.ReasonGreenCardKept, false},
		{[]string{"candidate.nationality=kr", "candidate.us_green_card=true"}, true, deal.ReasonGreenCardKept, false},
		{[]string{"candidate.nationality=kr", "candidate.us_green_card=true", "ties.green_card=given_up"}, false, deal.ReasonGreenCardGivenUp, true},
	}
	for _, test := range tests {
		got := tied(t, test.fields...)
		if got.USPerson != test.usPerson || got.Reason != test.reason || (len(got.Years) > 0) != test.usPerson {
			t.Errorf("%v: %v, %s, %d years", test.fields, got.USPerson, got.Reason, len(got.Years))
		}
		if slices.Contains(got.OutOfScope, deal.OutOfScopeExitTax) != test.exitTax {
			t.Errorf("%v: out of scope %v", test.fields, got.OutOfScope)
		}
	}
}

// billion is a thousand million won of base pay in 2026.
var billion = []string{"offer.base=1000000000", "candidate.nationality=kr", "tax_year=2026", "start_month=1"}

// TestAGreenCardKeptAtABillionWon: 1,000,000,000 ÷ 1,400 = 714,285.71 dollars, less the
// standard deduction of 16,100 is 698,185.71; the tax on 640,600 is 192,979.25,
// on the 57,585.71 above it 37 %, 21,306.71: 214,285.96 together, or 300,000,344
// won. Korea takes more than that under the ordinary regime, so nothing is owed;
// half of its income tax is less, and the United States takes the difference.
func TestAGreenCardKeptAtABillionWon(t *testing.T) {
	t.Parallel()
	const usTax = 214_285_96 // cents
	first := tied(t, append(billion, "ties.green_card=kept")...).Years[0]
	for _, r := range first.Regimes {
		korean := r.KoreanTax.Minor() // at 1,400 won, cents are won ÷ 14
		owed := max(0, usTax-(korean+7)/14)
		if r.USTaxCredit.Minor() != owed {
			t.Errorf("%s: %v owed with the credit for %v, want %d cents", r.Regime, r.USTaxCredit, r.KoreanTax, owed)
		}
		if r.USTaxWon.Minor() != owed*14 || r.AfterBoth != r.TakeHome.Sub(r.USTaxWon) {
			t.Errorf("%s: %v after both", r.Regime, r.AfterBoth)
		}
	}
	ordinary, returning := first.Regimes[0], first.Regimes[1]
	if ordinary.Regime != "resident" || ordinary.USTax.Sign() != 0 || ordinary.KoreanRelief.Sign() != 0 || ordinary.TakenBack.Sign() != 0 {
		t.Errorf("the ordinary regime: %+v", ordinary)
	}
	if returning.Regime != "returning_talent" || returning.TakenBack.Sign() <= 0 || returning.TakenBack != returning.USTaxWon {
		t.Errorf("the returnee's relief: %+v", returning)
	}
	if returning.Kept != returning.KoreanRelief.Sub(returning.TakenBack) || returning.KoreanRelief != ordinary.KoreanTax.Sub(returning.KoreanTax) {
		t.Errorf("%v of relief, %v taken back, %v kept", returning.KoreanRelief, returning.TakenBack, returning.Kept)
	}
}

// TestANaturalisedAmericanOnTheFlatRate: 19 % in Korea is less than the tax of
// the United States, which takes the difference back; the exclusion is worth less
// than the credit at such pay, and can be asked for.
func TestANaturalisedAmericanOnTheFlatRate(t *testing.T) {
	t.Parallel()
	american := append(billion, "candidate.nationality=us", "ties.born_korean=true")
	flat := func(fields ...string) deal.TiesRegime {
		got := tied(t, append(american, fields...)...)
		regimes := got.Years[0].Regimes
		i := slices.IndexFunc(regimes, func(r deal.TiesRegime) bool { return r.Regime == "foreign_flat" })
		return regimes[i]
	}
	best := flat()
	if !best.Open || best.TakenBack.Sign() <= 0 || !best.TakenBack.Less(best.KoreanRelief) {
		t.Errorf("the flat rate: %+v", best)
	}
	least := best.USTaxCredit.Min(best.USTaxExclusion)
	if best.USTax != least {
		t.Errorf("the best relief owes %v, want the lesser of %v and %v", best.USTax, best.USTaxCredit, best.USTaxExclusion)
	}
	if got := flat("ties.relief=exclusion"); got.Relief != "exclusion" || got.USTax != best.USTaxExclusion {
		t.Errorf("asked for the exclusion: %s, %v", got.Relief, got.USTax)
	}
	if got := flat("ties.relief=credit"); got.Relief != "credit" || got.USTax != best.USTaxCredit {
		t.Errorf("asked for the credit: %s, %v", got.Relief, got.USTax)
	}
}

// TestLowPayOwesNothing: 150 million won are 107,142.86 dollars, all excluded.
func TestLowPayOwesNothing(t *testing.T) {
	t.Parallel()
	for _, r := range tied(t, "offer.base=150000000", "candidate.nationality=us").Years[0].Regimes {
		if r.USTaxExclusion != money.USD(0) || r.USTax != money.USD(0) {
			t.Errorf("%s: %v", r.Regime, r.USTax)
		}
	}
}

func TestUSLawThatIsCarriedForwardIsMarked(t *testing.T) {
	t.Parallel()
	for i, year := range tied(t, "candidate.nationality=us", "tax_year=2026", "horizon_years=3").Years {
		if year.TaxYear != 2026+i || year.Carried != (i > 0) {
			t.Errorf("%+v", year)
		}
	}
}

// TestAFlatRateThatHasEndedIsNotOpen: the naturalised American who starts in
// March 2027 comes after the flat rate's last day, and what is taken back of it
// is shown as closed.
func TestAFlatRateThatHasEndedIsNotOpen(t *testing.T) {
	t.Parallel()
	got := tied(t, "candidate.nationality=us", "ties.born_korean=true", "move.start=2027-03-02", "offer.regime=foreign_flat")
	for _, r := range got.Years[0].Regimes {
		if r.Regime == "foreign_flat" && (r.Open || r.Applied) || r.Regime == "resident" && !r.Applied {
			t.Errorf("%s: open %v, applied %v", r.Regime, r.Open, r.Applied)
		}
	}
}
