package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func sampleCompare(lang text.Lang) views.ComparePage {
	head := []ui.Column{{Text: lang.T("compare.figure")}, {Text: "1. A", Numeric: true}, {Text: "2. B", Numeric: true}}
	return views.ComparePage{
		Page: samplePage(lang, views.SectionCompare), IDs: "one,two", Note: lang.T("compare.other_law"), Problem: lang.T("compare.too_many", text.Count("most", 4)),
		Results: []views.ComparedResult{
			{Number: 1, Name: "A", URL: "/s/one", Note: lang.T("owner.audience.full"), Without: "/compare?ids=two"},
			{Number: 2, Name: "B", URL: "/s/two", Note: lang.T("owner.audience.candidate"), Without: "/compare?ids=one"},
			{Name: lang.T("compare.not_open"), Note: lang.T("compare.expired"), Without: "/compare?ids=one,two"},
		},
		Figures: &ui.Table{Caption: lang.T("compare.figures_caption"), Head: head, Rows: []ui.Row{
			{Head: lang.T("compare.company_cost"), Cells: []string{"₩233M", lang.T("compare.not_shown")}, Links: []string{"/s/one/working?line=company_cost", ""}},
		}},
		Inputs: &ui.Table{Caption: lang.T("compare.inputs_caption"), Head: head, Rows: []ui.Row{{Head: "base", Cells: []string{"1", "2"}}}},
	}
}
