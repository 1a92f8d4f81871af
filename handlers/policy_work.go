package handlers

import (
	"math"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views/text"
)

// labUnit is what a figure of the policy lab counts.
type labUnit uint8

const (
	unitWon labUnit = iota
	unitMillions
	unitPeople
	unitShare
	unitTimes
	unitYears
	unitMonths
)

// labStep is one step of a figure's working: a value, and what it is made of in
// order. Without terms it is a sum over the candidates.
type labStep struct {
	id     string
	unit   labUnit
	value  float64
	none   bool // nothing to divide by
	terms  []labTerm
	params []string // paths in the law book
	fields []string // names in the form
	people bool     // its sums run over the candidates: one is worked in full
}

// labTerm is an operand: another step, or a number in words.
type labTerm struct {
	sign string // before it: + − × ÷, empty for the first
	of   string // the step; empty for words
	text string
}

// labWork takes a design's figures apart.
type labWork struct {
	p labPresenter
	i int
	w policy.Worked
	f policy.DesignFinding // of the study as it stands
	c policy.WorkedCase

	payRise int64 // of staff at home, in the scenario that has it
}

// step is the figure of the id; false where there is none.
func (w labWork) step(id string) (labStep, bool) {
	group, rest, _ := strings.Cut(id, ".")
	switch group {
	case "years":
		return w.yearStep(rest)
	case "split":
		return w.splitStep(rest)
	case "groups":
		return w.groupStep(rest)
	}
	compute, known := labSteps()[id]
	if !known {
		return labStep{}, false
	}
	s := compute(w)
	s.id = id
	return s, true
}

