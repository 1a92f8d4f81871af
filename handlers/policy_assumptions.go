package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// gradeTones mark the surest, and those that are only judged.
var gradeTones = map[string]string{policy.GradeLaw: "ok", policy.GradeStatistic: "ok", policy.GradeStudy: "", policy.GradeJudgement: "ask"}

// gradeChip is a grade in words.
func gradeChip(lang text.Lang, grade string) ui.Chip {
	return ui.Chip{Text: lang.T("policy.grade." + grade), Tone: gradeTones[grade]}
}

// assumptionPanel lists the parameters of response and fiscal effect.
func assumptionPanel(lang text.Lang, uses []document.LawUse) views.AssumptionPanel {
	panel := views.AssumptionPanel{
		Title: lang.T("policy.assumptions.title"), Sub: lang.T("policy.assumptions.sub"), Show: lang.T("policy.assumptions.show"),
		All:             views.Link{Text: lang.T("policy.assumptions.all"), URL: "/parameters?country=market"},
		AssumptionTable: views.AssumptionTable{Columns: assumptionColumns(lang)},
	}
	counts := map[string]int{}
	for _, use := range uses {
		if !strings.HasPrefix(use.Path, "market.response.") && !strings.HasPrefix(use.Path, "market.fiscal.") {
			continue
		}
		counts[gradeOf(use)]++
		panel.Items = append(panel.Items, assumptionOf(lang, use))
	}
	for _, grade := range []string{policy.GradeLaw, policy.GradeStatistic, policy.GradeStudy, policy.GradeJudgement} {
		panel.Counts = append(panel.Counts, ui.Chip{Tone: gradeTones[grade],
			Text: lang.T("policy.assumptions.count", text.With("grade", lang.T("policy.grade."+grade)), text.Count("count", counts[grade]))})
	}
	return panel
}

// gradeOf is how sure a value is that a document holds.
func gradeOf(use document.LawUse) string {
	value := law.Value{Status: law.Status(use.Status)}
	value.Source.URL = use.URL
	return policy.GradeOf(&law.Param{Kind: law.Kind(use.Kind)}, &value)
}

// assumptions are the values that the page's study is bound to.
func (s *Server) assumptions() []document.LawUse {
	var uses []document.LawUse
	for _, use := range policy.Assumptions(s.Engine.Book()) {
		uses = append(uses, document.UseOf(use))
	}
	return uses
}

// assumptionColumns are the heads of a table of parameters.
func assumptionColumns(lang text.Lang) (columns [4]string) {
	for i, key := range []string{"name", "value", "grade", "source"} {
		columns[i] = lang.T("policy.assumptions." + key)
	}
	return columns
}

// assumptionOf is a value with its range, its grade and where it is from.
func assumptionOf(lang text.Lang, use document.LawUse) views.Assumption {
	node, _ := law.ReadText(use.Value)
	return views.Assumption{
		Name: labelIn(lang, use.Label), URL: parameterURL(use.Path), Value: printRange(lang, use.Unit, node),
		Source: views.Link{Text: use.Source, URL: use.URL}, Grade: gradeChip(lang, gradeOf(use)),
	}
}

// printRange is a value with its low and high where it has them. Tables of
// other shapes are named, and stand whole in the list of parameters.
func printRange(lang text.Lang, unit string, n law.Node) string {
	printScalar := func(lang text.Lang, unit, scalar string) string {
		if share, err := strconv.ParseFloat(scalar, 64); err == nil && unit == "1" {
			return text.Percent(share)
		}
		return printScalar(lang, unit, scalar)
	}
	if n.Scalar != "" {
		return printScalar(lang, unit, n.Scalar)
	}
	value, low, high := n.ByKey["value"].Scalar, n.ByKey["low"].Scalar, n.ByKey["high"].Scalar
	switch {
	case value != "" && low != "" && high != "":
		return printScalar(lang, unit, value) + " (" + lang.Range(printScalar(lang, unit, low), printScalar(lang, unit, high)) + ")"
	case value != "":
		return printScalar(lang, unit, value)
	case low != "" && high != "":
		return lang.Range(printScalar(lang, unit, low), printScalar(lang, unit, high))
	}
	return lang.T("policy.assumptions.table")
}
