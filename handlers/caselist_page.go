package handlers

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// maxShownProblems is how many wrong cells the page lists.
const maxShownProblems = 200

// caseUpload is the page that takes a file.
func (s *Server) caseUpload(c echo.Context) error {
	return s.render(c, http.StatusOK, views.CaseList(s.caseListPage(c)))
}

// postCases takes a file: on to the lab where every row is good, to what is
// wrong where some are not.
func (s *Server) postCases(c echo.Context) error {
	ctx := c.Request().Context()
	file, err := formFile(c)
	var list caselist.List
	if err == nil {
		list, err = s.readCaseFile(ctx, file)
	}
	if fault, status, known := caseFault(err); known {
		page := s.caseListPage(c)
		page.Upload.Error, page.HasErrors = fieldSentence(page.Lang, fault), true
		return s.render(c, status, views.CaseList(page))
	}
	if err != nil {
		return err
	}
	if list.Refused {
		page := s.caseListPage(c)
		info := caseListInfo{Report: caseReport{Rows: list.Rows, Count: list.ProblemCount, Problems: list.Problems}}
		page.Heading, page.HasErrors, page.Report = page.T("caselist.report_heading"), true, caseReportOf(page.Lang, info)
		return s.render(c, http.StatusUnprocessableEntity, views.CaseList(page))
	}
	info, err := s.keepCaseList(ctx, list)
	if err != nil {
		return err
	}
	if info.Report.Count > 0 {
		return c.Redirect(http.StatusSeeOther, casesPath+"/"+info.ID)
	}
	return c.Redirect(http.StatusSeeOther, labWithCases(info.ID))
}

// labWithCases is the address of the policy lab over an uploaded list.
func labWithCases(id string) string { return "/policy?cases=" + id }

