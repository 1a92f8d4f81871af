package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// caseGroups are the parts of a scenario that a case has of its own.
var caseGroups = []string{"current", "offer", "candidate", "employer"}

// readCase reads one candidate. Where the candidate lives sets the price level;
// policy, market and years are the study's.
func readCase(engine *scenario.Engine, d scenario.Draft) (policy.Case, []scenario.FieldError) {
	own := scenario.Draft{}
	for path, v := range d {
		if head, _, _ := strings.Cut(path, "."); !slices.Contains(caseGroups, head) {
			own[path] = v
			delete(d, path)
		}
	}
	var weight *money.Rate
	c := policy.Case{}
	firm, errs := takeText(own, "firm")
	c.Firm = firm
	errs = append(errs, scenario.ReadFields(own, []scenario.Field{
		scenario.NumberInto("weight", "0.001", "100000", &weight),
		scenario.BoolInto("outside_capital", &c.OutsideCapital),
	})...)
	parsed, more := engine.Parse(d)
	c.Scenario = parsed
	if weight != nil {
		c.Weight = weight.Float()
	}
	return c, append(errs, more...)
}
