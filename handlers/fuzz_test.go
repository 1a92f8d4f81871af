package handlers

import (
	"encoding/json"
	"net/http"
	"testing"
)

// fuzzBody posts any body: the answer is valid JSON and never an error of ours.
func fuzzBody(f *testing.F, path string, seeds ...string) {
	for _, seed := range append(seeds, "", "null", "[]", `{"a": {"b": [1, {"c": null}]}}`, `{"": {}}`) {
		f.Add(seed)
	}
	h := newHandler(f)
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > maxBody {
			return
		}
		w := ask(h, http.MethodPost, path, body)
		if w.Code >= http.StatusInternalServerError || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q: status %d, %s", body, w.Code, w.Body)
		}
	})
}

func FuzzEvaluateBody(f *testing.F) {
	fuzzBody(f, "/api/v1/evaluate", shortest,
		`{"tax_year": 2035, "horizon_years": 10, "candidate": {"phd": null, "children_ages": [3, 40]}, "current": {"base": 1e9, "raise": 1, "equity": [{"kind": "option", "grant_value": 0.01, "growth": 1}]}, "offer": {"base": 1e12, "raise": -0.5}, "policy": {"rate": 0.95, "cap": 0, "taper": [0]}, "market": {"krw_per_usd": 0.0001, "us_price_level": 100000}, "goals": {"gap_closed": 1, "company_budget": 0, "government_budget": 1e12}}`)
}

func FuzzTaxBody(f *testing.F) {
	fuzzBody(f, "/api/v1/tax",
		`{"jurisdiction": "kr", "year": 2026, "regime": "best", "open_regimes": ["foreign_flat"], "dependents": 2, "children_8_to_20": 2, "non_taxable_monthly": 200000, "wages": 200000000, "employer": {"employees": 1, "sme": false, "industrial_accident_rate": 0.5}}`,
		`{"jurisdiction": "us-ca", "year": 2024, "filing_status": "head_of_household", "children_under_17": 10, "wages": 1e9, "deduction": "itemized"}`)
}

func FuzzPayslipBody(f *testing.F) {
	fuzzBody(f, "/api/v1/payslip",
		`{"jurisdiction": "kr", "year": 2026, "month": 9, "monthly_gross": 10000000, "family": 21, "children_8_to_20": 10, "non_taxable_monthly": 0, "regime": "foreign_engineer"}`)
}
