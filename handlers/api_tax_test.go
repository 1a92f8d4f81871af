package handlers

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// answered is a tax answer with its numbers as they are written.
type answered struct {
	Currency     string
	GrossPay     json.Number `json:"gross_pay"`
	TakeHome     json.Number `json:"take_home"`
	EmployerCost json.Number `json:"employer_cost"`
	MarginalRate json.Number `json:"marginal_rate"`
	Regime       string
	Employee     []answeredLine
	Employer     []answeredLine
}

type answeredLine struct {
	ID     string
	Amount json.Number
}

// Expected figures are those of calc/preset/testdata/expected.yaml, where they
// are worked from the statutes.
func TestTax(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		want       answered
	}{
		{"Korea, ordinary", `{"jurisdiction": "kr", "year": 2026, "regime": "resident", "wages": 200000000}`, answered{
			// Marginal rate, from 200 to 201 million: health 12 × (602,160 −
			// 599,160), care 10 × (79,120 − 78,730) + 2 × (79,120 − 78,720),
			// employment 12 × (150,750 − 150,000): 49,700. Base + 1,000,000 −
			// 20,000 (deduction) − 49,700; tax 44,099,790 − 43,746,280, local
			// 4,409,970 − 4,374,620: 388,860. Together 438,560.
			Currency: "KRW", GrossPay: "200000000", TakeHome: "138250900", EmployerCost: "232294866", MarginalRate: "0.43856", Regime: "resident",
			Employee: []answeredLine{
				{"kr.income_tax", "43746280"}, {"kr.local_income_tax", "4374620"}, {"kr.national_pension", "3693540"},
				{"kr.health_insurance", "7189920"}, {"kr.long_term_care", "944740"}, {"kr.employment_insurance", "1800000"},
			},
			Employer: []answeredLine{
				{"kr.employer.national_pension", "3693540"}, {"kr.employer.health_insurance", "7189920"}, {"kr.employer.long_term_care", "944740"},
				{"kr.employer.employment_insurance", "2300000"}, {"kr.employer.industrial_accident", "1320000"},
				{"kr.employer.wage_claim_levy", "180000"}, {"kr.employer.severance", "16666666"},
			},
		}},
		{"California, to the cent", `{"jurisdiction": "us-ca", "year": 2026, "wages": 1407000}`, answered{
			// Marginal rate: 37 % federal, 12.3 % and 1 % of the state, 1.3 % SDI,
			// 1.45 % and 0.9 % Medicare. Employer: 11,439.00 + 1.45 % × 1,407,000
			// + FUTA (0.6 % + the state's credit reduction of 1.5 %) × 7,000.
			Currency: "USD", GrossPay: "1407000", TakeHome: "718206.54", EmployerCost: "1438987.50", MarginalRate: "0.5395",
			Employee: []answeredLine{
				{"us.income_tax", "470590.25"}, {"us.social_security", "11439"}, {"us.medicare", "31264.50"},
				{"us.ca.income_tax", "157208.71"}, {"us.ca.sdi", "18291"},
			},
			Employer: []answeredLine{{"us.employer.social_security", "11439"}, {"us.employer.medicare", "20401.50"}, {"us.employer.futa", "147"}},
		}},
	}
	h := newHandler(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := ask(h, http.MethodPost, "/api/v1/tax", tt.body)
			if w.Code != http.StatusOK {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			if diff := cmp.Diff(tt.want, decode[answered](t, w)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.body, diff)
			}
		})
	}
}

func TestTaxChoosesAmongOpenRegimes(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	tests := []struct{ given, want string }{
		{`"regime": "best"`, "resident"},
		{`"regime": "best", "open_regimes": []`, "resident"},
		{`"regime": "best", "open_regimes": ["resident", "returning_talent"]`, "returning_talent"},
		{`"regime": "returning_talent"`, "returning_talent"},
		{`"regime": "foreign_flat", "open_regimes": ["resident"]`, "foreign_flat"},
		{`"year": 2027`, "resident"},
	}
	for _, tt := range tests {
		got := decode[answered](t, ask(h, http.MethodPost, "/api/v1/tax", `{"jurisdiction": "kr", "wages": 200000000, `+tt.given+`}`))
		if got.Regime != tt.want {
			t.Errorf("%s: regime %q, want %q", tt.given, got.Regime, tt.want)
		}
	}
}

func TestTaxDefaults(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for short, full := range map[string]string{
		`{"jurisdiction": "us-ca", "wages": 250000.5}`: `{"jurisdiction": "us-ca", "year": 2026, "filing_status": "single", "children_under_17": 0, "wages": 250000.50, "deduction": "best"}`,
		`{"jurisdiction": "kr", "wages": 90000000}`:    `{"jurisdiction": "kr", "year": 2026, "regime": "resident", "dependents": 0, "children_8_to_20": 0, "non_taxable_monthly": 0, "wages": 9e7, "employer": {"employees": 0, "sme": true, "industrial_accident_rate": null}}`,
	} {
		if diff := cmp.Diff(ask(h, http.MethodPost, "/api/v1/tax", full).Body.String(), ask(h, http.MethodPost, "/api/v1/tax", short).Body.String()); diff != "" {
			t.Errorf("%s (-full +short):\n%s", short, diff)
		}
	}
}

