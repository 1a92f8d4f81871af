package deal_test

import (
	"testing"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

func TestEveryExampleParses(t *testing.T) {
	t.Parallel()
	e := engine(t)
	for _, c := range preset.Cases() {
		for _, d := range preset.Deals() {
			fields := map[string]string{}
			for _, f := range append(c.Fields, d.Fields...) {
				fields[f.Path] = f.Text
			}
			if _, errs := deal.Parse(e, scenario.TypedDraft(fields)); len(errs) > 0 {
				t.Errorf("%s with %s: %v", c.ID, d.ID, errs)
			}
		}
	}
}
