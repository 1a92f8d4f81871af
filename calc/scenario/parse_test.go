package scenario

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

const leastBody = `{"current": {"base": 300000}, "offer": {"base": 200000000}`

func parseJSON(e *Engine, body string) (Scenario, []FieldError) {
	draft, errs := DraftFromJSON([]byte(body))
	if len(errs) > 0 {
		return Scenario{}, errs
	}
	return e.Parse(draft)
}

func TestLeastBodyTakesDatedDefaults(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	s, errs := parseJSON(e, leastBody+"}")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if s.TaxYear != 2026 || s.Horizon != 4 || s.StartMonth != 1 || s.Policy.Rate != money.MustRate("0.5") || s.Policy.Years != 4 || s.Policy.Cap != nil {
		t.Errorf("defaults: %+v", s)
	}
	if s.Market.KRWPerUSD.String() != "1421.3963" || s.Market.PPPKRWPerUSD.String() != "809.26722" || s.Market.USPriceLevel.String() != "1.1306" {
		t.Errorf("market defaults: %+v", s.Market)
	}
	for _, path := range []string{"market.krw_per_usd", "market.ppp_krw_per_usd", "policy.rate"} {
		if !slices.Contains(s.Defaulted, path) {
			t.Errorf("%s is not among the defaults used: %v", path, s.Defaulted)
		}
		if use, ok := e.DefaultUse(s, path); !ok || use.Value.Source.Title == "" {
			t.Errorf("%s has no dated source", path)
		}
	}
}

func TestPriceLevelFollowsThePlace(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	for place, want := range map[string]string{"us-ca": "1.1306", "us-wa": "1.1273", "us-ny-nyc": "1.1264", "us-ma": "1.1039"} {
		s := parsed(t, e, with(article, "current.jurisdiction", place))
		if got := s.Market.USPriceLevel.String(); got != want {
			t.Errorf("%s: price level %s, want %s", place, got, want)
		}
		if use, ok := e.DefaultUse(s, "market.us_price_level"); !ok || use.Value.Node.Scalar != want {
			t.Errorf("%s: source %v", place, use.Param)
		}
	}
}

func TestCreditRateFollowsTheFirm(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	// 조세특례제한법 제10조제1항: national strategic technology 40 % for small
	// and medium firms, 30 % for others.
	for sme, want := range map[string]string{"true": "0.4", "false": "0.3"} {
		s := parsed(t, e, with(article, "employer.sme", sme))
		if got := s.Value("employer.rd_credit.rate"); got != want {
			t.Errorf("sme %s: rate %s, want %s", sme, got, want)
		}
	}
	if got := parsed(t, e, with(article, "employer.sme", "false", "employer.rd_credit.rate", "25")).Value("employer.rd_credit.rate"); got != "0.25" {
		t.Errorf("the typed rate became %s", got)
	}
}

