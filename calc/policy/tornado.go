package policy

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
)

// Swing is what one parameter does alone, from its low to its high, in the
// closed form.
type Swing struct {
	Parameter string  `json:"parameter"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`

	AdditionalHires [2]float64     `json:"additional_hires"` // at low and high
	NetCost         [2]int64       `json:"net_cost"`
	Cost            [2]CostPerHire `json:"cost_per_additional_hire"`
}

// Tornado is what drives design i: every parameter that is drawn, those that
// move the additional hires most first. alpha is swung as the stated intent to
// return that it is fitted to.
func (l *Lab) Tornado(ctx context.Context, i int) ([]Swing, error) {
	p := l.planOf(&l.study.Designs[i])
	var swings []Swing
	for n := range p.parameters.of {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		limits := p.parameters.of[n].limits
		if Parameter(n) == Alpha && !p.parameters.alphaGiven {
			limits = rangeOf{low: p.parameters.intent.low, high: p.parameters.intent.high}
		}
		if limits.low == limits.high {
			continue
		}
		swing := Swing{Parameter: Parameter(n).String(), Low: limits.low, High: limits.high}
		for end, value := range []float64{limits.low, limits.high} {
			w := l.at(p.parameters.with(Parameter(n), value))
			t := l.totals(new(scratch), &p, &w, nil, 0)
			swing.AdditionalHires[end], swing.NetCost[end] = rounded(t.national, people), won(t.net)
			swing.Cost[end], _ = costs([]totals{t})
		}
		swings = append(swings, swing)
	}
	slices.SortStableFunc(swings, func(a, b Swing) int { return cmp.Compare(b.width(), a.width()) })
	return swings, nil
}

// width is by how many hires the ends differ.
func (s *Swing) width() float64 { return math.Abs(s.AdditionalHires[1] - s.AdditionalHires[0]) }

// with are the central values with one parameter at another value; alpha is
// fitted again.
func (p *parameters) with(n Parameter, value float64) values {
	v := p.central()
	if n == Alpha && !p.alphaGiven {
		v[Alpha] = p.fitted(&v, value)
		return v
	}
	v[n] = value
	if !p.alphaGiven {
		v[Alpha] = p.fitted(&v, (p.intent.low+p.intent.high)/2)
	}
	return v
}

// Stress is the study under one named change, in the closed form.
type Stress struct {
	Scenario string `json:"scenario"`
	Cells    []Cell `json:"designs"`
}

// Stresses are the designs under named changes, the first of which is none:
// decliners who take another Korean job, winners who are in Korea already, the
// exchange rate up and down, and relief for returning talent lapsed.
func (l *Lab) Stresses(ctx context.Context) ([]Stress, error) {
	read := l.engine.Book().At(marketDay)
	rateOf := func(path string, keys ...string) float64 { return read.Rate("market."+path, keys...).Float() }
	elsewhere := func(share float64) func(*Study) {
		return func(s *Study) { s.Response.OtherKoreanJob = &share }
	}
	fx := func(factor money.Rate) func(*Study) {
		return func(s *Study) { s.Market.KRWPerUSD = s.Market.KRWPerUSD.Times(factor) }
	}
	swing := read.Rate("market.assumptions.exchange_rate_swing").Rate
	changes := []struct {
		name   string
		change func(*Study)
	}{
		{"none", func(*Study) {}},
		{"other_korean_job_middle", elsewhere(rateOf("response.other_korean_job", "middle"))},
		{"other_korean_job_high", elsewhere(rateOf("response.other_korean_job", "high"))},
		{"already_in_korea", elsewhere(rateOf("response.already_in_korea"))},
		{"won_weaker", fx(swing.OnePlus())},
		{"won_stronger", fx(swing.OneMinus())},
		{"relief_lapsed", withoutRelief},
	}
	if err := read.Err(); err != nil {
		return nil, err
	}
	var stresses []Stress
	for _, c := range changes {
		study := l.study
		study.Cohort = slices.Clone(l.study.Cohort)
		c.change(&study)
		changed, err := Prepare(ctx, l.engine, study)
		if err != nil {
			return nil, err
		}
		stress := Stress{Scenario: c.name}
		for i := range study.Designs {
			p := changed.planOf(&study.Designs[i])
			stress.Cells = append(stress.Cells, changed.cell(new(scratch), &p, nil))
		}
		stresses = append(stresses, stress)
	}
	return stresses, nil
}

// withoutRelief leaves the ordinary regime to everyone.
func withoutRelief(s *Study) {
	for i := range s.Cohort {
		s.Cohort[i].Scenario.Offer.Regime = tax.Resident
	}
}
