package handlers

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// parameterFilter is what the address asks for.
type parameterFilter struct {
	country, state, query string
	year                  int    // the law of that year; 0: of today
	topic                 string // the group that stands open
	today                 law.Date
}

// readParameterFilter reads the address. A year that is none is left out: an
// address is never an error.
func readParameterFilter(c echo.Context, today law.Date) parameterFilter {
	f := parameterFilter{
		country: c.QueryParam("country"), state: c.QueryParam("status"), topic: c.QueryParam("topic"),
		query: strings.TrimSpace(c.QueryParam("q")), today: today,
	}
	if year, err := strconv.Atoi(c.QueryParam("year")); err == nil && year > 0 && year < lastDateYear {
		f.year = year
	}
	return f
}

// lastDateYear bounds what a date can hold.
const lastDateYear = 9999

// day is the day as of which values are shown: the end of the year asked for.
func (f parameterFilter) day() law.Date {
	if f.year > 0 {
		return law.Day(f.year, 12, 31)
	}
	return f.today
}

// opens tells whether groups stand open: the reader looks for something.
func (f parameterFilter) opens() bool { return f.query != "" || f.state != "" }

// address is that of the same view of the values.
func (f parameterFilter) address(path string) string {
	query := url.Values{}
	for name, value := range map[string]string{"country": f.country, "status": f.state, "q": f.query} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if f.year > 0 {
		query.Set("year", strconv.Itoa(f.year))
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// topicAddress is the page with one group open. It works where no script opens
// what an anchor points at.
func (f parameterFilter) topicAddress(id string) string {
	address := f.address("/parameters")
	join := "?"
	if strings.Contains(address, "?") {
		join = "&"
	}
	return address + join + "topic=" + id + "#" + id
}

// fields are the choices of the filter.
func (f parameterFilter) fields(lang text.Lang, book *law.Book) []ui.Field {
	year := ""
	if f.year > 0 {
		year = strconv.Itoa(f.year)
	}
	return []ui.Field{
		filterField(lang, "country", "parameters.country", "parameters.group_country.", countries, f.country),
		yearField(lang, book, year),
		filterField(lang, "status", "parameters.status", "present.state.", valueStates, f.state),
	}
}

// filterField is a choice of the filter; the first of its options is all.
func filterField(lang text.Lang, name, label, prefix string, values []string, chosen string) ui.Field {
	f := ui.Field{Kind: ui.Select, Name: name, Label: lang.T(label), Options: []ui.Option{{Label: lang.T("parameters.all"), Chosen: chosen == ""}}}
	for _, v := range values {
		f.Options = append(f.Options, ui.Option{Value: v, Label: lang.T(prefix + v), Chosen: v == chosen})
	}
	return f
}

// yearField offers the years from the first that a value of law is for to the
// last.
func yearField(lang text.Lang, book *law.Book, chosen string) ui.Field {
	first, last := lastDateYear, 0
	for _, p := range book.Params() {
		for i := range p.Values {
			if p.Kind == law.Law {
				first, last = min(first, p.Values[i].From.Year()), max(last, p.Values[i].From.Year())
			}
		}
	}
	f := ui.Field{Kind: ui.Select, Name: "year", Label: lang.T("parameters.year"), Options: []ui.Option{{Label: lang.T("parameters.today"), Chosen: chosen == ""}}}
	for year := first; year <= last; year++ {
		value := strconv.Itoa(year)
		f.Options = append(f.Options, ui.Option{Value: value, Label: lang.T("parameters.of_year", text.With("year", value)), Chosen: value == chosen})
	}
	return f
}

// foundParam is a parameter that passes, with the value that is shown for it.
type foundParam struct {
	param *law.Param
	value int
	state string
}

// find are the parameters of a country that pass.
func (f parameterFilter) find(book *law.Book, country string) []foundParam {
	if f.country != "" && f.country != country {
		return nil
	}
	var all []foundParam
	for _, p := range book.Params() {
		if p.Country() != country || !f.matches(p) {
			continue
		}
		if i := f.standing(p); i >= 0 {
			all = append(all, foundParam{p, i, valueState(p, i, f.day())})
		}
	}
	return all
}

// standing is the value shown for a parameter: the last in the state that is
// asked for, else the one in force, else what is proposed or due; −1 where the
// parameter has nothing to say about the day or the state.
func (f parameterFilter) standing(p *law.Param) int {
	if f.state != "" {
		for i := len(p.Values) - 1; i >= 0; i-- {
			if valueState(p, i, f.day()) == f.state && (f.year == 0 || p.Values[i].From <= f.day()) {
				return i
			}
		}
		return -1
	}
	if i := p.InForce(f.day()); i >= 0 {
		return i
	}
	for i := len(p.Values) - 1; i >= 0; i-- {
		if f.year == 0 || p.Values[i].From <= f.day() {
			return i
		}
	}
	return -1
}

// matches tells whether every word of the query stands in a name of the
// parameter in either language, its path, its statute or the name of its group.
func (f parameterFilter) matches(p *law.Param) bool {
	if f.query == "" {
		return true
	}
	group := groupOf(p.Path)
	hay := squeezed(strings.Join([]string{p.Label.Ko, p.Label.En, p.Path, p.Law, groupTitle(text.Korean, group), groupTitle(text.English, group)}, "\n"))
	for _, word := range strings.Fields(f.query) {
		if !strings.Contains(hay, squeezed(word)) {
			return false
		}
	}
	return true
}

// squeezed drops case and spaces: 소득세법 제55조 is found by 소득세법제55조.
func squeezed(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
