package handlers

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// page shows the figure first, then what it is made of, the parameters behind
// it, and one candidate in full.
func (w labWork) page(page views.Page, id string, query url.Values) views.WorkingPage {
	s, _ := w.step(id)
	page.Title = page.T("working.title")
	out := views.WorkingPage{
		Page: page, Heading: page.Lang.T("working.heading", text.With("line", w.name(id))), Of: w.of(query), Result: w.exactly(s), Also: w.shortly(s),
		Sub: page.T("policy_working.sub"), Back: []views.Link{{Text: page.T("policy.back"), URL: w.p.in.query.path("/policy")}},
	}
	if out.Also == out.Result {
		out.Also = ""
	}
	all := w.chain(id)
	ofCandidates := false
	var params []string
	for _, one := range all {
		out.Steps = append(out.Steps, w.row(one))
		ofCandidates = ofCandidates || one.people
		for _, path := range one.params {
			if !slices.Contains(params, path) {
				params = append(params, path)
			}
		}
	}
	out.Values = w.values(params)
	if ofCandidates {
		out.Case = w.caseSteps(query)
	}
	return out
}

// of is the design with the change that it is under.
func (w labWork) of(query url.Values) string {
	parts := []string{w.p.lang.T("policy.designs.marked", text.With("mark", mark(w.i)), text.With("design", w.p.designName(w.i))), w.p.eyebrow()}
	if name := query.Get(swingAsked); name != "" && text.Has("policy.parameter."+name) {
		end := "low"
		if query.Get(endAsked) == "high" {
			end = "high"
		}
		parts = append(parts, w.p.lang.T("policy_working.swung."+end, text.With("parameter", w.p.lang.T("policy.parameter."+name))))
	}
	if name := query.Get(scenarioAsked); name != "" {
		parts = append(parts, w.p.lang.T("policy_working.scenario."+name))
	}
	return strings.Join(parts, " · ")
}

// chain are the figure and the steps that it is made of, the nearest first.
func (w labWork) chain(id string) []labStep {
	var chain []labStep
	queue := []string{id}
	for next := 0; next < len(queue); next++ {
		s, known := w.step(queue[next])
		if !known {
			continue
		}
		chain = append(chain, s)
		for _, t := range s.terms {
			if t.of != "" && !slices.Contains(queue, t.of) {
				queue = append(queue, t.of)
			}
		}
	}
	return chain
}

// row prints one step.
func (w labWork) row(s labStep) views.WorkingStep {
	out := views.WorkingStep{ID: "step-" + s.id, Name: w.name(s.id), Amount: w.exactly(s), Rule: w.rule(s)}
	for _, t := range s.terms {
		if t.of != "" {
			out.Uses = append(out.Uses, views.Link{Text: w.name(t.of), URL: "#step-" + t.of})
		}
	}
	for _, path := range s.params {
		p := w.p.book.Param(path)
		out.Law = append(out.Law, views.Link{Text: labelIn(w.p.lang, p.Label), URL: parameterURL(path)})
		if source := w.p.inForce(p).Source; source.Title != "" {
			out.Law = appendLinks(out.Law, views.Link{Text: source.Title, URL: webURL(source.URL)})
		}
	}
	for _, field := range s.fields {
		out.Fields = append(out.Fields, views.Link{Text: w.p.lang.Field(fieldLabel(field)), URL: w.p.in.query.path("/policy") + "#" + field})
	}
	return out
}

// webURL is the address where a source is on the web; sources of our own are
// on the page of the parameter.
func webURL(address string) string {
	if strings.HasPrefix(address, "http") {
		return address
	}
	return ""
}

// fieldLabel is the path of a field's label.
func fieldLabel(name string) string {
	if _, own, isDesign := designField(name); isDesign {
		return "designs." + own
	}
	return name
}

// rule is the definition in words, with the numbers.
func (w labWork) rule(s labStep) string {
	var parts []string
	for _, t := range s.terms {
		term := t.text
		if t.of != "" {
			of, _ := w.step(t.of)
			term = strings.TrimSpace(t.text + " " + w.name(t.of) + " " + w.exactly(of))
			if strings.HasSuffix(t.text, "−") {
				term = "(" + term + ")"
			}
		}
		parts = append(parts, strings.TrimSpace(t.sign+" "+term))
	}
	rule := w.definition(s.id)
	if len(parts) == 0 {
		return rule
	}
	join := " "
	if s.id == "payback" {
		join = ", "
	}
	return rule + " " + strings.Join(parts, join)
}

// definition says what a figure is.
func (w labWork) definition(id string) string {
	key := id
	if table, rest, isCell := strings.Cut(id, "."); isCell {
		key = table
		switch {
		case table == "years" && strings.HasSuffix(rest, ".sum"):
			key = "years_sum"
		case table == "years":
			line, _, _ := strings.Cut(rest, ".")
			key = "years." + line
		case table == "groups":
			_, column, _ := strings.Cut(rest, ".")
			key = "groups." + column
		case strings.HasSuffix(rest, ".share"):
			key = "split_share"
		}
	}
	return w.p.lang.T("policy_working.rule." + key)
}

