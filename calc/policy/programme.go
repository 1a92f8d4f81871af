package policy

import (
	"fmt"

	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// Programme is the design of a policy preset: the proposal in either reading,
// or a real scheme by its name.
func Programme(engine *scenario.Engine, id string) (Design, error) {
	p, known := preset.PolicyNamed(id)
	if !known {
		return Design{}, fmt.Errorf("policy: no programme %s", id)
	}
	fields := map[string]string{"current.base": "0", "offer.base": "0"} // a scenario needs both
	for _, f := range p.Fields {
		fields[f.Path] = f.Text
	}
	s, errs := engine.Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		return Design{}, fmt.Errorf("policy: programme %s: %w", id, errs[0])
	}
	passThrough := s.Policy.PassThrough
	return Design{Name: id, Instrument: Match, Policy: s.Policy, PassThrough: &passThrough}, nil
}
