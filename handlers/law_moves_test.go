package handlers

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/big"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
)

// movesNothing are the parameters whose value changes no amount and no
// condition, each with the reason why it stands in the files all the same.
var movesNothing = map[string]string{
	"kr.corporate_tax.brackets":        "the company's own tax is not computed",
	"kr.corporate_tax.local_surcharge": "the company's own tax is not computed",
	"kr.corporate_tax.sme_minimum_tax": "the company's own tax is not computed",

	"kr.health_insurance.total_rate":   "each side's half is what is used",
	"kr.industrial_accident.average":   "it is shown beside the rate of the firm's own class",
	"kr.industrial_accident.commuting": "the rate of the class has it in it",
	"kr.long_term_care.rate_of_pay":    "the law computes the premium as a share of the health premium",
	"kr.withholding.table":             "its value names a file, which calc/tax/kr tests row by row",

	"kr.non_taxable.meal":                "non-taxable pay is what is typed",
	"kr.non_taxable.research_allowance":  "non-taxable pay is what is typed",
	"kr.non_taxable.childcare":           "non-taxable pay is what is typed",
	"kr.personal_deduction.income_limit": "a spouse is known by wages alone, which have a limit of their own",

	"kr.rd_credit.general":             "the credit that is computed is that for national strategic technology",
	"kr.rd_credit.new_growth":          "the credit that is computed is that for national strategic technology",
	"kr.rd_credit.labour_cost_counted": "the formula names what counts",
	"kr.rd_credit.carry_forward_years": "what cannot be used in the year is not followed",

	"us.foreign_earned_income.exclusion": "only a negotiation asks it, and no answer here is one",

	"kr.employment_insurance.proposed_rate_each":             "no bill has it yet; it is shown",
	"kr.tax_reform_2027.foreign_engineer_research_years_phd": "it is shown; it hangs on the day of the contract, which is not asked",
	"kr.tax_reform_2027.eligible_company_labs_narrowed":      "it is shown; which labs stay is not decided",
	"kr.tax_reform_2027.dependant_income_limit":              "a spouse is known by wages alone, which have a limit of their own",
	"kr.tax_reform_2027.rd_credit_region_factors":            "where the firm's lab stands is not asked",
}

// TestEveryParameterMovesAResult changes each parameter of law in turn, in all
// of its values, and looks whether any answer of the API or any saved result
// changes. A value that moves nothing is read by no formula, or by one that
// forgets it.
func TestEveryParameterMovesAResult(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	var before []string
	for _, answer := range answersUnder(book) {
		before = append(before, answer())
	}
	if before == nil {
		t.Fatal("the law as it is does not load")
	}
	for _, p := range book.Params() {
		if p.Country() == "market" || p.Kind == law.Context { // a context is read by nothing
			continue
		}
		reason, excepted := movesNothing[p.Path]
		switch moved := moves(book, p, before); {
		case !moved && !excepted:
			t.Errorf("%s moves nothing", p.Path)
		case moved && excepted:
			t.Errorf("%s moves a result, though %s", p.Path, reason)
		}
	}
	for path := range movesNothing {
		if book.Param(path) == nil {
			t.Errorf("movesNothing names %s, which is no parameter", path)
		}
	}
}

// moves tells whether some other value of the parameter changes an answer. A
// value under which the law does not load is none.
func moves(book *law.Book, p *law.Param, before []string) bool {
	inFile := make([]law.Node, len(p.Values))
	for i := range p.Values {
		inFile[i] = p.Values[i].Node
	}
	defer func() {
		for i := range p.Values {
			p.Values[i].Node = inFile[i]
		}
	}()
	for _, change := range []func(string) string{larger, smaller} {
		for i := range p.Values {
			p.Values[i].Node = changed(inFile[i], change)
		}
		if differs(answersUnder(book), before) {
			return true
		}
		for i := range p.Values { // each alone: together they may contradict another parameter
			p.Values[i].Node = inFile[i]
		}
		for i := range p.Values {
			p.Values[i].Node = changed(inFile[i], change)
			if differs(answersUnder(book), before) {
				return true
			}
			p.Values[i].Node = inFile[i]
		}
	}
	return false
}

