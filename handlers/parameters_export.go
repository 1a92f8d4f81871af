package handlers

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
)

// parametersAnswer is the list of parameters as JSON.
type parametersAnswer struct {
	Version    string            `json:"version"` // of the law book
	AsOf       string            `json:"as_of"`   // the day for which states are given
	Parameters []parameterAnswer `json:"parameters"`
}

type parameterAnswer struct {
	Path    string        `json:"path"`
	Label   law.Label     `json:"label"`
	Country string        `json:"country"`
	Kind    law.Kind      `json:"kind"`
	Unit    string        `json:"unit"`
	Law     string        `json:"law,omitempty"`
	Renewed bool          `json:"renewed_yearly"`
	Bill    string        `json:"replaces,omitempty"` // what a bill would change
	State   string        `json:"state"`              // of the value shown for the day
	Values  []valueAnswer `json:"values"`             // the earliest first
	Lines   []string      `json:"lines"`              // of the working that it enters
	Results []string      `json:"results"`            // that build on those lines
}

type valueAnswer struct {
	From    string       `json:"from"`
	Value   any          `json:"value,omitempty"` // as it stands in the file: text, a table or rows
	Pending string       `json:"pending,omitempty"`
	Status  law.Status   `json:"status"`
	State   string       `json:"state"`
	Source  sourceAnswer `json:"source"`
	Checked string       `json:"checked,omitempty"`
	Note    string       `json:"note,omitempty"`
}

type sourceAnswer struct {
	Title     string `json:"title"`
	URL       string `json:"url,omitempty"`
	Where     string `json:"where,omitempty"`
	Published string `json:"published,omitempty"`
}

// getParameters answers the parameters that pass the filter of the address.
func (s *Server) getParameters(c echo.Context) error {
	f := readParameterFilter(c, dateOf(s.Now()))
	answer := parametersAnswer{Version: s.Engine.Book().Version(), AsOf: f.day().String(), Parameters: []parameterAnswer{}}
	for _, country := range countries {
		for _, found := range f.find(s.Engine.Book(), country) {
			answer.Parameters = append(answer.Parameters, s.parameterAnswer(found, f.day()))
		}
	}
	return sendJSON(c, http.StatusOK, answer)
}

func (s *Server) parameterAnswer(found foundParam, day law.Date) parameterAnswer {
	p, x := found.param, s.lines()
	out := parameterAnswer{
		Path: p.Path, Label: p.Label, Country: p.Country(), Kind: p.Kind, Unit: p.Unit, Law: p.Law, Renewed: p.Renewed, Bill: p.Replaces, State: found.state,
		Lines: append([]string{}, x.uses[p.Path]...), Results: append([]string{}, x.feeds[p.Path]...),
	}
	for i := range p.Values {
		v := &p.Values[i]
		value := valueAnswer{
			From: v.From.String(), Pending: v.Pending, Status: v.Status, State: valueState(p, i, day), Note: v.Note,
			Source: sourceAnswer{v.Source.Title, v.Source.URL, v.Source.Where, v.Source.Published},
		}
		if v.Pending == "" {
			value.Value, value.Checked = plainNode(v.Node), v.Checked.String()
		}
		out.Values = append(out.Values, value)
	}
	return out
}

// plainNode is a value of law as JSON has it; numbers stay the text of the
// file, exact.
func plainNode(n law.Node) any {
	switch {
	case len(n.Rows) > 0:
		rows := make([]any, len(n.Rows))
		for i, row := range n.Rows {
			rows[i] = plainNode(row)
		}
		return rows
	case len(n.Keys) > 0:
		table := map[string]any{}
		for _, key := range n.Keys {
			table[key] = plainNode(n.ByKey[key])
		}
		return table
	}
	return strings.ReplaceAll(n.Scalar, "_", "")
}

var parameterColumns = []string{
	"path", "label_ko", "label_en", "kind", "unit", "law", "from", "value", "status", "state", "source", "url", "where", "published", "checked", "note", "lines",
}

// parametersCSV answers the same as a table with a row for each dated value.
func (s *Server) parametersCSV(c echo.Context) error {
	f := readParameterFilter(c, dateOf(s.Now()))
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	w := csv.NewWriter(&out)
	w.UseCRLF = true // as RFC 4180 has it
	rows := [][]string{parameterColumns}
	for _, country := range countries {
		for _, found := range f.find(s.Engine.Book(), country) {
			rows = append(rows, s.parameterRecords(found.param, f.day())...)
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("write parameters: %w", err)
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="offergap-parameters.csv"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", out.Bytes())
}

func (s *Server) parameterRecords(p *law.Param, day law.Date) [][]string {
	lines := strings.Join(s.lines().uses[p.Path], " ")
	var rows [][]string
	for i := range p.Values {
		v := &p.Values[i]
		value, checked := strings.ReplaceAll(v.Node.Text(), "_", ""), ""
		if len(v.Node.Keys)+len(v.Node.Rows) > 0 {
			value = v.Node.Text() // keys have underscores of their own
		}
		if v.Pending == "" {
			checked = v.Checked.String()
		}
		rows = append(rows, []string{
			p.Path, p.Label.Ko, p.Label.En, string(p.Kind), p.Unit, p.Law, v.From.String(), value, string(v.Status), valueState(p, i, day),
			v.Source.Title, v.Source.URL, v.Source.Where, v.Source.Published, checked, strings.Join(nonEmpty([]string{v.Note, v.Pending}), " "), lines,
		})
	}
	return rows
}