// labSteps are the figures of a design by their ids, in the order of the
// questions: who comes, what it costs, what returns, what each costs, what it
// is worth.
func labSteps() map[string]func(labWork) labStep {
	return map[string]func(labWork) labStep{
		"intensity": (labWork).intensity,
		"without":   func(w labWork) labStep { return overCandidates(unitPeople, w.w.Without, choiceParams...) },
		"more": func(w labWork) labStep {
			return overCandidates(unitPeople, w.w.More, append(w.passThroughParams(), choiceParams...)...)
		},
		"hires": func(w labWork) labStep { return w.sum(unitPeople, w.w.With, plus("without"), plus("more")) },
		"elsewhere_share": func(w labWork) labStep {
			return parameterStep(w.w.Values[policy.OtherKoreanJob], "market.response.other_korean_job", "response.other_korean_job")
		},
		"displacement": func(w labWork) labStep {
			return parameterStep(w.w.Values[policy.Displacement], "market.fiscal.displacement", "fiscal.displacement")
		},
		"additional": func(w labWork) labStep {
			return labStep{unit: unitPeople, value: w.w.National, terms: []labTerm{first("more"), {sign: "×", of: "elsewhere_share", text: "1 −"}, {sign: "×", of: "displacement", text: "1 −"}}}
		},
		"awarded":    func(w labWork) labStep { return overCandidates(unitPeople, w.w.Awarded) },
		"anyway":     func(w labWork) labStep { return overCandidates(unitPeople, w.w.Anyway) },
		"deadweight": func(w labWork) labStep { return w.over(unitShare, "anyway", "awarded") },
		"staying":    func(w labWork) labStep { return overCandidates(unitPeople, w.w.Staying, stayParams...) },
		"retention":  func(w labWork) labStep { return w.over(unitShare, "staying", "awarded") },
		"job_years":  func(w labWork) labStep { return overCandidates(unitYears, w.w.JobYears, stayParams...) },
		"korea_years": func(w labWork) labStep {
			return overCandidates(unitYears, w.w.KoreaYears, stayParams...)
		},

		"spending":        (labWork).gross,
		"tax_expenditure": (labWork).gross,
		"gross":           (labWork).gross,
		"per_year":        (labWork).perYear,
		"national_tax": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.NationalTax }, taxParams...)
		},
		"local_tax": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.LocalTax }, "kr.local_income_tax.rate_of_income_tax")
		},
		"consumption_tax": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.ConsumptionTax }, "market.fiscal.consumption_recapture")
		},
		"consumption_tax_local": func(w labWork) labStep {
			return labStep{value: float64(w.f.Account.Recapture.ConsumptionTaxLocal), terms: []labTerm{first("consumption_tax"), {sign: "×", text: w.local()}}, params: []string{"market.fiscal.local_consumption_share"}}
		},
		"rd_credit": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.RDCredit }, "kr.rd_credit.national_strategic")
		},
		"claw_back": func(w labWork) labStep { return w.byYear(func(y policy.WorkedYear) float64 { return y.ClawBack }) },
		"pension": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.Pension }, "kr.national_pension.rate")
		},
		"health": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.Health }, "kr.health_insurance.total_rate")
		},
		"employment": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.Employment }, "kr.employment_insurance.employer_rate")
		},
		"accident": func(w labWork) labStep {
			return w.byYear(func(y policy.WorkedYear) float64 { return y.Accident }, "kr.industrial_accident.software_it")
		},
		"recapture_national": func(w labWork) labStep {
			return w.sum(unitWon, float64(w.f.Account.Recapture.NationalTax+w.f.Account.Recapture.ConsumptionTax-w.f.Account.Recapture.ConsumptionTaxLocal), plus("national_tax"), plus("consumption_tax"), minus("consumption_tax_local"))
		},
		"recapture_local": func(w labWork) labStep {
			return w.sum(unitWon, float64(w.f.Account.Local.Taxes), plus("local_tax"), plus("consumption_tax_local"))
		},
		"recapture_funds": func(w labWork) labStep {
			return w.sum(unitWon, float64(w.f.Account.Funds.Total), plus("pension"), plus("health"), plus("employment"), plus("accident"))
		},
		"displaced_tax": func(w labWork) labStep {
			return overCandidates(unitWon, w.w.Displaced, "market.fiscal.displacement", "market.fiscal.displaced_tax_share")
		},
		"elsewhere_tax": func(w labWork) labStep {
			return overCandidates(unitWon, w.w.Elsewhere, "market.response.other_korean_job")
		},
		"services": func(w labWork) labStep { return overCandidates(unitWon, w.w.Services, "market.fiscal.public_service") },
		"pay_rise": func(w labWork) labStep {
			return overCandidates(unitWon, float64(w.payRise), "market.response.insider_pay", "market.response.ai_staff_in_korea", "market.response.ai_pay_in_korea")
		},
		"net": func(w labWork) labStep {
			terms := []labTerm{plus("gross"), plus("rd_credit"), plus("displaced_tax"), plus("elsewhere_tax"), plus("services")}
			if w.payRise != 0 {
				terms = append(terms, plus("pay_rise"))
			}
			return w.sum(unitWon, w.w.Net+float64(w.payRise), append(terms, minus("claw_back"), minus("national_tax"), minus("local_tax"), minus("consumption_tax"))...)
		},

		"cost":      func(w labWork) labStep { return w.over(unitWon, "net", "additional") },
		"cost_year": func(w labWork) labStep { return w.over(unitWon, "net", "job_years") },
		"cost_stay": func(w labWork) labStep { return w.over(unitWon, "net", "korea_years") },
		"marginal":  (labWork).marginal,

		"exhaustion": (labWork).exhaustion,
		"asked":      func(w labWork) labStep { return overCandidates(unitWon, w.w.Asked) },
		"gap_without": func(w labWork) labStep {
			return overCandidates(unitWon, w.w.GapWithout, gapParams...)
		},
		"gap_with": func(w labWork) labStep {
			return overCandidates(unitWon, w.w.GapWith, append(w.passThroughParams(), gapParams...)...)
		},
		"gap_closed": func(w labWork) labStep {
			return labStep{unit: unitShare, value: 1 - w.w.GapWith/w.w.GapWithout, none: !(w.w.GapWithout > 0), terms: []labTerm{{text: "1"}, {sign: "−", of: "gap_with"}, {sign: "÷", of: "gap_without"}}}
		},
		"spillover": func(w labWork) labStep { return w.over(unitWon, "net", "korea_years") },
		"worth": func(w labWork) labStep {
			return w.sum(unitWon, w.w.Workers+w.w.Companies, plus("worth_workers"), plus("worth_companies"))
		},
		"worth_workers": func(w labWork) labStep { return overCandidates(unitWon, w.w.Workers, choiceParams...) },
		"worth_companies": func(w labWork) labStep {
			return overCandidates(unitWon, w.w.Companies, w.passThroughParams()...)
		},
		"mvpf":     func(w labWork) labStep { return w.over(unitTimes, "worth", "net") },
		"payback":  (labWork).payback,
		"evidence": (labWork).evidence,
	}
}

