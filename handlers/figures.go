package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// figureParts are the parts of the list of lines, by what their ids begin with,
// in the order of the calculation. A line stands in the first that fits.
var figureParts = []struct{ id, prefix string }{
	{"household", "us.spouse."}, {"household", "us.joint."},
	{"pay", "pay."}, {"us", "us."}, {"kr", "kr."}, {"subsidy", "subsidy."}, {"state", "state."}, {"gap", "gap."}, {"total", "total."},
}

// figureOrder is the order in which the parts are shown.
var figureOrder = []string{"pay", "us", "household", "kr", "subsidy", "state", "total", "gap"}

// figures lists every line of the working with its formula, as the cases
// compute it.
func (s *Server) figures(c echo.Context) error {
	page := s.page(c, views.SectionMethodology)
	page.Title, page.Path = page.T("methodology.figures.title"), "/methodology/figures"
	out := views.FiguresPage{
		Page: page, Heading: page.T("methodology.figures.title"), Intro: page.T("methodology.figures.intro"),
		Back: views.Link{Text: page.T("methodology.figures.back"), URL: "/methodology"},
	}
	byPart := map[string][]views.Formula{}
	for _, line := range s.lines().order {
		part := figurePart(line)
		byPart[part] = append(byPart[part], s.formula(page.Lang, line))
	}
	for _, part := range figureOrder {
		if len(byPart[part]) > 0 {
			out.Parts = append(out.Parts, views.FormulaPart{ID: part, Title: page.T("methodology.part." + part), Formulas: byPart[part]})
		}
	}
	return s.render(c, http.StatusOK, views.Figures(out))
}

func figurePart(line string) string {
	for _, part := range figureParts {
		if strings.HasPrefix(line, part.prefix) {
			return part.id
		}
	}
	return "total"
}

// formula is a line with its rule in words, and the lines and parameters that
// it uses.
func (s *Server) formula(lang text.Lang, line string) views.Formula {
	rule := s.lines().lines[line]
	join, signed := joins[rule.op.String()]
	if !signed {
		join = ", "
	}
	var names []string
	out := views.Formula{ID: line, Name: lineText(lang, line), Open: "/working?line=" + line}
	for _, o := range rule.operands {
		names = append(names, s.operandName(lang, o))
		if o.source == worksheet.FromStep {
			out.Uses = appendLink(out.Uses, views.Link{Text: lineText(lang, o.name), URL: "#" + o.name})
		}
	}
	out.Rule = lang.T("op."+rule.op.String(), text.With("items", strings.Join(nonEmpty(names), join)))
	if rule.rounding != money.Unrounded {
		out.Rule += " (" + lang.T("rounding."+rule.rounding.String()) + ")"
	}
	for _, path := range rule.params {
		out.Params = appendLink(out.Params, views.Link{Text: labelIn(lang, s.Engine.Book().Param(path).Label), URL: parameterURL(path)})
	}
	return out
}

// operandName is what an operand is called; a number is itself.
func (s *Server) operandName(lang text.Lang, o lineOperand) string {
	switch o.source {
	case worksheet.FromStep:
		return lineText(lang, o.name)
	case worksheet.FromLaw:
		return labelIn(lang, s.Engine.Book().Param(o.name).Label)
	case worksheet.FromInput:
		return workingView{lang: lang}.inputName(o.name)
	}
	return o.name
}

// appendLink is the list with the link at its end, unless its address is in it.
func appendLink(all []views.Link, l views.Link) []views.Link {
	for _, known := range all {
		if known.URL == l.URL {
			return all
		}
	}
	return append(all, l)
}

// lineText is a line in words.
func lineText(lang text.Lang, line string) string { return lang.T("line." + line) }

// figureURL is where a line's formula stands.
func figureURL(line string) string { return "/methodology/figures#" + line }
