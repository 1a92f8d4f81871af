package preset

import (
	"slices"
	"testing"
	"time"
)

func TestSchemes(t *testing.T) {
	t.Parallel()
	kinds := []string{"wage_match", "grant", "visa", "tax_relief", "rd_credit"}
	seen := map[string]bool{}
	for _, s := range Schemes() {
		checkWords(t, s.ID, s.Label, s.Agency)
		checkSources(t, s.ID, s.Sources)
		for what, w := range map[string]Words{"round": s.Round, "cash": s.Cash, "claw_back": s.ClawBack} {
			if (w.Ko == "") != (w.En == "") {
				t.Errorf("%s: %s in one language only", s.ID, what)
			}
		}
		for what, text := range map[string]string{"cap": s.Cap, "least_pay": s.LeastPay} {
			if text != "" && !amount.MatchString(text) {
				t.Errorf("%s: %s is typed %q", s.ID, what, text)
			}
		}
		if _, err := time.Parse(time.DateOnly, s.Deadline); s.Deadline != "" && err != nil {
			t.Errorf("%s: deadline %q", s.ID, s.Deadline)
		}
		if seen[s.ID] || !slices.Contains(kinds, s.Kind) || !webLink.MatchString(s.Link) || len(s.Conditions) == 0 && s.Regime == "" {
			t.Errorf("%s: twice, or of kind %q, link %q, conditions %v", s.ID, s.Kind, s.Link, s.Conditions)
		}
		seen[s.ID] = true
	}
	if s, found := SchemeNamed("kr_senior_researcher"); !found || s.Rate != "50" || s.Cap != "50,000,000" || s.Years != 3 {
		t.Errorf("senior researchers: %+v", s)
	}
	if _, found := SchemeNamed("none"); found {
		t.Error("a scheme of no name")
	}
}
