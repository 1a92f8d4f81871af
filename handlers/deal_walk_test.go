package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views/text"
)

// walkedDeals are negotiations with figures that the example lacks.
func walkedDeals() map[string]map[string]string {
	return map[string]map[string]string{
		"the example": {},
		"a bonus, and more by waiting than the signing bonus": {
			"current.bonus": "60,000", "offer.signing": "1000만", "retention.signing_recoverable": "yes",
		},
		"an American": {
			"candidate.nationality": "us", "ties.born_korean": "yes", "offer.base": "10억", "offer.signing": "5000만", "buy_out.paid_at": "signing",
		},
		"a green card kept, credit alone": {
			"ties.green_card": "kept", "ties.relief": "credit", "offer.base": "10억", "buy_out.clawback_months": "0",
		},
		"units that cannot be sold": {"held.0.kind": "double_trigger_rsu", "held.0.liquid": "no", "held.1.discount": "30"},
		"all on paper":              {"held.0.kind": "double_trigger_rsu", "held.0.liquid": "no", "held.1.kind": "profit_units", "held.1.liquid": "no"},
		"units sold later":          {"held.0.kind": "profit_units", "held.0.liquid": "no", "held.0.liquid_from": "2027-09-01"},
		"options of the employer": {
			"held.0.kind": "iso", "held.0.liquid": "yes", "held.0.strike": "40", "held.0.exercise_months": "12",
			"held.1.kind": "nso", "held.1.liquid": "yes", "held.1.strike": "90",
		},
		"a grant by its value": {"held.0.units": "", "held.0.value": "816,000"},
		"our options": {
			"employer.venture": "true", "options.0.resolved": "2027-03-02", "options.0.shares": "50000", "options.0.strike": "10000", "options.0.price": "20000",
			"options.0.growth": "20", "options.0.exercised": "2029-03-02", "options.0.capital_gains": "yes",
			"options.1.resolved": "2027-03-02", "options.1.shares": "1000", "options.1.strike": "10000", "options.1.price": "20000", "options.1.exercised": "2028-03-02",
		},
		"a family": {
			"candidate.us_filing_status": "married_joint", "candidate.spouse_pay_us": "90000", "candidate.spouse_pay_kr": "5000만", "candidate.children_ages": "3, 9",
			"household.school_fees": "6000만", "household.childcare_us": "30000", "household.spouse_months_out": "4", "settling.school_fees_paid": "3000만",
			"settling.home": "own_deposit", "settling.deposit": "3억", "settling.deposit_loan": "2억", "settling.loan_rate": "2", "costs.deposit_yield": "3",
			"severance.included_in_base": "yes", "offer.bonus": "3000만", "offer.signing": "5000만",
		},
		"a flat rate":    {"candidate.nationality": "us", "move.leaving": "2026-11-30", "move.start": "2026-12-01", "settling.home": "own_lease"},
		"all has vested": {"move.leaving": "2031-01-31", "move.start": "2031-02-01"},
	}
}

// dealOf is a visitor at a case with its negotiation changed; what is of the
// scenario is typed on the calculator.
func dealOf(t *testing.T, lang, presetID string, changes map[string]string) *visitor {
	t.Helper()
	v := newVisitor(t, lang, false)
	ofScenario, ofDeal := map[string]string{}, map[string]string{}
	for path, value := range changes {
		if deal.Owns(path) || path == "do" {
			ofDeal[path] = value
		} else {
			ofScenario[path] = value
		}
	}
	if presetID != "" {
		v.send(http.MethodPost, "/", typing(formOf(v.get("/")), map[string]string{"preset": presetID, "do": doPreset}))
	}
	v.page(v.send(http.MethodPost, "/", typing(formOf(v.get("/")), ofScenario)), http.StatusOK)
	v.page(v.send(http.MethodPost, "/offer", typing(formOf(v.get("/offer")), ofDeal)), http.StatusOK)
	return v
}

// Every figure of a negotiation leads to its working, and from there to a law
// value, a source or a field.
func TestEveryFigureOfANegotiationLeadsToALaw(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	type walk struct {
		name, preset string
		changes      map[string]string
		walked       bool // to the law; of the others the first click
	}
	var walks []walk
	for name, changes := range walkedDeals() {
		walks = append(walks, walk{name, "", changes, name == "the example" || name == "an American"})
	}
	for _, c := range preset.Cases() {
		walks = append(walks, walk{c.ID, c.ID, nil, false})
	}
	const fewest = 20
	for _, each := range walks {
		t.Run(each.name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range text.Langs() {
				v := dealOf(t, lang.Code(), each.preset, each.changes)
				w := figureWalk{t, v.get, "/offer/working"}
				doc := v.get("/offer")
				if said := strings.TrimSpace(doc.Find("#answer").Text()); said == "" {
					t.Errorf("%v: no answer", lang)
				}
				figures := w.page("/offer")
				if len(figures) < fewest {
					t.Errorf("%v: %d figures", lang, len(figures))
				}
				if lang != text.Korean {
					continue
				}
				seen := map[string]bool{}
				for query, printed := range figures {
					asked, _ := url.ParseQuery(strings.TrimPrefix(query, "?"))
					line := asked.Get("line")
					if each.walked {
						w.figure("/offer", query, printed)
					} else if seen[line] {
						continue // one figure of each line
					} else if result := v.get("/offer/working" + query).Find(".working-result"); !shows(result, printed) {
						t.Errorf("%q (%s) opens the working of %q", printed, query, textOf(result))
					}
					seen[line] = true
				}
			}
		})
	}
}
