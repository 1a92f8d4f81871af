package handlers

import (
	"math"
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views/text"
)

// The parameters behind acceptance, staying, the gap and taxes.
var (
	choiceParams = []string{
		"market.response.money_weight", "market.response.return_intent", "market.response.home_spread", "market.response.equity_value_scale",
		"market.assumptions.local_spend_share", "market.assumptions.personal_discount_rate",
	}
	stayParams = []string{"market.response.stay_in_job", "market.response.stay_in_korea", "market.response.end_of_support_attachment", "market.fiscal.discount_rate"}
	gapParams  = []string{"market.response.equity_value_scale", "market.assumptions.local_spend_share", "market.response.stay_in_job", "market.assumptions.personal_discount_rate"}
	taxParams  = []string{"kr.income_tax.brackets"}
)

// passThroughParams are those that say what of the support reaches the pay, and
// how many more offers are made.
func (w labWork) passThroughParams() []string {
	path := passThroughPaths[w.design().Instrument]
	if w.design().Instrument == policy.Settlement {
		path = "response.home_items"
	}
	if path == "" {
		return []string{"market.response.vacancy_elasticity"}
	}
	return []string{"market." + path, "market.response.vacancy_elasticity"}
}

func (w labWork) design() policy.Design { return w.p.in.study.Designs[w.i] }

// intensity is what was typed, or what the same budget asks for.
func (w labWork) intensity() labStep {
	s := labStep{unit: unitWon, value: w.f.Intensity, fields: []string{designPrefix(w.i+1) + "amount"}}
	if w.design().Instrument.HasRate() {
		s.unit, s.fields = unitShare, []string{designPrefix(w.i+1) + "rate"}
	}
	if w.p.in.same {
		s.fields = append(s.fields, "budget", "compare")
	}
	return s
}

// gross is the support at present value.
func (w labWork) gross() labStep {
	return w.byYear(func(y policy.WorkedYear) float64 { return y.Support }, w.passThroughParams()...)
}

// perYear is the support in a year in which it is paid.
func (w labWork) perYear() labStep {
	years := min(w.design().Policy.Years, w.p.in.study.Horizon)
	if w.design().Instrument == policy.LumpSum {
		years = 1
	}
	years = max(1, years)
	return labStep{value: w.w.Gross / float64(years), terms: []labTerm{first("gross"), {sign: "÷", text: w.print(unitYears, float64(years))}}}
}

// local is the part of consumption tax that is the local governments'.
func (w labWork) local() string {
	return printRate(w.p.valueOf("fiscal.local_consumption_share").Scalar)
}

// marginal compares the design with a slightly stronger one, both without a
// budget of their own.
func (w labWork) marginal() labStep {
	now, then := w.w.Unlimited, w.w.Stronger
	if now == nil {
		return labStep{none: true}
	}
	net, people := then.Net-now.Net, then.National-now.National
	step := labStep{value: net / people, none: math.Abs(people) < leastDivisor, params: w.passThroughParams(), people: true}
	for n, sum := range [][2]string{
		{w.print(unitWon, then.Net), w.print(unitWon, now.Net)}, {w.print(unitPeople, then.National), w.print(unitPeople, now.National)},
	} {
		term := labTerm{text: "(" + sum[0] + " − " + sum[1] + ")"}
		if n > 0 {
			term.sign = "÷"
		}
		step.terms = append(step.terms, term)
	}
	return step
}

// exhaustion is the month in which the requests of the year have used the
// budget up.
func (w labWork) exhaustion() labStep {
	if w.w.Budget < 0 || w.w.Asked <= w.w.Budget {
		return labStep{unit: unitMonths, none: true, terms: []labTerm{first("asked")}, fields: []string{"budget"}}
	}
	return labStep{unit: unitMonths, value: 12 * w.w.Budget / w.w.Asked, fields: []string{"budget"},
		terms: []labTerm{{text: w.print(unitMonths, 12)}, {sign: "×", text: w.print(unitWon, w.w.Budget)}, {sign: "÷", of: "asked"}}}
}

// payback adds the years up until nothing is left of the cost.
func (w labWork) payback() labStep {
	s := labStep{unit: unitYears, none: true, params: []string{"market.fiscal.discount_rate"}, people: true}
	sum := 0.0
	for t, y := range w.w.Years {
		sum += w.w.Worth[t] * (y.Support + y.RDCredit - y.ClawBack - y.NationalTax - y.LocalTax - y.ConsumptionTax)
		s.terms = append(s.terms, labTerm{text: w.p.lang.T("policy_working.until", text.With("year", strconv.Itoa(t+1)), text.With("amount", w.print(unitWon, sum)))})
		if s.none && sum <= 0 && w.w.Gross != 0 {
			s.value, s.none = float64(t+1), false
		}
	}
	return s
}

// evidence is the median rise of real take-home pay.
func (w labWork) evidence() labStep {
	s := labStep{unit: unitShare, none: w.f.MedianPayRise == nil, params: append([]string{"market.response.evidence_limit"}, gapParams...), people: true}
	if !s.none {
		s.value = *w.f.MedianPayRise
	}
	return s
}
