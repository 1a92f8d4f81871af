package views

import (
	"strconv"

	"github.com/offergap/offergap/views/text"
)

// proseSections are the sections of the methodology, in the order of the
// calculation. Their texts are methodology.<section>.title, .p1, .p2 … and
// .point1, .point2 ….
var proseSections = []string{
	"conventions", "tax_us", "tax_kr", "regimes", "years", "equity", "gap", "household", "subsidy", "ledgers", "solvers", "lab",
	"certainty", "freshness", "differences", "not_covered", "citing", "privacy",
}

// NewMethodology fills the page from the catalogue.
func NewMethodology(p Page) MethodologyPage {
	p.Title = p.T("methodology.title")
	page := MethodologyPage{Page: p, Heading: p.T("methodology.heading"), Intro: p.T("methodology.intro")}
	for _, id := range proseSections {
		key := "methodology." + id
		page.Sections = append(page.Sections, ProseSection{
			ID:         id,
			Title:      p.T(key + ".title"),
			Paragraphs: numbered(p, key+".p"),
			Points:     numbered(p, key+".point"),
		})
	}
	page.Links = []Link{{p.T("methodology.sources"), "/parameters"}, {p.T("methodology.figures.title"), "/methodology/figures"}, {p.T("parameters.context"), "/context"}}
	return page
}

// numbered are the texts key1, key2 … as far as they go.
func numbered(p Page, key string) []string {
	var all []string
	for n := 1; text.Has(key + strconv.Itoa(n)); n++ {
		all = append(all, p.T(key+strconv.Itoa(n)))
	}
	return all
}