func differs(after []func() string, before []string) bool {
	for i := range after {
		if after[i]() != before[i] {
			return true
		}
	}
	return false
}

// changed is the node with every scalar changed, keys and all else kept.
func changed(n law.Node, change func(string) string) law.Node {
	out := law.Node{Keys: n.Keys, Scalar: change(n.Scalar)}
	for _, row := range n.Rows {
		out.Rows = append(out.Rows, changed(row, change))
	}
	if n.ByKey != nil {
		out.ByKey = maps.Clone(n.ByKey)
		for key, below := range out.ByKey {
			out.ByKey[key] = changed(below, change)
		}
	}
	return out
}

var (
	dateText   = regexp.MustCompile(`^(\d{4})(-\d\d-\d\d)$`)
	numberText = regexp.MustCompile(`^[\d_]+(\.\d+)?$`)
)

// larger and smaller are another value of the same form: a number by an eighth
// or one, a date by six years, a fraction by its denominator, the other of
// true and false. What is no value (a name, nothing, zero) stays.
func larger(scalar string) string { return moved(scalar, 1) }

func smaller(scalar string) string { return moved(scalar, -1) }

func moved(scalar string, by int64) string {
	switch {
	case scalar == "true":
		return "false"
	case scalar == "false":
		return "true"
	case dateText.MatchString(scalar):
		parts := dateText.FindStringSubmatch(scalar)
		year, _ := strconv.Atoi(parts[1])
		return strconv.Itoa(year+6*int(by)) + parts[2]
	}
	if above, below, isFraction := strings.Cut(scalar, "/"); isFraction {
		return above + "/" + movedNumber(below, by)
	}
	return movedNumber(scalar, by)
}

func movedNumber(text string, by int64) string {
	plain := strings.ReplaceAll(text, "_", "")
	n, isNumber := new(big.Rat).SetString(plain)
	if !isNumber || !numberText.MatchString(text) || n.Sign() == 0 {
		return text
	}
	_, decimals, hasPoint := strings.Cut(plain, ".")
	step := new(big.Rat).Mul(n, big.NewRat(by, 8))
	if !hasPoint && new(big.Rat).Abs(step).Cmp(big.NewRat(1, 1)) < 0 {
		step = big.NewRat(by, 1)
	}
	places := len(decimals)
	if n.Cmp(big.NewRat(1, 1)) < 0 { // a rate, with room for more digits than an amount has
		places = min(places+2, 9)
	}
	return new(big.Rat).Add(n, step).FloatString(places)
}

// answersUnder are what the API answers and what a saved result holds under
// the law of the book, computed when asked; nil where the law does not load.
func answersUnder(book *law.Book) []func() string {
	engine, err := scenario.NewEngine(book)
	if err != nil {
		return nil
	}
	s := New(Config{Engine: engine, Now: func() time.Time { return today }, Logger: slog.New(slog.DiscardHandler)})
	h := s.Handler()
	var all []func() string
	for _, body := range taxBodies() {
		all = append(all, func() string { return ask(h, http.MethodPost, "/api/v1/tax", body).Body.String() })
	}
	for _, body := range payslipBodies() {
		all = append(all, func() string { return ask(h, http.MethodPost, "/api/v1/payslip", body).Body.String() })
	}
	for _, fields := range movedScenarios {
		all = append(all, func() string {
			sc, errs := engine.Parse(scenario.TypedDraft(fields))
			result, err := json.Marshal(s.evaluate(sc, scenario.Options{}).Result)
			return fmt.Sprintf("%v %v %s", errs, err, result)
		})
	}
	return append(all, dealAnswers(engine)...)
}

