package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
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
	market                 scenario.Draft
}

// maxSeed bounds the seed, so that any client can write it.
const maxSeed = 1_000_000

// defaultHorizon is how many years a study reckons with unless it says.
const defaultHorizon = 4

func newStudyInput() studyInput {
	return studyInput{taxYear: scenario.DefaultTaxYear, startMonth: 1, seed: 1, horizon: defaultHorizon}
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
	return []scenario.Field{
		scenario.YearInto("tax_year", &in.taxYear),
		scenario.CountInto("start_month", 1, 12, &in.startMonth),
		scenario.CountInto("seed", 0, maxSeed, &in.seed),
		scenario.CountInto("draws", 0, maxStudyDraws, &in.draws),
		scenario.CountInto("horizon_years", 1, 10, &in.horizon),
		scenario.OptionInto("cohort.preset", cohortIDs(), &in.preset),
		scenario.CountInto("cohort.size", 1, maxStudyCases, &in.size),
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
	}
}

// typedFields are the fields as a person types them on the page: shares in
// percent, and no more draws than the page reckons with itself.
func (in *studyInput) typedFields() []scenario.Field {
	fields := in.fields()
	for i := range fields {
		switch f := &fields[i]; {
		case f.Path == "draws":
			*f = scenario.CountInto("draws", 0, maxLabDraws, &in.draws)
		case strings.HasPrefix(f.Path, "fiscal.") && f.Kind == scenario.DecimalField, f.Path == "response.other_korean_job":
			*f = inPercent(*f)
		}
	}
	return fields
}

// read reads the draft; what stands under market is kept for the engine.
func (in *studyInput) read(d scenario.Draft) []scenario.FieldError {
	in.market = takeGroup(d, "market.")
	delete(d, "market") // an empty object
	for _, group := range []string{"cohort", "response", "fiscal"} {
		if d[group].Kind == scenario.Empty {
			delete(d, group)
		}
	}
	return scenario.ReadFields(d, in.fields())
}

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
		Market: market.Market,
	}
	if in.publicService.Currency() != money.NoCurrency {
		study.Fiscal.PublicService = &in.publicService
	}
	return study, errs
}

// cohort is the preset's, of its own size unless another is asked for.
func (in *studyInput) cohort(engine *scenario.Engine) ([]policy.Case, []scenario.FieldError) {
	preset := policy.Cohorts()[in.preset]
	size := in.size
	if size == 0 {
		size = min(preset.Size, maxStudyCases)
	}
	cases, err := preset.Draw(engine, uint64(in.seed), size)
	if err != nil {
		return nil, []scenario.FieldError{{Field: "cohort.preset", Code: "not_an_option"}}
	}
	return cases, nil
}

// withNoPay completes a draft to a scenario of which only some terms are of use.
func withNoPay(d scenario.Draft) scenario.Draft {
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
