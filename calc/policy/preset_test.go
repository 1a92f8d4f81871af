package policy

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
)

func TestCohortPresets(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	for _, p := range Cohorts() {
		if p.Label.Ko == "" || p.Label.En == "" || p.Note.Ko == "" || p.Note.En == "" || p.Size == 0 || len(p.Sources) == 0 {
			t.Errorf("%s is incomplete", p.ID)
		}
		cases, err := p.Draw(engine, 1, p.Size)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := p.Draw(engine, 1, p.Size)
		other, _ := p.Draw(engine, 2, p.Size)
		pay := func(cases []Case) (won []int64) {
			for _, c := range cases {
				won = append(won, c.Scenario.Offer.Base.Minor())
			}
			return won
		}
		if diff := cmp.Diff(pay(cases), pay(again)); diff != "" {
			t.Errorf("%s: the same seed gives another cohort:\n%s", p.ID, diff)
		}
		if cmp.Equal(pay(cases), pay(other)) {
			t.Errorf("%s: another seed gives the same cohort", p.ID)
		}
		count := map[string]float64{}
		large := map[string]float64{}
		for _, c := range cases {
			count[c.Persona]++
			if !c.Scenario.Employer.SME {
				large[c.Persona]++
			}
		}
		for _, item := range p.Mix {
			id, share := item.Key.(string), item.Value.(float64)
			if math.Abs(count[id]-share*float64(p.Size)) > 1 {
				t.Errorf("%s: %v of %s, want %v", p.ID, count[id], id, share*float64(p.Size))
			}
			if math.Abs(large[id]-0.2*count[id]) > 1 {
				t.Errorf("%s: %v of %v %s at large firms, want a fifth", p.ID, large[id], count[id], id)
			}
		}
	}
	if _, ok := CohortNamed("nobody"); ok {
		t.Error("a cohort that is not there")
	}
}

func TestProgrammesAreDesigns(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	var designs []Design
	for _, p := range preset.Programmes() {
		d, err := Programme(engine, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		if d.Instrument.String() != p.Instrument {
			t.Errorf("%s is a %v, want %s", p.ID, d.Instrument, p.Instrument)
		}
		designs = append(designs, d)
	}
	for _, f := range run(t, engine, pool(t, engine, 20, 0, designs...)).Designs {
		if (f.Name == "none") != (f.AdditionalHires.Central == 0) {
			t.Errorf("%s: %v additional hires", f.Name, f.AdditionalHires.Central)
		}
	}
	if _, err := Programme(engine, "nothing"); err == nil {
		t.Error("a programme that is not there")
	}
}

func TestProgrammesOfEachInstrument(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	for _, c := range []struct {
		id         string
		instrument Instrument
		share      float64 // of the rate
		amount     int64   // of a lump sum, or the cap of a match
		years      int
		eligible   Eligibility
	}{
		{"kr_return_tax_relief", TaxRelief, 0.5, 0, 10, Eligibility{LeastYearsAway: 5}},
		{"kr_ktech_pass", TaxRelief, 0.5, 0, 10, Eligibility{LeastPay: money.KRW(149_870_000)}},
		{"kr_rd_credit_sme", RDCredit, 0.4, 0, 4, Eligibility{SMEOnly: true}},
		{"sg_start", LumpSum, 0, 194_630_000, 0, Eligibility{}}, // 200,000 × 1,306.7637 ÷ 1.3428, to 10,000 won
		{"tw_yushan", Match, 0.95, 209_740_000, 3, Eligibility{}},
		{"dk_researcher", TaxRelief, 0.41, 0, 7, Eligibility{}}, // 1 − 32.84 ÷ 55.9
	} {
		d, err := Programme(engine, c.id)
		if err != nil {
			t.Fatal(err)
		}
		amount := d.Amount
		if d.Policy.Cap != nil {
			amount = *d.Policy.Cap
		}
		if d.Instrument != c.instrument || amount.Minor() != c.amount || d.Eligible != c.eligible {
			t.Errorf("%s: %+v", c.id, d)
		}
		if c.instrument != LumpSum && (d.Policy.Share().Float() != c.share || d.Policy.Years != c.years) {
			t.Errorf("%s: %v for %d years, want %v for %d", c.id, d.Policy.Share().Float(), d.Policy.Years, c.share, c.years)
		}
	}
}

// Pay spreads around the persona's as the file says: the logarithm's standard
// deviation within 5 standard errors.
func TestCohortPaySpreads(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	p, _ := CohortNamed("top_50")
	const n = 2000
	cases, err := p.Draw(engine, 3, n)
	if err != nil {
		t.Fatal(err)
	}
	var sum, squares float64
	for _, c := range cases {
		x := math.Log(float64(c.Scenario.Current.Base.Minor()) / 40_000_000) // both personas' base: 400,000 dollars
		sum, squares = sum+x, squares+x*x
	}
	sd := math.Sqrt(squares/n - sum/n*sum/n)
	if !near(sd, 0.36, 5*0.36/math.Sqrt(2*n)) || !near(sum/n, 0, 5*0.36/math.Sqrt(n)) {
		t.Errorf("spread %v around %v, want 0.36 around 0", sd, sum/n)
	}
}
