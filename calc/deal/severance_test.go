package deal_test

import (
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func TestSeveranceFollowsTheLaw(t *testing.T) {
	t.Parallel()
	offer := []string{
		"move.start=2027-03-02", "offer.base=2억", "offer.bonus=6,000만", "offer.signing=1억", "offer.relocation=2,000만", "offer.equity_annual=5,000만",
	}
	tests := []struct {
		name                                        string
		fields                                      []string
		paid, inBase, counted, outside, year, first int64
	}{
		{
			// 200,000,000 ÷ 12; 305 of 365 days. Bonus as a share of profits, signing, relocation and equity do not count.
			name: "base pay counts alone", paid: 200_000_000, counted: 200_000_000, outside: 230_000_000, year: 16_666_666, first: 13_926_940,
		},
		{
			// 대법원 2026-01-29: 260,000,000 ÷ 12 = 21,666,666; × 305 ÷ 365.
			name: "a target incentive counts", fields: []string{"severance.target_bonus=true"},
			paid: 200_000_000, counted: 260_000_000, outside: 170_000_000, year: 21_666_666, first: 18_105_022,
		},
		{
			// 대법원 2026-01-29: said to be a share of profits, a bonus stays outside.
			name: "a share of profits does not", fields: []string{"severance.profit_share=true"},
			paid: 200_000_000, counted: 200_000_000, outside: 230_000_000, year: 16_666_666, first: 13_926_940,
		},
		{
			// 200,000,000 × 12 ÷ 13 = 184,615,384, a thirteenth is 15,384,616; 184,615,384 ÷ 12 = 15,384,615; × 305 ÷ 365.
			name: "severance within base pay", fields: []string{"severance.included_in_base=true"},
			paid: 184_615_384, inBase: 15_384_616, counted: 184_615_384, outside: 230_000_000, year: 15_384_615, first: 12_855_637,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := worksheet.New(64)
			got := deal.SeveranceOf(engine(t), s, dealOf(t, with(offer, test.fields...)...))
			if err := honest.Check(s.Steps(), s.Inputs()); err != nil {
				t.Error(err)
			}
			amounts := [...]int64{got.PaidBase.Minor(), got.InBase.Minor(), got.Counted.Minor(), got.Outside.Minor(), got.Accrual.Minor(), got.FirstYear.Minor()}
			if want := [...]int64{test.paid, test.inBase, test.counted, test.outside, test.year, test.first}; amounts != want {
				t.Errorf("paid, in base, counted, outside, a year, first year = %v, want %v", amounts, want)
			}
			if got.DueFrom != law.Day(2028, 3, 2) {
				t.Errorf("due from %v, want a year after the first day", got.DueFrom)
			}
		})
	}
}

func TestSeveranceWithinBasePayIsVoid(t *testing.T) {
	t.Parallel()
	got := deal.SeveranceOf(engine(t), nil, dealOf(t, "severance.included_in_base=true"))
	if len(got.Flags) != 1 || got.Flags[0].Code != "severance_included_void" || got.OwedAgain.Cmp(*got.Accrual) != 0 {
		t.Errorf("flags %+v, owed again %v, want the year's accrual owed again", got.Flags, got.OwedAgain)
	}
}

func TestExecutivesHaveSeveranceByTheirRules(t *testing.T) {
	t.Parallel()
	got := deal.SeveranceOf(engine(t), nil, dealOf(t, "severance.executive=true"))
	if got.Accrual != nil || got.DueFrom != 0 || len(got.Flags) != 1 || got.Flags[0].Law != "소득세법 제22조제3항" {
		t.Errorf("accrual %v due from %v, flags %+v; want none and the limit named", got.Accrual, got.DueFrom, got.Flags)
	}
}

func TestABonusOfWhichNothingIsSaidIsFlagged(t *testing.T) {
	t.Parallel()
	for fields, want := range map[string]int{"": 1, "severance.profit_share=on": 0, "severance.target_bonus=on": 0, "offer.bonus=0": 0} {
		d := dealOf(t, with([]string{"offer.bonus=6,000만"}, strings.Fields(fields)...)...)
		if flags := deal.SeveranceOf(engine(t), nil, d).Flags; len(flags) != want {
			t.Errorf("%s: flags %+v, want %d", fields, flags, want)
		}
	}
}
