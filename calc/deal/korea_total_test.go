package deal_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// koreanSide computes all of our side and checks its working.
func koreanSide(e *scenario.Engine, d *deal.Deal) error {
	s := worksheet.New(4096)
	deal.Enter(e, d)
	deal.SeveranceOf(e, s, d)
	deal.MoveOf(e, s, d)
	deal.OptionsOf(e, s, d)
	deal.Settle(e, s, d)
	deal.HouseholdOf(e, s, d)
	deal.LivingDefaults(e, d)
	seen := map[worksheet.Key]bool{}
	for _, step := range s.Steps() {
		held := strings.HasPrefix(step.Line.String(), "deal.held.") // one line of many grants
		if seen[step.Key] && !held {
			return fmt.Errorf("line %v is recorded twice in %+v", step.Line, step.Scope)
		}
		seen[step.Key] = true
	}
	return honest.Check(s.Steps(), s.Inputs())
}

func TestEveryExampleComputes(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, c := range preset.Cases() {
		for _, example := range preset.Deals() {
			fields := map[string]string{}
			for _, f := range append(c.Fields, example.Fields...) {
				fields[f.Path] = f.Text
			}
			d, errs := deal.Parse(e, scenario.TypedDraft(fields))
			if len(errs) > 0 {
				t.Fatalf("%s with %s: %v", c.ID, example.ID, errs)
			}
			if err := koreanSide(e, &d); err != nil {
				t.Errorf("%s with %s: %v", c.ID, example.ID, err)
			}
		}
	}
}

// TestEveryDealHasAKoreanSide: what Parse returns has a result, however odd.
func TestEveryDealHasAKoreanSide(t *testing.T) {
	t.Parallel()
	e := engine(t)
	day := rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("%d-%02d-%02d", rapid.IntRange(2023, 2036).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	})
	won := rapid.SampledFrom([]string{"0", "1", "9999", "3,000만", "10억", "1조"})
	rapid.Check(t, func(t *rapid.T) {
		fields := []string{
			"offer.base=" + won.Draw(t, "base"), "offer.bonus=" + won.Draw(t, "bonus"), "offer.signing=" + won.Draw(t, "signing"),
			"move.start=" + day.Draw(t, "start"), "candidate.us_filing_status=" + rapid.SampledFrom([]string{"single", "married_joint", "married_separate"}).Draw(t, "status"),
			"candidate.spouse_pay_kr=" + won.Draw(t, "spouse"), "candidate.spouse_pay_us=100000", "candidate.children_ages=0, 9, 17",
			"offer.regime=" + rapid.SampledFrom([]string{"", "resident", "foreign_flat", "returning_talent", "foreign_engineer"}).Draw(t, "regime"),
			"settling.home=" + rapid.SampledFrom([]string{"own_lease", "own_deposit", "company_lease"}).Draw(t, "home"),
			"settling.rent=" + won.Draw(t, "rent"), "settling.deposit=1조", "settling.deposit_loan=" + won.Draw(t, "loan"),
			"settling.movers=" + won.Draw(t, "movers"), "household.school_fees=" + won.Draw(t, "fees"), "household.school_paid_by_us=true",
		}
		for i := range 2 {
			prefix := fmt.Sprintf("options.%d.", i)
			fields = append(fields, prefix+"resolved="+day.Draw(t, "resolved"), prefix+"exercised="+day.Draw(t, "exercised"), prefix+"sold="+day.Draw(t, "sold"),
				prefix+"strike="+won.Draw(t, "strike"), prefix+"price="+won.Draw(t, "price"), prefix+"shares="+rapid.SampledFrom([]string{"0", "1", "10000", "1000000000"}).Draw(t, "shares"),
				prefix+"growth="+rapid.SampledFrom([]string{"-50", "0", "7.5", "100"}).Draw(t, "growth"))
		}
		d, errs := deal.Parse(e, typed(fields...))
		if len(errs) > 0 {
			t.Skip(errs)
		}
		if err := koreanSide(e, &d); err != nil {
			t.Fatal(err)
		}
	})
}
