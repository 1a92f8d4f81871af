package policy

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A design's bands are those of its finding, and its centre is the finding's but
// for the solver.
func TestBandsAreThoseOfTheRun(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	pool, _ := CohortNamed("top_50")
	cases, err := pool.Draw(engine, 1, 20)
	if err != nil {
		t.Fatal(err)
	}
	design, err := Programme(engine, "proposal_share")
	if err != nil {
		t.Fatal(err)
	}
	study := Study{TaxYear: 2026, Seed: 1, Draws: 20, Horizon: 4, Cohort: cases, Designs: []Design{design}, Market: engine.Defaults().Market}
	found, err := Run(context.Background(), engine, study, nil)
	if err != nil {
		t.Fatal(err)
	}
	lab, err := Prepare(context.Background(), engine, study)
	if err != nil {
		t.Fatal(err)
	}
	bands, err := lab.Bands(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	f := found.Designs[0]
	for _, pair := range [][2]Band{{f.AdditionalHires, bands.AdditionalHires}, {f.GrossCost, bands.GrossCost}, {f.NetCost, bands.NetCost}} {
		want, got := pair[0], pair[1]
		want.Central, got.Central = 0, 0 // by the exact solver, and nearly
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("band (-run +alone):\n%s", diff)
		}
	}
	if b := bands.CostPerHire; b.P10 == nil || !(*b.P10 <= b.Median && b.Median <= *b.P90) {
		t.Errorf("the cost per hire has no band: %+v", b)
	}
	if got, want := bands.HiresWith.Central-bands.HiresWithout.Central, f.HiresWith-f.HiresWithout; got < want-0.01 || got > want+0.01 {
		t.Errorf("%v more hires, the run has %v", got, want)
	}
}

// Without draws there are no ends, and the closed form leaves the lab ready
// for its views.
func TestBandsOfTheClosedForm(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	pool, _ := CohortNamed("top_50")
	cases, err := pool.Draw(engine, 1, 5)
	if err != nil {
		t.Fatal(err)
	}
	study := Study{TaxYear: 2026, Horizon: 4, Cohort: cases, Designs: []Design{{Instrument: LumpSum}}, Market: engine.Defaults().Market}
	lab, err := Prepare(context.Background(), engine, study)
	if err != nil {
		t.Fatal(err)
	}
	found, compared, err := lab.Closed(context.Background())
	if err != nil || len(found.Designs) != 1 || len(compared.cohort) != 5 {
		t.Errorf("findings %+v of %+v, %v", found, compared, err)
	}
	bands, err := lab.Bands(context.Background(), 0)
	if err != nil || bands.AdditionalHires.P10 != nil || bands.CostPerHire.P10 != nil {
		t.Errorf("bands %+v, %v", bands, err)
	}
}