func TestDesignExampleIsAccepted(t *testing.T) {
	t.Parallel()
	body := `{"tax_year": 2026, "start_month": 1, "horizon_years": 4,
	 "candidate": {"nationality": "kr", "us_green_card": false, "phd": "stem", "years_since_phd": 7, "years_abroad": 7, "research_years_abroad": 6,
	               "us_filing_status": "single", "spouse_pay_us": 0, "spouse_pay_kr": 0, "children_ages": []},
	 "current": {"jurisdiction": "us-ca", "base": 300000, "bonus": 60000, "signing": 0, "relocation": 0, "benefits": 0, "raise": 0,
	             "equity": [{"kind": "rsu", "grant_value": 800000, "vesting": [0.25, 0.25, 0.25, 0.25], "growth": 0, "discount": 0}]},
	 "offer":   {"jurisdiction": "kr", "base": 200000000, "bonus": 0, "signing": 0, "relocation": 0, "benefits": 0, "raise": 0, "non_taxable_monthly": 0, "regime": "best",
	             "equity": [{"kind": "option", "grant_value": 0, "vesting": [0, 0.5, 0.25, 0.25], "strike": 1, "growth": 0, "discount": 0.6}]},
	 "employer": {"employees": 120, "sme": true, "venture": true, "rd_lab": true, "industrial_accident_rate": null,
	              "rd_credit": {"claims": false, "rate": 0.4, "usable_share": 0}},
	 "policy": {"rate": 0.5, "base": "employer_cost", "floor": 0, "cap": null, "years": 4, "taper": [1, 1, 1, 1], "pass_through": 1, "program": "employment"},
	 "market": {"krw_per_usd": 1400, "ppp_krw_per_usd": 1000, "us_price_level": 1.13, "local_spend_share": 0.6, "discount_rate": 0},
	 "goals": {"gap_closed": null, "company_budget": null, "government_budget": null}}`
	e := newEngine(t)
	s, errs := parseJSON(e, body)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	y := e.Evaluate(s, Options{}).Result.Years[0]
	// 300,000 + 60,000 + a quarter of 800,000.
	if y.Current.GrossPay != money.USD(56_000_000) || y.Current.EquityCounted != money.USD(20_000_000) {
		t.Errorf("current year 1: %+v", y.Current)
	}
	if y.Offer.Regime.String() != "returning_talent" {
		t.Errorf("regime %v, want the relief whose conditions are all met", y.Offer.Regime)
	}
}

func TestEachFieldIsRefusedByName(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	cases := []struct{ add, field, code string }{
		{`, "tax_year": 2023`, "tax_year", "out_of_range"},
		{`, "tax_year": 2036`, "tax_year", "out_of_range"},
		{`, "tax_year": 2026.5`, "tax_year", "not_a_number"},
		{`, "tax_year": "2026"`, "tax_year", "wrong_type"},
		{`, "tax_year": null`, "tax_year", "null_value"},
		{`, "horizon_years": 0`, "horizon_years", "out_of_range"},
		{`, "policy": {"rate": 0.951}`, "policy.rate", "out_of_range"},
		{`, "policy": {"rate": -0.1}`, "policy.rate", "out_of_range"},
		{`, "policy": {"cap": -1}`, "policy.cap", "out_of_range"},
		{`, "policy": {"cap": 1000000000001}`, "policy.cap", "out_of_range"},
		{`, "policy": {"cap": 0.5}`, "policy.cap", "too_precise"},
		{`, "policy": {"base": "gross"}`, "policy.base", "not_an_option"},
		{`, "policy": {"taper": [1, 1.1]}`, "policy.taper", "out_of_range"},
		{`, "policy": {"rat": 0.5}`, "policy.rat", "unknown_field"},
		{`, "market": {"krw_per_usd": 0}`, "market.krw_per_usd", "out_of_range"},
		{`, "market": {"krw_per_usd": 1e999}`, "market.krw_per_usd", "out_of_range"},
		{`, "market": {"local_spend_share": 1.01}`, "market.local_spend_share", "out_of_range"},
		{`, "candidate": {"phd": "bsc"}`, "candidate.phd", "not_an_option"},
		{`, "candidate": {"phd": ""}`, "candidate.phd", "not_an_option"},
		{`, "candidate": {"children_ages": [1,2,3,4,5,6,7,8,9,10,11]}`, "candidate.children_ages", "too_many"},
		{`, "candidate": {"children_ages": [-1]}`, "candidate.children_ages", "out_of_range"},
		{`, "candidate": {"years_abroad": "seven"}`, "candidate.years_abroad", "wrong_type"},
		{`, "employer": {"sme": 1}`, "employer.sme", "wrong_type"},
		{`, "candidate": 5`, "candidate", "unknown_field"},
		{`, "surprise": true`, "surprise", "unknown_field"},
	}
	for _, c := range cases {
		_, errs := parseJSON(e, leastBody+c.add+"}")
		if len(errs) != 1 || errs[0].Field != c.field || errs[0].Code != c.code {
			t.Errorf("%s: %v, want %s: %s", c.add, errs, c.field, c.code)
		}
	}
}

