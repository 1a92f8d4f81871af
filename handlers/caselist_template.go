package handlers

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// templateExamples are the personas that the template's example rows show.
var templateExamples = []string{"new_phd", "l5_research_engineer", "staff_research_scientist"}

// caseTemplateCSV is the template as CSV.
func (s *Server) caseTemplateCSV(c echo.Context) error {
	lang := s.language(c)
	var t ui.Table
	for _, column := range templateColumns() {
		t.Head = append(t.Head, ui.Column{Text: wordsIn(lang, column.Words)})
	}
	for _, row := range exampleRows(lang) {
		t.Rows = append(t.Rows, ui.Row{Head: row[0], Cells: row[1:]})
	}
	file, err := csvOf(t)
	if err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	return sendFile(c, "offergap-cases-"+lang.Code()+csvEnd, "text/csv; charset=utf-8", file)
}

// caseTemplateXLSX is the template as a workbook: the cases, what each column
// means, and the lists that cells are chosen from.
func (s *Server) caseTemplateXLSX(c echo.Context) error {
	lang := s.language(c)
	lists := choiceLists{lang: lang, sheet: tabular.Sheet{Name: lang.T("caselist.sheet.lists"), Hidden: true}}
	cases := tabular.Sheet{Name: lang.T("caselist.sheet.cases"), Rows: exampleRows(lang)}
	for _, column := range templateColumns() {
		heading := wordsIn(lang, column.Words)
		cases.Columns = append(cases.Columns, tabular.Column{
			Heading: heading, Width: widthOf(heading), Strong: column.Field.Required, Options: lists.add(heading, choices(lang, column)),
			Format: formatOf(column),
		})
	}
	var file bytes.Buffer
	if err := tabular.Write(&file, cases, columnSheet(lang), lists.sheet); err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	return sendFile(c, "offergap-cases-"+lang.Code()+".xlsx", xlsxType, file.Bytes())
}

// formatOf keeps lists as texts, which a spreadsheet would take for days.
func formatOf(column caselist.Column) tabular.Format {
	switch {
	case column.Field.Kind == scenario.CountsField, column.Field.Kind == scenario.PercentsField:
		return tabular.Text
	case column.IsMoney():
		return tabular.Grouped
	}
	return tabular.Plain
}

// widthOf is a width in characters at which the heading takes two lines;
// Korean letters are twice as wide as Latin ones.
func widthOf(heading string) float64 {
	wide := len(heading) - utf8.RuneCountInString(heading) // two bytes more for each
	return max(11, float64(utf8.RuneCountInString(heading)+wide/2)*0.7)
}

func templateColumns() []caselist.Column {
	var columns []caselist.Column
	for _, c := range caselist.Columns() {
		if !c.More {
			columns = append(columns, c)
		}
	}
	return columns
}

// exampleRows are personas as they would be typed into the template.
func exampleRows(lang text.Lang) [][]string {
	var rows [][]string
	for _, id := range templateExamples {
		example, _ := preset.CaseNamed(id)
		typed := map[string]string{"persona": wordsIn(lang, example.Label), "weight": "1", "outside_capital": "false"}
		for _, f := range example.Fields {
			typed[f.Path] = f.Text
		}
		var row []string
		for _, column := range templateColumns() {
			row = append(row, shownCell(lang, column, typed[column.Path]))
		}
		rows = append(rows, row)
	}
	return rows
}

// shownCell is a typed value as the template writes it: options in words, plain
// numbers, lists with slashes, which no spreadsheet takes for a number.
func shownCell(lang text.Lang, column caselist.Column, typed string) string {
	switch column.Field.Kind {
	case scenario.OptionField:
		if said, known := column.Options[typed]; known {
			return wordsIn(lang, said)
		}
	case scenario.BoolField:
		if typed != "" {
			return wordsIn(lang, caselist.YesNo(typed))
		}
	case scenario.CountsField, scenario.PercentsField:
		return strings.ReplaceAll(strings.ReplaceAll(typed, " ", ""), ",", "/")
	}
	if column.IsMoney() {
		return strings.ReplaceAll(typed, ",", "")
	}
	return typed
}