// taxBodies are years of pay on each side of what the law tells apart.
func taxBodies() []string {
	var all []string
	for _, place := range []string{"us-ca", "us-wa", "us-ny-nyc", "us-ma"} {
		for _, wages := range []int{5_000, 40_000, 130_000, 280_000, 450_000, 540_000, 1_407_000, 26_000_000} {
			for _, household := range []string{`"filing_status": "single"`, `"deduction": "itemized"`, `"filing_status": "married_joint", "children_under_17": 2`} {
				for _, year := range []int{2026, 2025, 2030} {
					all = append(all, fmt.Sprintf(`{"jurisdiction": %q, "year": %d, "wages": %d, %s}`, place, year, wages, household))
				}
			}
		}
	}
	for _, regime := range []string{"resident", "foreign_flat", "returning_talent", "foreign_engineer"} {
		for _, wages := range []int{3_000_000, 20_000_000, 50_000_000, 200_000_000, 3_000_000_000} {
			for _, year := range []int{2026, 2024} {
				for _, dependents := range []int{0, 3} {
					all = append(all, fmt.Sprintf(`{"jurisdiction": "kr", "year": %d, "regime": %q, "wages": %d, "dependents": %d, "children_8_to_20": %d}`,
						year, regime, wages, dependents, dependents))
				}
			}
		}
	}
	for _, employees := range []int{10, 120, 150, 500, 1000} {
		all = append(all, fmt.Sprintf(`{"jurisdiction": "kr", "wages": 100000000, "employer": {"employees": %d, "sme": false}}`, employees))
	}
	return all
}

// payslipBodies are months on each side of ten million won, where the
// withholding table gives way to formulas.
func payslipBodies() []string {
	var all []string
	for _, regime := range []string{"resident", "foreign_flat", "returning_talent", "foreign_engineer"} {
		for _, gross := range []int{1_100_000, 5_000_000, 10_000_000, 30_000_000, 90_000_000} {
			all = append(all, fmt.Sprintf(`{"jurisdiction": "kr", "year": 2026, "month": 9, "monthly_gross": %d, "regime": %q, "family": 4, "children_8_to_20": 3}`, gross, regime))
		}
	}
	for gross := 1_060_000; gross <= 1_100_000; gross += 10_000 { // around the least tax that is withheld
		all = append(all, fmt.Sprintf(`{"jurisdiction": "kr", "year": 2026, "month": 9, "monthly_gross": %d}`, gross))
	}
	return all
}

// movedScenarios are offers whose results hang on conditions and deadlines.
var movedScenarios = []map[string]string{
	articleWith(),
	articleWith("tax_year", "2027", "if_passed", "true"),
	articleWith("candidate.years_abroad", "5", "candidate.research_years_abroad", "5", "candidate.years_since_phd", "5"),
	articleWith("horizon_years", "10", "offer.regime", "returning_talent"),
	articleWith("horizon_years", "10", "offer.regime", "foreign_engineer", "candidate.nationality", "other", "candidate.research_years_abroad", "2"),
	articleWith("tax_year", "2027", "if_passed", "true", "candidate.nationality", "other", "candidate.research_years_abroad", "2"),
	articleWith("candidate.nationality", "other", "candidate.phd", "other", "candidate.research_years_abroad", "5"),
	articleWith("horizon_years", "10", "policy.years", "10", "candidate.nationality", "other", "offer.regime", "foreign_flat"),
	articleWith("candidate.us_filing_status", "married_joint", "candidate.spouse_pay_kr", "5000000", "candidate.spouse_pay_us", "4000",
		"candidate.children_ages", "3, 7, 8, 16, 17, 19, 20, 21, 24", "offer.non_taxable_monthly", "200000"),
	articleWith("tax_year", "2027", "if_passed", "true", "candidate.us_filing_status", "married_joint", "candidate.spouse_pay_kr", "7500000"),
	articleWith("employer.rd_credit.claims", "true", "employer.rd_credit.usable_share", "100"),
	articleWith("employer.industrial_accident_rate", "", "employer.employees", "2000", "employer.sme", "false", "policy.base", "cash"),
	articleWith("employer.venture", "true", "offer.equity.0.kind", "option", "offer.equity.0.grant_value", "20억",
		"offer.equity.0.vesting", "25, 25, 25, 25", "offer.equity.0.strike", "0", "offer.equity.0.growth", "0", "offer.equity.0.discount", "0"),
}
