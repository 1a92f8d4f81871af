package policy

import (
	"math"
	"math/rand/v2"

	"github.com/offergap/offergap/calc/sim"
)

// Parameter names one uncertain number of the model.
type Parameter uint8

// The parameters that are drawn, in the order in which they are drawn; alpha
// and beta come last because they are drawn jointly.
const (
	HomeSD Parameter = iota
	PassThrough
	StayInJob
	StayInKorea
	ConsumptionTaxShare
	VacancyElasticity
	Displacement
	OtherKoreanJob
	EquityScale
	LocalSpendShare
	ItemsScale
	Beta
	Alpha
	parameterCount
)

// ParameterNames are the names in the API, by value.
var ParameterNames = [parameterCount]string{
	"home_sd", "pass_through", "stay_in_job", "stay_in_korea", "consumption_tax_share", "vacancy_elasticity",
	"displacement", "other_korean_job", "equity_scale", "local_spend_share", "items_scale", "beta", "alpha",
}

// String is the name in the API.
func (p Parameter) String() string { return ParameterNames[p] }

// values is one number for each parameter.
type values [parameterCount]float64

// parameters are a design's, given or drawn.
type parameters struct {
	of         [parameterCount]uncertain
	alphaGiven bool
	intent     intent
}

// intent is the share that says it would return, at a real net pay ratio.
type intent struct{ low, high, logRatio float64 }

// parametersOf are the design's under the study.
func (a *assumptions) parametersOf(s *Study, d *Design) parameters {
	p := parameters{intent: intent{a.intentLow, a.intentHigh, math.Log(a.intentRatio)}}
	var theta *float64
	if d.PassThrough != nil {
		share := d.PassThrough.Float()
		theta = &share
	}
	p.of[HomeSD] = a.homeSD.uniform().orHeld(s.Response.HomeSD)
	p.of[PassThrough] = a.passThrough[d.Instrument].triangular().orHeld(theta)
	p.of[StayInJob] = a.stayJob.triangular().orHeld(s.Fiscal.StayInJob)
	p.of[StayInKorea] = a.stayKorea.triangular().orHeld(s.Fiscal.StayInKorea)
	p.of[ConsumptionTaxShare] = a.consumption.triangular().orHeld(s.Fiscal.ConsumptionTaxShare)
	p.of[VacancyElasticity] = a.vacancy.triangular().orHeld(d.VacancyElasticity)
	p.of[Displacement] = a.displacement.triangular().orHeld(s.Fiscal.Displacement)
	p.of[OtherKoreanJob] = held(a.otherJob).orHeld(s.Response.OtherKoreanJob)
	p.of[EquityScale] = a.equity.triangular()
	p.of[LocalSpendShare] = a.localSpend.triangular()
	p.of[ItemsScale] = a.itemsScale.triangular()
	p.of[Beta] = a.beta.logTriangular().orHeld(s.Response.Beta)
	if s.Response.Alpha != nil {
		p.alphaGiven = true
		p.of[Alpha] = held(*s.Response.Alpha)
	} else {
		p.of[Alpha] = uncertain{0, sim.Normal{SD: a.alphaSD}, rangeOf{}}
	}
	return p
}

// central are the central values. An alpha that is not given is fitted so that
// the middle of the stated intent returns at its pay ratio.
func (p *parameters) central() values {
	var v values
	for i := range v {
		v[i] = p.of[i].centre
	}
	if !p.alphaGiven {
		v[Alpha] = p.fitted(&v, (p.intent.low+p.intent.high)/2)
	}
	return v
}

// draw draws all parameters. An alpha that is not given is drawn with beta
// until the share that would return lies within the stated intent: the prior,
// weighted by what is known.
func (p *parameters) draw(r *rand.Rand) values {
	var v values
	for i := range Beta {
		v[i] = sim.Sample(r, p.of[i].drawn)
	}
	var home attachment
	home.spread(v[HomeSD])
	for range mostTries {
		v[Beta], v[Alpha] = sim.Sample(r, p.of[Beta].drawn), sim.Sample(r, p.of[Alpha].drawn)
		if p.alphaGiven {
			return v
		}
		if returns := home.accept(v[Alpha] + v[Beta]*p.intent.logRatio); returns >= p.intent.low && returns <= p.intent.high {
			return v
		}
	}
	v[Alpha] = p.fitted(&v, (p.intent.low+p.intent.high)/2)
	return v
}

// mostTries bounds the search for an alpha and beta that fit the stated intent;
// a given beta may be so large that the prior hardly reaches it.
const mostTries = 200

// fitted is the alpha at which the share returns at the intent's pay ratio.
func (p *parameters) fitted(v *values, share float64) float64 {
	var home attachment
	home.spread(v[HomeSD])
	low, high := -100.0, 100.0
	for range 60 {
		if middle := (low + high) / 2; home.accept(middle+v[Beta]*p.intent.logRatio) < share {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