// choices are the words of a column's options, none where it is written freely.
func choices(lang text.Lang, column caselist.Column) []string {
	var words []string
	switch {
	case column.Path == "persona":
		for _, p := range preset.Cases() {
			words = append(words, wordsIn(lang, p.Label))
		}
	case column.Field.Kind == scenario.BoolField:
		words = []string{wordsIn(lang, caselist.YesNo("true")), wordsIn(lang, caselist.YesNo("false"))}
	case column.Field.Kind == scenario.OptionField:
		for _, name := range column.Field.Options {
			if said, known := column.Options[name]; known {
				words = append(words, wordsIn(lang, said))
			}
		}
	}
	if len(words) > 0 && column.Field.Nullable {
		words = append(words, wordsIn(lang, caselist.Unknown()))
	}
	return words
}

// choiceLists are the lists that cells are chosen from, on a sheet of their own:
// a list within a cell's rule may have neither commas nor many letters.
type choiceLists struct {
	lang  text.Lang
	sheet tabular.Sheet
}

// add puts a list on the sheet and gives its cells; empty where there is none.
func (l *choiceLists) add(heading string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	at := len(l.sheet.Columns)
	l.sheet.Columns = append(l.sheet.Columns, tabular.Column{Heading: heading, Width: widthOf(heading)})
	for len(l.sheet.Rows) < len(words) {
		l.sheet.Rows = append(l.sheet.Rows, nil)
	}
	for i, word := range words {
		for len(l.sheet.Rows[i]) < at {
			l.sheet.Rows[i] = append(l.sheet.Rows[i], "")
		}
		l.sheet.Rows[i] = append(l.sheet.Rows[i], word)
	}
	column := letters(at + 1)
	return fmt.Sprintf("'%s'!$%s$2:$%s$%d", l.sheet.Name, column, column, len(words)+1)
}

// columnSheet explains every column, those that the template leaves out too.
func columnSheet(lang text.Lang) tabular.Sheet {
	sheet := tabular.Sheet{Name: lang.T("caselist.sheet.columns")}
	for _, c := range []struct {
		name  string
		width float64
	}{{"heading", 34}, {"path", 34}, {"needed", 20}, {"what", 60}, {"options", 60}} {
		sheet.Columns = append(sheet.Columns, tabular.Column{Heading: lang.T("caselist.columns." + c.name), Width: c.width})
	}
	for _, c := range caselist.Columns() {
		needed := "optional"
		switch {
		case c.Field.Required:
			needed = "required"
		case c.More:
			needed = "more"
		}
		sheet.Rows = append(sheet.Rows, []string{
			wordsIn(lang, c.Words), c.Path, lang.T("caselist.columns." + needed), howToWrite(lang, c), strings.Join(choices(lang, c), " / "),
		})
	}
	return sheet
}

// howToWrite says what a cell of the column holds, with its unit and bounds.
func howToWrite(lang text.Lang, c caselist.Column) string {
	if c.Path == "persona" {
		return lang.T("caselist.write.persona")
	}
	key := map[scenario.FieldKind]string{
		scenario.MoneyField: "won", scenario.PercentField: "percent", scenario.PercentsField: "percents", scenario.CountField: "count",
		scenario.CountsField: "counts", scenario.DecimalField: "number", scenario.OptionField: "option", scenario.BoolField: "bool",
	}[c.Field.Kind]
	least, most := bound(lang, c.Field, c.Field.Min, ""), bound(lang, c.Field, c.Field.Max, "")
	switch {
	case c.Field.Currency == money.USDCurrency:
		key = "dollars"
	case c.Field.Kind == scenario.CountsField:
		most = strconv.Itoa(c.Field.Most)
	}
	out := lang.T("caselist.write."+key, text.With("min", least), text.With("max", most))
	switch {
	case c.Field.Required:
		return out
	case c.Field.Nullable && c.Path != "weight" && c.Path != "score":
		return out + lang.T("caselist.write.unknown")
	}
	return out + lang.T("caselist.write.default")
}
