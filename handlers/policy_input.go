package handlers

import (
	"net/url"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// The fields of the page, in the order of the form and of its errors.
var (
	labPool     = []string{"cohort.preset", "cohort.size"}
	labMatch    = []string{"policy.reading", "policy.rate", "policy.years", "policy.cap", "policy.pass_through", "policy.base"}
	labPrograms = []string{"programme.1", "programme.2"}
	labFields   = append(append(append([]string{}, labPool...), labMatch...), append([]string{"budget"}, labPrograms...)...)
)

// openingTerms are those of the page before anything is typed: the proposal,
// beside the real scheme that comes closest to it.
var openingTerms = typed{
	"cohort.preset": "mixed_500", "policy.reading": "share", "policy.rate": "50", "policy.years": "3",
	"policy.base": "employer_cost", "programme.1": "kr_senior_researcher", "programme.2": "none",
}

// labInput is the page's input: what stands in the form, and the study of what
// of it can be used.
type labInput struct {
	shown    typed
	errors   []scenario.FieldError
	scenario scenario.Scenario // of which the policy and the market are of use
	preset   policy.CohortPreset
	size     int
	study    policy.Study
	ids      []string // of each design: proposal, then its programme
}

// readLab reads the form; a field in error counts as if it had not been typed.
func (s *Server) readLab(shown typed) labInput {
	in := labInput{shown: union(openingTerms, shown)}
	usable := union(in.shown, nil)
	for range 2 {
		errs := in.read(s.Engine, usable)
		if len(errs) == 0 {
			break
		}
		in.errors = errs
		for _, e := range errs {
			delete(usable, e.Field)
			if opening, has := openingTerms[e.Field]; has {
				usable[e.Field] = opening
			}
		}
	}
	return in
}

// read reads the texts into the input; the study is complete without errors.
func (in *labInput) read(engine *scenario.Engine, t typed) []scenario.FieldError {
	terms, own := typed{}, typed{}
	for name, value := range t {
		if strings.HasPrefix(name, "policy.") {
			terms[name] = value
		} else {
			own[name] = value
		}
	}
	cohort, programmes, budget := 0, [2]int{}, money.Money{}
	ids := programmeIDs()
	errs := scenario.ReadFields(scenario.TypedDraft(own), []scenario.Field{
		scenario.OptionInto("cohort.preset", cohortIDs(), &cohort),
		scenario.CountInto("cohort.size", 1, maxStudyCases, &in.size),
		scenario.MoneyInto("budget", money.KRWCurrency, &budget),
		scenario.OptionInto("programme.1", ids, &programmes[0]),
		scenario.OptionInto("programme.2", ids, &programmes[1]),
	})
	parsed, more := engine.Parse(withNoPay(scenario.TypedDraft(terms)))
	if errs = append(errs, more...); len(errs) > 0 {
		return errs
	}
	in.scenario, in.preset = parsed, policy.Cohorts()[cohort]
	if in.size == 0 || t["cohort.size"] == "" {
		in.size = min(in.preset.Size, maxStudyCases)
	}
	var err error
	in.study = policy.Study{
		TaxYear: scenario.DefaultTaxYear, StartMonth: 1, Seed: 1, Draws: labDraws,
		Horizon: max(defaultHorizon, parsed.Policy.Years), Market: parsed.Market,
	}
	if in.study.Cohort, err = in.preset.Draw(engine, in.study.Seed, in.size); err != nil {
		return []scenario.FieldError{{Field: "cohort.preset", Code: "not_an_option"}}
	}
	in.addDesigns(engine, t["policy.pass_through"] != "", ids, programmes)
	if budget.Currency() != money.NoCurrency {
		for i := range in.study.Designs {
			in.study.Designs[i].Budget = &budget
		}
	}
	return nil
}

// addDesigns puts the proposal first and the chosen programmes behind it. A
// pass-through that is not typed is drawn from its range.
func (in *labInput) addDesigns(engine *scenario.Engine, passThrough bool, ids []string, programmes [2]int) {
	proposal := policy.Design{Name: "proposal", Instrument: policy.Match, Policy: in.scenario.Policy}
	if passThrough {
		proposal.PassThrough = &in.scenario.Policy.PassThrough
	}
	in.study.Designs, in.ids = []policy.Design{proposal}, []string{"proposal"}
	for _, i := range programmes {
		if ids[i] == preset.Policies()[0].ID { // none
			continue
		}
		design, err := policy.Programme(engine, ids[i])
		if err != nil {
			continue // the ids are those of the presets
		}
		if !passThrough { // as for the proposal: else the two would not compare
			design.PassThrough = nil
		} else {
			design.PassThrough = proposal.PassThrough
		}
		in.study.Designs, in.ids = append(in.study.Designs, design), append(in.ids, ids[i])
	}
}

// path is the page's address with some fields otherwise.
func (in *labInput) path(changed typed) string {
	query := url.Values{}
	for name, value := range union(in.shown, changed) {
		if value != "" && value != openingTerms[name] {
			query.Set(name, value)
		}
	}
	if len(query) == 0 {
		return "/policy"
	}
	return "/policy?" + query.Encode()
}
