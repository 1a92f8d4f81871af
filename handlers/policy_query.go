package handlers

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/preset"
)

// The fields of the page that are no design's, in the order of the form and of
// its errors.
var (
	labLead     = []string{"cohort.preset", "cohort.size", "horizon_years", "budget", "rationing", "compare"}
	labResponse = []string{
		"response.alpha", "response.beta", "response.home_sd", "response.other_korean_job",
		"fiscal.stay_in_job", "fiscal.stay_in_korea", "fiscal.displacement", "fiscal.discount_rate", "fiscal.consumption_tax_share",
		"insiders.share", "insiders.rise",
	}
	labTechnical = []string{"market.krw_per_usd", "tax_year", "start_month", "seed", "draws"}
	labBudget    = []string{"local_share", "execution_rate", "carry_over", "agency_fee"}
	labAsk       = []string{"ask.gap", "ask.budget"}
)

const (
	focusField  = "focus"
	casesField  = "cases" // the id of an uploaded list, in place of a pool
	spreadField = "cohort.spread"
	mixPrefix   = "cohort.mix."
)

// labOpening are the texts of the fields before anything is typed.
var labOpening = typed{
	"cohort.preset": "mixed_500", "rationing": "pro_rata", "compare": asDesigned, focusField: "1", "ask.gap": "50",
	"start_month": "1", "seed": "1", spreadField: "100",
}

// The two ways of comparing designs.
const (
	asDesigned = "as_designed"
	sameBudget = "same_budget"
)

var comparisons = []string{asDesigned, sameBudget}

// mixFields are the shares of the personas, which a pool sets unless they are
// typed.
func mixFields() []string {
	var names []string
	for _, c := range preset.Cases() {
		names = append(names, mixPrefix+c.ID)
	}
	return names
}

// labFields are all fields that are no design's, in the order of the form.
func labFields() []string {
	return slices.Concat(labLead, []string{spreadField}, mixFields(), labResponse, labBudget, labTechnical, labAsk, []string{focusField, casesField})
}

// labQuery is the page's input taken from an address: the fields of the study,
// and those of each design without its prefix.
type labQuery struct {
	study   typed
	designs []typed
}

// designPrefix begins the names of design n's fields, from 1.
func designPrefix(n int) string { return "design." + strconv.Itoa(n) + "." }

// readQuery takes the fields out of a query. Designs are numbered anew, so that
// none is left out between two. A query without a design is one of the time in
// which the page had one match and two programmes, unless it is empty.
func readQuery(query url.Values) labQuery {
	q := labQuery{study: typed{}}
	text := func(name string) string { return cleaned(last(query[name])) }
	for _, name := range labFields() {
		if value := text(name); value != "" {
			q.study[name] = value
		}
	}
	for n := 1; n <= maxStudyDesigns; n++ {
		d := typed{}
		for _, name := range designFields {
			value := text(designPrefix(n) + name)
			if name == itemsField { // one box each
				value = cleaned(strings.Trim(strings.Join(query[designPrefix(n)+name], ","), ","))
			}
			if value != "" {
				d[name] = value
			}
		}
		if len(d) > 0 {
			q.designs = append(q.designs, d)
		}
	}
	if len(q.designs) == 0 {
		q.designs = openingDesigns()
		if isOlder := func(name string) bool { return text(name) != "" }; len(q.study) > 0 || slices.ContainsFunc(olderFields(), isOlder) {
			q.designs = olderDesigns(text)
		}
	}
	return q
}

// queryFrom takes the fields out of the text of a query.
func queryFrom(text string) labQuery {
	values, err := url.ParseQuery(text)
	if err != nil {
		values = nil
	}
	return readQuery(values)
}

// olderTerms are the fields that the match had under policy.
var olderTerms = []string{"reading", "rate", "years", "cap", "pass_through", "base"}

// olderFields are the names that the match and the programmes had.
func olderFields() []string {
	names := []string{"programme.1", "programme.2"}
	for _, term := range olderTerms {
		names = append(names, "policy."+term)
	}
	return names
}

// olderDesigns are the designs of an address in which the page's one match stood
// under policy and two programmes beside it. Its pass-through was for all.
func olderDesigns(text func(string) string) []typed {
	match := typed{instrumentField: "match"}
	for _, name := range olderTerms {
		if value := text("policy." + name); value != "" {
			match[name] = value
		}
	}
	designs := []typed{match}
	for i, opening := range []string{"kr_senior_researcher", noProgramme} {
		id := text("programme." + strconv.Itoa(i+1))
		if id == "" {
			id = opening
		}
		if id == noProgramme {
			continue
		}
		d, known := programmeTerms(id)
		if !known {
			d = typed{instrumentField: id} // refused where it stands
		}
		if theta := match["pass_through"]; theta != "" {
			d["pass_through"] = theta
		}
		designs = append(designs, d)
	}
	return designs
}

// values is the query of the input, without what goes without saying; nil for
// the opening page.
func (q labQuery) values() url.Values {
	values := url.Values{}
	for name, value := range q.study {
		if value != labOpening[name] {
			values.Set(name, value)
		}
	}
	if len(values) == 0 && slices.EqualFunc(q.designs, openingDesigns(), maps.Equal[typed, typed]) {
		return nil
	}
	for i, d := range q.designs {
		for name, value := range d {
			values.Set(designPrefix(i+1)+name, value)
		}
	}
	return values
}

// path is an address of the input.
func (q labQuery) path(page string) string {
	if values := q.values(); len(values) > 0 {
		return page + "?" + values.Encode()
	}
	return page
}

// with is the input with some fields of the study otherwise; an empty text takes
// one away.
func (q labQuery) with(changed typed) labQuery {
	out := labQuery{study: union(q.study, changed), designs: q.designs}
	maps.DeleteFunc(out.study, func(_, value string) bool { return value == "" })
	return out
}

// withDesign is the input with some fields of design i otherwise.
func (q labQuery) withDesign(i int, changed typed) labQuery {
	out := labQuery{study: q.study, designs: slices.Clone(q.designs)}
	d := union(out.designs[i], changed)
	maps.DeleteFunc(d, func(_, value string) bool { return value == "" })
	out.designs[i] = plainDesign(d)
	return out
}

// isPlain tells whether a query is the input's own, but for the language.
func (q labQuery) isPlain(query url.Values) bool {
	own := q.values()
	for name, values := range query {
		if name != "lang" && (len(values) != 1 || own.Get(name) != values[0]) {
			return false
		}
	}
	for name := range own {
		if !query.Has(name) {
			return false
		}
	}
	return true
}

// withLang is the address in a language that the reader asked for.
func withLang(path, lang string) string {
	switch {
	case lang == "":
		return path
	case strings.Contains(path, "?"):
		return path + "&lang=" + url.QueryEscape(lang)
	}
	return path + "?lang=" + url.QueryEscape(lang)
}
