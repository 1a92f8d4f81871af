package handlers

import (
	"net/http"
	"net/url"
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

// valueStates are what a value can be, in the order of the filter.
var valueStates = []string{"published", "carried", "pending", "recalled", "unverified", "projected", "bill", "statistic", "assumption"}

// parameters lists every value of law and statistics with its source, filtered
// by country and state where the address asks.
func (s *Server) parameters(c echo.Context) error {
	page := s.page(c, views.SectionParameters)
	filter := parameterFilter{country: c.QueryParam("country"), state: c.QueryParam("status"), today: dateOf(s.Now())}
	page.Title, page.Path = page.T("parameters.title"), filter.path()
	out := views.ParametersPage{
		Page: page, Heading: page.T("parameters.heading"), Intro: page.T("parameters.intro"),
		Country: filterField(page.Lang, "country", "parameters.country", "parameters.group_country.", countries, filter.country),
		Status:  filterField(page.Lang, "status", "parameters.status", "present.state.", valueStates, filter.state),
	}
	shown := 0
	for _, country := range countries {
		for _, param := range s.Engine.Book().Params() {
			if param.Country() != country || filter.country != "" && filter.country != country {
				continue
			}
			parameter := filter.parameter(page.Lang, param)
			if len(parameter.Values) == 0 {
				continue
			}
			shown += len(parameter.Values)
			out.Groups = addToGroup(page.Lang, out.Groups, param, parameter)
		}
	}
	out.Count = page.Lang.T("parameters.count", text.Count("count", shown))
	if shown == 0 {
		out.Empty = page.T("parameters.empty")
	}
	return s.render(c, http.StatusOK, views.Parameters(out))
}

// parameterFilter keeps what the address asks for.
type parameterFilter struct {
	country, state string
	today          law.Date
}

func (f parameterFilter) path() string {
	query := url.Values{}
	if f.country != "" {
		query.Set("country", f.country)
	}
	if f.state != "" {
		query.Set("status", f.state)
	}
	if len(query) == 0 {
		return "/parameters"
	}
	return "/parameters?" + query.Encode()
}

// filterField is a choice of the filter; the first of its options is all.
func filterField(lang text.Lang, name, label, prefix string, values []string, chosen string) ui.Field {
	f := ui.Field{Kind: ui.Select, Name: name, Label: lang.T(label), Options: []ui.Option{{Label: lang.T("parameters.all"), Chosen: chosen == ""}}}
	for _, v := range values {
		f.Options = append(f.Options, ui.Option{Value: v, Label: lang.T(prefix + v), Chosen: v == chosen})
	}
	return f
}

// parameter is a parameter with the values that pass, the latest first.
func (f parameterFilter) parameter(lang text.Lang, param *law.Param) views.Parameter {
	out := views.Parameter{ID: param.Path, Label: labelIn(lang, param.Label), Law: param.Law, Unit: unitText(lang, param.Unit)}
	for i := len(param.Values) - 1; i >= 0; i-- {
		state := valueState(param, i, f.today)
		if f.state != "" && f.state != state {
			continue
		}
		out.Values = append(out.Values, parameterValue(lang, param, &param.Values[i], state))
	}
	return out
}

func parameterValue(lang text.Lang, param *law.Param, v *law.Value, state string) views.ParameterValue {
	out := views.ParameterValue{
		From: lang.ShortDate(dayOf(v.From)), Source: views.Link{Text: v.Source.Title, URL: v.Source.URL}, Where: v.Source.Where,
		Status: ui.Chip{Text: lang.T("present.state." + state), Tone: stateTones[state]},
	}
	if v.Checked != 0 {
		out.Checked = lang.ShortDate(dayOf(v.Checked))
	}
	if v.Pending != "" {
		out.Value = v.Pending
		return out
	}
	out.Value, out.Table = printNode(lang, param, v.Node)
	return out
}

var stateTones = map[string]string{
	"published": "ok", "statistic": "ok", "carried": "ask", "pending": "ask", "recalled": "ask", "unverified": "ask", "projected": "bill", "bill": "bill",
}

// valueState is what a reader must know of a value: how sure it is, and
// whether it is used for longer than its own year.
func valueState(param *law.Param, i int, today law.Date) string {
	v := &param.Values[i]
	switch {
	case v.Pending != "":
		return "pending"
	case v.Status != law.Published:
		return string(v.Status)
	case param.Kind != law.Law:
		return string(param.Kind)
	case i == param.InForce(today) && param.CarriedOn(i, today):
		return "carried"
	}
	return "published"
}

// addToGroup puts a parameter under its statute. The book has them in the order
// of its files, so a statute's come one after the other.
func addToGroup(lang text.Lang, groups []views.ParameterGroup, param *law.Param, p views.Parameter) []views.ParameterGroup {
	id := strings.ReplaceAll(groupOf(param.Path), ".", "-")
	if len(groups) == 0 || groups[len(groups)-1].ID != id {
		groups = append(groups, views.ParameterGroup{ID: id, Title: groupTitle(lang, groupOf(param.Path))})
	}
	last := &groups[len(groups)-1]
	if param.Law != "" && !slices.Contains(strings.Split(last.Note, " · "), param.Law) {
		last.Note = strings.Join(nonEmpty([]string{last.Note, param.Law}), " · ")
	}
	last.Parameters = append(last.Parameters, p)
	return groups
}

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