func first(id string) labTerm { return labTerm{of: id} }
func plus(id string) labTerm  { return labTerm{sign: "+", of: id} }
func minus(id string) labTerm { return labTerm{sign: "−", of: id} }

// overCandidates is a sum over the candidates.
func overCandidates(unit labUnit, value float64, params ...string) labStep {
	return labStep{unit: unit, value: value, params: params, people: true}
}

// parameterStep is a share that is taken as it is.
func parameterStep(value float64, path, field string) labStep {
	return labStep{unit: unitShare, value: value, params: []string{path}, fields: []string{field}}
}

// valueOf is a step's value.
func (w labWork) valueOf(id string) float64 {
	s, _ := w.step(id)
	return s.value
}

// over is the first step divided by the second.
func (w labWork) over(unit labUnit, part, whole string) labStep {
	by := w.valueOf(whole)
	return labStep{unit: unit, value: w.valueOf(part) / by, none: math.Abs(by) < leastDivisor, terms: []labTerm{first(part), {sign: "÷", of: whole}}}
}

// leastDivisor is the least number of people that anything is divided by.
const leastDivisor = 1e-9

// sum is the sum of the steps. Each is printed in whole won or millions, and
// what that leaves is printed too, so that the lines add up.
func (w labWork) sum(unit labUnit, value float64, terms ...labTerm) labStep {
	s := labStep{unit: unit, value: value}
	printed := 0.0
	for _, t := range terms {
		part := w.valueOf(t.of)
		if t.sign == "−" {
			part = -part
		}
		if part != 0 {
			s.terms = append(s.terms, t)
			printed += math.Round(part)
		}
	}
	if len(s.terms) == 0 { // nothing of nothing
		s.terms = terms
	}
	if len(s.terms) > 0 && s.terms[0].sign == "+" {
		s.terms[0].sign = ""
	}
	return w.withRest(s, math.Round(value)-printed)
}

// withRest adds what rounding leaves of a sum.
func (w labWork) withRest(s labStep, rest float64) labStep {
	if s.unit == unitPeople || rest == 0 || len(s.terms) == 0 {
		return s
	}
	sign := "+"
	if rest < 0 {
		sign = "−"
	}
	s.terms = append(s.terms, labTerm{sign: sign, text: w.p.lang.T("policy_working.rest", text.With("amount", w.print(s.unit, math.Abs(rest))))})
	return s
}

// byYear is a line of the years of employment at present value.
func (w labWork) byYear(line func(policy.WorkedYear) float64, params ...string) labStep {
	s := labStep{params: append([]string{"market.fiscal.discount_rate"}, params...), people: true}
	printed := 0.0
	for t, y := range w.w.Years {
		amount := line(y)
		worth := amount * w.w.Worth[t]
		s.value += worth
		if math.Round(worth) == 0 {
			continue
		}
		printed += math.Round(worth)
		term := labTerm{sign: "+", text: w.p.lang.T("policy_working.year", text.With("year", strconv.Itoa(t+1)), text.With("amount", w.print(unitWon, worth)),
			text.With("nominal", w.print(unitWon, amount)), text.With("worth", text.Decimal(w.w.Worth[t], 4)))}
		if len(s.terms) == 0 {
			term.sign = ""
		}
		s.terms = append(s.terms, term)
	}
	return w.withRest(s, math.Round(s.value)-printed)
}
