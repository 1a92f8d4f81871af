package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// context shows the indicators of Korea's standing that policy papers cite,
// newer values beside older ones, each with how to cite it.
func (s *Server) context(c echo.Context) error {
	page := s.page(c, views.SectionParameters)
	page.Title, page.Path = page.T("context.title"), "/context"
	out := views.ContextPage{
		Page: page, Heading: page.T("context.title"), Intro: page.T("context.intro"),
		Links: []views.Link{{Text: page.T("parameters.title"), URL: "/parameters"}, {Text: page.T("layout.nav.policy"), URL: "/policy"}, {Text: page.T("parameters.as_csv"), URL: "/parameters.csv?status=context"}},
	}
	for _, p := range s.Engine.Book().Params() {
		if p.Kind == law.Context && !strings.HasPrefix(p.Path, hubPay) {
			out.Indicators = append(out.Indicators, s.indicator(c, page.Lang, p))
		}
	}
	out.Hubs = s.hubs(page.Lang)
	return s.render(c, http.StatusOK, views.Context(out))
}

// indicator is one indicator with its values, the latest first.
func (s *Server) indicator(c echo.Context, lang text.Lang, p *law.Param) views.Indicator {
	out := views.Indicator{
		ID: p.Path, Name: labelIn(lang, p.Label), Unit: unitText(lang, p.Unit),
		All: views.Link{Text: lang.T("context.history"), URL: parameterURL(p.Path)},
	}
	for i := len(p.Values) - 1; i >= 0; i-- {
		v := &p.Values[i]
		state := valueState(p, i, dateOf(s.Now()))
		value := views.IndicatorValue{
			Year: lang.T("context.year", text.Count("year", v.From.Year())), Korea: printScalar(lang, p.Unit, v.Node.ByKey[koreaKey].Scalar),
			Rank: rankText(lang, v.Node), Others: otherCountries(lang, p.Unit, v.Node),
			Source: views.Link{Text: v.Source.Title, URL: v.Source.URL}, Where: v.Source.Where, Note: v.Note, State: stateMark(lang, state),
		}
		value.Cite = lang.T("context.cite",
			text.With("name", out.Name), text.With("value", value.Korea), text.With("unit", out.Unit), text.Count("year", v.From.Year()), text.With("source", v.Source.Title),
			text.With("published", v.Source.Published), text.With("checked", lang.ShortDate(dayOf(v.Checked))), text.With("url", s.absolute(c, "/context#"+p.Path)))
		out.Values = append(out.Values, value)
	}
	return out
}

// The entries of an indicator that are no other country.
const (
	koreaKey = "kr"
	rankKey  = "rank"
	amongKey = "among"
)

// rankText is Korea's rank, with how many are ranked where the source says so.
func rankText(lang text.Lang, n law.Node) string {
	rank, ranked := n.ByKey[rankKey]
	among, counted := n.ByKey[amongKey]
	switch {
	case ranked && counted:
		return lang.T("context.rank_among", text.With("rank", rank.Scalar), text.With("among", among.Scalar))
	case ranked:
		return lang.T("context.rank", text.With("rank", rank.Scalar))
	case counted:
		return lang.T("context.among", text.With("among", among.Scalar))
	}
	return ""
}

// otherCountries are the values of other countries in one line.
func otherCountries(lang text.Lang, unit string, n law.Node) string {
	var all []string
	for _, key := range n.Keys {
		if !slices.Contains([]string{koreaKey, rankKey, amongKey}, key) {
			all = append(all, keyText(lang, key)+" "+printScalar(lang, unit, n.ByKey[key].Scalar))
		}
	}
	return strings.Join(all, " · ")
}
