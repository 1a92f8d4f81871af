package handlers

import (
	"maps"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// The draws behind the page's bands: as many as answer while one types, and the
// most that the page reckons with itself.
const (
	labDraws    = 200
	maxLabDraws = 500
)

// labInput is the page's input: what stands in the form, and the study of what
// of it can be used.
type labInput struct {
	query  labQuery
	errors []scenario.FieldError
	fields map[string]scenario.Field // by the name in the form

	cases  *labCases // an uploaded list in place of the pool; nil: the pool
	pool   policy.CohortPreset
	size   int
	study  policy.Study
	focus  int // position of the design that the views are about
	same   bool
	budget *money.Money
	ask    struct {
		gap    money.Rate
		budget *money.Money
	}
}

// readLab reads the form; a field in error counts as if it had not been typed.
func (s *Server) readLab(q labQuery, cases *labCases) labInput {
	for i, d := range q.designs {
		q.designs[i] = plainDesign(d)
	}
	in := labInput{query: q, cases: cases}
	usable := labQuery{maps.Clone(q.study), nil}
	for _, d := range q.designs {
		usable.designs = append(usable.designs, maps.Clone(d))
	}
	for range 2 {
		errs := in.read(s.Engine, usable)
		if len(errs) == 0 {
			break
		}
		in.errors = errs
		usable.drop(errs)
	}
	return in
}

// drop takes the fields in error out.
func (q labQuery) drop(errs []scenario.FieldError) {
	for _, e := range errs {
		if n, name, ok := designField(e.Field); ok && n <= len(q.designs) {
			delete(q.designs[n-1], name)
		}
		delete(q.study, e.Field)
	}
}

// designField takes a name apart: design.2.rate is the rate of design 2.
func designField(name string) (n int, field string, ok bool) {
	rest, isDesign := strings.CutPrefix(name, "design.")
	number, field, found := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	return n, field, isDesign && found && err == nil && n >= 1
}

// read reads the texts into the input; the study is complete without errors.
func (in *labInput) read(engine *scenario.Engine, q labQuery) []scenario.FieldError {
	study, own := newStudyInput(), newLabOwn()
	study.horizon, study.draws = 0, labDraws
	market := scenario.Draft{}
	rest := scenario.Draft{}
	for name, value := range q.study {
		v := scenario.Value{Kind: scenario.Typed, Text: value}
		if name == casesField {
			continue // read before
		}
		if strings.HasPrefix(name, "market.") {
			market[name] = v
		} else {
			rest[name] = v
		}
	}
	fields := append(study.typedFields(), own.fields()...)
	errs := scenario.ReadFields(rest, fields)
	in.fields = map[string]scenario.Field{}
	for _, f := range fields {
		in.fields[f.Path] = f
	}
	study.market = market
	bound, more := study.study(engine)
	errs = append(errs, more...)
	designs, more := in.readDesigns(engine, q.designs)
	if errs = append(errs, more...); len(errs) > 0 {
		return errs
	}
	in.study, in.study.Designs = bound, designs
	in.take(own, study.preset, study.size)
	if study.horizon == 0 {
		in.study.Horizon = in.longest()
	}
	return in.drawCohort(engine, own)
}

// take keeps what of the fields is no study's.
func (in *labInput) take(own labOwn, pool, size int) {
	in.pool, in.size = policy.Cohorts()[pool], size
	if in.size == 0 {
		in.size = min(in.pool.Size, maxStudyCases)
	}
	in.focus = min(own.focus, len(in.study.Designs)) - 1
	in.same = comparisons[own.compare] == sameBudget
	in.ask.gap, in.ask.budget = *own.askGap, given(&own.askBudget)
	in.budget = given(&own.budget)
	for i := range in.study.Designs {
		in.study.Designs[i].Rationing = policy.Rationing(own.rationing)
		if !in.same {
			in.study.Designs[i].Budget = in.budget
		}
	}
	if in.same {
		in.study.SameBudget = &policy.SameBudget{Budget: in.budget}
	}
}

// given is the amount, or nil where none was typed.
func given(m *money.Money) *money.Money {
	if m.Currency() == money.NoCurrency {
		return nil
	}
	return m
}

// longest is the horizon that no design's support outlasts.
func (in *labInput) longest() int {
	longest := defaultHorizon
	for i := range in.study.Designs {
		if in.study.Designs[i].Instrument != policy.LumpSum {
			longest = max(longest, in.study.Designs[i].Policy.Years)
		}
	}
	return longest
}

// drawCohort draws the candidates of the pool, mixed and spread as typed.
func (in *labInput) drawCohort(engine *scenario.Engine, own labOwn) []scenario.FieldError {
	if in.cases != nil {
		in.size, in.study.Cohort = len(in.cases.all), in.cases.sample()
		return nil
	}
	pool := in.pool
	if mix := own.mixOf(pool); mix != nil {
		pool.Mix = mix
	}
	pool.Spread = pool.Spread.Times(own.spread.Float())
	cohort, err := pool.Draw(engine, in.study.Seed, in.size)
	if err != nil {
		return []scenario.FieldError{{Field: "cohort.preset", Code: "not_an_option"}}
	}
	in.study.Cohort = cohort
	return nil
}

// labOwn are the fields that only the page has.
type labOwn struct {
	budget, askBudget         money.Money // in no currency: not given
	rationing, compare, focus int
	askGap, spread            *money.Rate
	mix                       []*money.Rate // by the order of the cases
}

func newLabOwn() labOwn {
	half, whole := money.Fraction(1, 2), money.Fraction(1, 1)
	return labOwn{focus: 1, askGap: &half, spread: &whole, mix: make([]*money.Rate, len(preset.Cases()))}
}

func (o *labOwn) fields() []scenario.Field {
	fields := []scenario.Field{
		scenario.MoneyInto("budget", money.KRWCurrency, &o.budget),
		scenario.OptionInto("rationing", policy.Rationings[:], &o.rationing),
		scenario.OptionInto("compare", comparisons, &o.compare),
		scenario.CountInto(focusField, 1, maxStudyDesigns, &o.focus),
		inPercent(scenario.NumberInto("ask.gap", "0", "1", &o.askGap)),
		scenario.MoneyInto("ask.budget", money.KRWCurrency, &o.askBudget),
		inPercent(scenario.NumberInto(spreadField, "0", "3", &o.spread)),
	}
	for i, name := range mixFields() {
		fields = append(fields, inPercent(scenario.NumberInto(name, "0", "1", &o.mix[i])))
	}
	return fields
}

// inPercent is a share that a person types in percent.
func inPercent(f scenario.Field) scenario.Field {
	f.Kind = scenario.PercentField
	return f
}

// mixOf are the shares of the personas where some were typed, as parts of their
// sum; nil where none was, or nothing is left. What is not typed is the pool's.
func (o *labOwn) mixOf(pool policy.CohortPreset) yaml.MapSlice {
	var mix yaml.MapSlice
	sum, isTyped := 0.0, false
	for i, c := range preset.Cases() {
		share := pool.ShareOf(c.ID)
		if o.mix[i] != nil {
			share, isTyped = o.mix[i].Float(), true
		}
		if share > 0 {
			mix, sum = append(mix, yaml.MapItem{Key: c.ID, Value: share}), sum+share
		}
	}
	if !isTyped || sum == 0 {
		return nil
	}
	for i := range mix {
		mix[i].Value = mix[i].Value.(float64) / sum
	}
	return mix
}

// readDesigns reads the designs, each by its own fields.
func (in *labInput) readDesigns(engine *scenario.Engine, all []typed) ([]policy.Design, []scenario.FieldError) {
	designs := make([]policy.Design, len(all))
	var errs []scenario.FieldError
	for i, d := range all {
		design, wrong := readDesign(engine, scenario.TypedDraft(shownDesign(d)), true)
		for _, e := range wrong {
			e.Field = designPrefix(i+1) + e.Field
			errs = append(errs, e)
		}
		design.Name = strconv.Itoa(i + 1)
		designs[i] = design
	}
	return designs, errs
}