func TestPackagesAreRefusedByName(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	grant := `{"kind": "rsu", "grant_value": 1, "vesting": [1]}`
	cases := []struct{ body, field, code string }{
		{`{"offer": {"base": 1}}`, "current.base", "missing"},
		{`{"current": {"base": 1}}`, "offer.base", "missing"},
		{`{"current": {"base": 1000000001}, "offer": {"base": 1}}`, "current.base", "out_of_range"},
		{`{"current": {"base": 1.005}, "offer": {"base": 1}}`, "current.base", "too_precise"},
		{`{"current": {"base": null}, "offer": {"base": 1}}`, "current.base", "null_value"},
		{`{"current": {"base": "1"}, "offer": {"base": 1}}`, "current.base", "wrong_type"},
		{`{"current": {"base": 1, "equity": 3}, "offer": {"base": 1}}`, "current.equity", "wrong_type"},
		{`{"current": {"base": 1, "equity": [3]}, "offer": {"base": 1}}`, "current.equity", "wrong_type"},
		{`{"current": {"base": 1, "equity": [{"kind": "gold"}]}, "offer": {"base": 1}}`, "current.equity.0.kind", "not_an_option"},
		{`{"current": {"base": 1, "equity": [{"vesting": [0.6, 0.6]}]}, "offer": {"base": 1}}`, "current.equity.0.vesting", "shares_over_one"},
		{`{"current": {"base": 1, "equity": [{"colour": 1}]}, "offer": {"base": 1}}`, "current.equity.0.colour", "unknown_field"},
		{`{"current": {"base": 1, "equity": [` + strings.Repeat(grant+",", 20) + grant + `]}, "offer": {"base": 1}}`, "current.equity", "too_many"},
		{`{"current": {"base": 1}, "offer": {"base": 2399999, "non_taxable_monthly": 200000}}`, "offer.base", "below_non_taxable"},
		{`[]`, "", "not_json"},
		{`{"current": {"base": 1}} x`, "", "not_json"},
		{``, "", "not_json"},
	}
	for _, c := range cases {
		_, errs := parseJSON(e, c.body)
		if len(errs) != 1 || errs[0].Field != c.field || errs[0].Code != c.code {
			t.Errorf("%.80s: %v, want %s: %s", c.body, errs, c.field, c.code)
		}
	}
}

func TestPricesBeyondReachAreRefused(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	for body, field := range map[string]string{
		`{"horizon_years":5,"current":{"base":1000000000,"raise":1},"offer":{"base":200000000},"market":{"krw_per_usd":100000,"ppp_krw_per_usd":100000,"us_price_level":0.0001,"local_spend_share":1}}`: "market.ppp_krw_per_usd",
		`{"horizon_years":10,"current":{"base":1000000000,"bonus":1000000000,"raise":1},"offer":{"base":1},"market":{"krw_per_usd":100000}}`:                                                            "market.krw_per_usd",
		`{"horizon_years":10,"current":{"base":1},"offer":{"base":1000000000000,"raise":1},"market":{"krw_per_usd":0.0001}}`:                                                                            "market.krw_per_usd",
	} {
		_, errs := parseJSON(e, body)
		if len(errs) != 1 || errs[0].Field != field || errs[0].Code != "out_of_range" {
			t.Errorf("%.60s…: %v, want %s", body, errs, field)
		}
	}
	// The largest pay at the market's rates is computed.
	largest := `{"horizon_years":10,"current":{"base":1000000000,"bonus":1000000000,"raise":1},"offer":{"base":1000000000000,"raise":1},"policy":{"rate":0.95,"years":10}}`
	s, errs := parseJSON(e, largest)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	checkLedgers(t, e.Evaluate(s, Options{Record: true, Sweep: true, Solve: true}).Result)
}