// name is a figure in words.
func (w labWork) name(id string) string {
	lang := w.p.lang
	table, rest, isCell := strings.Cut(id, ".")
	item, column, _ := strings.Cut(rest, ".")
	switch {
	case isCell && table == "years":
		line := lang.T("policy_working.name.claw_back")
		if item != "claw_back" {
			line = lang.T("policy.year_line." + item)
		}
		if column == "sum" {
			column = lang.T("policy.years.sum")
		}
		return lang.T("policy_working.cell", text.With("row", line), text.With("column", column))
	case isCell && table == "split":
		part := lang.T("policy.split.total")
		if item != "total" {
			part = lang.T("policy.part." + item)
		}
		return lang.T("policy_working.cell", text.With("row", part), text.With("column", lang.T("policy.split."+column)))
	case isCell:
		group := ""
		if n, err := strconv.Atoi(item); err == nil && n < len(w.f.Groups) {
			group = w.p.groupName(w.f.Groups[n])
		}
		return lang.T("policy_working.cell", text.With("row", group), text.With("column", lang.T("policy_working.column."+column)))
	case text.Has("policy_working.name." + id):
		return lang.T("policy_working.name." + id)
	}
	return lang.T("policy.measure." + id)
}

// exactly prints a step's value in full, and shortly as pages do.
func (w labWork) exactly(s labStep) string {
	if s.none {
		return w.p.lang.T("policy.none")
	}
	return w.print(s.unit, s.value)
}

func (w labWork) shortly(s labStep) string {
	switch {
	case s.none:
		return ""
	case s.unit == unitWon:
		return w.p.won(int64(math.Round(s.value)))
	case s.unit == unitPeople:
		return w.p.people(s.value)
	case s.unit == unitShare:
		return text.Percent(s.value)
	case s.unit == unitTimes || s.unit == unitMonths:
		return text.Decimal(s.value, 1)
	}
	return ""
}

// print prints a number of the unit, as fine as it is of use.
func (w labWork) print(unit labUnit, v float64) string {
	const fine = 4
	lang := w.p.lang
	switch unit {
	case unitWon:
		return lang.Exact(money.KRW(int64(math.Round(v))))
	case unitMillions:
		return lang.T("policy_working.unit.millions", text.With("amount", text.Whole(int64(math.Round(v)))))
	case unitPeople:
		return lang.T("policy.people", text.With("count", text.Decimal(v, fine)))
	case unitShare:
		return text.Decimal(100*v, 2) + "%"
	case unitYears:
		return lang.T("policy_working.unit.years", text.With("n", strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)))
	case unitMonths:
		return lang.T("policy.months", text.With("months", text.Decimal(v, 2)))
	}
	return text.Decimal(v, fine)
}

// values are the parameters with their ranges and grades.
func (w labWork) values(params []string) views.AssumptionTable {
	t := views.AssumptionTable{Columns: assumptionColumns(w.p.lang)}
	for _, path := range params {
		p := w.p.book.Param(path)
		t.Items = append(t.Items, assumptionOf(w.p.lang, document.UseOf(law.Use{Param: p, Value: w.p.inForce(p)})))
	}
	return t
}

// labAnswer is a figure's working as JSON. A value is a number in its unit: won,
// millions of won, people, a share, a multiple, years or months; null where
// there is nothing to divide by.
type labAnswer struct {
	Figure string        `json:"figure"`
	Design string        `json:"design"`
	Steps  []labStepJSON `json:"steps"`
	Values []labValue    `json:"parameters"`
}

type labStepJSON struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Unit  string   `json:"unit"`
	Value *float64 `json:"value"`
	Rule  string   `json:"rule"`
	Uses  []string `json:"uses"`
	Takes []string `json:"parameters"`
}

type labValue struct {
	Path  string `json:"path"`
	Value string `json:"value"`
	Grade string `json:"grade"`
	URL   string `json:"source"`
}

var labUnits = [...]string{unitWon: "won", unitMillions: "million_won", unitPeople: "people", unitShare: "share", unitTimes: "multiple", unitYears: "years", unitMonths: "months"}

// answer is the working of a figure for programs.
func (w labWork) answer(id string) labAnswer {
	out := labAnswer{Figure: id, Design: w.p.designName(w.i), Values: []labValue{}}
	seen := map[string]bool{}
	for _, s := range w.chain(id) {
		step := labStepJSON{ID: s.id, Name: w.name(s.id), Unit: labUnits[s.unit], Rule: w.rule(s), Uses: []string{}, Takes: append([]string{}, s.params...)}
		if !s.none {
			step.Value = &s.value
		}
		for _, t := range s.terms {
			if t.of != "" {
				step.Uses = append(step.Uses, t.of)
			}
		}
		out.Steps = append(out.Steps, step)
		for _, path := range s.params {
			if p := w.p.book.Param(path); !seen[path] {
				seen[path] = true
				v := w.p.inForce(p)
				out.Values = append(out.Values, labValue{path, printRange(w.p.lang, p.Unit, v.Node), policy.GradeOf(p, v), v.Source.URL})
			}
		}
	}
	return out
}
