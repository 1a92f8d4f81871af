package scenario

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

func newEngine(tb testing.TB) *Engine {
	tb.Helper()
	book, err := law.Load()
	if err != nil {
		tb.Fatal(err)
	}
	engine, err := NewEngine(book)
	if err != nil {
		tb.Fatal(err)
	}
	return engine
}

// article is the case of the article with a profile that has every fact of the
// relief for returning talent.
var article = map[string]string{
	"current.base": "400000", "current.equity_annual": "1007000", "offer.base": "2억",
	"candidate.phd": "stem", "candidate.years_since_phd": "7", "candidate.years_abroad": "7", "candidate.research_years_abroad": "6",
	"employer.rd_lab": "true", "employer.employees": "120",
}

func parsed(tb testing.TB, e *Engine, fields map[string]string) Scenario {
	tb.Helper()
	s, errs := e.Parse(TypedDraft(fields))
	if len(errs) > 0 {
		tb.Fatalf("parse: %v", errs)
	}
	return s
}

func with(fields map[string]string, more ...string) map[string]string {
	out := map[string]string{}
	for k, v := range fields {
		out[k] = v
	}
	for i := 0; i < len(more); i += 2 {
		out[more[i]] = more[i+1]
	}
	return out
}

// checkLedgers tests every identity that a result must keep to the won.
func checkLedgers(t interface{ Errorf(string, ...any) }, r Result) {
	for _, y := range r.Years {
		o, p := y.Offer, y.Policy
		less := func(a, b money.Money) money.Money { return a.Sub(b) }
		sum := less(p.TakeHome, o.TakeHome).
			Add(less(p.NationalTax, o.NationalTax)).Add(less(p.LocalTax, o.LocalTax)).
			Add(less(p.EmployeeDues, o.EmployeeDues)).Add(less(p.EmployerDues, o.EmployerDues)).
			Add(less(p.Severance, o.Severance)).Add(less(p.Subsidy, p.PassedOn)).Add(p.Rounding)
		if sum != p.Subsidy {
			t.Errorf("year %d: subsidy %v goes to %v", y.Year, p.Subsidy, sum)
		}
		for name, side := range map[string]KoreanSide{"offer": o, "policy": p.KoreanSide} {
			if got := side.TakeHome.Add(side.NationalTax).Add(side.LocalTax).Add(side.EmployeeDues); got != side.GrossPay {
				t.Errorf("year %d %s: take-home, taxes and dues are %v of %v", y.Year, name, got, side.GrossPay)
			}
			if got := side.CashPay.Add(side.EmployerDues).Add(side.Severance).Add(side.Benefits); got != side.EmployerCost {
				t.Errorf("year %d %s: parts of the employer cost are %v of %v", y.Year, name, got, side.EmployerCost)
			}
		}
		if got := p.EmployerCost.Sub(p.Subsidy); got != p.CompanyCost {
			t.Errorf("year %d: company cost %v, want %v", y.Year, p.CompanyCost, got)
		}
		if saving := o.EmployerCost.Sub(p.CompanyCost); saving != p.Subsidy.Sub(p.PassedOn).Add(p.Rounding) {
			t.Errorf("year %d: company saves %v", y.Year, saving)
		}
		if taxes := p.Subsidy.Sub(p.NationalTax).Sub(p.LocalTax).Sub(p.ConsumptionTax); taxes != p.NetIfAdditional {
			t.Errorf("year %d: net if additional %v, want %v", y.Year, p.NetIfAdditional, taxes)
		}
	}
}

