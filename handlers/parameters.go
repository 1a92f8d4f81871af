package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// countries are those of the law book, in the order in which they are shown.
var countries = []string{"kr", "us", "market"}

// parameters lists every parameter of law and statistics in one line each, by
// country and statute, filtered as the address asks.
func (s *Server) parameters(c echo.Context) error {
	page := s.page(c, views.SectionParameters)
	f := readParameterFilter(c, dateOf(s.Now()))
	page.Title, page.Path = page.T("parameters.title"), f.address("/parameters")
	out := views.ParametersPage{
		Page: page, Heading: page.T("parameters.heading"), Intro: page.T("parameters.intro"),
		Search:  ui.Field{Kind: ui.Text, Name: "q", Label: page.T("parameters.search"), Hint: page.T("parameters.search_hint"), Value: f.query},
		Filters: f.fields(page.Lang, s.Engine.Book()),
		Key:     stateKey(page.Lang),
		Others: []views.Link{
			{Text: page.T("parameters.context"), URL: "/context"}, {Text: page.T("parameters.figures"), URL: "/methodology/figures"},
			{Text: page.T("parameters.as_csv"), URL: f.address("/parameters.csv")}, {Text: page.T("parameters.as_json"), URL: f.address("/parameters.json")},
		},
	}
	shown := 0
	for _, country := range countries {
		section := views.ParameterCountry{ID: country, Title: page.T("parameters.group_country." + country)}
		for _, found := range f.find(s.Engine.Book(), country) {
			shown++
			section.Count++
			section.Groups = addToGroup(page.Lang, section.Groups, found, f)
		}
		if section.Count > 0 {
			out.Countries = append(out.Countries, section)
		}
	}
	out.Count = page.Lang.T("parameters.count", text.Count("count", shown))
	if shown == 0 {
		out.Empty = page.T("parameters.empty")
	}
	return s.render(c, http.StatusOK, views.Parameters(out), views.ValuesFragment)
}

// addToGroup puts a parameter under its statute. The book has them in the order
// of its files, so a statute's come one after the other. Groups are folded
// unless the reader looks for something.
func addToGroup(lang text.Lang, groups []views.ParameterGroup, found foundParam, f parameterFilter) []views.ParameterGroup {
	group := groupOf(found.param.Path)
	id := strings.ReplaceAll(group, ".", "-")
	if len(groups) == 0 || groups[len(groups)-1].ID != id {
		groups = append(groups, views.ParameterGroup{ID: id, Title: groupTitle(lang, group), Open: f.opens() || f.topic == id, URL: f.topicAddress(id)})
	}
	last := &groups[len(groups)-1]
	if cited := found.param.Law; cited != "" && !slices.Contains(strings.Split(last.Note, " · "), cited) {
		last.Note = strings.Join(nonEmpty([]string{last.Note, cited}), " · ")
	}
	last.Parameters = append(last.Parameters, parameterRow(lang, found))
	return groups
}

// parameterRow is the parameter in one line.
func parameterRow(lang text.Lang, found foundParam) views.ParameterRow {
	v := &found.param.Values[found.value]
	row := views.ParameterRow{
		ID: found.param.Path, Label: labelIn(lang, found.param.Label), URL: parameterURL(found.param.Path),
		Unit: unitText(lang, found.param.Unit), From: lang.ShortDate(dayOf(v.From)), State: stateMark(lang, found.state),
	}
	row.Value = shortValue(lang, found.param, v)
	return row
}

// shortValue is a value in a few words; a table only says that it is one.
func shortValue(lang text.Lang, param *law.Param, v *law.Value) string {
	if v.Pending != "" {
		return lang.T("parameters.not_yet")
	}
	if korea, has := v.Node.ByKey["kr"]; has && param.Kind == law.Context {
		return printScalar(lang, param.Unit, korea.Scalar)
	}
	if middle, has := v.Node.ByKey[valueColumn]; has && middle.Scalar != "" {
		return printScalar(lang, param.Unit, middle.Scalar)
	}
	if v.Node.Scalar != "" {
		return printScalar(lang, param.Unit, v.Node.Scalar)
	}
	return lang.T("parameters.table", text.Count("count", max(len(v.Node.Keys), len(v.Node.Rows))))
}

// parameterURL is the address of a parameter's own page.
func parameterURL(path string) string { return "/parameters/" + path }

// groupOf is the statute of a parameter: us.social_security of
// us.social_security.wage_base.
func groupOf(path string) string {
	country, rest, _ := strings.Cut(path, ".")
	statute, _, _ := strings.Cut(rest, ".")
	return country + "." + statute
}

// groupTitle is the statute in words.
func groupTitle(lang text.Lang, group string) string { return wordsOf(lang, "group", group) }

func labelIn(lang text.Lang, l law.Label) string {
	if lang == text.English {
		return l.En
	}
	return l.Ko
}