// caseReport says what is wrong in an uploaded file.
func (s *Server) caseReport(c echo.Context) error {
	info, err := s.uploadedInfo(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	page := s.caseListPage(c)
	page.Heading, page.Path = page.T("caselist.report_heading"), casesPath+"/"+info.ID
	page.Title, page.HasErrors, page.Report = page.Heading, info.Report.Count > 0, caseReportOf(page.Lang, info)
	return s.render(c, http.StatusOK, views.CaseList(page))
}

// wrongCases is the whole report as a table to download.
func (s *Server) wrongCases(c echo.Context) error {
	info, err := s.uploadedInfo(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	lang := s.language(c)
	table, err := csvOf(problemTable(lang, info.Report.Problems))
	if err != nil {
		return fmt.Errorf("write wrong rows: %w", err)
	}
	return sendFile(c, "offergap-cases-wrong"+csvEnd, "text/csv; charset=utf-8", table)
}

// sendFile sends a file to keep.
func sendFile(c echo.Context, name, contentType string, content []byte) error {
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`"`)
	return c.Blob(http.StatusOK, contentType, content)
}

func (s *Server) caseListPage(c echo.Context) views.CaseListPage {
	page := s.page(c, views.SectionPolicy)
	page.Title, page.Path, page.NoIndex = page.T("caselist.title"), casesPath, true
	return views.CaseListPage{Page: page, Heading: page.T("caselist.heading"), Upload: caseUploadForm(page.Lang)}
}

// caseUploadForm is the form that takes a file.
func caseUploadForm(lang text.Lang) views.CaseUpload {
	return views.CaseUpload{
		Title: lang.T("caselist.upload.title"), Sub: lang.T("caselist.upload.sub"), Label: lang.T("caselist.upload.label"),
		Hint: lang.T("caselist.upload.hint", text.With("size", strconv.Itoa(maxCaseFile>>20)+" MiB"),
			text.With("rows", text.Whole(caselist.MaxRows))),
		Privacy: lang.T("caselist.upload.privacy"), Submit: lang.T("caselist.upload.submit"),
		TemplateNote: lang.T("caselist.upload.template"),
		Templates: []views.Link{
			{Text: "XLSX", URL: "/policy/template.xlsx?lang=" + lang.Code()}, {Text: "CSV", URL: "/policy/template.csv?lang=" + lang.Code()},
		},
	}
}

// caseReportOf words what is wrong. A list without an id was not kept.
func caseReportOf(lang text.Lang, info caseListInfo) *views.CaseReport {
	r := &info.Report
	whole := func(name string, n int) text.Arg { return text.With(name, text.Whole(int64(n))) }
	out := &views.CaseReport{
		Another: lang.T("caselist.another"), Table: problemTable(lang, r.Problems[:min(len(r.Problems), maxShownProblems)]),
	}
	switch {
	case info.ID == "":
		out.Summary = lang.T("caselist.summary.refused")
	case r.Wrong == 0:
		out.Summary = lang.T("caselist.summary.headings", whole("rows", r.Rows), whole("count", r.Count))
	default:
		out.Summary = lang.T("caselist.summary.rows", whole("rows", r.Rows), whole("good", r.Good), whole("wrong", r.Wrong))
	}
	if r.Count > maxShownProblems {
		out.More = lang.T("caselist.more", whole("shown", maxShownProblems), whole("count", r.Count))
	}
	if r.Count > len(r.Problems) {
		out.More += " " + lang.T("caselist.capped", whole("max", len(r.Problems)))
	}
	if info.ID != "" {
		out.All = views.Link{Text: lang.T("caselist.all"), URL: casesPath + "/" + info.ID + "/wrong.csv?lang=" + lang.Code()}
		out.Kept = lang.T("caselist.kept", text.With("date", lang.Moment(info.ExpiresAt.In(seoul))))
	}
	if r.Good > 0 {
		out.GoOn = views.Link{Text: lang.T("caselist.go_on", whole("good", r.Good)), URL: labWithCases(info.ID)}
	}
	return out
}

// problemTable lists wrong cells.
func problemTable(lang text.Lang, problems []caselist.Problem) ui.Table {
	t := ui.Table{Caption: lang.T("caselist.table.caption")}
	for _, column := range []string{"line", "column", "typed", "reason"} {
		t.Head = append(t.Head, ui.Column{Text: lang.T("caselist.table." + column)})
	}
	for _, p := range problems {
		t.Rows = append(t.Rows, ui.Row{
			Head:  lang.T("caselist.table.line_n", text.Count("line", p.Line)),
			Cells: []string{columnOf(lang, p), p.Typed, problemSentence(lang, p)},
		})
	}
	return t
}

// columnOf names the column as a spreadsheet does, and by its heading.
func columnOf(lang text.Lang, p caselist.Problem) string {
	switch {
	case p.Position > 0:
		return letters(p.Position) + " · " + p.Heading
	case p.Path != "":
		return lang.Field(p.Path)
	}
	return lang.T("caselist.table.whole_row")
}

// letters are a column's letters, from A.
func letters(position int) string {
	out := ""
	for ; position > 0; position = (position - 1) / 26 {
		out = string(rune('A'+(position-1)%26)) + out
	}
	return out
}

// problemSentence is a problem in words for a reader of the page.
func problemSentence(lang text.Lang, p caselist.Problem) string {
	said := fieldSentence(lang, problemError(p, func(column caselist.Column) string { return wordsIn(lang, column.Words) }))
	if p.Code != "not_an_option" {
		return said
	}
	return said + " " + lang.T("caselist.choices", text.With("choices", strings.Join(choices(lang, columnNamed(p.Path)), " / ")))
}

// problemError is a problem as the error of a field; a column that is not known
// stands under its heading.
func problemError(p caselist.Problem, name func(caselist.Column) string) scenario.FieldError {
	e := scenario.FieldError{Field: p.Path, Code: p.Code}
	if e.Field == "" {
		e.Field = p.Heading
	}
	for _, a := range p.Args {
		if a.Name == "nearest" {
			a.Value = name(columnNamed(a.Value))
		}
		e.Args = append(e.Args, a)
	}
	return e
}

// columnNamed is the column at the path.
func columnNamed(path string) caselist.Column {
	for _, c := range caselist.Columns() {
		if c.Path == path {
			return c
		}
	}
	return caselist.Column{}
}
