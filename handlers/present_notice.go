package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views/text"
)

// notice is what a reader must know before believing the result: whether the
// match exists and which tax regime it rests on.
func (p presenter) notice() string {
	sentences := nonEmpty([]string{p.policyNotice(), p.regimeNotice(), p.americanNotice()})
	if p.scenario.IfPassed {
		sentences = append(sentences, p.lang.T("answer.notice.if_passed"))
	}
	return strings.Join(sentences, " ")
}

// carriedNotice names the values that were not yet published for the first
// year, and says from which later year more are used after their own.
func (p presenter) carriedNotice() string {
	first, later := p.carriedValues()
	var sentences []string
	if len(first) > 0 {
		sentences = append(sentences, p.lang.T("answer.notice.first_year", text.Count("year", p.scenario.TaxYear), text.With("items", strings.Join(first, ", "))))
	}
	if later > 0 {
		sentences = append(sentences, p.lang.T("answer.notice.later", text.Count("year", later)))
	}
	return strings.Join(sentences, " ")
}

// carriedValues are the names of what the first year uses after its own year,
// and the first later year that does so.
func (p presenter) carriedValues() (first []string, later int) {
	for _, use := range p.doc.Result.Parameters.CarriedForward {
		if !p.concerns(use.Parameter) {
			continue
		}
		switch year := p.carriedFrom(use.Parameter); {
		case year == p.scenario.TaxYear:
			if name := p.carriedName(use.Parameter); !slices.Contains(first, name) {
				first = append(first, name)
			}
		case year > 0 && (later == 0 || year < later):
			later = year
		}
	}
	return first, later
}

// carriedName is a value that is used after its own year, with its month where
// that year ends within the first.
func (p presenter) carriedName(path string) string {
	param := p.engine.Book().Param(path)
	end := law.Day(p.scenario.TaxYear, 12, 31)
	due := param.Values[param.InForce(end)].From.NextYear()
	if !param.Renewed || due <= law.Day(p.scenario.TaxYear, 1, 1) || due > end {
		return labelIn(p.lang, param.Label)
	}
	day := dayOf(due)
	return p.lang.T("answer.notice.from_month", text.With("item", labelIn(p.lang, param.Label)), text.With("month", p.lang.Month(day.Year(), day.Month())))
}

// carriedFrom is the first year of the horizon in which a parameter is used
// after its own year, 0 where there is none.
func (p presenter) carriedFrom(path string) int {
	param := p.engine.Book().Param(path)
	if param == nil {
		return 0
	}
	for _, y := range p.doc.Result.Years {
		end := law.Day(y.TaxYear, 12, 31)
		if i := param.InForce(end); i >= 0 && param.CarriedOn(i, end) {
			return y.TaxYear
		}
	}
	return 0
}

// carriedIn tells whether a year of the horizon uses law of an earlier year.
func (p presenter) carriedIn(year int) bool {
	return slices.ContainsFunc(p.doc.Result.Parameters.CarriedForward, func(use document.Carried) bool {
		from := p.carriedFrom(use.Parameter)
		return p.concerns(use.Parameter) && from > 0 && from <= p.first().TaxYear+year-1
	})
}

// states are the prefixes of state law within that of the United States.
var states = []string{"ca", "wa", "ny", "ma"}

// concerns tells whether a parameter bears on what the candidate is compared
// by: another state's taxes do not, nor does the employer's unemployment tax.
func (p presenter) concerns(path string) bool {
	country, statute, _ := strings.Cut(groupOf(path), ".")
	state, _, _ := strings.Cut(statute, "_")
	if country != "us" || !slices.Contains(states, state) {
		return statute != "futa"
	}
	return strings.HasPrefix(p.scenario.Current.Jurisdiction.String(), "us-"+state)
}
