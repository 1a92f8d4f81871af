package deal_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func retain(t *testing.T, fields ...string) *deal.RetentionResult {
	t.Helper()
	sheet := worksheet.New(100)
	out := deal.Retain(engine(t), sheet, dealOf(t, with(fields, "offer.regime=resident")...))
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	return out
}

// TestSigningBonus: 대법원 2012다55518: a signing bonus that only rewards joining
// stays with the person who leaves; one that is tied to a stay comes back.
func TestSigningBonus(t *testing.T) {
	t.Parallel()
	terms := []string{"offer.signing=50000000", "retention.amount=72000000", "retention.months=36", "retention.pro_rata=true"}
	tests := []struct {
		name                  string
		fields                []string
		owed, signingOwed     int64
		flags                 []string
		aMonth, amount, stays int64
	}{
		// 22 of 36 months are left: 72,000,000 × 22 ÷ 36 = 44,000,000; 50,000,000 × 22 ÷ 36 = 30,555,555.
		{"not tied", terms, 44_000_000, 0, []string{"signing_not_recoverable", "repayment_no_penalty"}, 2_000_000, 72_000_000, 36},
		{"tied to the stay", append(terms[:4:4], "retention.signing_recoverable=true"), 44_000_000, 30_555_555, []string{"repayment_no_penalty"}, 2_000_000, 72_000_000, 36},
		{"the whole", append(terms[:3:3], "retention.signing_recoverable=true"), 72_000_000, 50_000_000, []string{"repayment_no_penalty"}, 2_000_000, 72_000_000, 36},
		{"a signing bonus alone", terms[:1], 0, 0, []string{"signing_not_recoverable"}, 0, 0, 0},
		{"retention alone", terms[1:3], 72_000_000, 0, []string{"repayment_no_penalty"}, 2_000_000, 72_000_000, 36},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := retain(t, test.fields...)
			var flags []string
			for _, flag := range got.Flags {
				flags = append(flags, flag.Code)
			}
			if diff := cmp.Diff(test.flags, flags, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("flags (-want +got):\n%s", diff)
			}
			want := []int64{test.owed, test.signingOwed, test.aMonth, test.amount, test.stays}
			if diff := cmp.Diff(want, []int64{got.Early.Owed.Minor(), got.SigningEarly.Owed.Minor(), got.AMonth.Minor(), got.Amount.Minor(), int64(got.Months)}); diff != "" {
				t.Errorf("owed, signing owed, a month, amount, months (-want +got):\n%s", diff)
			}
			if got.Early.Sunk != got.Cost.Sub(got.Early.Owed) || !got.TakeHome.Less(got.Amount) && got.Amount.Sign() > 0 {
				t.Errorf("%+v", got)
			}
			if got.Signing.Sign() > 0 && (!got.SigningTakeHome.Less(got.Signing) || got.SigningEarly.Spent.Less(money.KRW(50_000_000))) {
				t.Errorf("signing bonus %+v", got)
			}
		})
	}
	if got := retain(t); got != nil {
		t.Errorf("neither is offered, yet %+v", got)
	}
}
