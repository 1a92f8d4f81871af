package handlers

import (
	"maps"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
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
	taken  int // of a long list, as many cases as are reckoned with; 0: all
	study  policy.Study
	draft  draftStudy // that the study was read from
	focus  int        // position of the design that the views are about
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
	study, own := newStudyInput(maxStudyCases), newLabOwn()
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
	in.take(own, &study, designs)
	in.study = bound
	for i := range designs {
		in.study.Designs = append(in.study.Designs, designs[i].design(engine))
	}
	if in.same {
		in.study.SameBudget = &policy.SameBudget{Budget: in.budget}
	}
	if study.horizon == 0 {
		in.study.Horizon = in.longest()
	}
	in.draft = draftStudy{in: study, designs: designs}
	if in.cases != nil {
		in.size, in.study.Cohort = len(in.cases.all), in.cases.sample()
		if len(in.study.Cohort) < in.size {
			in.taken = len(in.study.Cohort)
		}
		return nil
	}
	in.study.Cohort, errs = study.cohort(engine)
	return errs
}

// take keeps what of the fields is no study's.
func (in *labInput) take(own labOwn, study *studyInput, designs []draftDesign) {
	in.pool, in.size = policy.Cohorts()[study.preset], study.people()
	in.focus = min(own.focus, len(designs)) - 1
	in.same = comparisons[own.compare] == sameBudget
	in.ask.gap, in.ask.budget = *own.askGap, given(&own.askBudget)
	in.budget = given(&own.budget)
	if study.sameBudget = in.same; in.same {
		study.budget = own.budget
	}
	for i := range designs {
		d := &designs[i].in
		d.rationing, d.shares = own.rationing, own.shares
		if !in.same {
			d.budget = own.budget
		}
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

// labOwn are the fields that only the page has.
type labOwn struct {
	budget, askBudget         money.Money // in no currency: not given
	rationing, compare, focus int
	askGap                    *money.Rate
	shares                    budgetShares // of every design
}

func newLabOwn() labOwn {
	half := money.Fraction(1, 2)
	return labOwn{focus: 1, askGap: &half}
}

func (o *labOwn) fields() []scenario.Field {
	budget, askBudget := scenario.MoneyInto("budget", money.KRWCurrency, &o.budget), scenario.MoneyInto("ask.budget", money.KRWCurrency, &o.askBudget)
	budget.Nullable, askBudget.Nullable = true, true
	fields := []scenario.Field{
		budget, askBudget,
		scenario.OptionInto("rationing", policy.Rationings[:], &o.rationing),
		scenario.OptionInto("compare", comparisons, &o.compare),
		scenario.CountInto(focusField, 1, maxStudyDesigns, &o.focus),
		inPercent(scenario.NumberInto("ask.gap", "0", "1", &o.askGap)),
	}
	for _, share := range o.shares.fields() {
		fields = append(fields, inPercent(share))
	}
	return fields
}

// inPercent is a share that a person types in percent.
func inPercent(f scenario.Field) scenario.Field {
	f.Kind = scenario.PercentField
	return f
}

// readDesigns reads the designs, each by its own fields.
func (in *labInput) readDesigns(engine *scenario.Engine, all []typed) ([]draftDesign, []scenario.FieldError) {
	designs := make([]draftDesign, len(all))
	var errs []scenario.FieldError
	for i, d := range all {
		draft, wrong := readDesign(engine, scenario.TypedDraft(shownDesign(d)), true)
		for _, e := range wrong {
			e.Field = designPrefix(i+1) + e.Field
			errs = append(errs, e)
		}
		draft.name = mark(i)
		designs[i] = draft
	}
	return designs, errs
}
