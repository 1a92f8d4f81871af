package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// parameter shows one parameter: its history with sources, and what it feeds.
// The list of all parameters takes the same as a part.
func (s *Server) parameter(c echo.Context) error {
	param := s.Engine.Book().Param(c.Param("path"))
	if param == nil {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	page := s.page(c, views.SectionParameters)
	page.Title, page.Path = labelIn(page.Lang, param.Label), parameterURL(param.Path)
	group := groupOf(param.Path)
	f := parameterFilter{country: param.Country(), today: dateOf(s.Now())}
	out := views.ParameterPage{
		Page: page, Parameter: s.parameterDetail(page.Lang, param, f.today),
		Heading: labelIn(page.Lang, param.Label), Group: groupTitle(page.Lang, group),
		Back: views.Link{Text: page.T("parameters.back"), URL: f.topicAddress(strings.ReplaceAll(group, ".", "-"))},
	}
	return s.render(c, http.StatusOK, views.ParameterAlone(out), views.ParameterFragment)
}

// parameterDetail is all there is to say of a parameter, the latest value
// first.
func (s *Server) parameterDetail(lang text.Lang, param *law.Param, today law.Date) views.Parameter {
	out := views.Parameter{ID: param.Path, Law: param.Law, Unit: unitText(lang, param.Unit), Renewed: param.Renewed}
	for i := len(param.Values) - 1; i >= 0; i-- {
		v := parameterValue(lang, param, &param.Values[i], valueState(param, i, today))
		v.InForce = i == param.InForce(today)
		out.Values = append(out.Values, v)
	}
	if bill := s.Engine.Book().Param(param.Replaces); bill != nil {
		out.Related = append(out.Related, views.Link{Text: lang.T("parameters.replaces", text.With("item", labelIn(lang, bill.Label))), URL: parameterURL(bill.Path)})
	}
	for _, other := range s.Engine.Book().Params() {
		if other.Replaces == param.Path {
			out.Related = append(out.Related, views.Link{Text: lang.T("parameters.replaced_by", text.With("item", labelIn(lang, other.Label))), URL: parameterURL(other.Path)})
		}
	}
	s.addUses(lang, &out, param)
	return out
}

// addUses lists the lines that the parameter enters and the results that they
// end in, or says why there are none.
func (s *Server) addUses(lang text.Lang, out *views.Parameter, param *law.Param) {
	x := s.lines()
	for _, line := range x.uses[param.Path] {
		out.Lines = append(out.Lines, views.LineLink{ID: line, Link: views.Link{Text: lineText(lang, line), URL: figureURL(line)}})
	}
	for _, line := range x.feeds[param.Path] {
		out.Ends = append(out.Ends, views.Link{Text: lineText(lang, line), URL: figureURL(line)})
	}
	switch {
	case len(out.Lines) > 0:
	case param.Kind == law.Context:
		out.NoLines = views.Link{Text: lang.T("parameters.uses.context"), URL: "/context#" + param.Path}
	case inLabUse(param):
		out.NoLines = views.Link{Text: lang.T("parameters.uses.lab"), URL: "/policy"}
	default:
		out.NoLines = views.Link{Text: lang.T("parameters.uses.none")}
	}
}

func parameterValue(lang text.Lang, param *law.Param, v *law.Value, state string) views.ParameterValue {
	out := views.ParameterValue{
		From: lang.ShortDate(dayOf(v.From)), Source: views.Link{Text: v.Source.Title, URL: v.Source.URL}, Where: v.Source.Where,
		Published: v.Source.Published, Note: v.Note, State: stateMark(lang, state),
	}
	if v.Checked != 0 {
		out.Checked = lang.T("parameters.compared", text.With("date", lang.ShortDate(dayOf(v.Checked))))
	}
	if v.Pending != "" {
		out.Value = v.Pending
		return out
	}
	out.Value, out.Table = printNode(lang, param, v.Node)
	return out
}
