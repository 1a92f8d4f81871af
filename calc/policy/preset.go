package policy

import (
	_ "embed" // for cohorts.yaml
	"fmt"
	"math"
	"math/rand/v2"
	"sync"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
)

//go:embed cohorts.yaml
var cohortsFile []byte

// CohortPreset is a pool of candidates of one click.
type CohortPreset struct {
	ID             string          `yaml:"id"`
	Label          preset.Words    `yaml:"label"`
	Note           preset.Words    `yaml:"note"`
	Size           int             `yaml:"size"`
	OutsideCapital float64         `yaml:"outside_capital"` // share of jobs
	Mix            yaml.MapSlice   `yaml:"mix"`
	Employers      []employerShare `yaml:"employers"`
	SourceIDs      []string        `yaml:"sources"`
	Sources        []preset.Source `yaml:"-"`
	Spread         Spread          `yaml:"-"`
}

// Spread is how widely pay spreads around a persona's: standard deviations of
// log pay, abroad and in our offer. Zero does not spread.
type Spread struct{ Current, Offer float64 }

// Times is the spread so many times as wide.
func (s Spread) Times(factor float64) Spread { return Spread{s.Current * factor, s.Offer * factor} }

// ShareOf is the persona's share of the mix; 0 for one that is not in it.
func (p CohortPreset) ShareOf(persona string) float64 {
	for _, item := range p.Mix {
		if share, isNumber := item.Value.(float64); isNumber && fmt.Sprint(item.Key) == persona {
			return share
		}
	}
	return 0
}

// employerShare is a kind of company and its share of the offers.
type employerShare struct {
	Share     float64 `yaml:"share"`
	Employees int     `yaml:"employees"`
	SME       bool    `yaml:"sme"`
	Venture   bool    `yaml:"venture"`
}

// spreadOf is how pay spreads around a persona's.
type spreadOf struct {
	LogSD   float64 `yaml:"log_sd"`
	Source  string  `yaml:"source"`
	Assumed bool    `yaml:"assumed"`
	Note    string  `yaml:"note"`
}

type cohortFile struct {
	Spread    struct{ Current, Offer spreadOf }
	Sources   map[string]preset.Source `yaml:"sources"`
	Employers []employerShare          `yaml:"employers"`
	Cohorts   []CohortPreset           `yaml:"cohorts"`
}

// cohorts panics where the embedded file is broken: that is a broken build.
var cohorts = sync.OnceValue(func() cohortFile {
	var file cohortFile
	if err := yaml.UnmarshalWithOptions(cohortsFile, &file, yaml.Strict()); err != nil {
		panic("policy: cohorts.yaml: " + err.Error())
	}
	for i := range file.Cohorts {
		c := &file.Cohorts[i]
		c.Spread = Spread{file.Spread.Current.LogSD, file.Spread.Offer.LogSD}
		for _, id := range append([]string{file.Spread.Current.Source}, c.SourceIDs...) {
			source, known := file.Sources[id]
			if !known {
				panic("policy: cohorts.yaml: no source " + id)
			}
			source.ID = id
			c.Sources = append(c.Sources, source)
		}
	}
	return file
})

// Cohorts are the presets in the order in which they are offered.
func Cohorts() []CohortPreset { return cohorts().Cohorts }

// CohortNamed is the preset with the id; false if there is none.
func CohortNamed(id string) (CohortPreset, bool) {
	for _, c := range Cohorts() {
		if c.ID == id {
			return c, true
		}
	}
	return CohortPreset{}, false
}

// cohortStream tells the chance of cohorts from that of draws.
const cohortStream = 0x636f686f7274 // "cohort"

// Draw is a cohort of the size from the preset: the mix by quota, pay spread
// around each persona by the seed. The same seed gives the same cohort.
func (p CohortPreset) Draw(engine *scenario.Engine, seed uint64, size int) ([]Case, error) {
	personas, shares, err := p.personas(engine)
	if err != nil {
		return nil, err
	}
	cases := make([]Case, size)
	persona, employers := quota(shares), p.employerQuotas(len(shares))
	for i := range cases {
		r := rand.New(rand.NewPCG(seed^cohortStream, uint64(i)))
		n := persona()
		e, outside := employers[n]()
		c := Case{Scenario: personas[n], Weight: 1, Persona: fmt.Sprint(p.Mix[n].Key), OutsideCapital: outside}
		c.spread(sim.Sample(r, sim.Lognormal{Median: 1, LogSD: p.Spread.Current}), sim.Sample(r, sim.Lognormal{Median: 1, LogSD: p.Spread.Offer}))
		c.Scenario.Employer.Employees, c.Scenario.Employer.SME, c.Scenario.Employer.Venture = e.Employees, e.SME, e.Venture
		cases[i] = c
	}
	return cases, nil
}

// personas are the scenarios of the mix and their shares.
func (p CohortPreset) personas(engine *scenario.Engine) ([]scenario.Scenario, []float64, error) {
	var scenarios []scenario.Scenario
	var shares []float64
	for _, item := range p.Mix {
		id := fmt.Sprint(item.Key)
		known, ok := preset.CaseNamed(id)
		share, isNumber := item.Value.(float64)
		if !ok || !isNumber {
			return nil, nil, fmt.Errorf("policy: cohort %s: no persona %s with a share", p.ID, id)
		}
		fields := map[string]string{}
		for _, f := range known.Fields {
			fields[f.Path] = f.Text
		}
		s, errs := engine.Parse(scenario.TypedDraft(fields))
		if len(errs) > 0 {
			return nil, nil, fmt.Errorf("policy: cohort %s: persona %s: %w", p.ID, id, errs[0])
		}
		scenarios, shares = append(scenarios, s), append(shares, share)
	}
	return scenarios, shares, nil
}

// employerQuotas give each persona the mix of companies, and each of those the
// share of jobs outside the capital area.
func (p CohortPreset) employerQuotas(personas int) []func() (employerShare, bool) {
	shares := make([]float64, len(p.Employers))
	for i, e := range p.Employers {
		shares[i] = e.Share
	}
	quotas := make([]func() (employerShare, bool), personas)
	for n := range quotas {
		employer, outside := quota(shares), make([]func() int, len(shares))
		for i := range outside {
			outside[i] = quota([]float64{1 - p.OutsideCapital, p.OutsideCapital})
		}
		quotas[n] = func() (employerShare, bool) {
			i := employer()
			return p.Employers[i], outside[i]() == 1
		}
	}
	return quotas
}

// quota hands out the numbers of shares in turn so that after any count each
// lies within one of its share: the greatest arrears come first.
func quota(shares []float64) func() int {
	arrears := make([]float64, len(shares))
	return func() int {
		next := 0
		for i, share := range shares {
			if arrears[i] += share; arrears[i] > arrears[next]+leastPeople {
				next = i
			}
		}
		arrears[next]--
		return next
	}
}

// spread multiplies what is paid abroad and what is offered.
func (c *Case) spread(current, offered float64) {
	scale := func(factor float64, amounts ...*money.Money) {
		for _, m := range amounts {
			*m = money.Of(int64(math.Round(float64(m.Minor())*factor)), m.Currency())
		}
	}
	cur, our := &c.Scenario.Current, &c.Scenario.Offer
	scale(current, &cur.Base, &cur.Bonus, &cur.Signing, &cur.Relocation, &cur.EquityAnnual)
	scale(offered, &our.Base, &our.Bonus, &our.Signing, &our.Relocation)
	cur.Grants = append(cur.Grants[:0:0], cur.Grants...)
	for i := range cur.Grants {
		scale(current, &cur.Grants[i].Value)
	}
}
