package subsidy

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

const eok = 100_000_000

// constantRate is an employer whose on-cost is a constant share of pay: a stub
// for the closed forms, which hold for nothing else.
func constantRate(share string) tax.OnCost {
	rate := worksheet.PlainRate(money.MustRate(share))
	line := lineCost
	return func(s *worksheet.Sheet, pay tax.Pay) worksheet.Amount {
		return s.Mul(line, pay.Cash, rate, money.TruncateToWon)
	}
}

// steps is an employer whose monthly contributions are cut to ten won and
// capped, like Korea's.
func steps(s *worksheet.Sheet, pay tax.Pay) worksheet.Amount {
	month := pay.Cash.Minor() / 12
	cut := func(base, num int64) int64 { return base * num / 100_000 / 10 * 10 * 12 }
	on := cut(min(month, 6_370_000), 4_750) + cut(month, 3_595) + cut(month, 472) + cut(month, 1_150) + pay.Cash.Minor()/12
	return worksheet.Plain(money.KRW(on))
}

func hireAt(won int64, on tax.OnCost) Hire {
	zero := worksheet.Plain(money.KRW(0))
	return Hire{Pay: tax.Pay{Cash: worksheet.Plain(money.KRW(won))}, OneOff: zero, Benefits: zero, OnCost: on}
}

func krw(won int64) *money.Money { m := money.KRW(won); return &m }

// The closed forms of the incidence algebra: T = (W₀ − k·F) ÷ (1 − k) with
// k = θ·s·b ÷ (1 + e), and T = W₀ + θ·K ÷ (1 + e) where the cap binds.
func TestClosedFormsAtConstantRates(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name             string
		w0               int64
		onCost           string
		terms            Terms
		pay, award, cost int64 // won; the firm's cost after the award
	}{
		{"half, nothing passed on", 2 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash}, 2 * eok, 1 * eok, 1 * eok},
		{"half, all passed on", 2 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("1")}, 4 * eok, 2 * eok, 2 * eok},
		{"half, half passed on", 2 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("0.5")}, 266_666_666, 133_333_333, 133_333_333},
		{"cap of half an eok", 10 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("1"), Cap: krw(eok / 2)}, 1_050_000_000, eok / 2, 10 * eok},
		{"floor of two eok", 10 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("1"), Floor: money.KRW(2 * eok)}, 18 * eok, 8 * eok, 10 * eok},
		{"labour cost doubles the package", 10 * eok, "0.12", Terms{Rate: money.MustRate("0.5"), PassThrough: money.MustRate("1")}, 20 * eok, 1_120_000_000, 1_120_000_000},
		{"cash base with on-cost", 10 * eok, "0.12", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("1")}, 1_806_451_612, 903_225_806, 1_120_000_000},
		{"labour cost above a floor", 10 * eok, "0.12", Terms{Rate: money.MustRate("0.5"), PassThrough: money.MustRate("1"), Floor: money.KRW(2 * eok)}, 1_821_428_571, 920_000_000, 1_120_000_000},
		{"below the floor nothing changes", 2 * eok, "0", Terms{Rate: money.MustRate("0.5"), Base: Cash, PassThrough: money.MustRate("1"), Floor: money.KRW(3 * eok)}, 2 * eok, 0, 2 * eok},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Solve(nil, c.terms, hireAt(c.w0, constantRate(c.onCost)))
			near := func(what string, got, want int64) {
				if got < want-2 || got > want+2 {
					t.Errorf("%s = %d, want %d", what, got, want)
				}
			}
			near("pay", got.Pay.Minor(), c.pay)
			near("subsidy", got.Subsidy.Minor(), c.award)
			near("company cost", got.CompanyCost.Minor(), c.cost)
		})
	}
}

func TestSolvedPayIsTheLargestWithinTheBudget(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		terms := Terms{
			Rate:        money.Fraction(rapid.Int64Range(0, 95).Draw(t, "rate"), 100),
			PassThrough: money.Fraction(rapid.Int64Range(0, 100).Draw(t, "pass-through"), 100),
			Base:        rapid.SampledFrom(Bases[:]).Draw(t, "base"),
			Floor:       money.KRW(rapid.Int64Range(0, 3*eok).Draw(t, "floor")),
		}
		if rapid.Bool().Draw(t, "capped") {
			terms.Cap = krw(rapid.Int64Range(0, 20*eok).Draw(t, "cap"))
		}
		hire := hireAt(rapid.Int64Range(1, 30*eok).Draw(t, "pay without"), steps)
		award := Solve(nil, terms, hire)
		check := problem{terms: terms, hire: hire}
		check.budget = check.cost(hire.Pay.Cash.Minor())
		if check.left(award.Pay.Minor()) < 0 || check.left(award.Pay.Minor()+1) >= 0 {
			t.Fatalf("pay %d is not the largest: left %d, one won more %d", award.Pay.Minor(), check.left(award.Pay.Minor()), check.left(award.Pay.Minor()+1))
		}
		if left := award.Rounding.Minor(); left < 0 || left >= jump {
			t.Fatalf("rounding %d is outside [0, %d)", left, jump)
		}
		saved := check.budget - award.CompanyCost.Minor()
		if kept := award.Subsidy.Minor() - award.PassedOn.Minor() + award.Rounding.Minor(); saved != kept {
			t.Fatalf("company saves %d, want what is not passed on and the rounding, %d", saved, kept)
		}
		if award.Evaluations > 40 {
			t.Fatalf("%d evaluations", award.Evaluations)
		}
	})
}

func TestMostPayStaysWithinTheCompanysBudget(t *testing.T) {
	t.Parallel()
	terms := Terms{Rate: money.MustRate("0.5"), PassThrough: money.MustRate("1")}
	pay, ok := MostPay(terms, hireAt(1, constantRate("0.12")), money.KRW(1_120_000_000))
	if !ok || pay.Minor() < 20*eok-2 || pay.Minor() > 20*eok+2 {
		t.Errorf("most pay = %v (%v), want about 20 eok: half of 2.24 bn is the budget", pay, ok)
	}
	if _, ok := MostPay(terms, hireAt(1, constantRate("0.12")), money.KRW(0)); ok {
		t.Error("a budget of nothing pays for an offer")
	}
}

func BenchmarkSolve(b *testing.B) {
	terms := Terms{Rate: money.MustRate("0.5"), PassThrough: money.MustRate("1")}
	hire := hireAt(2*eok, steps)
	b.ReportAllocs()
	evaluations := 0
	for b.Loop() {
		evaluations = Solve(nil, terms, hire).Evaluations
	}
	b.ReportMetric(float64(evaluations), "evaluations")
}