func TestNothingToPayAndNothingToBeat(t *testing.T) {
	t.Parallel()
	e := newEngine(t)
	for _, body := range []string{
		`{"current":{"base":0},"offer":{"base":0}}`, `{"current":{"base":1},"offer":{"base":100000}}`, `{"current":{"base":0},"offer":{"base":200000000}}`,
		`{"current":{"base":1},"offer":{"base":0,"benefits":5000000},"policy":{"rate":0.1,"reading":"on_top","taper":[1,0.5,0.25]}}`,
		`{"current":{"base":300000},"offer":{"base":200000000},"policy":{"rate":0.333333333,"taper":[0.666666667]}}`,
	} {
		s, errs := parseJSON(e, body)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", body, errs)
		}
		r := e.Evaluate(s, Options{Record: true, Sweep: true, Solve: true}).Result
		checkLedgers(t, r)
		for _, g := range r.Summary.Without {
			if g.Ratio != nil && (*g.Ratio < 0 || math.IsInf(*g.Ratio, 0)) {
				t.Errorf("%s: ratio %v", body, *g.Ratio)
			}
		}
		for _, y := range r.Years {
			if left := y.Policy.Rounding.Minor(); left < 0 || left >= 1000 {
				t.Errorf("%s: rounding %d", body, left)
			}
		}
	}
}

func TestAllErrorsComeAtOnce(t *testing.T) {
	t.Parallel()
	_, errs := parseJSON(newEngine(t), `{"tax_year": 1, "horizon_years": 99, "policy": {"rate": 2}}`)
	if len(errs) != 5 { // the three and both base pays
		t.Errorf("%d errors: %v", len(errs), errs)
	}
}

func TestTypedTextIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	s := parsed(t, newEngine(t), map[string]string{
		"current.base": "$400k", "offer.base": "2억 5,000만원", "policy.rate": "33.3", "policy.cap": "10억", "market.krw_per_usd": "1,400",
		"current.equity.0.grant_value": "1.4M", "current.equity.0.vesting": "0, 50, 25, 25", "current.equity.3.grant_value": "100k",
	})
	if s.Current.Base != money.USD(40_000_000) || s.Offer.Base != money.KRW(250_000_000) || *s.Policy.Cap != money.KRW(1_000_000_000) {
		t.Errorf("amounts: %v %v %v", s.Current.Base, s.Offer.Base, s.Policy.Cap)
	}
	if s.Policy.Rate.String() != "0.333" || s.Market.KRWPerUSD.String() != "1400" {
		t.Errorf("rates: %v %v", s.Policy.Rate, s.Market.KRWPerUSD)
	}
	if len(s.Current.Grants) != 2 || s.Current.Grants[0].Vesting[1].String() != "0.5" || s.Current.Grants[1].Value != money.USD(10_000_000) {
		t.Errorf("grants: %+v", s.Current.Grants)
	}
	if _, errs := newEngine(t).Parse(TypedDraft(map[string]string{"current.base": "4억원", "offer.base": "2억"})); len(errs) != 1 || errs[0].Code != "wrong_currency" {
		t.Errorf("won in a dollar field: %v", errs)
	}
}

// FuzzEvaluate feeds any body through parse, evaluation and its own proof.
func FuzzEvaluate(f *testing.F) {
	f.Add([]byte(leastBody + "}"))
	f.Add([]byte(leastBody + `, "policy": {"rate": 0.95, "pass_through": 0.3, "floor": 1e8, "cap": 1e12, "taper": [0.5]}, "horizon_years": 10, "tax_year": 2035}`))
	f.Add([]byte(`{"current": {"base": 1e9, "equity": [{"grant_value": 1e9, "growth": 1, "vesting": [0,0,0,0,0,0,0,0,0,1]}]}, "offer": {"base": 1e12, "raise": 1}, "horizon_years": 10}`))
	e := newEngine(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		draft, errs := DraftFromJSON(body)
		if len(errs) > 0 {
			return
		}
		s, errs := e.Parse(draft)
		if len(errs) > 0 {
			return
		}
		evaluation := e.Evaluate(s, Options{Record: true, Solve: true})
		checkLedgers(t, evaluation.Result)
		if err := honest.Check(evaluation.Working.Steps(), evaluation.Working.Inputs()); err != nil {
			t.Fatal(err)
		}
		if raw, err := s.MarshalJSON(); err != nil || !json.Valid(raw) {
			t.Fatalf("input prints as %s (%v)", raw, err)
		}
	})
}