func TestArticleCase(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	evaluation := engine.Evaluate(parsed(t, engine, article), Options{Record: true, Sweep: true, Solve: true})
	r := evaluation.Result
	checkLedgers(t, r)
	if err := honest.Check(evaluation.Working.Steps(), evaluation.Working.Inputs()); err != nil {
		t.Error(err)
	}
	// 1,407,000 × 1,421.3963 ÷ 200,000,000 = 9.99952297…
	if got := *r.Summary.Without[gap.Gross].Ratio; math.Abs(got-9.9995229705) > 1e-9 {
		t.Errorf("gross ratio = %v, want 9.99952297", got)
	}
	// On the labour-cost base with all passed on, 50 % doubles the package but
	// for the contributions that have a ceiling: the employer cost doubles.
	first := r.Years[0]
	if double := first.Offer.EmployerCost.Times(2).Sub(first.Policy.EmployerCost); double.Minor() < 0 || double.Minor() > 2000 {
		t.Errorf("employer cost with the match is %v, want about twice %v", first.Policy.EmployerCost, first.Offer.EmployerCost)
	}
	if r.Summary.RateForParity == nil {
		t.Fatal("no match rate reaches parity")
	}
	// The solver's answer, put back in, gives its target; a millionth less does not.
	for step, reached := range map[int64]bool{0: true, 1: false} {
		rate := r.Summary.RateForParity.Sub(money.Fraction(step, rateSteps))
		s := evaluation.Scenario
		s.Policy.Rate = rate
		left := engine.Evaluate(s, Options{}).Result.Summary.With[gap.PurchasingPower].Gap
		if (left.Sign() <= 0) != reached {
			t.Errorf("at rate %v the gap is %v", rate, left)
		}
	}
	s := evaluation.Scenario
	s.Offer.Base = *r.Summary.OfferForParity
	if left := engine.Evaluate(s, Options{}).Result.Summary.Without[gap.PurchasingPower].Gap; left.Sign() > 0 || left.Minor() < -100 {
		t.Errorf("with the offer for parity the gap is %v", left)
	}
}

