package handlers

import (
	"maps"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// studyInput is a study without its cases and designs, as JSON has it.
type studyInput struct {
	taxYear, startMonth    int
	seed, draws, horizon   int
	preset, size           int
	alpha, beta, homeSD    *money.Rate
	otherJob               *money.Rate
	consumption, displaced *money.Rate
	stayInJob, stayInKorea *money.Rate
	discount               *money.Rate
	publicService          money.Money // in no currency: not given
	sameBudget             bool
	budget                 money.Money // that all designs cost; in no currency: not given
	insiderShare           *money.Rate
	insiderRise            *money.Rate
	spread                 *money.Rate
	mix                    []*money.Rate // by the order of the cases
	casesID                string        // of an uploaded list
	mostCases              int           // that a pool may be drawn to
	market                 scenario.Draft
}

// maxSeed bounds the seed, so that any client can write it.
const maxSeed = 1_000_000

// defaultHorizon is how many years a study reckons with unless it says.
const defaultHorizon = 4

// maxHorizon is the most.
const maxHorizon = 10

func newStudyInput(mostCases int) studyInput {
	whole := money.Fraction(1, 1)
	return studyInput{
		taxYear: scenario.DefaultTaxYear, startMonth: 1, seed: 1, horizon: defaultHorizon,
		spread: &whole, mix: make([]*money.Rate, len(preset.Cases())), mostCases: mostCases,
	}
}

// cohortIDs are the presets in their order.
func cohortIDs() []string {
	var ids []string
	for _, c := range policy.Cohorts() {
		ids = append(ids, c.ID)
	}
	return ids
}

func (in *studyInput) fields() []scenario.Field {
	publicService := scenario.MoneyInto("fiscal.public_service", money.KRWCurrency, &in.publicService)
	publicService.Nullable = true
	budget := scenario.MoneyInto(sameBudgetField, money.KRWCurrency, &in.budget)
	budget.Nullable = true
	fields := []scenario.Field{
		scenario.YearInto("tax_year", &in.taxYear),
		scenario.CountInto("start_month", 1, 12, &in.startMonth),
		scenario.CountInto("seed", 0, maxSeed, &in.seed),
		scenario.CountInto("draws", 0, maxStudyDraws, &in.draws),
		scenario.CountInto("horizon_years", 1, maxHorizon, &in.horizon),
		scenario.OptionInto("cohort.preset", cohortIDs(), &in.preset),
		scenario.CountInto("cohort.size", 1, in.mostCases, &in.size),
		scenario.NumberInto(spreadField, "0", "3", &in.spread),
		scenario.NumberInto("response.alpha", "-10", "10", &in.alpha),
		scenario.NumberInto("response.beta", "0", "10", &in.beta),
		scenario.NumberInto("response.home_sd", "0", "10", &in.homeSD),
		scenario.NumberInto("response.other_korean_job", "0", "0.99", &in.otherJob),
		scenario.NumberInto("fiscal.consumption_tax_share", "0", "1", &in.consumption),
		scenario.NumberInto("fiscal.displacement", "0", "0.99", &in.displaced),
		publicService,
		scenario.NumberInto("fiscal.stay_in_job", "0", "1", &in.stayInJob),
		scenario.NumberInto("fiscal.stay_in_korea", "0", "1", &in.stayInKorea),
		scenario.NumberInto("fiscal.discount_rate", "0", "1", &in.discount),
		budget,
		scenario.NumberInto("insiders.share", "0", "1", &in.insiderShare),
		scenario.NumberInto("insiders.rise", "0", "1", &in.insiderRise),
	}
	for i, name := range mixFields() {
		fields = append(fields, scenario.NumberInto(name, "0", "1", &in.mix[i]))
	}
	return fields
}

// sameBudgetField is what all designs cost net where they are compared so.
const sameBudgetField = "same_budget.budget"

// typedFields are the fields as a person types them on the page: shares in
// percent, and no more draws than the page reckons with itself.
func (in *studyInput) typedFields() []scenario.Field {
	fields := in.fields()
	for i := range fields {
		switch f := &fields[i]; {
		case f.Path == "draws":
			*f = scenario.CountInto("draws", 0, maxLabDraws, &in.draws)
		case f.Kind == scenario.DecimalField && isTypedShare(f.Path):
			*f = inPercent(*f)
		}
	}
	return fields
}

// isTypedShare tells the numbers of a study that a person types in percent.
func isTypedShare(path string) bool {
	if path == spreadField || path == "response.other_korean_job" {
		return true
	}
	for _, group := range []string{"fiscal.", "insiders.", mixPrefix} {
		if strings.HasPrefix(path, group) {
			return true
		}
	}
	return false
}

// read reads the draft; what stands under market is kept for the engine.
func (in *studyInput) read(d scenario.Draft) []scenario.FieldError {
	in.market = takeGroup(d, "market.")
	delete(d, "market") // an empty object
	_, in.sameBudget = d[sameBudgetField]
	in.sameBudget = in.sameBudget || d["same_budget"].Kind == scenario.Empty
	for _, group := range []string{"cohort", strings.TrimSuffix(mixPrefix, "."), "response", "fiscal", "same_budget", "insiders"} {
		if d[group].Kind == scenario.Empty {
			delete(d, group)
		}
	}
	id, errs := takeText(d, casesIDField)
	in.casesID = id
	return append(errs, scenario.ReadFields(d, in.fields())...)
}

// casesIDField names an uploaded list in place of a pool.
const casesIDField = "cohort.cases_id"

// study is the study so far.
func (in *studyInput) study(engine *scenario.Engine) (policy.Study, []scenario.FieldError) {
	market, errs := engine.Parse(withNoPay(in.market))
	study := policy.Study{
		TaxYear: in.taxYear, StartMonth: in.startMonth, Seed: uint64(in.seed), Draws: in.draws, Horizon: in.horizon,
		Response: policy.Response{Alpha: float(in.alpha), Beta: float(in.beta), HomeSD: float(in.homeSD), OtherKoreanJob: float(in.otherJob)},
		Fiscal: policy.Fiscal{
			ConsumptionTaxShare: float(in.consumption), Displacement: float(in.displaced), StayInJob: float(in.stayInJob),
			StayInKorea: float(in.stayInKorea), DiscountRate: float(in.discount),
		},
		Market:   market.Market,
		Insiders: policy.Insiders{Share: float(in.insiderShare), Rise: float(in.insiderRise)},
	}
	if in.sameBudget {
		study.SameBudget = &policy.SameBudget{Budget: given(&in.budget)}
	}
	if in.publicService.Currency() != money.NoCurrency {
		study.Fiscal.PublicService = &in.publicService
	}
	return study, errs
}

// pool is the preset, mixed and spread as is asked for.
func (in *studyInput) pool() policy.CohortPreset {
	pool := policy.Cohorts()[in.preset]
	if mix := in.mixOf(pool); mix != nil {
		pool.Mix = mix
	}
	pool.Spread = pool.Spread.Times(in.spread.Float())
	return pool
}

// people is how many the pool is drawn to: its own size unless another is asked
// for.
func (in *studyInput) people() int {
	if in.size > 0 {
		return in.size
	}
	return min(policy.Cohorts()[in.preset].Size, in.mostCases)
}

// cohort draws the pool.
func (in *studyInput) cohort(engine *scenario.Engine) ([]policy.Case, []scenario.FieldError) {
	cases, err := in.pool().Draw(engine, uint64(in.seed), in.people())
	if err != nil {
		return nil, []scenario.FieldError{{Field: "cohort.preset", Code: "not_an_option"}}
	}
	return cases, nil
}

// mixOf are the shares of the personas where some are given, as parts of their
// sum; nil where none is, or nothing is left. What is not given is the pool's.
func (in *studyInput) mixOf(pool policy.CohortPreset) yaml.MapSlice {
	var mix yaml.MapSlice
	sum, isGiven := 0.0, false
	for i, c := range preset.Cases() {
		share := pool.ShareOf(c.ID)
		if in.mix[i] != nil {
			share, isGiven = in.mix[i].Float(), true
		}
		if share > 0 {
			mix, sum = append(mix, yaml.MapItem{Key: c.ID, Value: share}), sum+share
		}
	}
	if !isGiven || sum == 0 {
		return nil
	}
	for i := range mix {
		mix[i].Value = mix[i].Value.(float64) / sum
	}
	return mix
}

// withNoPay completes a draft to a scenario of which only some terms are of use.
func withNoPay(terms scenario.Draft) scenario.Draft {
	d := scenario.Draft{}
	maps.Copy(d, terms)
	for _, path := range []string{"current.base", "offer.base"} {
		d[path] = scenario.Value{Kind: scenario.Number, Text: "0"}
	}
	return d
}

// takeGroup moves the paths with the prefix out of the draft.
func takeGroup(d scenario.Draft, prefix string) scenario.Draft {
	group := scenario.Draft{}
	for path, v := range d {
		if len(path) > len(prefix) && path[:len(prefix)] == prefix {
			group[path] = v
			delete(d, path)
		}
	}
	return group
}

func float(r *money.Rate) *float64 {
	if r == nil {
		return nil
	}
	f := r.Float()
	return &f
}
