package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// mostCompared is how many results stand side by side.
const mostCompared = 4

// The names of the comparison's parameters: the ids of links, and links as they
// were pasted into the form.
const (
	comparedIDs   = "ids"
	comparedLinks = "links"
)

// compare shows saved results side by side, each as far as its link shows it.
// What was pasted into the form becomes the page's own address.
func (s *Server) compare(c echo.Context) error {
	if pasted := c.QueryParam(comparedLinks); pasted != "" {
		return c.Redirect(http.StatusSeeOther, compareURL(linkIDs(c.QueryParam(comparedIDs)+" "+pasted)))
	}
	page := s.page(c, views.SectionCompare)
	ids := linkIDs(c.QueryParam(comparedIDs))
	page.Title, page.Path, page.NoIndex = page.T("compare.title"), compareURL(ids), true
	out := views.ComparePage{Page: page, IDs: strings.Join(ids, ",")}
	if len(ids) > mostCompared {
		out.Problem, ids = page.Lang.T("compare.too_many", text.Count("most", mostCompared)), ids[:mostCompared]
	}
	compared, err := s.comparedResults(c, page.Lang, ids, &out)
	if err != nil {
		return err
	}
	out.Full = len(out.Results) == mostCompared
	if len(compared) > 1 {
		f := formFields{lang: page.Lang, engine: s.Engine}
		out.Figures, out.Inputs = compared.figures(page.Lang), compared.inputs(page.Lang, f)
		out.Note = compared.lawNote(page.Lang)
	}
	return s.render(c, http.StatusOK, views.Compare(out))
}

// linkIDs are the ids in a list of ids and addresses of results, each once.
func linkIDs(list string) []string {
	var ids []string
	for _, word := range strings.FieldsFunc(cleaned(list), func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' || r == '\t' }) {
		if _, rest, isAddress := strings.Cut(word, "/s/"); isAddress {
			word = rest
		}
		word, _, _ = strings.Cut(word, "/")
		word, _, _ = strings.Cut(word, "?")
		word, _, _ = strings.Cut(word, "#")
		if word != "" && !slices.Contains(ids, word) {
			ids = append(ids, word)
		}
	}
	return ids
}

func compareURL(ids []string) string {
	if len(ids) == 0 {
		return "/compare"
	}
	escaped := make([]string, len(ids))
	for i, id := range ids {
		escaped[i] = url.QueryEscape(id)
	}
	return "/compare?" + comparedIDs + "=" + strings.Join(escaped, ",")
}

// comparedResults opens the links, and fills the page with what each leads to.
func (s *Server) comparedResults(c echo.Context, lang text.Lang, ids []string, out *views.ComparePage) (comparison, error) {
	var compared comparison
	for _, id := range ids {
		r, err := s.openLink(c, id)
		column := views.ComparedResult{Without: compareURL(slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id }))}
		if err != nil {
			if statusOf(err) >= http.StatusInternalServerError {
				return nil, err
			}
			column.Name, column.Note = lang.T("compare.not_open"), lang.T("compare."+goneKey(err))
			out.Results = append(out.Results, column)
			continue
		}
		p := s.present(lang, r.document, r.scenario, resultBasis, r.record.Link.Audience)
		p.workingPage = "/s/" + id + "/working"
		one := comparedResult{presenter: p, number: len(compared) + 1}
		if one.deal, err = p.negotiation(id); err != nil {
			return nil, err
		}
		compared = append(compared, one)
		column.Name, column.URL, column.Number = p.caseName, "/s/"+id, len(compared)
		column.Note = lang.T("owner.audience."+string(r.record.Link.Audience)) + " · " + lang.ShortDate(r.record.Document.CreatedAt.In(seoul)) + " · " + p.eyebrowYears()
		out.Results = append(out.Results, column)
	}
	return compared, nil
}

// goneKey is why a link opens nothing.
func goneKey(err error) string {
	switch {
	case errors.Is(err, db.ErrDeleted):
		return "deleted"
	case errors.Is(err, db.ErrRevoked):
		return "revoked"
	case errors.Is(err, db.ErrExpired):
		return "expired"
	}
	return "unknown"
}

// compareLink adds a result to the comparison.
func compareLink(lang text.Lang, id string) views.Link {
	return views.Link{Text: lang.T("compare.add"), URL: compareURL([]string{id})}
}

// comparedResult is a result with its number among those compared, and its
// negotiation where it has one.
type comparedResult struct {
	presenter
	number int
	deal   *dealPresenter
}

type comparison []comparedResult

// head is the first line of a table: what, and the results by their numbers.
func (all comparison) head(lang text.Lang, first string) []ui.Column {
	head := []ui.Column{{Text: lang.T(first)}}
	for _, r := range all {
		head = append(head, ui.Column{Text: lang.T("compare.column", text.Count("n", r.number), text.With("name", r.caseName)), Numeric: true})
	}
	return head
}

// lawNote says that the results stand on different law.
func (all comparison) lawNote(lang text.Lang) string {
	for _, r := range all {
		if r.doc.Result.Parameters.Version != all[0].doc.Result.Parameters.Version {
			return lang.T("compare.other_law")
		}
	}
	return ""
}