func TestNothingIsLostForAnyScenario(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	rapid.Check(t, func(t *rapid.T) {
		fields := with(article,
			"current.base", rapid.StringMatching(`[1-9][0-9]{3,6}`).Draw(t, "current base"),
			"offer.base", rapid.StringMatching(`[1-9][0-9]{6,9}`).Draw(t, "offer base"),
			"offer.signing", rapid.StringMatching(`[0-9]{1,8}`).Draw(t, "signing"),
			"offer.benefits", rapid.StringMatching(`[0-9]{1,7}`).Draw(t, "benefits"),
			"offer.equity.0.kind", rapid.SampledFrom(kindNames).Draw(t, "kind"),
			"offer.equity.0.grant_value", rapid.StringMatching(`[0-9]{1,10}`).Draw(t, "grant"),
			"offer.equity.0.strike", "0",
			"policy.rate", rapid.StringMatching(`[0-8]?[0-9]`).Draw(t, "rate"),
			"policy.pass_through", rapid.StringMatching(`[0-9]?[0-9]`).Draw(t, "pass-through"),
			"policy.base", rapid.SampledFrom(baseNames).Draw(t, "base"),
			"policy.floor", rapid.StringMatching(`[0-9]{1,9}`).Draw(t, "floor"),
			"policy.years", rapid.SampledFrom([]string{"1", "2", "4"}).Draw(t, "years"),
			"tax_year", rapid.SampledFrom([]string{"2024", "2025", "2026", "2027", "2035"}).Draw(t, "year"),
			"candidate.nationality", rapid.SampledFrom(nationalityNames).Draw(t, "nationality"),
			"candidate.us_filing_status", rapid.SampledFrom(filingNames).Draw(t, "status"),
			"candidate.children_ages", rapid.SampledFrom([]string{"", "3", "7, 12, 16"}).Draw(t, "ages"),
			"employer.rd_credit.claims", rapid.SampledFrom([]string{"true", "false"}).Draw(t, "claims"),
		)
		s, errs := engine.Parse(TypedDraft(fields))
		if len(errs) > 0 {
			t.Fatalf("parse: %v", errs)
		}
		recorded := engine.Evaluate(s, Options{Record: true})
		checkLedgers(t, recorded.Result)
		if err := honest.Check(recorded.Working.Steps(), recorded.Working.Inputs()); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkEvaluateRecorded(b *testing.B) {
	engine := newEngine(b)
	s := parsed(b, engine, article)
	b.ReportAllocs()
	for b.Loop() {
		engine.Evaluate(s, Options{Record: true})
	}
}

func BenchmarkSweep(b *testing.B) {
	engine := newEngine(b)
	s := parsed(b, engine, article)
	p := engine.prepare(&s, nil, 0)
	b.ReportAllocs()
	for b.Loop() {
		p.sweep()
	}
}

func BenchmarkRateForParity(b *testing.B) {
	engine := newEngine(b)
	s := parsed(b, engine, article)
	p := engine.prepare(&s, nil, 0)
	b.ReportAllocs()
	for b.Loop() {
		p.rateFor(money.KRW(0))
	}
}

func BenchmarkOfferForParity(b *testing.B) {
	engine := newEngine(b)
	s := parsed(b, engine, article)
	p := engine.prepare(&s, nil, 0)
	b.ReportAllocs()
	for b.Loop() {
		p.offerForParity()
	}
}

func TestBillsAreComputedOnRequestAlone(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	fields := with(article, "tax_year", "2027", "candidate.nationality", "us", "offer.regime", "foreign_flat", "policy.rate", "0")
	inForce := engine.Evaluate(parsed(t, engine, fields), Options{Record: true}).Result.Years[0].Offer
	passed := engine.Evaluate(parsed(t, engine, with(fields, "if_passed", "true")), Options{Record: true})
	ifPassed := passed.Result.Years[0].Offer
	// The same base at 19 % and at 21 %, each cut to ten won.
	base := func(tax money.Money, percent int64) int64 { return tax.Minor() * 100 / percent }
	if d := base(inForce.NationalTax, 19) - base(ifPassed.NationalTax, 21); d > 100 || d < -100 {
		t.Errorf("flat tax %v in force, %v if passed: not 19 %% and 21 %% of one base", inForce.NationalTax, ifPassed.NationalTax)
	}
	flat := func(r Result) RegimeResult { return r.Regimes[2] }
	if flat(passed.Result).EntryDeadline != law.Day(2029, 12, 31) {
		t.Errorf("entry deadline if passed: %v", flat(passed.Result).EntryDeadline)
	}
	if err := honest.Check(passed.Working.Steps(), passed.Working.Inputs()); err != nil {
		t.Error(err)
	}
}

func TestOptionsGrantedAfterTheDeadlineAreTaxed(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	// 조세특례제한법 제16조의2: granted until 2027-12-31
	for start, exempt := range map[string]bool{"2027-12": true, "2028-01": false} {
		year, month, _ := strings.Cut(start, "-")
		s := parsed(t, engine, with(article, "tax_year", year, "start_month", month, "offer.equity.0.kind", "option",
			"offer.equity.0.grant_value", "8억", "offer.equity.0.vesting", "25, 25, 25, 25", "offer.equity.0.strike", "0"))
		got := false
		for _, step := range engine.Evaluate(s, Options{Record: true}).Working.Steps() {
			got = got || step.Line.String() == "kr.venture_options.exempt"
		}
		if got != exempt {
			t.Errorf("options granted in %s: exempt is %v, want %v", start, got, exempt)
		}
	}
}

// BenchmarkSubsidySolve is one year's solve with Korea's own employer side.
func BenchmarkSubsidySolve(b *testing.B) {
	engine := newEngine(b)
	s := parsed(b, engine, article)
	p := engine.prepare(&s, nil, 0)
	terms, hire := p.terms(0, money.MustRate("0.5")), p.years[0].hire
	b.ReportAllocs()
	evaluations := 0
	for b.Loop() {
		evaluations = subsidy.Solve(nil, terms, hire).Evaluations
	}
	b.ReportMetric(float64(evaluations), "evaluations")
}
