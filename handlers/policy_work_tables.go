package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/policy"
)

// yearSums are the lines of the five-year table that are sums of others.
var yearSums = map[string][]labTerm{
	"cost":    {plus("support"), plus("agency_fee"), plus("tax_expenditure"), plus("rd_credit"), minus("claw_back")},
	"revenue": {plus("income_tax"), plus("vat"), plus("local_income_tax"), plus("local_consumption_tax")},
	"net":     {plus("cost"), minus("revenue")},
}

// yearParams are the parameters of the lines that are no sums.
var yearParams = map[string][]string{
	"continuing":            {"market.response.stay_in_job", "market.response.end_of_support_attachment"},
	"leaving":               {"market.response.stay_in_job", "market.response.end_of_support_attachment"},
	"support":               {"market.fiscal.execution_rate", "market.fiscal.carry_over"},
	"agency_fee":            {"market.fiscal.agency_fee"},
	"rd_credit":             {"kr.rd_credit.national_strategic"},
	"income_tax":            {"kr.income_tax.brackets"},
	"vat":                   {"market.fiscal.local_consumption_share", "market.fiscal.consumption_recapture"},
	"local_income_tax":      {"kr.local_income_tax.rate_of_income_tax"},
	"local_consumption_tax": {"market.fiscal.local_consumption_share", "market.fiscal.consumption_recapture"},
	"contributions":         {"kr.national_pension.rate"},
}

// clawBackLine is no line of the page's table: it is nothing unless a design
// has it.
var clawBackLine = amountLine("claw_back", func(l policy.BudgetLines) int64 { return l.ClawBack })

// yearStep is a cell of the five-year table: line.2026, or line.sum.
func (w labWork) yearStep(id string) (labStep, bool) {
	name, at, _ := strings.Cut(id, ".")
	all := append(slices.Clone(yearLines), clawBackLine)
	i := slices.IndexFunc(all, func(l yearLine) bool { return l.id == name })
	years := w.f.BudgetTable.Years
	n := slices.IndexFunc(years, func(y policy.BudgetYear) bool { return strconv.Itoa(y.Year) == at })
	switch {
	case i < 0 || n < 0 && (at != "sum" || all[i].amount == nil):
		return labStep{}, false
	case at == "sum":
		var terms []labTerm
		for _, y := range years {
			terms = append(terms, plus("years."+name+"."+strconv.Itoa(y.Year)))
		}
		return withID(w.sum(unitMillions, float64(all[i].amount(w.f.BudgetTable.Sum)), terms...), "years."+id), true
	case all[i].people != nil:
		return withID(overCandidates(unitPeople, all[i].people(years[n]), append(slices.Clone(yearParams[name]), choiceParams...)...), "years."+id), true
	}
	value := float64(all[i].amount(years[n].BudgetLines))
	if parts, isSum := yearSums[name]; isSum {
		terms := slices.Clone(parts)
		for t := range terms {
			terms[t].of = "years." + terms[t].of + "." + at
		}
		return withID(w.sum(unitMillions, value, terms...), "years."+id), true
	}
	params := yearParams[name]
	if len(params) == 0 {
		params = w.passThroughParams()
	}
	return withID(overCandidates(unitMillions, value, params...), "years."+id), true
}

func withID(s labStep, id string) labStep {
	s.id = id
	return s
}

// splitStep is a cell of the split: part.all, part.anyway, part.additional or
// part.share; the part is total for all of them.
func (w labWork) splitStep(id string) (labStep, bool) {
	part, of, _ := strings.Cut(id, ".")
	split, known := map[string]policy.Split{"all": w.f.Split, "share": w.f.Split, "anyway": w.f.SplitOfAnyway, "additional": w.f.SplitOfAdditional}[of]
	n := slices.IndexFunc(splitParts, func(p splitPart) bool { return p.id == part })
	if !known || n < 0 && part != "total" {
		return labStep{}, false
	}
	whole := "split.total."
	if part == "total" {
		if of == "share" {
			return withID(w.over(unitShare, whole+"all", whole+"all"), "split."+id), true
		}
		var terms []labTerm
		for _, p := range splitParts {
			terms = append(terms, plus("split."+p.id+"."+of))
		}
		return withID(w.sum(unitWon, float64(split.Total), terms...), "split."+id), true
	}
	value := float64(splitParts[n].of(split))
	prefix := "split." + part + "."
	switch of {
	case "share":
		return withID(w.over(unitShare, prefix+"all", whole+"all"), "split."+id), true
	case "all":
		return withID(w.sum(unitWon, value, plus(prefix+"anyway"), plus(prefix+"additional")), "split."+id), true
	}
	return withID(overCandidates(unitWon, value, append(w.passThroughParams(), stayParams...)...), "split."+id), true
}

// groupColumns are the figures of a group, by the heads of their columns.
var groupColumns = map[string]struct {
	unit labUnit
	of   func(policy.GroupFinding) float64
}{
	"people":  {unitPeople, func(g policy.GroupFinding) float64 { return g.People }},
	"before":  {unitPeople, func(g policy.GroupFinding) float64 { return g.HiresWithout }},
	"after":   {unitPeople, func(g policy.GroupFinding) float64 { return g.HiresWith }},
	"awarded": {unitPeople, func(g policy.GroupFinding) float64 { return g.Awarded }},
	"gross":   {unitWon, func(g policy.GroupFinding) float64 { return float64(g.GrossCost) }},
	"net":     {unitWon, func(g policy.GroupFinding) float64 { return float64(g.NetCost) }},
}

// groupStep is a cell of the groups: their number and the column.
func (w labWork) groupStep(id string) (labStep, bool) {
	number, column, _ := strings.Cut(id, ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(w.f.Groups) {
		return labStep{}, false
	}
	g := w.f.Groups[n]
	prefix := "groups." + number + "."
	switch column {
	case "additional":
		return labStep{id: prefix + column, unit: unitPeople, value: g.AdditionalHires, terms: []labTerm{
			{text: "(" + w.print(unitPeople, g.HiresWith) + " − " + w.print(unitPeople, g.HiresWithout) + ")"}, {sign: "×", of: "elsewhere_share", text: "1 −"}, {sign: "×", of: "displacement", text: "1 −"},
		}}, true
	case "awards":
		return withID(w.over(unitShare, prefix+"awarded", "awarded"), prefix+column), true
	case "cost":
		return withID(w.over(unitWon, prefix+"net", prefix+"additional"), prefix+column), true
	}
	c, known := groupColumns[column]
	if !known {
		return labStep{}, false
	}
	params := append(w.passThroughParams(), choiceParams...)
	return withID(overCandidates(c.unit, c.of(g), params...), prefix+column), true
}
