package handlers

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/ui"
)

// draftChart answers the table of a chart of the visitor's own result.
func (s *Server) draftChart(c echo.Context) error {
	d := s.keptDraft(c)
	w := s.work(d.shown(), d.Valid, scenario.Options{Sweep: true, Solve: true})
	return sendChart(c, s.present(s.language(c), w.document, w.scenario, w.shown.basis(), db.Full))
}

// resultChart answers the table of a chart of a saved result.
func (s *Server) resultChart(c echo.Context, r savedResult) error {
	return sendChart(c, s.present(s.language(c), r.document, r.scenario, resultBasis, r.record.Link.Audience))
}

// sendChart answers the table of the chart that the address names, among those
// that the audience sees.
func sendChart(c echo.Context, p presenter) error {
	id, isCSV := strings.CutSuffix(c.Param("figure"), csvEnd)
	o := p.outcome()
	for _, f := range charts(&o) {
		if isCSV && f.ID == id {
			return sendTable(c, "offergap-"+id, f.Table)
		}
	}
	return echo.NewHTTPError(http.StatusNotFound)
}

const csvEnd = ".csv"

// sendTable answers a table as a file of the name.
func sendTable(c echo.Context, name string, t ui.Table) error {
	content, err := csvOf(t)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="`+name+csvEnd+`"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", content)
}

// charts are the charts of a result that it has.
func charts(o *views.Outcome) []*views.Figure {
	all := []*views.Figure{&o.Why, &o.Years}
	for _, f := range []*views.Figure{o.Rate, o.Who} {
		if f != nil {
			all = append(all, f)
		}
	}
	return all
}

// linkCharts gives each chart the address of its table, below that of the
// result's charts.
func (p presenter) linkCharts(o *views.Outcome, base string) {
	for _, f := range charts(o) {
		f.CSV = views.Link{Text: p.lang.T("result.download_csv"), URL: base + "/" + f.ID + csvEnd}
	}
}

// byteOrderMark makes Excel read a file as UTF-8: Korean is unreadable without.
const byteOrderMark = "\uFEFF"

// csvOf is a table as a file for spreadsheets.
func csvOf(t ui.Table) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	w := csv.NewWriter(&out)
	w.UseCRLF = true // as RFC 4180 has it
	head := make([]string, len(t.Head))
	for i, column := range t.Head {
		head[i] = csvCell(column.Text)
	}
	rows := [][]string{head}
	for _, r := range append(append([]ui.Row{}, t.Rows...), t.Foot...) {
		cells := []string{csvCell(r.Head)}
		for _, cell := range r.Cells {
			cells = append(cells, csvCell(cell))
		}
		rows = append(rows, cells)
	}
	err := w.WriteAll(rows)
	return out.Bytes(), err
}

// printedNumber is a number as our tables print it: grouped, with a true minus.
var printedNumber = regexp.MustCompile(`^[+−-]?[0-9]{1,3}(,?[0-9]{3})*(\.[0-9]+)?%?$`)

// formulaStarts begin a formula in some spreadsheet, the last four in those of
// East Asia.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// csvCell is a cell that a spreadsheet reads as the number that it is, or as
// text. It never reads one as a formula: a text that begins like one gets an
// apostrophe before it.
func csvCell(cell string) string {
	if printedNumber.MatchString(cell) {
		return strings.NewReplacer(",", "", minusSign, "-", "+", "").Replace(cell)
	}
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune(formulaStarts, first) {
		return "'" + cell
	}
	return cell
}
