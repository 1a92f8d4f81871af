package subsidy

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
)

// nearBound is by how much, as a share of C₀, a near award may leave or exceed
// its budget where the on-cost bends between W₀ and T; a step of the
// contributions comes on top.
const nearBound = 1e-4

// Near pay costs what it says, and leaves of the budget or exceeds it by no
// more than the bound; T − Near is then of the same size. A floor or a cap and
// the on-cost's ceilings may lie anywhere.
func TestNearPayIsNearTheBudget(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		terms := Terms{
			Rate:        money.Fraction(rapid.Int64Range(0, 90).Draw(t, "rate"), 100),
			PassThrough: money.Fraction(rapid.Int64Range(0, 100).Draw(t, "pass-through"), 100),
			Base:        rapid.SampledFrom(Bases[:]).Draw(t, "base"),
			Floor:       money.KRW(rapid.Int64Range(0, 3*eok).Draw(t, "floor")),
		}
		if rapid.Bool().Draw(t, "capped") {
			terms.Cap = krw(rapid.Int64Range(0, 20*eok).Draw(t, "cap"))
		}
		hire := hireAt(rapid.Int64Range(eok/2, 30*eok).Draw(t, "pay without"), steps)
		near, probes := NewNear(hire), 0
		cost := hire.CostOf()
		got := near.Pay(&terms, func(pay int64) int64 { probes++; return cost(pay) })
		exact := Solve(nil, terms, hire)
		if probes > NearProbes {
			t.Fatalf("%d probes", probes)
		}
		if left := near.Budget() - cost(got.Pay) + got.PassedOn; left != got.Rounding {
			t.Fatalf("rounding %d, want %d", got.Rounding, left)
		}
		bound := float64(near.Budget())*nearBound + jump
		if off := float64(max(got.Rounding, -got.Rounding)); off > bound {
			t.Fatalf("the budget of %d is missed by %v, bound %v", near.Budget(), off, bound)
		}
		if off := float64(max(got.Pay-exact.Pay.Minor(), exact.Pay.Minor()-got.Pay)); off > 11*(bound+jump) {
			t.Fatalf("pay %d, exact %d, off by more than %v", got.Pay, exact.Pay.Minor(), 11*(bound+jump))
		}
	})
}

func TestNearAllocatesNothing(t *testing.T) {
	terms := Terms{Rate: money.MustRate("0.5"), PassThrough: money.MustRate("0.8")}
	hire := hireAt(2*eok, steps)
	near, cost := NewNear(hire), hire.CostOf()
	if n := testing.AllocsPerRun(100, func() { near.Pay(&terms, cost) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
