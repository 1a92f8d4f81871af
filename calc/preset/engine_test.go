package preset_test

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// worked are the figures of one case as they were worked by hand.
type worked struct {
	Best        string `yaml:"best_regime"`
	Years       []workedYear
	Summary     map[string]any
	OtherPolicy map[string]workedPolicy `yaml:"other_policies"`
}

type workedYear struct {
	TaxYear int `yaml:"tax_year"`
	Current struct {
		Gross        string `yaml:"gross_pay"`
		Cash         string `yaml:"cash_pay"`
		TakeHome     string `yaml:"take_home"`
		CashTakeHome string `yaml:"cash_take_home"`
	}
	Offer  workedSide
	Policy workedSide `yaml:"offer_with_policy"`
}

type workedSide struct {
	Gross        int64 `yaml:"gross_pay"`
	EmployeeDues int64 `yaml:"employee_dues"`
	EmployerDues int64 `yaml:"employer_dues"`
	Severance    int64
	EmployerCost int64 `yaml:"employer_cost"`
	Subsidy      int64
	CompanyCost  int64 `yaml:"company_cost"`
	Rounding     int64
	Resident     workedRegime
	Returning    workedRegime `yaml:"returning_talent"`
}

type workedRegime struct {
	NationalTax    int64 `yaml:"national_tax"`
	LocalTax       int64 `yaml:"local_tax"`
	TakeHome       int64 `yaml:"take_home"`
	ConsumptionTax int64 `yaml:"consumption_tax"`
	IfAdditional   int64 `yaml:"net_if_additional"`
	IfAnyway       int64 `yaml:"net_if_would_come_anyway"`
}

type workedPolicy struct {
	Gross        int64 `yaml:"gross_pay"`
	EmployerCost int64 `yaml:"employer_cost"`
	Subsidy      int64
	CompanyCost  int64 `yaml:"company_cost"`
	Rounding     int64
	TakeHome     int64 `yaml:"take_home"`
}

