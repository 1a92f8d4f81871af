package handlers

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// The page's input and a study of the API say the same in two spellings: as
// people type it, and in JSON. Both are read into the same fields, and printed
// from them.

// studyJSON is a study in the API's shape. It says what goes without saying
// today and may not tomorrow: a saved input must stay what it was.
func (s *Server) studyJSON(d *draftStudy, study *policy.Study) ([]byte, error) {
	in := d.in
	in.horizon, in.draws, in.size = study.Horizon, study.Draws, in.people()
	body, err := objectOf(scenario.MarshalFields(in.statedFields()))
	if err != nil {
		return nil, err
	}
	switch {
	case in.casesID != "":
		body["cohort"], err = json.Marshal(map[string]string{"cases_id": in.casesID})
	case len(d.cases) > 0:
		body["cohort"], err = json.Marshal(map[string][]json.RawMessage{"cases": d.cases})
	}
	if err != nil {
		return nil, err
	}
	if in.sameBudget && in.budget.IsZero() {
		body["same_budget"] = json.RawMessage("{}")
	}
	if body["market"], err = s.marketJSON(in.market); err != nil {
		return nil, err
	}
	designs := make([]map[string]json.RawMessage, len(d.designs))
	for i := range designs {
		if designs[i], err = s.designJSON(&d.designs[i]); err != nil {
			return nil, err
		}
	}
	if body["designs"], err = json.Marshal(designs); err != nil {
		return nil, err
	}
	return json.Marshal(body)
}

const marketPrefix = "market."

// statedFields are the fields that say something: null is what goes without
// saying.
func (in *studyInput) statedFields() []scenario.Field {
	fields := in.fields()
	stated := map[string]bool{}
	for _, f := range scenario.TypedFields(fields) {
		stated[f.Path] = true
	}
	return slices.DeleteFunc(fields, func(f scenario.Field) bool { return !stated[f.Path] })
}

// marketJSON are the terms of the market that were given.
func (s *Server) marketJSON(given scenario.Draft) ([]byte, error) {
	parsed, errs := s.Engine.Parse(withNoPay(given))
	if len(errs) > 0 {
		return nil, fmt.Errorf("write a study: %w", errs[0])
	}
	market := map[string]json.RawMessage{}
	for path := range given {
		market[strings.TrimPrefix(path, marketPrefix)] = json.RawMessage(parsed.Value(path))
	}
	return json.Marshal(market)
}

// designJSON is a design in the API's shape, a programme by its terms.
func (s *Server) designJSON(d *draftDesign) (map[string]json.RawMessage, error) {
	fields := slices.DeleteFunc(d.in.fields(settlementItems(s.Engine.Book()), false), func(f scenario.Field) bool { return f.Path == "programme" })
	design, err := objectOf(scenario.MarshalFields(fields))
	if err != nil {
		return nil, err
	}
	design["name"], err = json.Marshal(d.name)
	for _, term := range policyTerms {
		if term == "pass_through" && !d.givesPassThrough {
			design[term] = json.RawMessage("null")
			continue
		}
		design[term] = json.RawMessage(d.terms.Value("policy." + term))
	}
	return design, err
}

func objectOf(body []byte) (map[string]json.RawMessage, error) {
	var object map[string]json.RawMessage
	err := json.Unmarshal(body, &object)
	return object, err
}

// queryOf is a study as the page's input. Where designs have budgets, rationing
// or budget shares of their own the first's stand for all: the page has one of
// each.
func (s *Server) queryOf(d *draftStudy, study *policy.Study) labQuery {
	in := d.in
	in.horizon, in.draws = study.Horizon, min(study.Draws, maxLabDraws)
	q := labQuery{study: typed{}}
	state := func(fields []scenario.TypedField) {
		for _, f := range fields {
			q.study[f.Path] = f.Text
		}
	}
	if len(d.cases) == 0 && in.casesID == "" {
		in.size = in.people()
	}
	state(scenario.TypedFields(slices.DeleteFunc(in.typedFields(), func(f scenario.Field) bool { return !slices.Contains(labFields(), f.Path) })))
	if in.size == 0 {
		delete(q.study, "cohort.size")
	}
	if in.casesID != "" {
		q.study[casesField] = in.casesID
	}
	if parsed, errs := s.Engine.Parse(withNoPay(in.market)); len(errs) == 0 {
		state(slices.DeleteFunc(parsed.Typed(), func(f scenario.TypedField) bool {
			return !has(in.market, f.Path) || !slices.Contains(labFields(), f.Path)
		}))
	}
	for i := range d.designs {
		q.designs = append(q.designs, s.typedDesign(&d.designs[i]))
	}
	first := &d.designs[0].in
	own := newLabOwn()
	own.budget, own.shares, own.rationing = first.budget, first.shares, first.rationing
	if in.sameBudget {
		own.compare, own.budget = slices.Index(comparisons, sameBudget), in.budget
	}
	state(scenario.TypedFields(slices.DeleteFunc(own.fields(), func(f scenario.Field) bool { return f.Path == focusField })))
	return q
}

func has(d scenario.Draft, path string) bool {
	_, has := d[path]
	return has
}

// typedDesign is a design as the page's fields have it.
func (s *Server) typedDesign(d *draftDesign) typed {
	out := typed{}
	for _, f := range scenario.TypedFields(d.in.fields(settlementItems(s.Engine.Book()), true)) {
		if slices.Contains(designFields, f.Path) {
			out[f.Path] = strings.ReplaceAll(f.Text, ", ", ",")
		}
	}
	for _, f := range d.terms.Typed() {
		term, isTerm := strings.CutPrefix(f.Path, "policy.")
		if isTerm && slices.Contains(designFields, term) && (term != "pass_through" || d.givesPassThrough) {
			out[term] = f.Text
		}
	}
	for name, nothing := range nothings {
		if out[name] == nothing {
			delete(out, name)
		}
	}
	return plainDesign(out)
}

// nothings are the texts of fields that say nothing.
var nothings = typed{
	"floor": "0", "family_money": "0", "eligible.least_pay": "0", "eligible.least_years_away": "0", "claw_back.years": "0", "local_share": "0",
}

// pinned is the page's query, with what goes without saying.
func (in *labInput) pinned() labQuery {
	said := typed{
		"tax_year": strconv.Itoa(in.study.TaxYear), "horizon_years": strconv.Itoa(in.study.Horizon), "draws": strconv.Itoa(min(in.study.Draws, maxLabDraws)),
	}
	if in.cases == nil {
		said["cohort.preset"], said["cohort.size"] = in.pool.ID, strconv.Itoa(in.size)
	}
	return in.query.with(said)
}