// 10,000,000 won in September 2026 for one person: the table's 1,507,400 at ten
// million; pension 4.75 % × 6,590,000, health 3.595 %, care 359,500 ×
// 0.9448/7.19, employment 0.9 %, each cut to ten won.
func TestPayslip(t *testing.T) {
	t.Parallel()
	const body = `{"jurisdiction": "kr", "year": 2026, "month": 9, "monthly_gross": 10000000, "family": 1, "children_8_to_20": 0, "non_taxable_monthly": 0, "regime": "resident"}`
	h := newHandler(t)
	got := decode[answered](t, ask(h, http.MethodPost, "/api/v1/payslip", body))
	want := []answeredLine{
		{"kr.income_tax", "1507400"}, {"kr.local_income_tax", "150740"}, {"kr.national_pension", "313020"},
		{"kr.health_insurance", "359500"}, {"kr.long_term_care", "47240"}, {"kr.employment_insurance", "90000"},
	}
	if diff := cmp.Diff(want, got.Employee); diff != "" {
		t.Errorf("%s (-want +got):\n%s", body, diff)
	}
	// Half is withheld from returning talent (조세특례제한법 제18조의3제2항).
	half := decode[answered](t, ask(h, http.MethodPost, "/api/v1/payslip", `{"month": 9, "monthly_gross": 10000000, "regime": "returning_talent"}`))
	if half.Employee[0].Amount != "753700" {
		t.Errorf("returning talent: %v withheld, want 753700", half.Employee[0])
	}
}

func TestTaxAndPayslipRefuse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		path, body string
		want       map[string]string
	}{
		{"/tax", `{"wages": 1}`, map[string]string{"jurisdiction": "missing"}},
		{"/tax", `{"jurisdiction": "us-tx", "wages": 1}`, map[string]string{"jurisdiction": "not_an_option"}},
		{"/tax", `{"jurisdiction": null, "wages": 1}`, map[string]string{"jurisdiction": "null_value"}},
		{"/tax", `{"jurisdiction": ["kr"], "wages": 1}`, map[string]string{"jurisdiction": "wrong_type"}},
		{"/tax", `{"jurisdiction": "kr"}`, map[string]string{"wages": "missing"}},
		{"/tax", `{"jurisdiction": "kr", "wages": null}`, map[string]string{"wages": "null_value"}},
		{"/tax", `{"jurisdiction": "kr", "wages": "200000000"}`, map[string]string{"wages": "wrong_type"}},
		{"/tax", `{"jurisdiction": "kr", "wages": -1}`, map[string]string{"wages": "out_of_range"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1000000000001}`, map[string]string{"wages": "out_of_range"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1e999}`, map[string]string{"wages": "out_of_range"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1.5}`, map[string]string{"wages": "too_precise"}},
		{"/tax", `{"jurisdiction": "us-ca", "wages": 1000000000.01}`, map[string]string{"wages": "out_of_range"}},
		{"/tax", `{"jurisdiction": "us-ca", "wages": 1.005}`, map[string]string{"wages": "too_precise"}},
		{"/tax", `{"jurisdiction": "us-ca", "wages": 1, "year": 2023, "filing_status": "married", "children_under_17": 11, "deduction": "none"}`, map[string]string{
			"year": "out_of_range", "filing_status": "not_an_option", "children_under_17": "out_of_range", "deduction": "not_an_option"}},
		{"/tax", `{"jurisdiction": "us-ca", "wages": 1, "dependents": 0}`, map[string]string{"dependents": "unknown_field"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1, "filing_status": "single"}`, map[string]string{"filing_status": "unknown_field"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1, "year": 2036, "regime": "flat", "open_regimes": ["best"], "dependents": -1, "children_8_to_20": 1.5, "employer": {"sme": "yes"}}`, map[string]string{
			"year": "out_of_range", "regime": "not_an_option", "open_regimes": "not_an_option", "dependents": "out_of_range", "children_8_to_20": "not_a_number", "employer.sme": "wrong_type"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 2399999, "non_taxable_monthly": 200000}`, map[string]string{"wages": "below_non_taxable"}},
		{"/tax", `{"jurisdiction": "kr", "wages": 1, "dependents": 1, "children_8_to_20": 2}`, map[string]string{"children_8_to_20": "out_of_range"}},
		{"/payslip", `{"jurisdiction": "us-ca", "month": 13, "family": 0, "regime": "best"}`, map[string]string{
			"jurisdiction": "not_an_option", "month": "out_of_range", "monthly_gross": "missing", "family": "out_of_range", "regime": "not_an_option"}},
		{"/payslip", `{"monthly_gross": 199999, "non_taxable_monthly": 200000}`, map[string]string{"monthly_gross": "below_non_taxable"}},
		{"/payslip", `{"monthly_gross": 1, "family": 2, "children_8_to_20": 2}`, map[string]string{"children_8_to_20": "out_of_range"}},
	}
	h := newHandler(t)
	for _, tt := range tests {
		p := problemOf(t, ask(h, http.MethodPost, "/api/v1"+tt.path, tt.body), http.StatusUnprocessableEntity)
		if diff := cmp.Diff(tt.want, p.fields()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.body, diff)
		}
	}
}

func TestPayAtItsNonTaxablePartIsTaken(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for path, body := range map[string]string{
		"/tax":     `{"jurisdiction": "kr", "wages": 2400000, "non_taxable_monthly": 200000}`,
		"/payslip": `{"monthly_gross": 200000, "non_taxable_monthly": 200000}`,
	} {
		if w := ask(h, http.MethodPost, "/api/v1"+path, body); w.Code != http.StatusOK {
			t.Errorf("%s: status %d: %s", body, w.Code, w.Body)
		}
	}
}