func workedCases(t *testing.T) map[string]worked {
	t.Helper()
	content, err := os.ReadFile("testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]worked
	if err := yaml.Unmarshal(content, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func engine(t *testing.T) *scenario.Engine {
	t.Helper()
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := scenario.NewEngine(book)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// typed are the fields of a case under a policy and a regime.
func typed(c preset.Case, policy, regime string) scenario.Draft {
	fields := map[string]string{}
	p, _ := preset.PolicyNamed(policy)
	for _, list := range [][]preset.Field{c.Fields, p.Fields} {
		for _, f := range list {
			fields[f.Path] = f.Text
		}
	}
	fields["offer.regime"] = regime
	return scenario.TypedDraft(fields)
}

func TestEveryCaseGivesItsWorkedFigures(t *testing.T) {
	t.Parallel()
	e := engine(t)
	expected := workedCases(t)
	for _, c := range preset.Cases() {
		for _, regime := range []string{"resident", "returning_talent"} {
			t.Run(c.ID+"/"+regime, func(t *testing.T) {
				t.Parallel()
				s, errs := e.Parse(typed(c, "proposal_share", regime))
				if len(errs) > 0 {
					t.Fatal(errs)
				}
				got := e.Evaluate(s, scenario.Options{Solve: true}).Result
				want := expected[c.ID]
				for i, y := range want.Years {
					compareYear(t, regime, got.Years[i], y)
				}
				compareSummary(t, got.Summary, want.Summary[regime].(map[string]any))
			})
		}
		t.Run(c.ID+"/best", func(t *testing.T) {
			t.Parallel()
			s, errs := e.Parse(typed(c, "proposal_share", "best"))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			if got := e.Evaluate(s, scenario.Options{}).Result.Summary.Regime.String(); got != expected[c.ID].Best {
				t.Errorf("best regime %s, want %s", got, expected[c.ID].Best)
			}
		})
	}
}

func compareYear(t *testing.T, regime string, got scenario.Year, want workedYear) {
	t.Helper()
	dollars := func(what string, got money.Money, want string) {
		t.Helper()
		if text := fmt.Sprintf("%d.%02d", got.Minor()/100, got.Minor()%100); text != want {
			t.Errorf("current %s = %s, want %s", what, text, want)
		}
	}
	dollars("gross pay", got.Current.GrossPay, want.Current.Gross)
	dollars("cash pay", got.Current.CashPay, want.Current.Cash)
	dollars("take-home", got.Current.TakeHome, want.Current.TakeHome)
	dollars("cash take-home", got.Current.CashTakeHome, want.Current.CashTakeHome)
	compareSide(t, "offer", regime, got.Offer, want.Offer)
	compareSide(t, "policy", regime, got.Policy.KoreanSide, want.Policy)
	r := want.Policy.of(regime)
	for what, pair := range map[string][2]int64{
		"subsidy":          {got.Policy.Subsidy.Minor(), want.Policy.Subsidy},
		"company cost":     {got.Policy.CompanyCost.Minor(), want.Policy.CompanyCost},
		"rounding":         {got.Policy.Rounding.Minor(), want.Policy.Rounding},
		"consumption tax":  {got.Policy.ConsumptionTax.Minor(), r.ConsumptionTax},
		"if additional":    {got.Policy.NetIfAdditional.Minor(), r.IfAdditional},
		"if coming anyway": {got.Policy.NetIfWouldComeAnyway.Minor(), r.IfAnyway},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%d policy %s = %d, want %d", want.TaxYear, what, pair[0], pair[1])
		}
	}
}

func compareSide(t *testing.T, side, regime string, got scenario.KoreanSide, want workedSide) {
	t.Helper()
	r := want.of(regime)
	for what, pair := range map[string][2]int64{
		"gross pay":     {got.GrossPay.Minor(), want.Gross},
		"employee dues": {got.EmployeeDues.Minor(), want.EmployeeDues},
		"employer dues": {got.EmployerDues.Minor(), want.EmployerDues},
		"severance":     {got.Severance.Minor(), want.Severance},
		"employer cost": {got.EmployerCost.Minor(), want.EmployerCost},
		"national tax":  {got.NationalTax.Minor(), r.NationalTax},
		"local tax":     {got.LocalTax.Minor(), r.LocalTax},
		"take-home":     {got.TakeHome.Minor(), r.TakeHome},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s %s = %d, want %d", side, what, pair[0], pair[1])
		}
	}
}

func (w workedSide) of(regime string) workedRegime {
	if regime == "resident" {
		return w.Resident
	}
	return w.Returning
}

func compareSummary(t *testing.T, got scenario.Summary, want map[string]any) {
	t.Helper()
	ratios := func(what string, value func(gap.Basis) *float64) {
		t.Helper()
		for _, basis := range gap.Bases {
			text, _ := want[what].(map[string]any)[basis.String()].(string)
			if ratio := value(basis); ratio == nil || fmt.Sprintf("%.6f", *ratio) != text {
				if ratio == nil && text == "" {
					continue
				}
				t.Errorf("%s %v = %v, want %s", what, basis, deref(ratio), text)
			}
		}
	}
	ratios("ratio", func(b gap.Basis) *float64 { return got.Without[b].Ratio })
	ratios("ratio_with_policy", func(b gap.Basis) *float64 { return got.With[b].Ratio })
	ratios("gap_closed", func(b gap.Basis) *float64 { return got.Closed[b] })
	text, _ := want["rate_for_parity"].(string)
	if got.RateForParity == nil {
		if text != "" {
			t.Errorf("no rate for parity, want %s", text)
		}
		return
	}
	// The worked rate is the least of four decimals, ours the least of six.
	if rate := fmt.Sprintf("%.4f", math.Ceil(got.RateForParity.Float()*10_000-1e-9)/10_000); rate != text && (text != "" || !got.RateForParity.IsZero()) {
		t.Errorf("rate for parity %s (%v), want %s", rate, got.RateForParity, text)
	}
}

func deref(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

func TestArticleCaseUnderTheOtherPolicies(t *testing.T) {
	t.Parallel()
	e := engine(t)
	article := preset.Cases()[0]
	for id, want := range workedCases(t)[article.ID].OtherPolicy {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			draft := typed(article, id, "returning_talent")
			if id == "proposal_share_kept" {
				draft = typed(article, "proposal_share", "returning_talent")
				draft["policy.pass_through"] = scenario.Value{Text: "0"}
			}
			s, errs := e.Parse(draft)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			y := e.Evaluate(s, scenario.Options{}).Result.Years[0].Policy
			got := workedPolicy{y.GrossPay.Minor(), y.EmployerCost.Minor(), y.Subsidy.Minor(), y.CompanyCost.Minor(), y.Rounding.Minor(), y.TakeHome.Minor()}
			if got != want {
				t.Errorf("year 1 = %+v, want %+v", got, want)
			}
		})
	}
}
